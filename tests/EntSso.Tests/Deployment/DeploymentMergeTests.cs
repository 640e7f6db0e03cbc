using EntSso.Deployment;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EntSso.Tests.Deployment;

public class DeploymentMergeTests
{
    private static readonly DateTime _noon = new(2026, 5, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly FactOrigin _early = new("COM", _noon);
    private static readonly FactOrigin _late = new("COM", _noon.AddHours(1));

    [Fact]
    public void Merging_a_full_deployment_with_itself_changes_nothing()
    {
        Prop.ForAll<int>(seed =>
        {
            SyncDeployment deployment = RandomDeployment.MakeFull(seed);
            Assert.Null(StructuralDifference.Find(deployment, DeploymentMerge.Combine(deployment, deployment)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Merging_twice_gives_no_more_than_merging_once()
    {
        Prop.ForAll<int>(seed =>
        {
            SyncDeployment once = DeploymentMerge.Combine(RandomDeployment.Make(seed), RandomDeployment.Make(seed + 1));
            Assert.Null(StructuralDifference.Find(once, DeploymentMerge.Combine(once, once)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(100000));
    }

    [Fact]
    public void Merging_with_nothing_changes_nothing_on_either_side()
    {
        Prop.ForAll<int>(seed =>
        {
            SyncDeployment deployment = RandomDeployment.MakeFull(seed);
            Assert.Null(StructuralDifference.Find(deployment, DeploymentMerge.Combine(deployment, new SyncDeployment())));
            Assert.Null(StructuralDifference.Find(deployment, DeploymentMerge.Combine(new SyncDeployment(), deployment)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_known_fact_beats_an_unknown_one_even_when_that_is_newer()
    {
        SyncDeployment known = new() { System = new SsoSystem { IsEnabled = Fact.Known(true, _early), AllowTickets = Fact.Unknown<bool>("no right", _early) } };
        SyncDeployment unknown = new() { System = new SsoSystem { IsEnabled = Fact.Unknown<bool>("no right", _late), AllowTickets = Fact.Known(false, _late) } };
        foreach (SyncDeployment merged in Both(known, unknown))
        {
            Assert.True(merged.System.IsEnabled.Value);
            Assert.False(merged.System.AllowTickets.Value);
        }
    }

    [Fact]
    public void A_newer_fact_beats_an_older_one_whichever_comes_first()
    {
        SyncDeployment older = new() { System = new SsoSystem { SecretServer = Fact.Known("OLD", _early) } };
        SyncDeployment newer = new() { System = new SsoSystem { SecretServer = Fact.Known("NEW", _late) } };
        Assert.All(Both(older, newer), merged => Assert.Equal("NEW", merged.System.SecretServer.Value));
    }

    [Fact]
    public void A_failed_try_tells_more_than_no_try()
    {
        SyncDeployment tried = new() { System = new SsoSystem { IsEnabled = Fact.Unknown<bool>("access denied", _early) } };
        Assert.All(Both(tried, new SyncDeployment()), merged => Assert.Equal("access denied", merged.System.IsEnabled.Reason));
    }

    [Fact]
    public void A_short_and_a_long_host_name_are_one_server_and_the_long_name_stays()
    {
        SyncDeployment first = new() { Servers = [new SsoServer { Name = "INTSVR1", AllowMiis = Fact.Known(true, _early) }] };
        SyncDeployment second = new() { Servers = [new SsoServer { Name = "intsvr1.fabrikam.com", IsOnline = Fact.Known(true, _early) }] };
        foreach (SyncDeployment merged in Both(first, second))
        {
            SsoServer server = Assert.Single(merged.Servers);
            Assert.Equal("intsvr1.fabrikam.com", server.Name);
            Assert.True(server.AllowMiis.Value);
            Assert.True(server.IsOnline.Value);
        }
    }

    [Fact]
    public void A_short_name_that_fits_two_hosts_stays_on_its_own()
    {
        SyncDeployment first = new() { Servers = [new SsoServer { Name = "SSO" }] };
        SyncDeployment second = new() { Servers = [new SsoServer { Name = "sso.fabrikam.com" }, new SsoServer { Name = "sso.contoso.com" }] };
        Assert.Equal(["SSO", "sso.fabrikam.com", "sso.contoso.com"], DeploymentMerge.Combine(first, second).Servers.Select(server => server.Name));
    }

    [Fact]
    public void Addresses_are_not_taken_for_long_forms_of_numbers()
    {
        SyncDeployment first = new() { Hosts = [new HostFacts { Name = "10" }] };
        SyncDeployment second = new() { Hosts = [new HostFacts { Name = "10.0.0.1" }] };
        Assert.Equal(2, DeploymentMerge.Combine(first, second).Hosts.Count);
    }

    [Fact]
    public void A_management_agent_is_the_same_by_its_id_or_by_a_name_that_only_one_bears()
    {
        SyncDeployment export = new()
        {
            SyncEngine = new SyncEngine { ManagementAgents = [new ManagementAgent { Id = "aa", Name = "ENTSSOMA2", Category = Fact.Known("Extensible", _early) }] },
            PasswordExtensions = [new PasswordExtension { ManagementAgent = "ENTSSOMA2", ManagementAgentId = "aa", ConnectTo = Fact.Known("INTSVR1", _early) }],
        };
        SyncDeployment stated = new()
        {
            SyncEngine = new SyncEngine { ManagementAgents = [new ManagementAgent { Id = "", Name = "entssoma2", UnlockAccount = Fact.Known(true, _early) }] },
            PasswordExtensions = [new PasswordExtension { ManagementAgent = "ENTSSOMA2", User = Fact.Known("FABRIKAM\\ssosvcact", _early) }],
        };
        foreach (SyncDeployment merged in Both(export, stated))
        {
            ManagementAgent agent = Assert.Single(merged.SyncEngine.ManagementAgents);
            Assert.Equal("aa", agent.Id);
            Assert.True(agent.UnlockAccount.Value && agent.Category.IsKnown);
            PasswordExtension extension = Assert.Single(merged.PasswordExtensions);
            Assert.Equal("INTSVR1", extension.ConnectTo.Value);
            Assert.Equal("FABRIKAM\\ssosvcact", extension.User.Value);
        }
    }

    [Fact]
    public void Mappings_are_the_same_by_all_four_parts_without_case()
    {
        SyncDeployment first = new() { Mappings = [Map("SAP", "kim", "X1") with { State = MappingState.Disabled, Credentials = MappingCredentials.Stored, Origin = _early }] };
        SyncDeployment second = new()
        {
            Mappings = [Map("sap", "KIM", "x1") with { State = MappingState.Enabled, Origin = _late }, Map("SAP", "kim", "X2") with { Origin = _late }],
        };
        foreach (SyncDeployment merged in Both(first, second))
        {
            Assert.Equal(2, merged.Mappings.Count);
            Mapping mapping = Assert.Single(merged.Mappings, mapping => string.Equals(mapping.ExternalUser, "x1", StringComparison.OrdinalIgnoreCase));
            Assert.Equal((MappingState.Enabled, MappingCredentials.Stored), (mapping.State, mapping.Credentials));
        }
    }

    [Fact]
    public void An_application_missing_from_a_newer_complete_list_is_gone_and_from_an_incomplete_one_it_is_not()
    {
        SyncDeployment older = new()
        {
            Inventory = new Inventory { Applications = Fact.Known(2, _early) },
            Applications = [new AffiliateApplication { Name = "SAP" }, new AffiliateApplication { Name = "HOST" }],
        };
        SyncDeployment newer = new()
        {
            Inventory = new Inventory { Applications = Fact.Known(1, _late) },
            Applications = [new AffiliateApplication { Name = "sap" }],
        };
        Assert.All(Both(older, newer), merged => Assert.Single(merged.Applications));
        SyncDeployment partial = newer with { Inventory = new Inventory() };
        Assert.All(Both(older, partial), merged => Assert.Equal(2, merged.Applications.Count));
    }

    [Fact]
    public void A_mapping_that_a_newer_complete_answer_does_not_have_is_gone()
    {
        SyncDeployment older = new()
        {
            MappingSurveys = [new MappingSurvey { Count = Fact.Known(2, _early) }],
            Mappings = [Map("SAP", "kim", "X1") with { Origin = _early }, Map("HOST", "kim", "H1") with { Origin = _early }],
        };
        SyncDeployment newer = new() { MappingSurveys = [new MappingSurvey { Application = "SAP", Count = Fact.Known(0, _late) }] };
        Assert.All(Both(older, newer), merged => Assert.Equal("HOST", Assert.Single(merged.Mappings).Application));
        SyncDeployment failed = new() { MappingSurveys = [new MappingSurvey { Application = "SAP", Count = Fact.Unknown<int>("no right", _late) }] };
        Assert.All(Both(older, failed), merged => Assert.Equal(2, merged.Mappings.Count));
    }

    [Fact]
    public void Event_evidence_of_the_same_log_is_not_counted_twice()
    {
        EventEvidence day = new() { Provider = "ENTSSO", EventId = 11060, Computer = "INTSVR1", Count = 3, First = _noon, Last = _noon.AddHours(2), ClientUser = "FABRIKAM\\b" };
        EventEvidence morning = day with { Count = 2, First = _noon.AddHours(-5), Last = _noon.AddHours(1), ClientUser = "FABRIKAM\\a" };
        foreach (SyncDeployment merged in Both(new SyncDeployment { Events = [day] }, new SyncDeployment { Events = [morning] }))
        {
            EventEvidence evidence = Assert.Single(merged.Events);
            Assert.Equal((3, _noon.AddHours(-5), _noon.AddHours(2), "FABRIKAM\\b"), (evidence.Count, evidence.First, evidence.Last, evidence.ClientUser));
        }
    }

    [Fact]
    public void A_newer_look_at_an_account_keeps_what_only_the_older_one_knew()
    {
        DirectoryAccount account = new()
        {
            Sid = "S-1-5-21-1-2-3-1104", DistinguishedName = "CN=ssosvcact,DC=fabrikam,DC=com", SamAccountName = "ssosvcact", DomainDnsName = "fabrikam.com",
            Kind = DirectoryAccountKind.User,
        };
        SyncDeployment older = Account(account with { DomainNetBiosName = Fact.Known("FABRIKAM", _early), IsDisabled = Fact.Known(true, _early) }, _early);
        SyncDeployment newer = Account(account with { DomainNetBiosName = Fact.Unknown<string>("no right", _late), IsDisabled = Fact.Known(false, _late) }, _late);
        foreach (SyncDeployment merged in Both(older, newer))
        {
            DirectoryAccount found = Assert.Single(merged.Directory.Accounts).Account.Value!;
            Assert.Equal("FABRIKAM", found.DomainNetBiosName.Value);
            Assert.False(found.IsDisabled.Value);
        }
    }

    [Fact]
    public void Overlapping_lists_of_mappings_are_united()
    {
        SyncDeployment first = new() { Mappings = [.. Enumerable.Range(0, 20_000).Select(i => Map("SAP", "user" + i, "X" + i))] };
        SyncDeployment second = new() { Mappings = [.. Enumerable.Range(10_000, 20_000).Select(i => Map("SAP", "USER" + i, "X" + i))] };
        Assert.Equal(30_000, DeploymentMerge.Combine(first, second).Mappings.Count);
    }

#if NET
    [Fact]
    public void Merging_ten_times_as_many_deployments_costs_about_ten_times_as_much()
    {
        // Copies are what a merge that is not linear makes too many of, and unlike seconds they can be counted.
        long Cost(int count)
        {
            SyncDeployment[] parts = [.. Enumerable.Range(0, count).Select(Part)];
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Equal(count, DeploymentMerge.Combine(parts).Servers.Count);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Cost(10);
        Assert.InRange((double)Cost(1000) / Cost(100), 5, 15);
    }
#endif

    [Fact]
    public void Merging_many_at_once_gives_what_merging_them_one_by_one_gives()
    {
        SyncDeployment[] parts = [.. Enumerable.Range(0, 30).Select(Part)];
        Assert.Null(StructuralDifference.Find(parts.Aggregate((first, second) => DeploymentMerge.Combine(first, second)), DeploymentMerge.Combine(parts)));
        Assert.Null(StructuralDifference.Find(new SyncDeployment(), DeploymentMerge.Combine([])));
    }

    private static SyncDeployment Part(int i)
    {
        FactOrigin origin = new("COM", _noon.AddMinutes(i));
        return new SyncDeployment
        {
            Inventory = new Inventory { Adapters = Fact.Known(1, origin) },
            System = new SsoSystem { IsEnabled = Fact.Known(i % 2 == 0, origin) },
            Servers = [new SsoServer { Name = "INTSVR" + i, AllowMiis = Fact.Known(true, origin) }],
            Adapters = [new SyncAdapter { Name = "ADAPTER" + i }],
            MappingSurveys = [new MappingSurvey { Application = "APP" + i, Count = Fact.Known(1, origin) }],
            Mappings = [Map("APP" + i, "kim", "X") with { Origin = origin }],
            Hosts = [new HostFacts { Name = "INTSVR", Ports = [new PortProbe { From = "HERE", Port = i, IsOpen = Fact.Known(true, origin) }] }],
            SyncEngine = new SyncEngine { Server = Fact.Known("MIM", origin), ManagementAgents = [new ManagementAgent { Id = "", Name = "MA" + i }] },
        };
    }

    private static IEnumerable<SyncDeployment> Both(SyncDeployment first, SyncDeployment second) =>
        [DeploymentMerge.Combine(first, second), DeploymentMerge.Combine(second, first)];

    private static Mapping Map(string application, string user, string external) =>
        new() { Application = application, WindowsDomain = "FABRIKAM", WindowsUser = user, ExternalUser = external };

    private static SyncDeployment Account(DirectoryAccount account, FactOrigin origin) =>
        new() { Directory = new DirectoryFacts { Accounts = [new AccountLookup("FABRIKAM\\ssosvcact", Fact.Known<DirectoryAccount?>(account, origin))] } };
}
