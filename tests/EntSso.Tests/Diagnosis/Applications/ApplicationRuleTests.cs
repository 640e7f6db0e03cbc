using EntSso.Deployment;
using EntSso.Diagnosis;
using Xunit;
using static EntSso.Tests.Diagnosis.Fabrikam;
using static EntSso.Tests.Diagnosis.FabrikamSso;

namespace EntSso.Tests.Diagnosis.Applications;

public class ApplicationRuleTests
{
    private static readonly SyncDeployment _good = FabrikamSso.Healthy;

    [Theory]
    [InlineData("APP-01")]
    [InlineData("APP-02")]
    [InlineData("APP-03")]
    [InlineData("APP-04")]
    [InlineData("APP-05")]
    public void An_application_in_order_passes_and_one_that_nobody_could_read_is_Unknown_with_the_reason(string rule)
    {
        Assert.Equal(FindingStatus.Pass, JudgeOne(rule, _good).Status);

        var unread = JudgeOne(rule, Unreadable(_good) with { Adapters = [], Inventory = new Inventory() });
        Assert.Equal(FindingStatus.Unknown, unread.Status);
        Assert.Contains("access was denied", unread.Evidence, StringComparison.Ordinal);

        Assert.Equal(FindingStatus.NotApplicable, JudgeOne(rule, new SyncDeployment()).Status);
    }

