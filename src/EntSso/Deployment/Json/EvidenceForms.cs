using System.Globalization;

namespace EntSso.Deployment.Json;

/// <summary>The forms of computers on the network, event evidence and the runs of collectors. The order of the properties is that of the file.</summary>
internal static class EvidenceForms
{
    public static readonly RecordForm<ClockReading> ClockReading = new(
        new ClockReading { From = "" },
        new RecordProperty<ClockReading, string>("from", true, x => x.From, (x, v) => x with { From = v }, BasicForms.HostName),
        new RecordProperty<ClockReading, Fact<double>>(
            "offsetSeconds",
            false,
            x => x.OffsetSeconds,
            (x, v) => x with { OffsetSeconds = v },
            BasicForms.NumberFact));

    public static readonly RecordForm<PortProbe> PortProbe = new(
        new PortProbe { From = "", Port = 0 },
        new RecordProperty<PortProbe, string>("from", true, x => x.From, (x, v) => x with { From = v }, BasicForms.HostName),
        new RecordProperty<PortProbe, int>("port", true, x => x.Port, (x, v) => x with { Port = v }, BasicForms.Integer),
        new RecordProperty<PortProbe, Fact<bool>>("isOpen", false, x => x.IsOpen, (x, v) => x with { IsOpen = v }, BasicForms.SwitchFact));

    public static readonly RecordForm<HostFacts> HostFacts = new(
        new HostFacts { Name = "" },
        new RecordProperty<HostFacts, string>("name", true, x => x.Name, (x, v) => x with { Name = v }, BasicForms.HostName),
        new RecordProperty<HostFacts, Fact<IReadOnlyList<string>>>(
            "addresses",
            false,
            x => x.Addresses,
            (x, v) => x with { Addresses = v },
            BasicForms.TextsFact),
        new RecordProperty<HostFacts, Fact<string>>(
            "canonicalName",
            false,
            x => x.CanonicalName,
            (x, v) => x with { CanonicalName = v },
            BasicForms.TextFact),
        new RecordProperty<HostFacts, Fact<string>>("domain", false, x => x.Domain, (x, v) => x with { Domain = v }, BasicForms.TextFact),
        new RecordProperty<HostFacts, Fact<string>>("forest", false, x => x.Forest, (x, v) => x with { Forest = v }, BasicForms.TextFact),
        new RecordProperty<HostFacts, IReadOnlyList<ClockReading>>(
            "clocks",
            false,
            x => x.Clocks,
            (x, v) => x with { Clocks = v },
            new ListForm<ClockReading>(
                ClockReading,
                Identities.ByHost<ClockReading>(x => x.From))),
        new RecordProperty<HostFacts, IReadOnlyList<PortProbe>>(
            "ports",
            false,
            x => x.Ports,
            (x, v) => x with { Ports = v },
            new ListForm<PortProbe>(
                PortProbe,
                Identities.ByHost<PortProbe>(x => x.From, x => x.Port.ToString(CultureInfo.InvariantCulture)))));

    public static readonly RecordForm<EventLogCoverage> EventLogCoverage = new(
        new EventLogCoverage { Computer = "" },
        new RecordProperty<EventLogCoverage, string>(
            "computer",
            true,
            x => x.Computer,
            (x, v) => x with { Computer = v },
            BasicForms.HostName),
        new RecordProperty<EventLogCoverage, string>(
            "provider",
            false,
            x => x.Provider,
            (x, v) => x with { Provider = v },
            BasicForms.Text),
        new RecordProperty<EventLogCoverage, Fact<long>>(
            "count",
            false,
            x => x.Count,
            (x, v) => x with { Count = v },
            BasicForms.LongIntegerFact),
        new RecordProperty<EventLogCoverage, Fact<DateTime>>(
            "from",
            false,
            x => x.From,
            (x, v) => x with { From = v },
            BasicForms.TimeFact),
        new RecordProperty<EventLogCoverage, Fact<DateTime>>("to", false, x => x.To, (x, v) => x with { To = v }, BasicForms.TimeFact));

