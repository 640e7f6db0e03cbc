using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis;

/// <summary>The connect-to name of one password extension, taken apart.</summary>
internal sealed class ConnectTarget
{
    private ConnectTarget(PasswordExtension extension, HostName? host, NameError? error)
    {
        Extension = extension;
        Host = host;
        Error = error;
    }

    internal PasswordExtension Extension { get; }

    /// <summary>The host; null when the name is unknown or malformed.</summary>
    internal HostName? Host { get; }

    /// <summary>What is wrong with the name; null when it is unknown or fine.</summary>
    internal NameError? Error { get; }

    /// <summary>The management agent, or the connect-to name where only that was stated.</summary>
    internal string Name => Extension.ManagementAgent.Length > 0 ? Extension.ManagementAgent
        : Extension.ConnectTo.IsKnown ? NameText.Quote(Extension.ConnectTo.Value).Trim('\'')
        : "password extension";

    internal FindingSubject About => new(SubjectKind.ManagementAgent, Name) { ManagementAgent = Extension.ManagementAgent };

    /// <summary>
    /// Whether the name means the computer that uses it: <c>localhost</c> is not a name for which a ticket can be requested.
    /// </summary>
    internal bool IsThisComputer => Host is { IsThisComputer: true };

    /// <summary>The SPN that the extension requests a ticket for; null when the host is not the name of a computer.</summary>
    internal ServicePrincipalName? Spn => Host is { IsNetworkName: true } ? ServicePrincipalName.ForEntSso(Host) : null;

    /// <summary>Why there is no SPN, in words that fit behind "unknown: ".</summary>
    internal string WhyNoSpn => !Extension.ConnectTo.IsKnown ? $"the connect-to name is not known ({Extension.ConnectTo.Reason})"
        : Host is { IsAddress: true } ? $"the connect-to name {Host} is an IP address, for which no SPN exists (see KRB-05)"
        : IsThisComputer ? $"the connect-to name {Host} means any computer that uses it, so that no SPN is registered for it (see EXT-03)"
        : "the connect-to name is not a host name (see EXT-03)";

    internal static ConnectTarget Of(PasswordExtension extension) =>
        !extension.ConnectTo.IsKnown ? new ConnectTarget(extension, null, null)
        : HostName.TryParse(extension.ConnectTo.Value, out var host, out var error) ? new ConnectTarget(extension, host, null)
        : new ConnectTarget(extension, null, error);

    /// <summary>The extensions of the management agents that receive password changes.</summary>
    internal static IEnumerable<ConnectTarget> In(RuleContext context)
    {
        var isSetAside = new HashSet<PasswordExtension>(
            context.Agents.Except(context.ReceivingAgents).Select(agent => agent.Extension).OfType<PasswordExtension>(),
            ByReference<PasswordExtension>.Instance);
        return context.Deployment.PasswordExtensions.Where(extension => !isSetAside.Contains(extension)).Select(Of);
    }
}

/// <summary>Compares facts by identity: two agents may be recorded alike, and comparing whole records takes long.</summary>
internal sealed class ByReference<T> : IEqualityComparer<T>
    where T : class
{
    internal static ByReference<T> Instance { get; } = new();

    public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

    public int GetHashCode(T obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
}
