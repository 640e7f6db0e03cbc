namespace EntSso.Deployment;

/// <summary>A domain controller of a source domain. The controller that took a password change sends it, so each one needs PCNS.</summary>
public sealed record DomainController
{
    /// <summary>The host name.</summary>
    public required string Name { get; init; }

    /// <summary>The DNS name of the domain; empty when not known.</summary>
    public string Domain { get; init; } = "";

    /// <summary>Whether it takes changes; a read-only domain controller does not.</summary>
    public Fact<bool> IsWritable { get; init; }

    /// <summary>The service <c>PCNSSVC</c>.</summary>
    public WindowsService PcnsService { get; init; } = new();

    /// <summary>Whether the password filter is among the Notification Packages of the Local Security Authority (likely <c>PCNSFLT</c>).</summary>
    public Fact<bool> IsFilterRegistered { get; init; }

    /// <summary>
    /// How much PCNS logs (registry value EventLogLevel): 0 minimal, 1 normal, 2 high, 3 verbose. Known and null when the value is not
    /// set, which means normal.
    /// </summary>
    public Fact<int?> PcnsLogLevel { get; init; }

    /// <summary>When the password filter was installed, in UTC.</summary>
    public Fact<DateTime> FilterInstalledAt { get; init; }

    /// <summary>When the computer was last started, in UTC; the filter works only after a restart.</summary>
    public Fact<DateTime> StartedAt { get; init; }

    /// <summary>
    /// The registry value DefaultDomainSupportedEncTypes of the KDC: 0x1 and 0x2 DES, 0x4 RC4, 0x8 AES128, 0x10 AES256, 0x20 AES
    /// session keys; known and null when not set.
    /// </summary>
    public Fact<int?> DefaultEncryptionTypes { get; init; }
}
