using EntSso.Administration.Files;
using EntSso.Administration.ServicePrincipalNames;
using EntSso.Collection.Directory;
using EntSso.Deployment;
using EntSso.Naming;
using EntSso.Tests.Diagnosis;
using Xunit;

namespace EntSso.Tests.Administration.Files;

/// <summary>SPNs in a deployment file: they stand with their holders and with each account, and both have to agree.</summary>
public class RecordedDirectoryTests
{
    private static readonly ServicePrincipalName _spn = ServicePrincipalName.Parse("ENTSSO/INTSVR9");
    private static readonly AccountName _account = AccountName.Parse(@"FABRIKAM\ssosvcact");
    private static readonly DirectoryAccount _service = Fabrikam.ServiceAccount;

    [Theory]
    [InlineData("S-1-5-21-1-2-3-1104", "CN=a,DC=x", "s-1-5-21-1-2-3-1104", "CN=moved,DC=x", true)]
    [InlineData("S-1-5-21-1-2-3-1104", "CN=a,DC=x", "S-1-5-21-1-2-3-1105", "CN=a,DC=x", false)]
    [InlineData("", "CN=a,DC=x", "S-1-5-21-1-2-3-1104", "cn=A,dc=x", true)]
    [InlineData("", "CN=a,DC=x", "", "CN=b,DC=x", false)]
    [InlineData("", "", "", "", false)]
    public void Accounts_are_the_same_by_SID_or_by_distinguished_name_and_never_without_either(string sid, string name, string otherSid, string otherName, bool isSame)
    {
        DirectoryAccount one = Fabrikam.Account("one", 1104) with { Sid = sid, DistinguishedName = name };
        DirectoryAccount other = one with { Sid = otherSid, DistinguishedName = otherName };

        Assert.Equal((isSame, isSame), (one.IsSameAs(other), other.IsSameAs(one)));
    }

    [Fact]
    public void What_was_registered_can_be_removed_again()
    {
        using PlannedAdministration sso = With(Fact.Known<IReadOnlyList<DirectoryAccount>>([]));
        SpnRegistrar registrar = new(sso.Directory!);

        Assert.True(registrar.Apply(registrar.PlanRegister(_spn, _account, false, default), default));
        Assert.Equal([Fabrikam.ShortSpn, Fabrikam.LongSpn, "ENTSSO/INTSVR9"], Account(sso).ServicePrincipalNames);
        SpnChange removal = registrar.PlanUnregister(_spn, _account, default);
        Assert.Equal(SpnChangeKind.Remove, removal.Kind);
        Assert.True(registrar.Apply(removal, default));

        Assert.Equal(_service.ServicePrincipalNames, Account(sso).ServicePrincipalNames);
        Assert.Empty(Holders(sso).Value);
        Assert.Equal(SpnChangeKind.None, registrar.PlanUnregister(_spn, _account, default).Kind);
    }

    [Fact]
    public void A_move_takes_the_SPN_from_the_list_of_the_account_that_had_it()
    {
        DirectoryAccount old = Fabrikam.Other with { ServicePrincipalNames = ["ENTSSO/intsvr9", "HOST/OLD"] };
        using PlannedAdministration sso = With(Fact.Known<IReadOnlyList<DirectoryAccount>>([old]), old);
        SpnRegistrar registrar = new(sso.Directory!);

        registrar.Apply(registrar.PlanRegister(_spn, _account, true, default), default);

        Assert.Equal(["HOST/OLD"], Account(sso, @"FABRIKAM\otheracct").ServicePrincipalNames);
        Assert.Contains("ENTSSO/INTSVR9", Account(sso).ServicePrincipalNames);
        DirectoryAccount holder = Assert.Single(Holders(sso).Value);
        Assert.Equal(_service.Sid, holder.Sid);
        Assert.Contains("ENTSSO/INTSVR9", holder.ServicePrincipalNames);
    }

    [Fact]
    public void Holders_that_are_unknown_stay_unknown()
    {
        using PlannedAdministration sso = With(Fact.Unknown<IReadOnlyList<DirectoryAccount>>("only one of two domains was searched"));

        Assert.True(sso.Directory!.AddSpn(_service, "ENTSSO/INTSVR9", default));
        Assert.Equal("only one of two domains was searched", Holders(sso).Reason);
        Assert.Contains("ENTSSO/INTSVR9", Account(sso).ServicePrincipalNames);
        Assert.False(sso.Directory!.AddSpn(_service, "ENTSSO/INTSVR9", default));

        Assert.True(sso.Directory!.RemoveSpn(_service, "entsso/intsvr9", default));
        Assert.False(Holders(sso).IsKnown);
        Assert.Equal(_service.ServicePrincipalNames, Account(sso).ServicePrincipalNames);
    }

    [Fact]
    public void Where_neither_the_account_nor_the_holders_are_recorded_nothing_can_be_written()
    {
        using PlannedAdministration sso = With(Fact.Unknown<IReadOnlyList<DirectoryAccount>>("only one of two domains was searched"));

        DirectoryException refused = Assert.Throws<DirectoryException>(() => sso.Directory!.AddSpn(Fabrikam.Other, "ENTSSO/INTSVR9", default));

        Assert.Equal(DirectoryFailure.NoSuchObject, refused.Failure);
        Assert.Contains(@"FABRIKAM\otheracct", refused.Message);
        Assert.False(Holders(sso).IsKnown);
    }

    [Fact]
    public void An_account_is_found_by_its_SID_too()
    {
        using PlannedAdministration sso = With(Fact.Known<IReadOnlyList<DirectoryAccount>>([]));

        Assert.Equal(_service.Sid, Assert.Single(sso.Directory!.FindAccounts([AccountName.Parse(_service.Sid)], default)).Account.Value!.Sid);
    }

    private static PlannedAdministration With(Fact<IReadOnlyList<DirectoryAccount>> holders, params DirectoryAccount[] others) => new(
        new SyncDeployment
        {
            Directory = new DirectoryFacts
            {
                Accounts = [.. others.Prepend(_service).Select(account => new AccountLookup(account.ToString(), Fact.Known<DirectoryAccount?>(account)))],
                ServicePrincipalNames = [new SpnLookup("ENTSSO/INTSVR9", holders)],
            },
        },
        "the seed");

    private static Fact<IReadOnlyList<DirectoryAccount>> Holders(PlannedAdministration sso) =>
        sso.Directory!.FindSpnHolders(["ENTSSO/INTSVR9"], default).Single().Holders;

    private static DirectoryAccount Account(PlannedAdministration sso, string name = @"FABRIKAM\ssosvcact") =>
        sso.Directory!.FindAccounts([AccountName.Parse(name)], default).Single().Account.Value!;
}
