using System.Text;
using EntSso.Collection.Sso;
using EntSso.Collection.Windows;
using EntSso.Deployment;
using EntSso.Deployment.Json;
using EntSso.FakeComponents;
using EntSso.Tests.Administration.Contract;
using Xunit;

namespace EntSso.Windows.Tests.Sso;

/// <summary>A whole live system as a deployment: everything known, or unknown with the reason, and never an end before the end.</summary>
[Collection(ComponentsCollection.Name)]
public sealed class LiveSsoCollectorTests : IDisposable
{
    private const int AccessDenied = unchecked((int)0x80070005);
    private readonly LiveFixture? _fixture = OperatingSystem.IsWindows() ? new LiveFixture(FakeSsoSystem.Seeded()) : null;

    private FakeSsoSystem System => _fixture!.System;

    public void Dispose() => _fixture?.Dispose();

    [WindowsFact]
    public void Everything_is_there()
    {
        System.Applications.Add(new FakeApplication("Hosts", FakeApplication.GroupAdapter) { Computer = "HOST1.fabrikam.com", Flags = 0x2 });
        System.AssignToGroup("HostAdapter", "Hosts");
        SyncDeployment deployment = Collect(@"FABRIKAM\alice", @"FABRIKAM\nobody");

        Assert.Equal(2, deployment.Servers.Count);
        Assert.Equal("10.0.2242.7", deployment.Servers[0].Version.Value);
        Assert.Equal((true, false), (deployment.Servers[0].IsMiisListenerRunning.Value, deployment.Servers[0].AllowMiis.Value));
        Assert.Equal(["Config", "Orders", "Payroll", "Shared"], deployment.Applications.Select(a => a.Name).Order());
        Assert.Equal(["HostAdapter", "SpareAdapter"], deployment.Adapters.Select(a => a.Name));
        Assert.Equal(["HostAdapter"], Assert.Single(deployment.AdapterGroups).Adapters.Value);
        Assert.Equal((2, 4, 2, 1), (deployment.Inventory.Servers.Value, deployment.Inventory.Applications.Value, deployment.Inventory.Adapters.Value, deployment.Inventory.AdapterGroups.Value));
        Assert.Equal([1, 0], deployment.MappingSurveys.Select(s => s.Count.Value));
        Assert.Equal("ALICE01", Assert.Single(deployment.Mappings).ExternalUser);
        Assert.True(Assert.Single(deployment.Collections).IsSsoAdministrator.Value);
        Assert.True(deployment.System.IsEnabled.Value);
        Assert.Equal(ServiceState.Running, deployment.Servers[0].Service.State.Value);
        Assert.Equal(@"FABRIKAM\ssosvcact", deployment.Servers[0].ServiceAccount.Value);
    }

    [WindowsFact]
    public void The_types_of_applications_are_asked_for_and_not_guessed()
    {
        System.Applications.Add(new FakeApplication("Hosted", FakeApplication.HostGroup) { Flags = 0x10002 });
        SyncDeployment deployment = Collect();

        Assert.Equal(
            [("Config", ApplicationType.ConfigStore), ("Hosted", ApplicationType.HostGroup), ("Orders", ApplicationType.Individual), ("Payroll", ApplicationType.Individual), ("Shared", ApplicationType.Group)],
            deployment.Applications.Select(a => (a.Name, a.Type.Value)).OrderBy(a => a.Name));
    }

    [WindowsFact]
    public void A_server_that_does_not_answer_is_known_as_far_as_Windows_knows_it()
    {
        System.Fail("GetServerStatus", unchecked((int)0x800706BA));
        SyncDeployment deployment = Collect();

        Assert.Equal(ServiceState.Running, deployment.Servers[0].Service.State.Value);
        Assert.Equal(@"FABRIKAM\from-scm", deployment.Servers[0].ServiceAccount.Value);
        Assert.Equal("10.0.1.0 of INTSVR1", deployment.Servers[0].Version.Value);
        Assert.Contains("did not answer", deployment.Servers[0].DatabaseName.Reason);
        Assert.Equal("INTSVR2.fabrikam.com does not let ENTSSO be read", deployment.Servers[1].Service.State.Reason);
    }

