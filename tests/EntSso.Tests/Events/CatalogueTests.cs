using EntSso.Events;
using Xunit;

namespace EntSso.Tests.Events;

/// <summary>What the event pages say, written down by hand from the pages, against the embedded catalogue.</summary>
public class CatalogueTests
{
    private static EventCatalogue Catalogue => EventCatalogue.Default;

    private static IReadOnlyList<EventDefinition> EntSso { get; } = [.. EventCatalogue.Default.Definitions.Where(d => d.Source == EventSource.EntSso)];

    [Fact]
    public void All_370_documented_entries_are_there_in_order()
    {
        int[] ids = EntSso.Select(definition => definition.Id).ToArray();

        Assert.Equal(370, ids.Length);
        Assert.Equal(ids.OrderBy(id => id).Distinct(), ids);
        Assert.Equal(10500, ids[0]);
        Assert.Equal(11071, ids[ids.Length - 1]);
    }

    [Fact]
    public void Error_codes_are_those_of_the_block_that_callers_get_as_results()
    {
        Assert.Equal(274, EntSso.Count(definition => definition.Kind == EventKind.Event));
        Assert.Equal(96, EntSso.Count(definition => definition.Kind == EventKind.ErrorCode));
        Assert.All(EntSso, definition =>
            Assert.Equal(definition.Id is >= 10752 and <= 11007, definition.Kind == EventKind.ErrorCode));
    }

    [Theory]
    [InlineData(EventArea.Access, 13)]
    [InlineData(EventArea.Adapter, 37)]
    [InlineData(EventArea.Admin, 54)]
    [InlineData(EventArea.Audit, 2)]
    [InlineData(EventArea.ClientApi, 4)]
    [InlineData(EventArea.Database, 27)]
    [InlineData(EventArea.DirectSync, 8)]
    [InlineData(EventArea.HostInitiated, 5)]
    [InlineData(EventArea.Lookup, 8)]
    [InlineData(EventArea.Mapping, 21)]
    [InlineData(EventArea.MIIS, 7)]
    [InlineData(EventArea.Network, 4)]
    [InlineData(EventArea.PasswordFilter, 4)]
    [InlineData(EventArea.PasswordSync, 57)]
    [InlineData(EventArea.PCNS, 8)]
    [InlineData(EventArea.Replay, 33)]
    [InlineData(EventArea.Secret, 31)]
    [InlineData(EventArea.Service, 27)]
    [InlineData(EventArea.Ticket, 20)]
    public void Every_area_has_its_number_of_entries(EventArea area, int count) =>
        Assert.Equal(count, EntSso.Count(definition => definition.Area == area));

    [Theory]
    [InlineData(11060, "SSO_WARN_PS_MIIS_ACCESS_DENIED", "Tracking ID|Client User|SSO Service Account|Error Code")]
    [InlineData(11031, "SSO_INFO_PS_WIN_CHANGE_INVALID_MAPPING", "Tracking ID|Windows Account|Application|External Account|Client User")]
    [InlineData(10708, "SSO_WARN_PS_NO_WIN_SYNC", "Tracking ID|Client User")]
    [InlineData(11070, "SSO_WARN_PS_MIIS_NOT_ALLOWED", "Tracking ID|Client User")]
    [InlineData(11069, "SSO_WARN_PS_PCNS_NOT_ALLOWED", "Tracking ID|Client User")]
    [InlineData(11063, "SSO_ERROR_PS_MIIS_CALLBACK_ACCESS_DENIED", "")]
    [InlineData(11064, "SSO_INFO_MIIS_PASSWORD_CHANGE_RECEIVED", "Tracking ID|Windows Account|Client User")]
    [InlineData(11043, "SSO_WARN_PS_ADAPTER_REPORTED_FAILURE", "Tracking ID|Adapter|External Account|Error Message|Error Code")]
    [InlineData(10525, "SSO_INFO_GENERATE_SECRET_OK", "MSID|Client User|Client Computer|Tracking ID")]
    [InlineData(11016, "SSO_ERROR_AUTHZ", "")]
    [InlineData(10533, "SSO_INFO_FOUND_SECRET_SERVER", "Secret Server Name")]
    public void Symbols_and_insertion_strings_are_those_of_the_event_page(int id, string symbol, string labels)
    {
        EventDefinition definition = Assert.Single(Catalogue.Definitions, entry => entry.Id == id);

        Assert.Equal(symbol, definition.SymbolicName);
        Assert.Equal(labels, string.Join("|", definition.Fields.Select(field => field.Label)));
        Assert.Equal(Enumerable.Range(1, definition.Fields.Count), definition.Fields.Select(field => field.Index));
        Assert.All(definition.Fields, field => Assert.Equal(EventFieldPart.Whole, field.Part));
    }