    [Theory]
    [InlineData("APP-01")]
    [InlineData("APP-03")]
    [InlineData("APP-06")]
    [InlineData("DIR-01")]
    public void Applications_that_could_not_be_listed_are_unknown_and_not_none(string rule)
    {
        var finding = JudgeOne(rule, new SyncDeployment { Inventory = new Inventory { Applications = Unread<int>() } });

        Assert.Equal(FindingStatus.Unknown, finding.Status);
        Assert.Contains("access was denied", finding.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void APP01_fails_for_a_disabled_application_with_its_name_in_the_command()
    {
        var finding = JudgeOne("APP-01", _good.EachApplication(application => application with { Name = "Pay roll", IsEnabled = Known(false) }) with { Adapters = [] });

        Assert.Equal((FindingStatus.Fail, "ssomanage -enableapp \"Pay roll\""), (finding.Status, Commands(finding)));
        Assert.Equal([11033, 10735], finding.EventId);
    }

    [Fact]
    public void APP01_hears_a_skip_that_was_logged_after_the_facts_were_read()
    {
        Assert.Equal(FindingStatus.Fail, JudgeOne("APP-01", _good.WithEvents(Logged(11033, Application))).Status);
        Assert.Equal(FindingStatus.Fail, JudgeOne("APP-01", _good.WithEvents(Logged(10735, Adapter, application: Application))).Status);
        Assert.Equal(FindingStatus.Pass, JudgeOne("APP-01", _good.WithEvents(Logged(11033, "Other"))).Status);
    }

    [Fact]
    public void APP01_warns_of_an_application_that_only_the_log_knows()
    {
        var finding = JudgeOne("APP-01", new SyncDeployment().WithEvents(Logged(11033, "Ledger")));

        Assert.Equal((FindingStatus.Warning, "Ledger"), (finding.Status, finding.Subject));
        Assert.EndsWith("ssomanage -enableapp Ledger", finding.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ApplicationType.Individual, FindingStatus.Pass)]
    [InlineData(ApplicationType.Group, FindingStatus.Pass)]
    [InlineData(ApplicationType.HostGroup, FindingStatus.Fail)]
    [InlineData(ApplicationType.ConfigStore, FindingStatus.Fail)]
    [InlineData(ApplicationType.Other, FindingStatus.Fail)]
    public void APP02_takes_individual_and_group_applications(ApplicationType type, FindingStatus status) =>
        Assert.Equal(status, JudgeOne("APP-02", _good.EachApplication(application => application with { Type = Known(type) })).Status);

    [Theory]
    [InlineData(Adapter, false, FindingStatus.Pass, "")]
    [InlineData(null, true, FindingStatus.Pass, "")]
    [InlineData(null, false, FindingStatus.Fail, "ssops -addapp ADAPTER Payroll")]
    [InlineData(Adapter, true, FindingStatus.Fail, "ssops -deleteapp Payroll")]
    public void APP03_wants_exactly_one_path(string? adapter, bool isDirect, FindingStatus status, string remedy)
    {
        var deployment = _good.EachApplication(application => application with { Adapter = Known(adapter), DirectPasswordSync = Known(isDirect) });

        var finding = JudgeOne("APP-03", deployment with { Adapters = [] });

        Assert.Equal(status, finding.Status);
        Assert.StartsWith(remedy, Commands(finding), StringComparison.Ordinal);
    }

    [Fact]
    public void APP03_believes_the_list_of_the_adapter_and_names_the_only_adapter_in_the_command()
    {
        var unlisted = _good.EachApplication(application => application with { Adapter = default });
        Assert.Equal(FindingStatus.Pass, JudgeOne("APP-03", unlisted).Status);

        var finding = JudgeOne("APP-03", unlisted.EachAdapter(adapter => adapter with { Applications = List<string>() }));
        Assert.Equal(FindingStatus.Fail, finding.Status);
        Assert.StartsWith("ssops -addapp HostAdapter Payroll", Commands(finding), StringComparison.Ordinal);
    }

    [Fact]
    public void Applications_that_take_no_part_are_left_alone_unless_none_takes_part()
    {
        var idle = Payroll with { Name = "Ledger", Adapter = Known<string?>(null), IsEnabled = Known(false) };

        Assert.Equal(Application, JudgeOne("APP-01", _good with { Applications = [Payroll, idle] }).Subject);
        Assert.Equal("Ledger", JudgeOne("APP-03", _good with { Applications = [idle], Adapters = [] }).Subject);
    }

    [Fact]
    public void An_application_that_ENTSSO_xml_names_takes_part_without_a_path()
    {
        var file = new EntSsoXmlFile
        {
            Path = "ENTSSO.xml",
            IsWellFormed = true,
            Agents = [new EntSsoXmlAgent { Name = "ENTSSOMA2", Adma = "ADMA", Applications = [new EntSsoXmlApplication { Name = "LEDGER", SourceMa = "HR" }] }],
        };
        var ledger = Payroll with { Name = "Ledger", Adapter = Known<string?>(null) };

        var findings = Judge("APP-03", _good with { Applications = [Payroll, ledger], EntSsoXml = Known<EntSsoXmlFile?>(file) });

        Assert.Equal("Ledger", Assert.Single(findings, finding => finding.Status == FindingStatus.Fail).Subject);
    }

    [Theory]
    [InlineData(0, 0, FindingStatus.Fail)]
    [InlineData(1, 0, FindingStatus.Fail)]
    [InlineData(2, 0, FindingStatus.Pass)]
    [InlineData(3, 0, FindingStatus.Fail)]
    [InlineData(3, 1, FindingStatus.Pass)]
    [InlineData(3, 2, FindingStatus.Fail)]
    public void APP04_wants_two_fields_or_exactly_one_that_is_marked(int fields, int marked, FindingStatus status)
    {
        var list = Enumerable.Range(0, fields).Select(i => new ApplicationField($"Field {i}", i > 0 && i <= marked ? 0x20000000 : 0)).ToArray();

        Assert.Equal(status, JudgeOne("APP-04", _good.EachApplication(application => application with { Fields = List(list) })).Status);
    }

    [Fact]
    public void APP05_fails_for_an_account_that_does_not_exist_or_a_role_without_any()
    {
        var gone = JudgeOne("APP-05", _good.WithAccounts(Found(UserGroup, null), Found(AdminGroup, Users)));
        Assert.Equal(FindingStatus.Fail, gone.Status);
        Assert.Contains(UserGroup, gone.Evidence, StringComparison.Ordinal);
        Assert.Contains("ssomanage -updateapps FILE", gone.Remedy, StringComparison.Ordinal);

        Assert.Equal(FindingStatus.Fail, JudgeOne("APP-05", _good.EachApplication(application => application with { Users = List<string>() })).Status);
        Assert.Equal(FindingStatus.Fail, JudgeOne("APP-05", _good.WithEvents(Logged(10518, Application))).Status);
    }

    [Fact]
    public void APP05_does_not_ask_the_directory_for_accounts_of_one_computer() => Assert.Equal(
        FindingStatus.Unknown,
        JudgeOne("APP-05", _good.EachApplication(application => application with { Users = List(@"INTSVR1\Users of SSO") })).Status);

    [Theory]
    [InlineData("uc/tr/8/", FindingStatus.Pass)]
    [InlineData("uc/tr/0/", FindingStatus.Fail)]
    [InlineData("UC/", FindingStatus.Fail)]
    public void APP06_reads_the_filter_to_its_end(string filter, FindingStatus status)
    {
        var finding = JudgeOne("APP-06", _good.EachApplication(application => application with { FilterString = Known<string?>(filter) }));

        Assert.Equal((status, ChainLink.PasswordFilter), (finding.Status, finding.Link));
    }

    [Fact]
    public void APP06_looks_up_a_filter_by_its_name_and_says_once_that_there_is_none()
    {
        var named = _good.EachApplication(application => application with { FilterString = default, PasswordFilter = Known<string?>("upper") }) with
        {
            PasswordFilters = [new PasswordFilter { Name = "Upper", FilterString = Known("xx/") }],
        };
        Assert.Equal(FindingStatus.Fail, JudgeOne("APP-06", named).Status);
        Assert.Equal(FindingStatus.Unknown, JudgeOne("APP-06", named with { PasswordFilters = [] }).Status);
        Assert.Equal(FindingStatus.NotApplicable, JudgeOne("APP-06", _good).Status);
        Assert.Equal(FindingStatus.Warning, JudgeOne("APP-06", _good.WithEvents(Logged(11061, Application))).Status);
    }

    [Theory]
    [InlineData(0x800002, "ALICE01", FindingStatus.Pass)]
    [InlineData(0x2, @"CONTOSO\alice", FindingStatus.Pass)]
    [InlineData(0x2, "alice@contoso.com", FindingStatus.Pass)]
    [InlineData(0x2, "ALICE01", FindingStatus.Warning)]
    public void DIR01_accepts_direct_sync_for_Windows_accounts(int flags, string external, FindingStatus status)
    {
        var finding = JudgeOne("DIR-01", Direct(flags).EachMapping(mapping => mapping with { ExternalUser = external }));

        Assert.Equal((status, ChainLink.DirectSync), (finding.Status, finding.Link));
    }

    [Fact]
    public void DIR01_accepts_direct_sync_where_a_management_agent_changes_the_external_password()
    {
        var file = new EntSsoXmlFile
        {
            Path = "ENTSSO.xml",
            IsWellFormed = true,
            Agents = [new EntSsoXmlAgent { Name = "ENTSSOMA2", Adma = "ADMA", Applications = [new EntSsoXmlApplication { Name = Application, SourceMa = "HRMA" }] }],
        };
        var engine = new SyncEngine
        {
            ManagementAgents =
            [
                new ManagementAgent { Id = "a", Name = "ADMA", Partitions = List(new MaPartition { Name = "DC=fabrikam,DC=com", Targets = List("h") }) },
                new ManagementAgent { Id = "h", Name = "HRMA", IsPasswordSyncAllowed = Known(true) },
            ],
        };

        Assert.Equal(FindingStatus.Pass, JudgeOne("DIR-01", Direct(0x2) with { EntSsoXml = Known<EntSsoXmlFile?>(file), SyncEngine = engine }).Status);
    }

    [Fact]
    public void DIR01_cannot_tell_without_mappings_and_does_not_concern_adapters()
    {
        Assert.Equal(FindingStatus.Unknown, JudgeOne("DIR-01", Direct(0x2) with { Mappings = [] }).Status);
        Assert.Equal(FindingStatus.NotApplicable, JudgeOne("DIR-01", _good).Status);
        Assert.Equal(FindingStatus.Fail, JudgeOne("DIR-01", Direct(0x800002).WithEvents(Logged(11055, Application))).Status);
        Assert.Equal(
            FindingStatus.Pass,
            JudgeOne("DIR-01", Direct(0x800002).WithEvents(Logged(11055, Application), Logged(11058, Application, Collected.AddHours(2)))).Status);
    }

    [Fact]
    public void Very_many_applications_are_capped_and_counted()
    {
        var applications = Enumerable.Range(0, 500)
            .Select(i => Payroll with { Name = $"App{i}", IsEnabled = Known(i >= 150), Adapter = Known<string?>(Adapter) }).ToArray();

        var findings = Judge("APP-01", _good with { Applications = applications });

        Assert.Equal(101, findings.Count(finding => finding.Status == FindingStatus.Fail));
        Assert.Equal("50 more applications", Assert.Single(findings, finding => char.IsDigit(finding.Subject[0]) && finding.Status == FindingStatus.Fail).Subject);
        Assert.Equal("350 applications", Assert.Single(findings, finding => finding.Status == FindingStatus.Pass).Subject);
    }

    private static SyncDeployment Direct(int flags) => _good.EachApplication(application => application with
    {
        Adapter = Known<string?>(null), DirectPasswordSync = Known(true), Flags = Known(flags),
    }) with { Adapters = [] };

    private static SyncDeployment Unreadable(SyncDeployment deployment) => deployment.EachApplication(application => new AffiliateApplication
    {
        Name = application.Name,
        Type = Unread<ApplicationType>(),
        IsEnabled = Unread<bool>(),
        DirectPasswordSync = Unread<bool>(),
        Fields = Unread<System.Collections.Generic.IReadOnlyList<ApplicationField>>(),
        Users = Unread<System.Collections.Generic.IReadOnlyList<string>>(),
        Administrators = Unread<System.Collections.Generic.IReadOnlyList<string>>(),
        Adapter = Unread<string?>(),
    });
}
