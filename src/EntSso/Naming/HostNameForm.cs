namespace EntSso.Naming;

/// <summary>How a host is named.</summary>
public enum HostNameForm
{
    /// <summary>One label without a dot: the short form.</summary>
    Short,

    /// <summary>Labels with dots between them: the long form.</summary>
    FullyQualified,

    /// <summary>An IPv4 address in dotted decimal.</summary>
    IPv4Address,

    /// <summary>An IPv6 address.</summary>
    IPv6Address,
}
