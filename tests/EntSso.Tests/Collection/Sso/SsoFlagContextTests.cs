using EntSso.Collection.Sso;
using EntSso.Deployment;
using Xunit;

namespace EntSso.Tests.Collection.Sso;

/// <summary>One number means different things of a system, an application, an adapter, a field and a mapping.</summary>
public class SsoFlagContextTests
{
    private static readonly FactOrigin _origin = new("COM SSOMapper on INTSVR1", new(2026, 1, 5, 8, 0, 0, DateTimeKind.Utc));

    [Theory]
    [InlineData(0x2, nameof(SsoSystem.IsEnabled))]
    [InlineData(0x4, nameof(SsoSystem.AllowWindowsInitiated))]
    [InlineData(0x8, nameof(SsoSystem.AllowHostInitiated))]
    [InlineData(0x10, nameof(SsoSystem.VerifyExternalCredentials))]
    [InlineData(0x20, nameof(SsoSystem.AllowTickets))]
    [InlineData(0x40, nameof(SsoSystem.ValidateTickets))]
    [InlineData(0x200, nameof(SsoSystem.FromAdaptersToDatabase))]
    [InlineData(0x400, nameof(SsoSystem.FromWindowsToAdapters))]
    [InlineData(0x800, nameof(SsoSystem.FromAdaptersToWindows))]
    [InlineData(0x1000, nameof(SsoSystem.VerifyOldPassword))]
    public void Flags_of_the_system(int bit, string name)
    {
        SsoSystem system = SystemFacts.Of(
            Fact.Known("INTSVR1"),
            Fact.Known(new GlobalInfo((SsoGlobalFlags)bit, 0, 0, 0, 0, 0, 0, "", "", ""), _origin),
            Fact.Unknown<ServerStatus>("no answer"),
            Fact.Unknown<DatabaseInfo>("no answer"));

        AssertOnly(
            name,
            (nameof(system.IsEnabled), system.IsEnabled),
            (nameof(system.AllowWindowsInitiated), system.AllowWindowsInitiated),
            (nameof(system.AllowHostInitiated), system.AllowHostInitiated),
            (nameof(system.VerifyExternalCredentials), system.VerifyExternalCredentials),
            (nameof(system.AllowTickets), system.AllowTickets),
            (nameof(system.ValidateTickets), system.ValidateTickets),
            (nameof(system.FromAdaptersToDatabase), system.FromAdaptersToDatabase),
            (nameof(system.FromWindowsToAdapters), system.FromWindowsToAdapters),
            (nameof(system.FromAdaptersToWindows), system.FromAdaptersToWindows),
            (nameof(system.VerifyOldPassword), system.VerifyOldPassword));
        Assert.Equal("no answer", system.DatabaseServer.Reason);
        Assert.Equal("the server did not report it", system.SecretServer.Reason);
    }

    [Theory]
    [InlineData(0x2, nameof(AffiliateApplication.IsEnabled))]
    [InlineData(0x40000, nameof(AffiliateApplication.AllowLocalAccounts))]
    [InlineData(0x2000000, nameof(AffiliateApplication.DirectPasswordSync))]
    [InlineData(0x400, "")]
    public void Flags_of_an_application(int bit, string name)
    {
        AffiliateApplication application = ApplicationFacts.Of(
            Listed(ApplicationType.Individual, bit), Fact.Unknown<IReadOnlyList<ApplicationField>>("not asked"), Fact.Known<string?>(null), _origin);

        AssertOnly(
            name,
            (nameof(application.IsEnabled), application.IsEnabled),
            (nameof(application.AllowLocalAccounts), application.AllowLocalAccounts),
            (nameof(application.DirectPasswordSync), application.DirectPasswordSync));
        Assert.Equal(bit, application.Flags.Value);
    }