    [WindowsFact]
    public void It_only_reads_and_never_what_is_secret()
    {
        Collect(@"FABRIKAM\alice");

        Assert.Empty(System.Writes);
        Assert.DoesNotContain(System.Calls, call => call.Contains("Credentials", StringComparison.Ordinal) || call.Contains("Password", StringComparison.Ordinal));
    }

    [WindowsTheory]
    [InlineData("GetGlobalInfo")]
    [InlineData("GetServerStatus")]
    [InlineData("DiscoverServers")]
    [InlineData("GetDBInfo")]
    [InlineData("GetApplications2")]
    [InlineData("GetFieldInfo")]
    [InlineData("GetApplicationInfo2")]
    [InlineData("GetApplicationsForAdapter")]
    [InlineData("GetMappingsForWindowsUser")]
    public void A_call_that_is_denied_leaves_unknown_facts_and_the_rest_is_read(string method)
    {
        System.Fail(method, AccessDenied);
        SyncDeployment deployment = Collect(@"FABRIKAM\alice");
        SsoServer server = deployment.Servers[0];
        AffiliateApplication? orders = deployment.Applications.SingleOrDefault(a => a.Name == "Orders");

        Assert.Equal(method != "GetGlobalInfo", deployment.System.IsEnabled.IsKnown);
        Assert.Equal(Fact.Known(method != "GetGlobalInfo"), deployment.Collections[0].IsSsoAdministrator);
        Assert.Equal(method != "GetServerStatus", server.AllowMiis.IsKnown);
        Assert.Equal(method != "DiscoverServers", deployment.Inventory.Servers.IsKnown);
        Assert.Equal(method is not ("GetDBInfo" or "GetServerStatus"), deployment.System.IsDatabaseReachable.IsKnown);
        Assert.Equal(method != "GetApplications2", deployment.Inventory.Applications.IsKnown);
        Assert.Equal(method == "GetApplications2", orders is null);
        Assert.Equal(method is not ("GetFieldInfo" or "GetApplications2"), orders?.Fields.IsKnown ?? false);
        Assert.Equal(method is not ("GetApplicationsForAdapter" or "GetApplications2"), orders?.Adapter.IsKnown ?? false);
        Assert.Equal(method is not ("GetApplicationInfo2" or "GetApplications2"), deployment.Adapters.Count > 0 && deployment.Adapters[0].Computer.IsKnown);
        Assert.Equal(method != "GetMappingsForWindowsUser", deployment.MappingSurveys[0].Count.IsKnown);
    }

    [WindowsFact]
    public void Mappings_that_only_an_administrator_of_all_applications_may_see_are_asked_for_one_application_at_a_time()
    {
        System.AfterCall = method =>
        {
            if (method == "GetMappingsForWindowsUser" && System.Calls[^1].EndsWith(", null)", StringComparison.Ordinal))
            {
                throw new UnauthorizedAccessException();
            }
        };
        SyncDeployment deployment = Collect(@"FABRIKAM\alice");

        Assert.Equal(["", "Payroll", "Orders", "Shared"], deployment.MappingSurveys.Select(s => s.Application));
        Assert.Equal([false, true, true, true], deployment.MappingSurveys.Select(s => s.Count.IsKnown));
        Assert.Single(deployment.Mappings);
    }

    [WindowsFact]
    public void A_server_of_the_2006_era_does_not_report_a_closed_gate()
    {
        FakeServer old = System.Servers[1];
        old.VersionM = 4 << 16;
        old.StatusFlags = 0x1F;
        SyncDeployment deployment = Collect();

        Assert.Contains("version 4.0.2242.7 likely does not support status bit 0x800", deployment.Servers[1].AllowMiis.Reason);
        Assert.True(deployment.Servers[1].IsAdapterListenerRunning.Value);
        Assert.Equal(Fact.Known(false), deployment.Servers[0].AllowMiis);
    }

