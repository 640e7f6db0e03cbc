using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using EntSso.Administration.ServicePrincipalNames;
using EntSso.Collection.Directory;
using EntSso.Deployment;
using EntSso.Naming;
using Xunit;

namespace EntSso.Tests.Administration.ServicePrincipalNames;

/// <summary>What a real directory of the tests does not do: part with a duplicate, and fail at the putting back.</summary>
public sealed class SpnRegistrarTests
{
    private static readonly ServicePrincipalName Spn = ServicePrincipalName.Parse("ENTSSO/INTSVR1");
    private static readonly AccountName Wanted = AccountName.Parse(@"FABRIKAM\wanted");

    [Fact]
    public void Force_takes_a_duplicate_from_every_other_holder()
    {
        var directory = new FakeDirectory("wanted", "other", "third");
        var registrar = new SpnRegistrar(directory);

        var change = registrar.PlanRegister(Spn, Wanted, true, CancellationToken.None);

        Assert.Equal([@"setspn -D ENTSSO/INTSVR1 FABRIKAM\other", @"setspn -D ENTSSO/INTSVR1 FABRIKAM\third"], change.ToCommand());
        Assert.True(registrar.Apply(change, CancellationToken.None));
        Assert.Equal(["wanted"], directory.Holders);
    }

    [Fact]
    public void The_command_of_a_move_removes_first()
    {
        var change = new SpnRegistrar(new FakeDirectory("other")).PlanRegister(Spn, Wanted, true, CancellationToken.None);

        Assert.Equal([@"setspn -D ENTSSO/INTSVR1 FABRIKAM\other", @"setspn -S ENTSSO/INTSVR1 FABRIKAM\wanted"], change.ToCommand());
        Assert.Equal(@"remove ENTSSO/INTSVR1 from FABRIKAM\other, then add it to FABRIKAM\wanted", change.ToString());
    }

    [Fact]
    public void What_could_not_be_put_back_is_said_with_the_command_that_does_it()
    {
        var directory = new FakeDirectory("other") { MayAdd = _ => false };
        var registrar = new SpnRegistrar(directory);
        var change = registrar.PlanRegister(Spn, Wanted, true, CancellationToken.None);

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
        var change = registrar.PlanRegister(Spn, Wanted, true, CancellationToken.None);

        Assert.Equal(
            SpnRefusal.MoveFailedAndUndone, Assert.Throws<SpnRefusedException>(() => registrar.Apply(change, CancellationToken.None)).Refusal);
        Assert.Equal(["other"], directory.Holders);
    }

    [Fact]
    public void Nothing_is_registered_while_the_other_holders_are_unknown()
    {
        var directory = new FakeDirectory() { WhyUnknown = "only one of two domains was searched" };

        var refused = Assert.Throws<SpnRefusedException>(
            () => new SpnRegistrar(directory).PlanRegister(Spn, Wanted, true, CancellationToken.None));

        Assert.Equal(SpnRefusal.HoldersUnknown, refused.Refusal);
        Assert.Contains("only one of two domains was searched", refused.Message);
    }

    [Fact]
    public void A_change_that_is_cancelled_before_it_begins_is_not_made()
    {
        var directory = new FakeDirectory("other");
        var registrar = new SpnRegistrar(directory);
        var change = registrar.PlanRegister(Spn, Wanted, true, CancellationToken.None);

        Assert.ThrowsAny<OperationCanceledException>(() => registrar.Apply(change, new CancellationToken(true)));
        Assert.Equal(["other"], directory.Holders);
    }

    private sealed class FakeDirectory(params string[] holders) : IDirectory
    {
        public List<string> Holders { get; } = [.. holders];

        public Func<string, bool> MayAdd { get; init; } = _ => true;

        public string WhyUnknown { get; init; } = "";

        public string Source => "a directory of the test";

        public IEnumerable<AccountLookup> FindAccounts(IReadOnlyList<AccountName> names, CancellationToken cancellationToken) =>
            names.Select(name => new AccountLookup(name.ToString(), Fact.Known<DirectoryAccount?>(Account(name.User))));

        public IEnumerable<SpnLookup> FindSpnHolders(IReadOnlyList<string> servicePrincipalNames, CancellationToken cancellationToken) =>
            servicePrincipalNames.Select(name => new SpnLookup(
                name,
                WhyUnknown.Length > 0
                    ? Fact.Unknown<IReadOnlyList<DirectoryAccount>>(WhyUnknown)
                    : Fact.Known<IReadOnlyList<DirectoryAccount>>([.. Holders.Select(Account)])));

        public IReadOnlyList<GroupMembership> FindMembers(
            DirectoryAccount group, IReadOnlyList<DirectoryAccount> accounts, CancellationToken cancellationToken) => [];

        public Fact<IReadOnlyList<string>> ReadTokenGroups(DirectoryAccount account, CancellationToken cancellationToken) => default;

        public bool AddSpn(DirectoryAccount account, string servicePrincipalName, CancellationToken cancellationToken)
        {
            if (!MayAdd(account.SamAccountName))
            {
                throw new DirectoryException(DirectoryFailure.NoRights, "No right.", "dc1.fabrikam.com:389", 50);
            }

            Holders.Add(account.SamAccountName);
            return true;
        }

        public bool RemoveSpn(DirectoryAccount account, string servicePrincipalName, CancellationToken cancellationToken) =>
            Holders.Remove(account.SamAccountName);

        public void Dispose()
        {
        }

        private static DirectoryAccount Account(string name) => new()
        {
            Sid = $"S-1-5-21-1-2-3-{(name == "wanted" ? 1001 : name == "other" ? 1002 : 1003)}",
            DistinguishedName = $"CN={name},DC=fabrikam,DC=com",
            SamAccountName = name,
            DomainDnsName = "fabrikam.com",
            DomainNetBiosName = Fact.Known("FABRIKAM"),
            Kind = DirectoryAccountKind.User,
        };
    }
}