    [Theory]
    [InlineData(0x2, nameof(SyncAdapter.IsEnabled))]
    [InlineData(0x200, nameof(SyncAdapter.SyncFromAdapter))]
    [InlineData(0x400, nameof(SyncAdapter.SyncToAdapter))]
    [InlineData(0x800, nameof(SyncAdapter.ChangeWindowsPassword))]
    [InlineData(0x1000, nameof(SyncAdapter.VerifyOldPassword))]
    [InlineData(0x2000, nameof(SyncAdapter.SendOldPassword))]
    [InlineData(0x4000, nameof(SyncAdapter.AllowMappingConflicts))]
    [InlineData(0x40000, nameof(SyncAdapter.AllowLocalAccounts))]
    [InlineData(0x2000000, "")]
    public void Flags_of_an_adapter(int bit, string name)
    {
        SyncAdapter adapter = AdapterFacts.Of(
            Listed(ApplicationType.Adapter, bit), Fact.Known("HOST1"), Fact.Known<IReadOnlyList<string>>([]), Fact.Known<string?>(null), _origin);

        AssertOnly(
            name,
            (nameof(adapter.IsEnabled), adapter.IsEnabled),
            (nameof(adapter.SyncFromAdapter), adapter.SyncFromAdapter),
            (nameof(adapter.SyncToAdapter), adapter.SyncToAdapter),
            (nameof(adapter.ChangeWindowsPassword), adapter.ChangeWindowsPassword),
            (nameof(adapter.VerifyOldPassword), adapter.VerifyOldPassword),
            (nameof(adapter.SendOldPassword), adapter.SendOldPassword),
            (nameof(adapter.AllowMappingConflicts), adapter.AllowMappingConflicts),
            (nameof(adapter.AllowLocalAccounts), adapter.AllowLocalAccounts));
    }

    [Theory]
    [InlineData(0x10000000, true, false)]
    [InlineData(0x20000000, false, true)]
    public void Flags_of_a_field(int flags, bool isMasked, bool isSync)
    {
        var field = new ApplicationField("Password", flags);

        Assert.Equal((isMasked, isSync), (field.IsMasked, field.IsSync));
    }

    [Theory]
    [InlineData(0x2, MappingState.Enabled)]
    [InlineData(0x3000006, MappingState.Enabled)]
    [InlineData(0x80, MappingState.Disabled)]
    [InlineData(0, MappingState.Disabled)]
    public void Flags_of_a_mapping(int flags, MappingState state)
    {
        Mapping mapping = MappingFacts.Of("Payroll", "FABRIKAM", "alice", "ALICE01", flags, _origin);

        Assert.Equal((state, MappingCredentials.Unknown, (int?)flags), (mapping.State, mapping.Credentials, mapping.Flags));
        Assert.Equal(@"FABRIKAM\alice -> Payroll:ALICE01", mapping.ToString());
    }

    [Fact]
    public void Accounts_that_were_removed_for_the_caller_are_unknown_and_not_none()
    {
        AffiliateApplication application = ApplicationFacts.Of(
            Listed(ApplicationType.Individual, unchecked((int)0x80000002)),
            Fact.Unknown<IReadOnlyList<ApplicationField>>("not asked"),
            Fact.Known<string?>(null),
            _origin);

        Assert.Contains("administrators of the application", application.Users.Reason);
        Assert.Equal(Fact.Known(true), application.IsEnabled);
    }

    [Theory]
    [InlineData(@"FABRIKAM\Users", new[] { @"FABRIKAM\Users" })]
    [InlineData(@"FABRIKAM\Domain Users; FABRIKAM\Clerks ;", new[] { @"FABRIKAM\Domain Users", @"FABRIKAM\Clerks" })]
    [InlineData("", new string[0])]
    public void Several_accounts_in_one_string(string stored, string[] accounts) => Assert.Equal(accounts, AccountList.Split(stored));

    private static ListedApplication Listed(ApplicationType type, int flags) =>
        new("Payroll", type, "", "", Fact.Known(@"FABRIKAM\Users"), Fact.Known(@"FABRIKAM\Admins"), Fact.Known(flags, _origin));

    private static void AssertOnly(string name, params (string Name, Fact<bool> Fact)[] switches) =>
        Assert.Equal(switches.Select(s => (s.Name, s.Name == name)), switches.Select(s => (s.Name, s.Fact.Value)));
}