    [Fact]
    public void The_windows_account_of_a_queued_notification_comes_in_two_insertion_strings()
    {
        IReadOnlyList<EventField> fields = Catalogue.Find(10734)!.Fields;

        Assert.Equal(
            [
                new EventField(1, "Tracking ID", EventFieldPart.Whole),
                new EventField(2, "Adapter", EventFieldPart.Whole),
                new EventField(3, "External Account", EventFieldPart.Whole),
                new EventField(4, "Windows Account", EventFieldPart.Domain),
                new EventField(5, "Windows Account", EventFieldPart.Name),
            ],
            fields);
    }

    [Fact]
    public void A_domain_part_is_always_followed_by_its_name_part()
    {
        foreach (EventDefinition definition in Catalogue.Definitions)
        {
            for (int i = 0; i < definition.Fields.Count; i++)
            {
                EventField field = definition.Fields[i];
                if (field.Part == EventFieldPart.Domain)
                {
                    Assert.Equal(new EventField(field.Index + 1, field.Label, EventFieldPart.Name), definition.Fields[i + 1]);
                }
                else if (field.Part == EventFieldPart.Name)
                {
                    Assert.Equal(new EventField(field.Index - 1, field.Label, EventFieldPart.Domain), definition.Fields[i - 1]);
                }
            }
        }
    }

    [Theory]
    [InlineData(10709, "Tracking ID|Client User|Access Domain|Access Sid")]
    [InlineData(10744, "Adapter")]
    [InlineData(10745, "Adapter")]
    [InlineData(10601, "Application Name|Specified Flags|Allowed Flags")]
    public void Older_versions_with_other_insertion_strings_are_known(int id, string labels) =>
        Assert.Equal(labels, string.Join("|", Catalogue.Find(id)!.OlderFields.Select(field => field.Label)));

    [Theory]
    [InlineData(11063, ChainLink.KerberosCall)]
    [InlineData(11064, ChainLink.KerberosCall)]
    [InlineData(11070, ChainLink.ServerGate)]
    [InlineData(11069, ChainLink.ServerGate)]
    [InlineData(11060, ChainLink.CallerCheck)]
    [InlineData(10708, ChainLink.SystemGate)]
    [InlineData(10710, ChainLink.Acceptance)]
    [InlineData(11071, ChainLink.Acceptance)]
    [InlineData(10803, ChainLink.Acceptance)]
    [InlineData(11033, ChainLink.Application)]
    [InlineData(11034, ChainLink.Application)]
    [InlineData(11035, ChainLink.Application)]
    [InlineData(10735, ChainLink.Application)]
    [InlineData(11030, ChainLink.Mapping)]
    [InlineData(11031, ChainLink.Mapping)]
    [InlineData(11032, ChainLink.Mapping)]
    [InlineData(11017, ChainLink.Mapping)]
    [InlineData(11016, ChainLink.Mapping)]
    [InlineData(11061, ChainLink.PasswordFilter)]
    [InlineData(11058, ChainLink.DirectSync)]
    [InlineData(11055, ChainLink.DirectSync)]
    [InlineData(10734, ChainLink.Adapter)]
    [InlineData(11036, ChainLink.Adapter)]
    [InlineData(10714, ChainLink.Adapter)]
    [InlineData(11043, ChainLink.ExternalSystem)]
    [InlineData(10746, ChainLink.ExternalSystem)]
    [InlineData(10737, ChainLink.ExternalSystem)]
    [InlineData(10733, ChainLink.StoredPassword)]
    [InlineData(10669, ChainLink.StoredPassword)]
    [InlineData(10503, ChainLink.Service)]
    [InlineData(10515, ChainLink.Service)]
    [InlineData(10520, ChainLink.Service)]
    [InlineData(11067, ChainLink.Service)]
    [InlineData(10544, ChainLink.None)]
    public void An_event_names_the_link_of_the_chain_that_it_tells_of(int id, ChainLink link) =>
        Assert.Equal(link, Catalogue.Find(id)!.Link);

    [Fact]
    public void Every_failure_or_skip_of_a_password_change_has_a_cause()
    {
        IEnumerable<int> unexplained = Catalogue.Definitions
            .Where(definition => definition.Outcome is EventOutcome.Failed or EventOutcome.Skipped && definition.Cause is null)
            .Select(definition => definition.Id);

        Assert.Empty(unexplained);
    }

