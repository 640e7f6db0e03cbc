using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Administration.Files;
using EntSso.Administration.ServicePrincipalNames;
using EntSso.Collection.Directory;
using EntSso.Deployment;
using EntSso.Naming;
using Xunit;

namespace EntSso.Tests.Administration.ServicePrincipalNames;

/// <summary>What a real directory of the tests does not do: part with a duplicate, and fail at the putting back.</summary>
public sealed class SpnRegistrarTests
{
    private static readonly ServicePrincipalName _spn = ServicePrincipalName.Parse("ENTSSO/INTSVR1");
    private static readonly AccountName _wanted = AccountName.Parse(@"FABRIKAM\wanted");

    [Fact]
    public void Force_takes_a_duplicate_from_every_other_holder()
    {
        var directory = new FakeDirectory("wanted", "other", "third");
        var registrar = new SpnRegistrar(directory);

        var change = registrar.PlanRegister(_spn, _wanted, true, CancellationToken.None);

        Assert.Equal([@"setspn -D ENTSSO/INTSVR1 FABRIKAM\other", @"setspn -D ENTSSO/INTSVR1 FABRIKAM\third"], change.ToCommand());
        Assert.True(registrar.Apply(change, CancellationToken.None));
        Assert.Equal(["wanted"], directory.Holders);
    }

    [Fact]
    public void The_command_of_a_move_removes_first()
    {
        var change = new SpnRegistrar(new FakeDirectory("other")).PlanRegister(_spn, _wanted, true, CancellationToken.None);

        Assert.Equal([@"setspn -D ENTSSO/INTSVR1 FABRIKAM\other", @"setspn -S ENTSSO/INTSVR1 FABRIKAM\wanted"], change.ToCommand());
        Assert.Equal(@"remove ENTSSO/INTSVR1 from FABRIKAM\other, then add it to FABRIKAM\wanted", change.ToString());
    }

    [Fact]
    public void What_could_not_be_put_back_is_said_with_the_command_that_does_it()
    {
        var directory = new FakeDirectory("other") { MayAdd = _ => false };
        var registrar = new SpnRegistrar(directory);
        var change = registrar.PlanRegister(_spn, _wanted, true, CancellationToken.None);

        var refused = Assert.Throws<SpnRefusedException>(() => registrar.Apply(change, CancellationToken.None));

        Assert.Equal(SpnRefusal.MoveFailed, refused.Refusal);
        Assert.Contains(@"setspn -S ENTSSO/INTSVR1 FABRIKAM\other", refused.Message);
        Assert.Empty(directory.Holders);
    }

    [Fact]
    public void A_move_that_fails_is_undone()
    {
        var directory = new FakeDirectory("other") { MayAdd = name => name == "other" };
        var registrar = new SpnRegistrar(directory);
        var change = registrar.PlanRegister(_spn, _wanted, true, CancellationToken.None);

        Assert.Equal(
            SpnRefusal.MoveFailedAndUndone, Assert.Throws<SpnRefusedException>(() => registrar.Apply(change, CancellationToken.None)).Refusal);
        Assert.Equal(["other"], directory.Holders);
    }

    [Fact]
    public void Nothing_is_registered_while_the_other_holders_are_unknown()
    {
        var directory = new FakeDirectory() { WhyUnknown = "only one of two domains was searched" };

        var refused = Assert.Throws<SpnRefusedException>(
            () => new SpnRegistrar(directory).PlanRegister(_spn, _wanted, true, CancellationToken.None));

        Assert.Equal(SpnRefusal.HoldersUnknown, refused.Refusal);
        Assert.Contains("only one of two domains was searched", refused.Message);
    }

    [Fact]
    public void A_change_that_is_cancelled_before_it_begins_is_not_made()
    {
        var directory = new FakeDirectory("other");
        var registrar = new SpnRegistrar(directory);
        var change = registrar.PlanRegister(_spn, _wanted, true, CancellationToken.None);

        Assert.ThrowsAny<OperationCanceledException>(() => registrar.Apply(change, new CancellationToken(true)));
        Assert.Equal(["other"], directory.Holders);
    }

