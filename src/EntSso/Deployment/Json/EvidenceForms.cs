using System.Globalization;
using static EntSso.Deployment.Json.BasicForms;

namespace EntSso.Deployment.Json;

/// <summary>
/// The forms of computers on the network, event evidence and the runs of collectors. The order of the properties is that of the file.
/// </summary>
internal static class EvidenceForms
{
    public static readonly RecordForm<ClockReading> ClockReading = Record(new ClockReading { From = "" })
        .Required("from", x => x.From, (x, v) => x with { From = v }, HostName)
        .Optional("offsetSeconds", x => x.OffsetSeconds, (x, v) => x with { OffsetSeconds = v }, NumberFact);

    public static readonly RecordForm<PortProbe> PortProbe = Record(new PortProbe { From = "", Port = 0 })
        .Required("from", x => x.From, (x, v) => x with { From = v }, HostName)
        .Required("port", x => x.Port, (x, v) => x with { Port = v }, Integer)
        .Optional("isOpen", x => x.IsOpen, (x, v) => x with { IsOpen = v }, SwitchFact);

    public static readonly RecordForm<HostFacts> HostFacts = Record(new HostFacts { Name = "" })
        .Required("name", x => x.Name, (x, v) => x with { Name = v }, HostName)
        .Optional("addresses", x => x.Addresses, (x, v) => x with { Addresses = v }, TextsFact)
        .Optional("canonicalName", x => x.CanonicalName, (x, v) => x with { CanonicalName = v }, TextFact)
        .Optional("domain", x => x.Domain, (x, v) => x with { Domain = v }, TextFact)
        .Optional("forest", x => x.Forest, (x, v) => x with { Forest = v }, TextFact)
        .Optional("clocks", x => x.Clocks, (x, v) => x with { Clocks = v }, ClockReading.ListByHost(x => x.From))
        .Optional("ports", x => x.Ports, (x, v) => x with { Ports = v },
            PortProbe.ListByHost(x => x.From, x => x.Port.ToString(CultureInfo.InvariantCulture)));

    public static readonly RecordForm<EventLogCoverage> EventLogCoverage = Record(new EventLogCoverage { Computer = "" })
        .Required("computer", x => x.Computer, (x, v) => x with { Computer = v }, HostName)
        .Optional("provider", x => x.Provider, (x, v) => x with { Provider = v }, Text)
        .Optional("count", x => x.Count, (x, v) => x with { Count = v }, LongIntegerFact)
        .Optional("from", x => x.From, (x, v) => x with { From = v }, TimeFact)
        .Optional("to", x => x.To, (x, v) => x with { To = v }, TimeFact);

    public static readonly RecordForm<EventEvidence> EventEvidence = Record(
            new EventEvidence { Provider = "", EventId = 0, Computer = "", Count = 0 })
        .MergedBy(Merge)
        .Required("provider", x => x.Provider, (x, v) => x with { Provider = v }, Text)
        .Required("eventId", x => x.EventId, (x, v) => x with { EventId = v }, Integer)
        .Required("computer", x => x.Computer, (x, v) => x with { Computer = v }, HostName)
        .Optional("subject", x => x.Subject, (x, v) => x with { Subject = v }, Text)
        .Required("count", x => x.Count, (x, v) => x with { Count = v }, LongInteger)
        .Optional("first", x => x.First, (x, v) => x with { First = v }, OptionalTime)
        .Optional("last", x => x.Last, (x, v) => x with { Last = v }, OptionalTime)
        .Optional("trackingId", x => x.TrackingId, (x, v) => x with { TrackingId = v }, Text)
        .Optional("clientUser", x => x.ClientUser, (x, v) => x with { ClientUser = v }, Text)
        .Optional("serviceAccount", x => x.ServiceAccount, (x, v) => x with { ServiceAccount = v }, Text)
        .Optional("windowsAccount", x => x.WindowsAccount, (x, v) => x with { WindowsAccount = v }, Text)
        .Optional("externalAccount", x => x.ExternalAccount, (x, v) => x with { ExternalAccount = v }, Text)
        .Optional("application", x => x.Application, (x, v) => x with { Application = v }, Text)
        .Optional("errorCode", x => x.ErrorCode, (x, v) => x with { ErrorCode = v }, OptionalLongInteger)
        .Optional("origin", x => x.Origin, (x, v) => x with { Origin = v }, Origin);

    public static readonly RecordForm<CollectionRun> CollectionRun = Record(new CollectionRun { Computer = "", Time = default })
        .Required("computer", x => x.Computer, (x, v) => x with { Computer = v }, HostName)
        .Required("time", x => x.Time, (x, v) => x with { Time = v }, Time)
        .Optional("account", x => x.Account, (x, v) => x with { Account = v }, TextFact)
        .Optional("isElevated", x => x.IsElevated, (x, v) => x with { IsElevated = v }, SwitchFact)
        .Optional("is64Bit", x => x.Is64Bit, (x, v) => x with { Is64Bit = v }, SwitchFact)
        .Optional("isSsoAdministrator", x => x.IsSsoAdministrator, (x, v) => x with { IsSsoAdministrator = v }, SwitchFact)
        .Optional("toolVersion", x => x.ToolVersion, (x, v) => x with { ToolVersion = v }, Text);

    /// <summary>
    /// The whole span, the fields of the last event, and the larger count: the same log read twice must not count double, so the
    /// count is "at least".
    /// </summary>
    private static EventEvidence Merge(EventEvidence first, EventEvidence second)
    {
        EventEvidence later = (second.Last ?? DateTime.MinValue) > (first.Last ?? DateTime.MinValue) ? second : first;
        return later with
        {
            Computer = HostName.Merge([first.Computer, second.Computer], ""),
            Count = Math.Max(first.Count, second.Count),
            First = first.First is null || second.First < first.First ? second.First ?? first.First : first.First,
        };
    }
}