    [WindowsFact]
    public void Accounts_that_are_kept_from_the_caller_are_unknown()
    {
        FakeApplication payroll = System.Applications[0];
        payroll.Users = "";
        payroll.Flags |= unchecked((int)0x80000000);
        SyncDeployment deployment = Collect();

        Assert.Contains("administrators", deployment.Applications.Single(a => a.Name == "Payroll").Users.Reason);
        Assert.True(deployment.Applications.Single(a => a.Name == "Orders").Users.IsKnown);
    }

    [WindowsFact]
    public void Without_components_everything_is_unknown_and_nothing_throws()
    {
        OtherComponents.RequireNone();
        _fixture!.Unregister();
        SyncDeployment deployment = Collect(@"FABRIKAM\alice");

        Assert.Contains("no ENTSSO administration components", deployment.System.IsEnabled.Reason);
        Assert.Contains("no ENTSSO administration components", deployment.Servers.Single().AllowMiis.Reason);
        Assert.False(deployment.Inventory.Applications.IsKnown);
    }

    [WindowsFact]
    public void A_collection_survives_its_file()
    {
        using var first = new MemoryStream();
        DeploymentFile.Save(Collect(@"FABRIKAM\alice"), first);
        first.Position = 0;
        DeploymentReading reading = DeploymentFile.Load(first, "collected");
        using var second = new MemoryStream();
        DeploymentFile.Save(reading.Deployment, second);

        Assert.Empty(reading.Problems);
        Assert.Equal(Encoding.UTF8.GetString(first.ToArray()), Encoding.UTF8.GetString(second.ToArray()));
    }

    [WindowsFact]
    public void The_seed_of_all_drivers_comes_back_as_it_was()
    {
        _fixture!.Unregister();
        using var fixture = new LiveFixture(FakeSsoSystemSeed.Of(SeedSystem.Deployment));
        SyncDeployment deployment = Collect();

        foreach (AffiliateApplication seed in SeedSystem.Deployment.Applications)
        {
            AffiliateApplication read = deployment.Applications.Single(a => a.Name == seed.Name);
            Assert.Equal((seed.Type, seed.Flags, seed.IsEnabled, seed.Adapter), (read.Type, read.Flags, read.IsEnabled, read.Adapter));
            Assert.Equal(seed.Users.Value, read.Users.Value);
            Assert.Equal(seed.Fields.Value, read.Fields.Value);
        }

        foreach (SyncAdapter seed in SeedSystem.Deployment.Adapters)
        {
            SyncAdapter read = deployment.Adapters.Single(a => a.Name == seed.Name);
            Assert.Equal((seed.Flags, seed.IsEnabled, seed.SyncToAdapter), (read.Flags, read.IsEnabled, read.SyncToAdapter));
            Assert.Equal(seed.Applications.Value, read.Applications.Value);
        }
    }

    private static SyncDeployment Collect(params string[] accounts) =>
        new LiveSsoCollector(
            "INTSVR1.fabrikam.com",
            new CollectionRun { Computer = "DESK1", Time = new DateTime(2026, 1, 5, 8, 0, 0, DateTimeKind.Utc) },
            new ServerWindowsFacts(new FakeServiceControl(), host => new FakeMachineRegistry(host), new ThisComputer("INTSVR1", "fabrikam.com")))
            .Collect(accounts, CancellationToken.None);

    private sealed class FakeServiceControl : IServiceControl
    {
        public WindowsServiceFacts Read(string service, string? computer, CancellationToken cancellationToken) => new()
        {
            Service = new WindowsService
            {
                State = computer is null ? Fact.Known(ServiceState.Running) : Fact.Unknown<ServiceState>($"{computer} does not let {service} be read"),
            },
            Account = Fact.Known(@"FABRIKAM\from-scm"),
        };
    }

    private sealed class FakeMachineRegistry(string? host) : IMachineRegistry
    {
        public string Computer => host ?? "INTSVR1";

        public object? Read(bool is64Bit, string key, string name) => name == "ProductVersion" ? $"10.0.1.0 of {Computer}" : null;

        public void Dispose()
        {
        }
    }
}
