using System.Globalization;
using EntSso.Deployment;
using EntSso.Diagnosis;
using Xunit;
using static EntSso.Tests.Diagnosis.Fabrikam;
using static EntSso.Tests.Diagnosis.FabrikamSso;

namespace EntSso.Tests.Diagnosis.Mappings;

public class MappingRuleTests
{
    private const string Subject = @"FABRIKAM\alice -> Payroll";

    private static readonly SyncDeployment _good = FabrikamSso.Healthy;

    [Theory]
    [InlineData("MAP-01")]
    [InlineData("MAP-02")]
    [InlineData("MAP-03")]
    [InlineData("MAP-04")]
    [InlineData("MAP-05")]
    [InlineData("MAP-06")]
    public void Mappings_in_order_pass_and_an_empty_deployment_has_nothing_to_judge(string rule)
    {
        Assert.Equal(FindingStatus.Pass, JudgeOne(rule, _good).Status);
        Assert.Equal(FindingStatus.NotApplicable, JudgeOne(rule, new SyncDeployment()).Status);
    }

    [Fact]
    public void MAP01_fails_for_an_application_without_mappings_only_where_somebody_looked()
    {
        var none = JudgeOne("MAP-01", _good with { Mappings = [], MappingSurveys = [new MappingSurvey { Application = "payroll", Count = Known(0) }] });
        Assert.Equal((FindingStatus.Fail, Application), (none.Status, none.Subject));
        Assert.EndsWith("ssomanage -createmappings FILE", none.Remedy, StringComparison.Ordinal);

        Assert.Equal(FindingStatus.Unknown, JudgeOne("MAP-01", _good with { Mappings = [], MappingSurveys = [] }).Status);

        var refused = JudgeOne("MAP-01", _good with { Mappings = [], MappingSurveys = [new MappingSurvey { Count = Unread<int>() }] });
        Assert.Equal(FindingStatus.Unknown, refused.Status);
        Assert.Contains("access was denied", refused.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void MAP01_fails_for_an_account_that_was_asked_for_and_has_no_mapping()
    {
        SyncDeployment Asked(string account, Fact<int> count) =>
            _good with { MappingSurveys = [new MappingSurvey { WindowsAccount = account, Application = Application, Count = count }] };

        var bob = Assert.Single(Judge("MAP-01", Asked(@"FABRIKAM\bob", Known(0))), finding => finding.Status != FindingStatus.Pass);
        Assert.Equal((FindingStatus.Fail, @"FABRIKAM\bob -> Payroll"), (bob.Status, bob.Subject));
        Assert.StartsWith("# Check again:\nGet-EntSsoMapping -WindowsAccount FABRIKAM\\bob\n# or:\nssomanage -listmappings FABRIKAM\\bob", bob.Remedy, StringComparison.Ordinal);

        Assert.All(Judge("MAP-01", Asked(User, Known(1))), finding => Assert.Equal(FindingStatus.Pass, finding.Status));
        Assert.Contains(Judge("MAP-01", Asked(User, Unread<int>())), finding => finding.Status == FindingStatus.Unknown);
    }

    [Fact]
    public void MAP01_knows_that_most_accounts_need_no_mapping()
    {
        var findings = Judge("MAP-01", _good.WithEvents(Logged(11030, account: @"FABRIKAM\visitor")));

        Assert.Equal([FindingStatus.NotApplicable, FindingStatus.Pass], findings.Select(finding => finding.Status));
        Assert.Contains(@"FABRIKAM\visitor", findings[0].Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void MAP02_fails_for_an_account_outside_Application_Users_with_the_documented_steps()
    {
        var finding = JudgeOne("MAP-02", WithMembership(Known(false)));

        Assert.Equal((FindingStatus.Fail, Subject), (finding.Status, finding.Subject));
        Assert.Equal(
            new[]
            {
                @"# Add the account to FABRIKAM\Payroll Users, then delete the mapping and create it again.",
                @"Reset-EntSsoMapping -Application Payroll -WindowsAccount FABRIKAM\alice",
                "# or:",
                @"ssomanage -disablemapping FABRIKAM\alice Payroll",
                @"ssomanage -deletemapping FABRIKAM\alice Payroll",
                "# Create it again, by the export of the ENTSSO management agent or from a file:",
                "ssomanage -createmappings FILE",
                "# Set its credentials, or change the password again:",
                @"ssomanage -setcredentials FABRIKAM\alice Payroll",
            },
            finding.Remedy.Split('\n'));
    }

    [Fact]
    public void MAP02_counts_the_mappings_that_it_cannot_judge_by_the_reason()
    {
        var finding = JudgeOne("MAP-02", WithMembership(Unread<bool>()));
        Assert.Equal((FindingStatus.Unknown, "1 mapping"), (finding.Status, finding.Subject));
        Assert.Contains("access was denied", finding.Evidence, StringComparison.Ordinal);

        Assert.Equal(FindingStatus.Unknown, JudgeOne("MAP-02", _good.EachApplication(application => application with { Users = Unread<System.Collections.Generic.IReadOnlyList<string>>() })).Status);
    }

    [Fact]
    public void MAP02_believes_a_membership_that_was_asked_for_by_the_SID_of_the_group_and_the_account_itself()
    {
        var bySid = _good with
        {
            Directory = _good.Directory with { Memberships = [new GroupMembership(Alice.Sid, Users.Sid, Known(true))] },
        };
        Assert.Equal(FindingStatus.Pass, JudgeOne("MAP-02", bySid).Status);

        var itself = WithMembership(Known(false)).EachApplication(application => application with { Users = List(UserGroup, User) });
        Assert.Equal(FindingStatus.Pass, JudgeOne("MAP-02", itself).Status);
    }

    [Fact]
    public void MAP02_does_not_fail_while_one_of_several_groups_was_not_asked_for()
    {
        var several = WithMembership(Known(false)).EachApplication(application => application with { Users = List(UserGroup, @"FABRIKAM\Others") });

        Assert.Equal(FindingStatus.Unknown, JudgeOne("MAP-02", several).Status);
    }

    [Fact]
    public void MAP02_hears_an_11031_after_the_facts_were_read_and_of_mappings_that_are_gone()
    {
        var after = JudgeOne("MAP-02", _good.WithEvents(Logged(11031, Application, account: User, application: Application)));
        Assert.Equal((FindingStatus.Fail, Subject), (after.Status, after.Subject));
        Assert.Contains(@"ssomanage -deletemapping FABRIKAM\alice Payroll", after.Remedy, StringComparison.Ordinal);

        Assert.Equal(
            FindingStatus.Pass,
            JudgeOne("MAP-02", _good.WithEvents(Logged(11031, Application, Collected.AddDays(-2), User, Application))).Status);

        var gone = Judge("MAP-02", _good.WithEvents(Logged(11031, Application, account: @"FABRIKAM\bob", application: Application)));
        Assert.Equal(@"FABRIKAM\bob -> Payroll", Assert.Single(gone, finding => finding.Status == FindingStatus.Warning).Subject);

        var onlyLog = JudgeOne("MAP-02", new SyncDeployment().WithEvents(Logged(11031, Application, account: User, application: Application)));
        Assert.Equal((FindingStatus.Fail, Subject), (onlyLog.Status, onlyLog.Subject));
    }

    [Theory]
    [InlineData(MappingState.Enabled, MappingCredentials.Stored, FindingStatus.Pass)]
    [InlineData(MappingState.Enabled, MappingCredentials.Unknown, FindingStatus.Pass)]
    [InlineData(MappingState.Enabled, MappingCredentials.Missing, FindingStatus.Warning)]
    [InlineData(MappingState.Disabled, MappingCredentials.Stored, FindingStatus.Fail)]
    [InlineData(MappingState.DisabledByAdministrator, MappingCredentials.Stored, FindingStatus.Fail)]
    [InlineData(MappingState.Unknown, MappingCredentials.Stored, FindingStatus.Unknown)]
    public void MAP03_wants_enabled_mappings_with_credentials(MappingState state, MappingCredentials credentials, FindingStatus status)
    {
        var finding = JudgeOne("MAP-03", _good.EachMapping(mapping => mapping with { State = state, Credentials = credentials }));

        Assert.Equal(status, finding.Status);
        Assert.Equal(status == FindingStatus.Fail, Commands(finding).StartsWith(@"ssomanage -enablemapping FABRIKAM\alice Payroll", StringComparison.Ordinal));
        Assert.Equal(status == FindingStatus.Warning, finding.Remedy == @"ssomanage -setcredentials FABRIKAM\alice Payroll");
    }

    [Fact]
    public void MAP03_hears_a_skip_that_was_logged_after_the_mapping_was_read()
    {
        Assert.Equal(FindingStatus.Fail, JudgeOne("MAP-03", _good.WithEvents(Logged(11032, Application, account: User, application: Application))).Status);

        var gone = Judge("MAP-03", _good.WithEvents(Logged(11032, Application, account: @"FABRIKAM\bob", application: Application)));
        Assert.Contains(gone, finding => finding.Status == FindingStatus.Warning && finding.Subject.StartsWith(@"FABRIKAM\bob", StringComparison.Ordinal));
    }

    [Fact]
    public void MAP04_fails_for_an_account_that_the_directory_does_not_have()
    {
        var gone = JudgeOne("MAP-04", _good.WithAccounts(Found(User, null)));
        Assert.Equal((FindingStatus.Fail, User), (gone.Status, gone.Subject));

        Assert.Equal(FindingStatus.Unknown, JudgeOne("MAP-04", _good.WithAccounts()).Status);
        Assert.Equal(FindingStatus.Unknown, JudgeOne("MAP-04", _good.WithAccounts(new AccountLookup(User, Unread<DirectoryAccount?>()))).Status);
    }

    [Fact]
    public void MAP05_is_likely_only_and_hears_what_the_service_could_not_read()
    {
        var isNot = _good with
        {
            Directory = _good.Directory with { Memberships = [new GroupMembership(ServiceAccount.Sid, "Windows Authorization Access Group", Known(false))] },
        };
        var warning = JudgeOne("MAP-05", isNot);
        Assert.Equal((FindingStatus.Warning, Basis.Likely), (warning.Status, warning.Basis));
        Assert.Contains("likely", warning.Evidence, StringComparison.Ordinal);
        Assert.Contains("Add-ADGroupMember -Identity S-1-5-32-560 -Members ssosvcact", warning.Remedy, StringComparison.Ordinal);

        Assert.Equal(FindingStatus.Unknown, JudgeOne("MAP-05", _good with { Directory = new DirectoryFacts() }).Status);
        Assert.Equal(FindingStatus.Fail, JudgeOne("MAP-05", _good.WithEvents(Logged(11018))).Status);
    }

    [Theory]
    [InlineData("bob", "ALICE01")]
    [InlineData("alice", "ALICE02")]
    public void MAP06_finds_overlaps_in_both_directions(string windows, string external)
    {
        var overlapping = _good with { Mappings = [AliceMapping, AliceMapping with { WindowsUser = windows, ExternalUser = external }] };

        var fail = JudgeOne("MAP-06", overlapping);
        Assert.Equal((FindingStatus.Fail, $@"FABRIKAM\{windows} in HostAdapter"), (fail.Status, fail.Subject));
        Assert.Contains($@"ssomanage -listmappings FABRIKAM\{windows}", fail.Remedy, StringComparison.Ordinal);

        Assert.Equal(FindingStatus.Pass, JudgeOne("MAP-06", overlapping.EachAdapter(adapter => adapter with { AllowMappingConflicts = Known(true) })).Status);
        Assert.Equal(FindingStatus.Unknown, JudgeOne("MAP-06", overlapping.EachAdapter(adapter => adapter with { AllowMappingConflicts = Unread<bool>() })).Status);
    }

    [Fact]
    public void MAP06_hears_a_change_that_an_overlap_stopped()
    {
        Assert.Equal(FindingStatus.Fail, JudgeOne("MAP-06", _good.WithEvents(Logged(10672, Adapter))).Status);
        Assert.Equal(FindingStatus.Unknown, JudgeOne("MAP-06", _good with { Mappings = [] }).Status);
    }

    [Fact]
    public void Names_that_cannot_be_pasted_stay_out_of_commands() => Assert.Equal(
        @"ssomanage -setcredentials DOMAIN\user Payroll",
        JudgeOne("MAP-03", _good.EachMapping(mapping => mapping with { WindowsUser = "a&calc", Credentials = MappingCredentials.Missing })).Remedy);

    [Fact]
    public void Very_many_good_mappings_are_one_finding_and_each_bad_one_is_its_own()
    {
        var mappings = Enumerable.Range(0, 2000)
            .Select(i => AliceMapping with { WindowsUser = $"user{i}", ExternalUser = $"U{i}", State = i < 3 ? MappingState.Disabled : MappingState.Enabled });

        var findings = Judge("MAP-03", _good with { Mappings = [.. mappings] });

        Assert.Equal(3, findings.Count(finding => finding.Status == FindingStatus.Fail));
        Assert.Equal("1,997 mappings", Assert.Single(findings, finding => finding.Status == FindingStatus.Pass).Subject);
    }

    [Fact]
    public void Numbers_are_written_alike_wherever_the_rules_run()
    {
        var mappings = Enumerable.Range(0, 2000).Select(i => AliceMapping with { WindowsUser = $"user{i}", ExternalUser = $"U{i}" });
        var deployment = _good with { Mappings = [.. mappings] };
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberGroupSeparator = "'";
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            Assert.Contains("2,000 mappings", JudgeOne("MAP-01", deployment).Evidence, StringComparison.Ordinal);
            Assert.Contains("2,000", JudgeOne("MAP-06", deployment).Evidence, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static SyncDeployment WithMembership(Fact<bool> isMember) => _good with
    {
        Directory = _good.Directory with { Memberships = [new GroupMembership(Alice.Sid, UserGroup, isMember)] },
    };
}