    [Fact]
    public void An_id_that_is_not_documented_is_not_found()
    {
        Assert.Null(Catalogue.Find(10546));
        Assert.Null(Catalogue.Find(-1));
        Assert.Equal(11060, Catalogue.Find(11060)?.Id);
    }

    [Fact]
    public void Symbols_are_found_in_any_case_and_only_as_a_whole()
    {
        Assert.Equal(11060, Catalogue.FindBySymbol("sso_warn_ps_miis_ACCESS_denied")?.Id);
        Assert.Null(Catalogue.FindBySymbol("SSO_WARN_PS_MIIS"));
        Assert.Null(Catalogue.FindBySymbol(""));
    }

    [Theory]
    [InlineData(0xC0002A22, 10786)]
    [InlineData(0xC0002A33, 10803)]
    [InlineData(0x80002B34, 11060)]
    [InlineData(0x40002B38, 11064)]
    [InlineData(0xC0002B37, 11063)]
    public void A_32_bit_code_leads_to_its_entry(uint code, int id)
    {
        EventDefinition? definition = Catalogue.FindByCode(code);

        Assert.Equal(id, definition?.Id);
        Assert.Equal(code, definition!.Code);
    }

    [Theory]
    [InlineData(0x80002A22)] // an error code with another severity is another code
    [InlineData(0xC0012A22)] // another facility
    [InlineData(0x00002B34)] // the bare number 11060 is a Windows Sockets error
    [InlineData(0xC0000022)] // an NTSTATUS
    [InlineData(0xFFFFFFFF)]
    [InlineData(0u)]
    public void A_code_of_somebody_else_leads_nowhere(uint code) => Assert.Null(Catalogue.FindByCode(code));

    [Fact]
    public void An_event_is_found_by_instance_id_whatever_the_severity_its_version_logs()
    {
        Assert.Equal(11008, Catalogue.FindByCode(0x80002B00)?.Id);
        Assert.Equal(11008, Catalogue.FindByCode(0xC0002B00)?.Id);
    }

    [Fact]
    public void The_three_events_whose_level_differs_from_their_name_carry_the_logged_severity_in_their_code()
    {
        Assert.Equal(0xC000290Bu, Catalogue.Find(10507)!.Code);
        Assert.Equal(0xC000290Du, Catalogue.Find(10509)!.Code);
        Assert.Equal(0x40002923u, Catalogue.Find(10531)!.Code);
        Assert.All(new[] { 10507, 10509, 10531 }, id => Assert.Contains("trust the level", string.Join(" ", Catalogue.Find(id)!.Notes)));
    }

    [Fact]
    public void Patterns_match_symbols_and_ids()
    {
        Assert.Equal(
            [11060, 11063, 11064, 11065, 11066, 11067, 11070],
            Catalogue.Search("*MIIS*").Select(definition => definition.Id));
        Assert.Equal([11030, 11031, 11032, 11033, 11034, 11035, 11036, 11037, 11038, 11039], Catalogue.Search("1103?").Select(d => d.Id));
        Assert.Equal([11060], Catalogue.Search("sso_warn_ps_miis_access_denied").Select(definition => definition.Id));
        Assert.Empty(Catalogue.Search("MIIS"));
        Assert.Empty(Catalogue.Search(""));
        Assert.Equal(Catalogue.Definitions.Count, Catalogue.Search("*").Count());
        Assert.Equal([10786], Catalogue.Search("0xC0002A22").Select(d => d.Id));
        Assert.Equal([10786], Catalogue.Search("-1073731038").Select(d => d.Id));
    }

    [Fact]
    public void The_documentation_page_is_the_one_of_the_event() =>
        Assert.Equal(
            "https://learn.microsoft.com/en-us/biztalk/core/single-sign-on-event-11060",
            Catalogue.Find(11060)!.Documentation!.AbsoluteUri);

    [Fact]
    public void The_lists_cannot_be_changed_by_a_caller()
    {
        EventDefinition definition = Catalogue.Find(11060)!;

        Assert.True(((ICollection<EventDefinition>)Catalogue.Definitions).IsReadOnly);
        Assert.True(((ICollection<EventField>)definition.Fields).IsReadOnly);
        Assert.True(((ICollection<string>)definition.Cause!.RuleIds).IsReadOnly);
    }
}