    [Fact]
    public void An_SPN_that_somebody_else_took_after_the_plan_is_not_registered_twice()
    {
        var directory = new FakeDirectory();
        var registrar = new SpnRegistrar(directory);
        var change = registrar.PlanRegister(_spn, _wanted, false, CancellationToken.None);
        directory.Holders.Add("other");

        var refused = Assert.Throws<SpnRefusedException>(() => registrar.Apply(change, CancellationToken.None));

        Assert.Equal(SpnRefusal.ChangedMeanwhile, refused.Refusal);
        Assert.Contains(@"FABRIKAM\other", refused.Message);
        Assert.Equal(["other"], directory.Holders);
    }

    [Fact]
    public void A_move_takes_an_SPN_only_from_the_holders_that_were_shown()
    {
        var directory = new FakeDirectory("other");
        var registrar = new SpnRegistrar(directory);
        var change = registrar.PlanRegister(_spn, _wanted, true, CancellationToken.None);
        directory.Holders.Add("third");

        Assert.Equal(SpnRefusal.ChangedMeanwhile, Assert.Throws<SpnRefusedException>(() => registrar.Apply(change, CancellationToken.None)).Refusal);
        Assert.Equal(["other", "third"], directory.Holders);
    }

    [Fact]
    public void What_another_administrator_has_done_already_is_no_error()
    {
        var directory = new FakeDirectory("other");
        var registrar = new SpnRegistrar(directory);
        var change = registrar.PlanRegister(_spn, _wanted, true, CancellationToken.None);
        directory.Holders.Clear();
        directory.Holders.Add("wanted");

        Assert.False(registrar.Apply(change, CancellationToken.None));
        Assert.Equal(["wanted"], directory.Holders);
    }

    [Fact]
    public void Holders_that_can_no_longer_be_seen_stop_the_change()
    {
        var directory = new FakeDirectory();
        var registrar = new SpnRegistrar(directory);
        var change = registrar.PlanRegister(_spn, _wanted, false, CancellationToken.None);
        directory.WhyUnknown = "only one of two domains was searched";

        Assert.Equal(SpnRefusal.HoldersUnknown, Assert.Throws<SpnRefusedException>(() => registrar.Apply(change, CancellationToken.None)).Refusal);
        Assert.Empty(directory.Holders);
    }

    [Fact]
    public void Two_who_register_at_the_same_time_are_told_that_both_have_it()
    {
        var directory = new FakeDirectory();
        directory.OnAdd = () => directory.Holders.Add("other");
        var registrar = new SpnRegistrar(directory);
        var change = registrar.PlanRegister(_spn, _wanted, false, CancellationToken.None);

        var twice = Assert.Throws<SpnRefusedException>(() => registrar.Apply(change, CancellationToken.None));

        Assert.Equal(SpnRefusal.RegisteredTwice, twice.Refusal);
        Assert.Contains(@"setspn -D ENTSSO/INTSVR1 FABRIKAM\other", twice.Message);
        Assert.Contains(@"setspn -D ENTSSO/INTSVR1 FABRIKAM\wanted", twice.Message);
    }

    [Fact]
    public void A_registration_that_cannot_be_seen_afterwards_is_not_called_done()
    {
        var lost = new FakeDirectory { Keeps = false };
        var change = new SpnRegistrar(lost).PlanRegister(_spn, _wanted, false, CancellationToken.None);
        Assert.Equal(
            SpnRefusal.NotVerified, Assert.Throws<SpnRefusedException>(() => new SpnRegistrar(lost).Apply(change, CancellationToken.None)).Refusal);

        var blind = new FakeDirectory();
        blind.OnAdd = () => blind.WhyUnknown = "the global catalog did not answer";
        var unseen = Assert.Throws<SpnRefusedException>(() => new SpnRegistrar(blind).Apply(change, CancellationToken.None));
        Assert.Equal(SpnRefusal.NotVerified, unseen.Refusal);
        Assert.Contains("the global catalog did not answer", unseen.Message);
        Assert.Equal(["wanted"], blind.Holders);
    }

