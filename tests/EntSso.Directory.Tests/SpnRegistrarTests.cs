using System.Net;
using EntSso.Administration.ServicePrincipalNames;
using EntSso.Collection.Directory;
using EntSso.Directory.Tests.Samba;
using EntSso.Naming;
using Xunit;

namespace EntSso.Directory.Tests;

/// <summary>Every test uses SPNs of its own and leaves the seeded ones as they were.</summary>
public sealed class SpnRegistrarTests(SharedDomain shared)
{
    [Fact]
    public void An_SPN_is_written_read_again_and_removed()
    {
        Assert.Equal(SpnChangeKind.Add, Register("ENTSSO/WRITTEN.fabrikam.test", "writable"));
        Assert.Equal(["writable"], Holders("ENTSSO/WRITTEN.fabrikam.test"));

        Assert.Equal(SpnChangeKind.Remove, Unregister("entsso/written.FABRIKAM.test", "writable"));
        Assert.Empty(Holders("ENTSSO/WRITTEN.fabrikam.test"));
    }

    [Fact]
    public void What_is_so_already_changes_nothing()
    {
        using var directory = shared.Domain.Connect();
        var registrar = new SpnRegistrar(directory);

        var register = registrar.PlanRegister(Name("entsso/intsvr1"), Account("ssosvcact"), false, CancellationToken.None);
        var unregister = registrar.PlanUnregister(Name("ENTSSO/INTSVR2"), Account("ssosvcact"), CancellationToken.None);

        Assert.Equal((SpnChangeKind.None, SpnChangeKind.None), (register.Kind, unregister.Kind));
        Assert.Empty(register.ToCommand());
        Assert.False(registrar.Apply(register, CancellationToken.None));
        Assert.False(registrar.Apply(unregister, CancellationToken.None));
    }

    [Fact]
    public void Adding_and_removing_twice_is_no_error()
    {
        using var directory = shared.Domain.Connect();
        var account = directory.FindAccounts([Account("writable")], CancellationToken.None).Single().Account.Value!;

        Assert.True(directory.AddSpn(account, "ENTSSO/TWICE", CancellationToken.None));
        Assert.False(directory.AddSpn(account, "ENTSSO/TWICE", CancellationToken.None));
        Assert.True(directory.RemoveSpn(account, "ENTSSO/TWICE", CancellationToken.None));
        Assert.False(directory.RemoveSpn(account, "ENTSSO/TWICE", CancellationToken.None));
    }

    [Fact]
    public void An_SPN_of_another_account_is_not_moved_without_force()
    {
        var refused = Assert.Throws<SpnRefusedException>(() => Register("ENTSSO/KEPT1", "moveto"));

        Assert.Equal(SpnRefusal.HeldByAnother, refused.Refusal);
        Assert.Contains(@"setspn -D ENTSSO/KEPT1 FABRIKAM\movefrom", refused.Message);
        Assert.Contains(@"setspn -S ENTSSO/KEPT1 FABRIKAM\moveto", refused.Message);
        Assert.Equal(["movefrom"], Holders("ENTSSO/KEPT1"));
    }

    [Fact]
    public void Force_moves_an_SPN()
    {
        Assert.Equal(SpnChangeKind.Move, Register("ENTSSO/MOVED1", "moveto", force: true));
        Assert.Equal(["moveto"], Holders("ENTSSO/MOVED1"));
    }

    [Fact]
    public void A_duplicate_that_the_directory_will_not_part_with_is_left_as_it_was()
    {
        // Samba, other than Windows, refuses to remove one value of a duplicate.
        using var directory = shared.Domain.Connect();
        var registrar = new SpnRegistrar(directory);
        var refused = Assert.Throws<SpnRefusedException>(
            () => registrar.PlanRegister(Name("ENTSSO/INTSVR4"), Account("ssosvcact"), false, CancellationToken.None));

        var change = registrar.PlanRegister(Name("ENTSSO/INTSVR4"), Account("ssosvcact"), true, CancellationToken.None);

        Assert.Equal(SpnRefusal.HeldByAnother, refused.Refusal);
        Assert.Equal([@"setspn -D ENTSSO/INTSVR4 FABRIKAM\oldsso"], change.ToCommand());
        Assert.Equal(
            DirectoryFailure.ConstraintViolation,
            Assert.Throws<DirectoryException>(() => registrar.Apply(change, CancellationToken.None)).Failure);
        Assert.Equal(2, Holders("ENTSSO/INTSVR4").Length);
    }

