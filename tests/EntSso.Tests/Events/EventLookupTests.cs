using System.Globalization;
using EntSso.Diagnosis;
using EntSso.Events;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EntSso.Tests.Events;

/// <summary>What users paste is found: ids of any source, names, codes in every spelling, whole lines.</summary>
public class EventLookupTests
{
    [Theory]
    [InlineData("6025", "PCNSSVC 6025")]
    [InlineData("PCNSSVC/6025", "PCNSSVC 6025")]
    [InlineData("pcnssvc 6025", "PCNSSVC 6025")]
    [InlineData("PCNS Filter/6004", "PCNS Filter 6004")]
    [InlineData("PCNSSVC/6004", "PCNS Filter 6004")]
    [InlineData("MIIServer/6903", "FIMSynchronizationService 6903")]
    [InlineData("Security/4723", "Microsoft-Windows-Security-Auditing 4723")]
    [InlineData("ENTSSO/11060", "11060")]
    [InlineData("sso_warn_ps_miis_access_denied", "11060")]
    [InlineData("0x80002B34", "11060")]
    [InlineData("0xC0002A0F : Could not contact the SSO server", "10767")]
    [InlineData("ERROR: 0xC0002A0F : Could not contact the SSO server", "10767")]
    [InlineData("Event 11060, ENTSSO", "11060")]
    [InlineData("Event ID 6032 from source PCNSSVC cannot be found.", "PCNSSVC 6032")]
    [InlineData("Log Name: Application Source: PCNSSVC Date: 01.03.2024 09:00:00 Event ID: 6025 Level: Error", "PCNSSVC 6025")]
    [InlineData("-2147024891", "0x80070005 ERROR_ACCESS_DENIED")]
    [InlineData("2147942405", "0x80070005 ERROR_ACCESS_DENIED")]
    [InlineData("E_ACCESSDENIED", "0x80070005 ERROR_ACCESS_DENIED")]
    [InlineData("Access is denied. (Exception from HRESULT: 0x80070005 (E_ACCESSDENIED))", "0x80070005 ERROR_ACCESS_DENIED")]
    [InlineData("ERROR_LOGON_FAILURE", "0x0000052E ERROR_LOGON_FAILURE")]
    [InlineData("error 1326", "0x0000052E ERROR_LOGON_FAILURE")]
    [InlineData("RPC_S_SERVER_UNAVAILABLE", "0x000006BA RPC_S_SERVER_UNAVAILABLE")]
    [InlineData("SEC_E_WRONG_PRINCIPAL", "0x80090322 SEC_E_WRONG_PRINCIPAL")]
    [InlineData("KDC_ERR_S_PRINCIPAL_UNKNOWN", "0x96C73A07 KDC_ERR_S_PRINCIPAL_UNKNOWN")]
    [InlineData("KRB5KDC_ERR_S_PRINCIPAL_UNKNOWN", "0x96C73A07 KDC_ERR_S_PRINCIPAL_UNKNOWN")]
    [InlineData("KRB5KRB_AP_ERR_SKEW", "0x96C73A25 KRB_AP_ERR_SKEW")]
    [InlineData("Failure Code: 0x18", "0x96C73A18 KDC_ERR_PREAUTH_FAILED")]
    [InlineData("not-joined-to-MV", "not-joined-to-MV")]
    [InlineData("MMS_PWDSYNC_CHANGE_STALE", "incoming-timestamp-out-of-date")]
    [InlineData("<error-code>ma-access-denied</error-code>", "ma-access-denied")]
    [InlineData("Event 11043, ENTSSO: 0x80070005 and then SEC_E_TIME_SKEW", "11043|0x80070005 ERROR_ACCESS_DENIED|0x80090324 SEC_E_TIME_SKEW")]
    [InlineData("10536 with 0x800706D9, 0x800706D9", "10536|0x800706D9 EPT_S_NOT_REGISTERED")]
    public void A_text_names(string text, string expected) =>
        Assert.Equal(expected, string.Join("|", EventLookup.Find(text).Select(NameOf)));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("99999")]
    [InlineData("0xXYZ")]
    [InlineData("0xDEADBEEF")]
    [InlineData("99999999999999")]
    [InlineData("The year 2026 has 365 days, at 10.0.0.1 as well.")]
    [InlineData("no-such-code")]
    public void What_means_nothing_is_not_found(string text) => Assert.Empty(EventLookup.Find(text));

    [Fact]
    public void An_id_of_several_sources_is_found_in_each()
    {
        EventDefinition first = EventCatalogue.Default.Find(11060)!;
        EventCatalogue twice = new(
            [first, new EventDefinition
            {
                Source = "Other", Id = first.Id, SymbolicName = "", Kind = first.Kind, Severity = first.Severity, Area = first.Area, Stage = first.Stage,
                Link = first.Link, Outcome = first.Outcome, Fields = [], FieldBasis = null, OlderFields = [], Summary = "Another.", MessageTemplate = "Another.",
                Cause = null, Notes = [], Code = 0,
            }],
            []);

        Assert.Equal(["ENTSSO", "Other"], twice.FindAll(first.Id).Select(definition => definition.Source));
    }

    [Fact]
    public void A_source_selects_among_events()
    {
        Assert.Empty(EventLookup.Find("6025", "MIIServer"));
        Assert.Single(EventLookup.Find("6025", "pcnssvc"));
        Assert.Single(EventLookup.Find("6903", "MIIServer"));
        Assert.Empty(EventLookup.Find("E_ACCESSDENIED", "PCNSSVC"));
    }

    [Fact]
    public void Every_event_that_a_rule_names_is_explained() =>
        Assert.All(
            RuleCatalogue.All.SelectMany(rule => rule.Description.Events.Concat(rule.Description.RelatedEvents).Concat(rule.Description.ClearedBy)
                .Select(id => (rule.Id, Event: id.ToString()))),
            named => Assert.True(EventLookup.Find(named.Event).OfType<EventDefinition>().Any(), $"{named.Id}: {named.Event}"));

    [Fact]
    public void Every_error_and_warning_has_a_cause_and_a_remedy() =>
        Assert.All(
            EventCatalogue.Default.Definitions.Where(definition => definition.Severity is EventSeverity.Error or EventSeverity.Warning),
            definition => Assert.True(definition.Cause is { Explanation.Length: > 0, Remedy.Length: > 0 }, definition.ToString()));

    [Fact]
    public void Every_return_code_but_success_has_a_cause_and_a_remedy() =>
        Assert.All(SyncReturnCode.All.Values, code => Assert.Equal(code.Code != "success", code.Cause is { Remedy.Length: > 0 }));

    [Theory]
    [InlineData(10536, "0x800706D9, There are no more endpoints.", "cluster-node-service-running")]
    [InlineData(10536, "0x80090005, Bad Data.", "secret-restore-defect")]
    [InlineData(10536, "0x80070005", "audit-call-failed")]
    [InlineData(10503, "0x80070005, Access is denied.", "service-start-access-denied")]
    [InlineData(10503, "0x80004005", "service-start-failed")]
    public void The_error_code_decides_on_the_cause(int id, string code, string cause)
    {
        string[] strings = [.. EventCatalogue.Default.Find(id)!.Fields.Select(field => field.Label == "Error Code" ? code : "x")];
        SyncEvent e = EventLogOf.Interpret(id, strings);

        Assert.Equal(cause, e.CauseEntry!.Key);
        Assert.NotEmpty(e.Cause);
        Assert.NotEmpty(e.Remedy);
    }

    [Fact]
    public void A_general_cause_says_what_the_error_code_means()
    {
        SyncEvent e = EventLogOf.Interpret(10536, ["GetConfigInfo", "t", "c", "u", "a", "0x8007052E, Logon failure."]);

        Assert.Contains("ERROR_LOGON_FAILURE", e.Cause);
        Assert.Contains(e.ErrorCode!.PointsTo, e.Remedy);
    }

    [Fact]
    public void No_text_makes_the_search_fail() =>
        Check.QuickThrowOnFailure(Prop.ForAll<string>(text => EventLookup.Find(text ?? "") is not null));

    [Fact]
    public void Every_code_is_found_in_every_spelling()
    {
        foreach (uint value in ErrorCodeTable.Default.Codes.Keys.Where(value => value > ushort.MaxValue))
        {
            string[] spellings =
            [
                $"0x{value:X8}", $"0x{value:x8}", value.ToString(CultureInfo.InvariantCulture), unchecked((int)value).ToString(CultureInfo.InvariantCulture),
                $"Result: 0x{value:X8}, text.", $"({unchecked((int)value)})",
            ];
            Assert.All(spellings, spelling => Assert.Contains(EventLookup.Find(spelling), found => found is ErrorCode code && code.Value == value));
        }
    }

    private static string NameOf(object found) => found is EventDefinition definition ? definition.EventId.ToString() : found.ToString()!;
}
