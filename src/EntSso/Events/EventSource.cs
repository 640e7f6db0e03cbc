namespace EntSso.Events;

/// <summary>The event sources of the chain, as the logs name them.</summary>
internal static class EventSource
{
    internal const string EntSso = "ENTSSO";

    /// <summary>The Password Change Notification Service on a domain controller.</summary>
    internal const string Pcns = "PCNSSVC";

    /// <summary>The password filter of PCNS, which logs under its own source.</summary>
    internal const string PcnsFilter = "PCNS Filter";

    /// <summary>The sync engine of FIM and MIM; <see cref="OlderSyncEngine"/> means the same.</summary>
    internal const string SyncEngine = "FIMSynchronizationService";

    /// <summary>The sync engine of MIIS and ILM.</summary>
    internal const string OlderSyncEngine = "MIIServer";

    /// <summary>The security log of Windows.</summary>
    internal const string Security = "Microsoft-Windows-Security-Auditing";

    /// <summary>The Kerberos client of Windows.</summary>
    internal const string Kerberos = "Microsoft-Windows-Security-Kerberos";

    private static readonly string[] _all = [EntSso, Pcns, PcnsFilter, SyncEngine, Security, Kerberos];

    /// <summary>The name that stands for all spellings and versions of a source; a source that is not of the chain stays as it is.</summary>
    internal static string Canonical(string source) =>
        string.Equals(source, OlderSyncEngine, StringComparison.OrdinalIgnoreCase) ? SyncEngine
            : Array.Find(_all, known => string.Equals(known, source, StringComparison.OrdinalIgnoreCase)) ?? source;
}