    public static readonly RecordForm<EventEvidence> EventEvidence = new(
        new EventEvidence { Provider = "", EventId = 0, Computer = "", Count = 0 },
        new RecordProperty<EventEvidence, string>("provider", true, x => x.Provider, (x, v) => x with { Provider = v }, BasicForms.Text),
        new RecordProperty<EventEvidence, int>("eventId", true, x => x.EventId, (x, v) => x with { EventId = v }, BasicForms.Integer),
        new RecordProperty<EventEvidence, string>(
            "computer",
            true,
            x => x.Computer,
            (x, v) => x with { Computer = v },
            BasicForms.HostName),
        new RecordProperty<EventEvidence, string>("subject", false, x => x.Subject, (x, v) => x with { Subject = v }, BasicForms.Text),
        new RecordProperty<EventEvidence, long>("count", true, x => x.Count, (x, v) => x with { Count = v }, BasicForms.LongInteger),
        new RecordProperty<EventEvidence, DateTime?>("first", false, x => x.First, (x, v) => x with { First = v }, BasicForms.OptionalTime),
        new RecordProperty<EventEvidence, DateTime?>("last", false, x => x.Last, (x, v) => x with { Last = v }, BasicForms.OptionalTime),
        new RecordProperty<EventEvidence, string>(
            "trackingId",
            false,
            x => x.TrackingId,
            (x, v) => x with { TrackingId = v },
            BasicForms.Text),
        new RecordProperty<EventEvidence, string>(
            "clientUser",
            false,
            x => x.ClientUser,
            (x, v) => x with { ClientUser = v },
            BasicForms.Text),
        new RecordProperty<EventEvidence, string>(
            "serviceAccount",
            false,
            x => x.ServiceAccount,
            (x, v) => x with { ServiceAccount = v },
            BasicForms.Text),
        new RecordProperty<EventEvidence, string>(
            "windowsAccount",
            false,
            x => x.WindowsAccount,
            (x, v) => x with { WindowsAccount = v },
            BasicForms.Text),
        new RecordProperty<EventEvidence, string>(
            "externalAccount",
            false,
            x => x.ExternalAccount,
            (x, v) => x with { ExternalAccount = v },
            BasicForms.Text),
        new RecordProperty<EventEvidence, string>(
            "application",
            false,
            x => x.Application,
            (x, v) => x with { Application = v },
            BasicForms.Text),
        new RecordProperty<EventEvidence, long?>(
            "errorCode",
            false,
            x => x.ErrorCode,
            (x, v) => x with { ErrorCode = v },
            BasicForms.OptionalLongInteger),
        new RecordProperty<EventEvidence, FactOrigin?>("origin", false, x => x.Origin, (x, v) => x with { Origin = v }, BasicForms.Origin))
    {
        Merger = RecordMergers.EventEvidence,
    };

    public static readonly RecordForm<CollectionRun> CollectionRun = new(
        new CollectionRun { Computer = "", Time = default },
        new RecordProperty<CollectionRun, string>(
            "computer",
            true,
            x => x.Computer,
            (x, v) => x with { Computer = v },
            BasicForms.HostName),
        new RecordProperty<CollectionRun, DateTime>("time", true, x => x.Time, (x, v) => x with { Time = v }, BasicForms.Time),
        new RecordProperty<CollectionRun, Fact<string>>(
            "account",
            false,
            x => x.Account,
            (x, v) => x with { Account = v },
            BasicForms.TextFact),
        new RecordProperty<CollectionRun, Fact<bool>>(
            "isElevated",
            false,
            x => x.IsElevated,
            (x, v) => x with { IsElevated = v },
            BasicForms.SwitchFact),
        new RecordProperty<CollectionRun, Fact<bool>>("is64Bit", false, x => x.Is64Bit, (x, v) => x with { Is64Bit = v }, BasicForms.SwitchFact),
        new RecordProperty<CollectionRun, Fact<bool>>(
            "isSsoAdministrator",
            false,
            x => x.IsSsoAdministrator,
            (x, v) => x with { IsSsoAdministrator = v },
            BasicForms.SwitchFact),
        new RecordProperty<CollectionRun, string>(
            "toolVersion",
            false,
            x => x.ToolVersion,
            (x, v) => x with { ToolVersion = v },
            BasicForms.Text));
}