    [Fact]
    public void A_removal_that_cannot_be_seen_afterwards_is_not_called_done()
    {
        var lost = new FakeDirectory("wanted") { Keeps = false };
        var change = new SpnRegistrar(lost).PlanUnregister(_spn, _wanted, CancellationToken.None);
        var refused = Assert.Throws<SpnRefusedException>(() => new SpnRegistrar(lost).Apply(change, CancellationToken.None));
        Assert.Equal(SpnRefusal.NotVerified, refused.Refusal);
        Assert.Contains(@"setspn -D ENTSSO/INTSVR1 FABRIKAM\wanted", refused.Message);

        var good = new FakeDirectory("wanted", "other");
        Assert.True(new SpnRegistrar(good).Apply(change, CancellationToken.None));
        Assert.Equal(["other"], good.Holders);
        Assert.False(new SpnRegistrar(good).Apply(change, CancellationToken.None));
    }

    [Fact]
    public void A_search_of_the_forest_that_lags_behind_the_account_itself_is_no_failure()
    {
        var directory = new FakeDirectory { SearchLags = true };
        var registrar = new SpnRegistrar(directory);

        Assert.True(registrar.Apply(registrar.PlanRegister(_spn, _wanted, false, CancellationToken.None), CancellationToken.None));
    }

    [Fact]
    public void As_a_step_among_others_it_says_what_happened_and_whether_anything_may_have_changed()
    {
        var taken = new FakeDirectory();
        var before = Step(taken);
        taken.Holders.Add("other");
        var refused = Assert.Throws<AdministrationException>(() => before.Apply(new WithDirectory(taken), CancellationToken.None));
        Assert.Equal((AdministrationFailure.ConcurrentChange, false), (refused.Failure, refused.MayHaveChanged));

        var racing = new FakeDirectory();
        racing.OnAdd = () => racing.Holders.Add("other");
        var twice = Assert.Throws<AdministrationException>(() => Step(racing).Apply(new WithDirectory(racing), CancellationToken.None));
        Assert.Equal((AdministrationFailure.NotVerified, true), (twice.Failure, twice.MayHaveChanged));

        var mean = new FakeDirectory("other") { MayAdd = _ => false };
        var halfway = Assert.Throws<AdministrationException>(() => Step(mean).Apply(new WithDirectory(mean), CancellationToken.None));
        Assert.Equal((AdministrationFailure.Refused, true), (halfway.Failure, halfway.MayHaveChanged));

        var blind = new FakeDirectory();
        var unseen = Step(blind);
        blind.WhyUnknown = "the global catalog did not answer";
        var unknown = Assert.Throws<AdministrationException>(() => unseen.Apply(new WithDirectory(blind), CancellationToken.None));
        Assert.Equal((AdministrationFailure.PreconditionUnknown, false), (unknown.Failure, unknown.MayHaveChanged));

        static SpnHolderChange Step(FakeDirectory directory) => new(new SpnRegistrar(directory).PlanRegister(_spn, _wanted, true, CancellationToken.None));
    }

    [Fact]
    public void A_step_has_the_words_for_what_it_does()
    {
        SpnHolderChange move = new(new SpnRegistrar(new FakeDirectory("other", "third")).PlanRegister(_spn, _wanted, true, CancellationToken.None));
        SpnHolderChange add = new(new SpnRegistrar(new FakeDirectory()).PlanRegister(_spn, _wanted, false, CancellationToken.None));
        Change removal = add.Undo!;

        Assert.Equal(@"ENTSSO/INTSVR1: Registered on: FABRIKAM\other, FABRIKAM\third -> FABRIKAM\wanted", move.ToString());
        Assert.Equal("setspn -D ENTSSO/INTSVR1 FABRIKAM\\other\nsetspn -D ENTSSO/INTSVR1 FABRIKAM\\third\nsetspn -S ENTSSO/INTSVR1 FABRIKAM\\wanted", move.ToolCommand);
        Assert.Null(move.Undo);
        Assert.Equal(@"ENTSSO/INTSVR1: Registered on: no account -> FABRIKAM\wanted", add.ToString());
        Assert.Equal(@"ENTSSO/INTSVR1: Registered on: FABRIKAM\wanted -> no account", removal.ToString());
        Assert.Equal(@"Unregister-EntSsoSpn ENTSSO/INTSVR1 FABRIKAM\wanted", removal.Cmdlet);
        Assert.Equal(@"setspn -D ENTSSO/INTSVR1 FABRIKAM\wanted", removal.ToolCommand);
    }

