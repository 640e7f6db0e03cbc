using EntSso.Deployment;

namespace EntSso.Collection.Sso;

/// <summary>Makes the facts of an ENTSSO server of what GetServerStatus returned.</summary>
internal static class ServerFacts
{
    /// <summary>Decodes.</summary>
    public static SsoServer Of(string name, Fact<bool> isDiscovered, Fact<ServerStatus> status) => new()
    {
        Name = name,
        IsDiscovered = isDiscovered,
        ServiceAccount = SystemFacts.Reported(status.Select(s => s.ServiceAccount)),
        Version = status.IsKnown && !status.Value.Version.IsTold
            ? Fact.Unknown<string>(SystemFacts.NotReported, status.Origin)
            : status.Select(s => s.Version.ToString()),
        StatusFlags = status.Select(s => (int)s.Flags),
        IsOnline = Flag(status, SsoStatusFlags.Online),
        IsSecretServerRunning = Flag(status, SsoStatusFlags.SecretServerRunning),
        IsPasswordSyncLoaded = Flag(status, SsoStatusFlags.PasswordSyncLoaded),
        IsPcnsListenerRunning = Flag(status, SsoStatusFlags.PcnsListenerRunning),
        IsAdapterListenerRunning = Flag(status, SsoStatusFlags.AdapterListenerRunning),
        IsClustered = Flag(status, SsoStatusFlags.Clustered),
        Is64Bit = Flag(status, SsoStatusFlags.Is64Bit),
        IsDatabaseConnectionEncrypted = Flag(status, SsoStatusFlags.DatabaseConnectionEncrypted),
        IsCaseSensitive = Flag(status, SsoStatusFlags.CaseSensitive),
        IsMiisListenerRunning = LaterFlag(status, SsoStatusFlags.MiisListenerRunning),
        AllowPcns = LaterFlag(status, SsoStatusFlags.AllowPcns),
        AllowMiis = LaterFlag(status, SsoStatusFlags.AllowMiis),
        AllowRemoteLookup = LaterFlag(status, SsoStatusFlags.AllowRemoteLookup),
        HasAdministratorBit = LaterFlag(status, SsoStatusFlags.Administrator),
        PasswordSyncAgeHours = status.Select(s => s.PasswordSyncAge),
        PositiveAuditLevel = status.Select(s => s.PositiveAuditLevel),
        NegativeAuditLevel = status.Select(s => s.NegativeAuditLevel),
        ClusterName = status.Select(s => s.ComputerNameCluster),
        NodeName = status.Select(s => s.ComputerNameNode),
        DatabaseServer = SystemFacts.Reported(status.Select(s => s.SqlServer)),
        DatabaseName = SystemFacts.Reported(status.Select(s => s.SqlDatabase)),
        InformationCount = status.Select(s => s.InformationCount),
        WarningCount = status.Select(s => s.WarningCount),
        ErrorCount = status.Select(s => s.ErrorCount),
        ReplayDirectory = Fact.Unknown<string>("no API of ENTSSO exposes it", status.Origin),
        ReplayDirectoryExists = Fact.Unknown<bool>("no API of ENTSSO exposes its folder", status.Origin),
    };

    private static Fact<bool> Flag(Fact<ServerStatus> status, SsoStatusFlags flag) => status.Select(s => (s.Flags & flag) != 0);

    /// <summary>A bit that early servers do not know: not reported is off only where the server surely knows it.</summary>
    private static Fact<bool> LaterFlag(Fact<ServerStatus> status, SsoStatusFlags flag)
    {
        if (!status.IsKnown || (status.Value.Flags & SsoStatusFlags.Later) != 0 || status.Value.Version.KnowsLaterBits)
        {
            return Flag(status, flag);
        }

        string version = status.Value.Version.IsTold ? $"version {status.Value.Version}" : "its version, which it does not report,";
        return Fact.Unknown<bool>(
            $"{version} likely does not support status bit 0x{(int)flag:X}: servers of the 2006 era report bits up to 0x100 only",
            status.Origin);
    }
}