    [Fact]
    public void Without_the_right_nothing_is_written()
    {
        var exception = Assert.Throws<DirectoryException>(
            () => Register("ENTSSO/DENIED", "writable", credential: SambaDomain.User("plainuser")));

        Assert.Equal(DirectoryFailure.NoRights, exception.Failure);
        Assert.Contains("add ENTSSO/DENIED to CN=writable", exception.Message);
        Assert.Empty(Holders("ENTSSO/DENIED"));
    }

    [Fact]
    public void A_move_that_fails_half_way_is_put_back_and_says_so()
    {
        var refused = Assert.Throws<SpnRefusedException>(
            () => Register("ENTSSO/MOVED2", "moveto", force: true, credential: SambaDomain.User("mover")));

        Assert.Equal(SpnRefusal.MoveFailedAndUndone, refused.Refusal);
        Assert.Contains(@"held by FABRIKAM\movefrom as before", refused.Message);
        Assert.Equal(DirectoryFailure.NoRights, Assert.IsType<DirectoryException>(refused.InnerException).Failure);
        Assert.Equal(["movefrom"], Holders("ENTSSO/MOVED2"));
    }

    [Theory]
    [InlineData("nobody", SpnRefusal.AccountNotFound)]
    [InlineData("SSO Administrators", SpnRefusal.NotAnAccount)]
    public void An_account_that_cannot_hold_an_SPN_is_refused(string account, SpnRefusal refusal) =>
        Assert.Equal(refusal, Assert.Throws<SpnRefusedException>(() => Register("ENTSSO/NEVER", account)).Refusal);

    [Fact]
    public void An_account_of_a_computer_is_refused_without_asking()
    {
        using var directory = shared.Domain.Connect();

        var refused = Assert.Throws<SpnRefusedException>(() => new SpnRegistrar(directory).PlanRegister(
            Name("ENTSSO/NEVER"), AccountName.Parse("LocalSystem"), false, CancellationToken.None));

        Assert.Equal((SpnRefusal.AccountUnknown, 0), (refused.Refusal, directory.Traffic.RoundTrips));
    }

    [Fact]
    public void A_duplicate_that_appears_after_the_check_is_seen_before_writing_and_refused_by_the_directory_itself()
    {
        using var directory = shared.Domain.Connect();
        var registrar = new SpnRegistrar(directory);
        var change = registrar.PlanRegister(Name("ENTSSO/RACE"), Account("moveto"), false, CancellationToken.None);
        Register("ENTSSO/RACE", "writable");

        var seen = Assert.Throws<SpnRefusedException>(() => registrar.Apply(change, CancellationToken.None));
        var exception = Assert.Throws<DirectoryException>(() => directory.AddSpn(change.Account, "ENTSSO/RACE", CancellationToken.None));

        Assert.Equal(SpnRefusal.ChangedMeanwhile, seen.Refusal);
        Assert.Equal((DirectoryFailure.ConstraintViolation, 19), (exception.Failure, exception.Code));
        Assert.Equal(["writable"], Holders("ENTSSO/RACE"));
        Unregister("ENTSSO/RACE", "writable");
    }

    [Fact]
    public void An_account_that_is_gone_is_no_such_object()
    {
        using var directory = shared.Domain.Connect();
        var account = directory.FindAccounts([Account("writable")], CancellationToken.None).Single().Account.Value!;

        var exception = Assert.Throws<DirectoryException>(() => directory.AddSpn(
            account with { DistinguishedName = "CN=gone,OU=SSO,DC=fabrikam,DC=test" }, "ENTSSO/GONE", CancellationToken.None));

        Assert.Equal(DirectoryFailure.NoSuchObject, exception.Failure);
    }

    private static ServicePrincipalName Name(string text) => ServicePrincipalName.Parse(text);

    private static AccountName Account(string name) => AccountName.Parse($@"FABRIKAM\{name}");

    private SpnChangeKind Register(string name, string account, bool force = false, NetworkCredential? credential = null)
    {
        using var directory = shared.Domain.Connect(credential);
        var registrar = new SpnRegistrar(directory);
        var change = registrar.PlanRegister(Name(name), Account(account), force, CancellationToken.None);
        Assert.True(registrar.Apply(change, CancellationToken.None));
        return change.Kind;
    }

    private SpnChangeKind Unregister(string name, string account)
    {
        using var directory = shared.Domain.Connect();
        var registrar = new SpnRegistrar(directory);
        var change = registrar.PlanUnregister(Name(name), Account(account), CancellationToken.None);
        Assert.True(registrar.Apply(change, CancellationToken.None));
        return change.Kind;
    }

    private string[] Holders(string name)
    {
        using var directory = shared.Domain.Connect();
        return [.. directory.FindSpnHolders([name], CancellationToken.None).Single().Holders.Value.Select(holder => holder.SamAccountName)];
    }
}
