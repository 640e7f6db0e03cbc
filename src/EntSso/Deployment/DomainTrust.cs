namespace EntSso.Deployment;

/// <summary>A trust as the directory has it (class trustedDomain). Source of the numbers: [MS-ADTS] section 6.1.6.7.</summary>
public sealed record DomainTrust
{
    /// <summary>The DNS name of the domain that was asked.</summary>
    public required string Domain { get; init; }

    /// <summary>The other domain (trustPartner).</summary>
    public required string Partner { get; init; }

    /// <summary>trustType: 1 Windows NT, 2 Active Directory, 3 Kerberos realm, 4 DCE.</summary>
    public Fact<int> Type { get; init; }

    /// <summary>trustDirection: 1 inbound, 2 outbound, 3 both.</summary>
    public Fact<int> Direction { get; init; }

    /// <summary>trustAttributes: 0x8 forest trust, 0x10 selective authentication, 0x20 within the forest, and others.</summary>
    public Fact<int> Attributes { get; init; }
}
