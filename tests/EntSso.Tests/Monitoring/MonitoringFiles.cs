using System.Globalization;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using EntSso.Events;
using EntSso.Events.Reading;
using EntSso.Events.Reading.Live;

namespace EntSso.Tests.Monitoring;

/// <summary>Makes the files of docs/monitoring from the event catalogue: a subscription for the whole chain, and an alert rule for each cause.</summary>
internal static class MonitoringFiles
{
    public const string Subscription = "entsso-chain.subscription.xml";

    /// <summary>The files by their path below docs/monitoring.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Rules.ToDictionary(rule => $"sigma/{rule.File}", rule => rule.Text)
        .Append(new KeyValuePair<string, string>(Subscription, SubscriptionText()))
        .ToDictionary(file => file.Key, file => file.Value);

    /// <summary>
    /// The events that a rule alerts on, by cause: those of a link of the chain that say that a change fails, waits or is left out. Events of
    /// the security log need their status to say so and are left to the checks of the module.
    /// </summary>
    public static IEnumerable<(EventCause Cause, IReadOnlyList<EventDefinition> Events)> AlertedCauses =>
        from definition in EventCatalogue.Default.Definitions
        where definition.Kind == EventKind.Event && definition.Link != ChainLink.None && definition.Cause is not null
            && definition.Source != EventSource.Security
            && (definition.Outcome is EventOutcome.Failed or EventOutcome.Pending or EventOutcome.Skipped || definition.Severity == EventSeverity.Error)
        group definition by definition.Cause into cause
        orderby cause.Key.Key
        select (cause.Key, (IReadOnlyList<EventDefinition>)[.. cause]);

    private static IEnumerable<(string File, string Text)> Rules =>
        AlertedCauses.Select(one => ($"entsso_{one.Cause.Key.Replace('-', '_')}.yml", RuleText(one.Cause, one.Events)));

    private static string SubscriptionText()
    {
        var text = new StringBuilder();
        text.Append(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <!-- Generated from the event catalogue: every event of the chain that the module reads by default. Create it with
                 wecutil cs entsso-chain.subscription.xml; README.md has the steps. -->
            <Subscription xmlns="http://schemas.microsoft.com/2006/03/windows/events/subscription">
              <SubscriptionId>EntSso password synchronization</SubscriptionId>
              <SubscriptionType>SourceInitiated</SubscriptionType>
              <Description>Events of PCNS, sync engine, ENTSSO and Windows that follow a password change.</Description>
              <Enabled>true</Enabled>
              <Uri>http://schemas.microsoft.com/wbem/wsman/1/windows/EventLog</Uri>
              <ConfigurationMode>Normal</ConfigurationMode>
              <Query><![CDATA[
            <QueryList>

            """.Replace("\r", ""));
        int id = 0;
        foreach (string log in EventSource.All.Select(EventSource.Log).Distinct())
        {
            text.Append($"  <Query Id=\"{(id++).ToString(CultureInfo.InvariantCulture)}\" Path=\"{log}\">\n");
            foreach (EventSelection selection in EventQuery.Chain.Selections.Where(selection => EventSource.Log(selection.ProviderName) == log))
            {
                text.Append($"    <Select Path=\"{log}\">{SecurityElement.Escape(WevtQuery.Expression(selection, EventQuery.Chain)).Replace("&apos;", "'")}</Select>\n");
            }

            text.Append("  </Query>\n");
        }

        return text.Append(
            """
            </QueryList>
            ]]></Query>
              <ReadExistingEvents>true</ReadExistingEvents>
              <TransportName>HTTP</TransportName>
              <ContentFormat>Events</ContentFormat>
              <LogFile>ForwardedEvents</LogFile>
              <AllowedSourceDomainComputers>O:NSG:NSD:(A;;GA;;;DC)(A;;GA;;;DD)(A;;GA;;;NS)</AllowedSourceDomainComputers>
            </Subscription>

            """.Replace("\r", "")).ToString();
    }

    private static string RuleText(EventCause cause, IReadOnlyList<EventDefinition> events)
    {
        var sources = events.GroupBy(definition => definition.Source).ToList();
        string[] names = sources.Count == 1 ? ["selection"] : [.. sources.Select((_, i) => "selection_" + (i + 1).ToString(CultureInfo.InvariantCulture))];
        var text = new StringBuilder();
        Line($"title: {Quoted(cause.Title)}");
        Line($"id: {IdOf(cause.Key)}");
        Line("status: experimental");
        Line($"description: {Quoted(cause.Explanation)}");
        Line("references:");
        Line("    - 'https://learn.microsoft.com/en-us/biztalk/core/sso-events'");
        Line("logsource:");
        Line("    product: windows");
        Line($"    service: {EventSource.Log(sources[0].Key).ToLowerInvariant()}");
        Line("detection:");
        for (int i = 0; i < sources.Count; i++)
        {
            Line($"    {names[i]}:");
            Line("        Provider_Name:");
            foreach (string provider in EventSource.Providers(sources[i].Key))
            {
                Line($"            - {Quoted(provider)}");
            }

            Line("        EventID:");
            foreach (EventDefinition definition in sources[i])
            {
                Line($"            - {definition.Id.ToString(CultureInfo.InvariantCulture)}");
            }
        }

        Line($"    condition: {string.Join(" or ", names)}");
        Line("falsepositives:");
        Line("    - 'None known'");
        Line($"level: {LevelOf(events)}");
        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');
    }

    private static string LevelOf(IReadOnlyList<EventDefinition> events) =>
        events.Any(one => one.Severity == EventSeverity.Error) ? "high"
        : events.Any(one => one.Outcome == EventOutcome.Failed) ? "medium"
        : "low";

    private static string Quoted(string text) => "'" + text.Replace("'", "''") + "'";

    /// <summary>A UUID made of the cause's key (version 8 of RFC 9562), so that a rule keeps its id.</summary>
    private static string IdOf(string key)
    {
        using var hash = SHA256.Create();
        using MemoryStream name = new(Encoding.UTF8.GetBytes("EntSsoPS alert rule " + key));
        byte[] bytes = hash.ComputeHash(name);
        char[] digits = string.Concat(bytes.Take(16).Select(one => one.ToString("x2", CultureInfo.InvariantCulture))).ToCharArray();
        digits[12] = '8';
        digits[16] = 'b';
        string text = new(digits);
        return $"{text.Substring(0, 8)}-{text.Substring(8, 4)}-{text.Substring(12, 4)}-{text.Substring(16, 4)}-{text.Substring(20)}";
    }
}