    /// <summary>A system of which only the directory is asked.</summary>
    private sealed class WithDirectory(IDirectory directory) : DeploymentAdministration
    {
        public override string Target => "the system of the test";

        public override IDirectory? Directory => directory;

        public override IDisposable Lock(CancellationToken cancellationToken) => new CancellationTokenSource();

        protected override SyncDeployment Load(CancellationToken cancellationToken) => new();

        protected override void Store(SyncDeployment deployment, CancellationToken cancellationToken)
        {
        }

        protected override FactOrigin Origin() => new("the test", DateTime.MinValue);
    }

    private sealed class FakeDirectory(params string[] holders) : IDirectory
    {
        public List<string> Holders { get; } = [.. holders];

        public Func<string, bool> MayAdd { get; init; } = _ => true;

        public string WhyUnknown { get; set; } = "";

        /// <summary>What somebody else does while an SPN is added.</summary>
        public Action OnAdd { get; set; } = () => { };

        /// <summary>Whether what is written is so afterwards.</summary>
        public bool Keeps { get; init; } = true;

        /// <summary>Whether the search of the forest does not show yet what was added.</summary>
        public bool SearchLags { get; init; }

        public string Source => "a directory of the test";

        public SyncDeployment ReadPcns(CancellationToken cancellationToken) => new();

        public IEnumerable<AccountLookup> FindAccounts(IReadOnlyList<AccountName> names, CancellationToken cancellationToken) =>
            names.Select(name => new AccountLookup(name.ToString(), Fact.Known<DirectoryAccount?>(Account(NameOf(name)))));

        public IEnumerable<SpnLookup> FindSpnHolders(IReadOnlyList<string> servicePrincipalNames, CancellationToken cancellationToken) =>
            servicePrincipalNames.Select(name => new SpnLookup(
                name,
                WhyUnknown.Length > 0
                    ? Fact.Unknown<IReadOnlyList<DirectoryAccount>>(WhyUnknown)
                    : Fact.Known<IReadOnlyList<DirectoryAccount>>([.. Holders.Where(holder => !SearchLags || holder != "wanted").Select(Account)])));

        public IReadOnlyList<GroupMembership> FindMembers(
            DirectoryAccount group, IReadOnlyList<DirectoryAccount> accounts, CancellationToken cancellationToken) => [];

        public Fact<IReadOnlyList<string>> ReadTokenGroups(DirectoryAccount account, CancellationToken cancellationToken) => default;

        public bool AddSpn(DirectoryAccount account, string servicePrincipalName, CancellationToken cancellationToken)
        {
            if (!MayAdd(account.SamAccountName))
            {
                throw new DirectoryException(DirectoryFailure.NoRights, "No right.", "dc1.fabrikam.com:389", 50);
            }

            OnAdd();
            if (Keeps)
            {
                Holders.Add(account.SamAccountName);
            }

            return true;
        }

        public bool RemoveSpn(DirectoryAccount account, string servicePrincipalName, CancellationToken cancellationToken) =>
            Keeps ? Holders.Remove(account.SamAccountName) : Holders.Contains(account.SamAccountName);

        public void Dispose()
        {
        }

        private static string Sid(string name) => $"S-1-5-21-1-2-3-{(name == "wanted" ? 1001 : name == "other" ? 1002 : 1003)}";

        private static string NameOf(AccountName name) => name.Form == AccountNameForm.Sid
            ? new[] { "wanted", "other", "third" }.Single(candidate => Sid(candidate) == name.ToString())
            : name.User;

        private DirectoryAccount Account(string name) => new()
        {
            Sid = Sid(name),
            ServicePrincipalNames = Holders.Contains(name) ? [_spn.ToString()] : [],
            DistinguishedName = $"CN={name},DC=fabrikam,DC=com",
            SamAccountName = name,
            DomainDnsName = "fabrikam.com",
            DomainNetBiosName = Fact.Known("FABRIKAM"),
            Kind = DirectoryAccountKind.User,
        };
    }
}
