namespace EntSso.Testing.Evtx;

/// <summary>
/// A security log like that of a busy domain controller: logons, tickets and group memberships, and now and then a password that is
/// changed or reset. The same size gives the same bytes.
/// </summary>
public static class DomainControllerLog
{
    public const string Provider = "Microsoft-Windows-Security-Auditing";

    private static readonly (int Id, int Weight, string[] Names)[] _mix =
    [
        (4624, 3400, ["SubjectUserSid", "SubjectUserName", "SubjectDomainName", "SubjectLogonId", "TargetUserSid", "TargetUserName", "TargetDomainName",
            "TargetLogonId", "LogonType", "LogonProcessName", "AuthenticationPackageName", "WorkstationName", "LogonGuid", "TransmittedServices",
            "LmPackageName", "KeyLength", "ProcessId", "ProcessName", "IpAddress", "IpPort"]),
        (4634, 2400, ["TargetUserSid", "TargetUserName", "TargetDomainName", "TargetLogonId", "LogonType"]),
        (4769, 2000, ["TargetUserName", "TargetDomainName", "ServiceName", "ServiceSid", "TicketOptions", "TicketEncryptionType", "IpAddress", "IpPort",
            "Status", "LogonGuid", "TransmittedServices"]),
        (4768, 900, ["TargetUserName", "TargetDomainName", "TargetSid", "ServiceName", "ServiceSid", "TicketOptions", "Status", "TicketEncryptionType",
            "PreAuthType", "IpAddress", "IpPort", "CertIssuerName", "CertSerialNumber", "CertThumbprint"]),
        (4672, 800, ["SubjectUserSid", "SubjectUserName", "SubjectDomainName", "SubjectLogonId", "PrivilegeList"]),
        (4776, 400, ["PackageName", "TargetUserName", "Workstation", "Status"]),
        (4771, 60, ["TargetUserName", "TargetSid", "ServiceName", "TicketOptions", "Status", "PreAuthType", "IpAddress", "IpPort", "CertIssuerName",
            "CertSerialNumber", "CertThumbprint"]),
        (4738, 20, ["Dummy", "TargetUserName", "TargetDomainName", "TargetSid", "SubjectUserSid", "SubjectUserName", "SubjectDomainName",
            "SubjectLogonId", "PrivilegeList", "SamAccountName", "PasswordLastSet"]),
        (4723, 12, ["TargetUserName", "TargetDomainName", "TargetSid", "SubjectUserSid", "SubjectUserName", "SubjectDomainName", "SubjectLogonId",
            "PrivilegeList"]),
        (4724, 8, ["TargetUserName", "TargetDomainName", "TargetSid", "SubjectUserSid", "SubjectUserName", "SubjectDomainName", "SubjectLogonId"]),
    ];

    /// <summary>Writes the log.</summary>
    /// <param name="path">The file to write; an existing one is overwritten.</param>
    /// <param name="size">The size to reach, in bytes.</param>
    /// <returns>How many events the log holds of each id.</returns>
    public static IReadOnlyDictionary<int, int> Write(string path, long size)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 20);
        using var writer = new EvtxWriter(stream);
        var random = new Random(20240411);
        var time = new DateTime(2024, 4, 11, 0, 0, 0, DateTimeKind.Utc);
        int total = _mix.Sum(one => one.Weight);
        var counts = _mix.ToDictionary(one => one.Id, _ => 0);
        while (stream.Length < size)
        {
            time = time.AddMilliseconds(random.Next(1, 40));
            int ticket = random.Next(total);
            var (id, _, names) = _mix.First(one => (ticket -= one.Weight) < 0);
            counts[id]++;
            writer.Write(new EvtxEvent
            {
                Provider = Provider,
                ProviderGuid = new Guid("54849625-5478-4994-a5ba-3e3b0328c30d"),
                Shape = EvtxShape.Manifest,
                Channel = "Security",
                Computer = "DC1.contoso.test",
                Id = id,
                Level = 0,
                Keywords = random.Next(20) == 0 ? 0x8010000000000000 : 0x8020000000000000,
                Time = time,
                Names = names,
                Strings = [.. names.Select(name => Value(random, name))],
            });
        }

        return counts;
    }

    private static string Value(Random random, string name) => name switch
    {
        "TargetUserName" or "SubjectUserName" or "SamAccountName" => "user" + random.Next(20000),
        "TargetDomainName" or "SubjectDomainName" => "CONTOSO",
        "ServiceName" => random.Next(3) == 0 ? "krbtgt" : $"SRV{random.Next(400)}$",
        "Status" => random.Next(30) == 0 ? "0x12" : "0x0",
        "IpAddress" => $"::ffff:10.{random.Next(4)}.{random.Next(256)}.{random.Next(256)}",
        "IpPort" or "KeyLength" or "LogonType" => random.Next(65536).ToString(System.Globalization.CultureInfo.InvariantCulture),
        "LogonGuid" => new Guid(random.Next(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).ToString("B"),
        "PrivilegeList" => "SeSecurityPrivilege SeBackupPrivilege SeRestorePrivilege SeTakeOwnershipPrivilege SeDebugPrivilege",
        "PasswordLastSet" => random.Next(2) == 0 ? "-" : "4/11/2024 8:30:00 AM",
        _ when name.EndsWith("Sid", StringComparison.Ordinal) => $"S-1-5-21-1004336348-1177238915-682003330-{1000 + random.Next(20000)}",
        _ when name.EndsWith("LogonId", StringComparison.Ordinal) => "0x" + random.Next().ToString("x", System.Globalization.CultureInfo.InvariantCulture),
        _ => "-",
    };
}
