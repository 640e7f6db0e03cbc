namespace EntSso.Deployment.Json;

/// <summary>How records that are not made of facts are merged.</summary>
internal static class RecordMergers
{
    /// <summary>The newer reading; what it does not know, from the older.</summary>
    public static Mapping Mapping(Mapping first, Mapping second)
    {
        bool secondIsNewer = Time(second.Origin) > Time(first.Origin);
        Mapping newer = secondIsNewer ? second : first;
        Mapping older = secondIsNewer ? first : second;
        return newer with
        {
            State = newer.State == MappingState.Unknown ? older.State : newer.State,
            Credentials = newer.Credentials == MappingCredentials.Unknown ? older.Credentials : newer.Credentials,
            Flags = newer.Flags ?? older.Flags,
            Origin = newer.Origin ?? older.Origin,
        };
    }

    /// <summary>
    /// The whole span, the fields of the last event, and the larger count: the same log read twice must not count double, so the
    /// count is "at least".
    /// </summary>
    public static EventEvidence EventEvidence(EventEvidence first, EventEvidence second)
    {
        EventEvidence later = (second.Last ?? DateTime.MinValue) > (first.Last ?? DateTime.MinValue) ? second : first;
        return later with
        {
            Computer = BasicForms.HostName.Merge(first.Computer, second.Computer, ""),
            Count = Math.Max(first.Count, second.Count),
            First = first.First is null || second.First < first.First ? second.First ?? first.First : first.First,
        };
    }

    /// <summary>Ticket and failure belong together.</summary>
    public static KerberosProbe KerberosProbe(KerberosProbe first, KerberosProbe second) =>
        first.Ticket.IsKnown != second.Ticket.IsKnown ? (first.Ticket.IsKnown ? first : second)
        : Time(second.Ticket.Origin) > Time(first.Ticket.Origin) ? second
        : first;

    private static DateTime Time(FactOrigin? origin) => origin?.Time ?? DateTime.MinValue;
}
