using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis.Old;

/// <summary>The connect-to name of one password extension, taken apart.</summary>
internal sealed class ConnectTarget
{
    private ConnectTarget(PasswordExtension extension, HostName? host, NameError? error)
    {
        Extension = extension;
        Host = host;
        Error = error;
    }

    /// <summary>The extension.</summary>
    internal PasswordExtension Extension { get; }

    /// <summary>The host; null when the name is unknown or malformed.</summary>
    internal HostName? Host { get; }

    /// <summary>What is wrong with the name; null when it is unknown or fine.</summary>
    internal NameError? Error { get; }

    /// <summary>The management agent, or the connect-to name where only that was stated.</summary>
    internal string Subject => Extension.ManagementAgent.Length > 0 ? Extension.ManagementAgent
        : Extension.ConnectTo.IsKnown ? NameText.Quote(Extension.ConnectTo.Value).Trim('\'')
        : "password extension";

    /// <summary>The SPN that the extension asks a ticket for; null when the host is not a name.</summary>
    internal ServicePrincipalName? Spn => Host is { IsAddress: false } ? ServicePrincipalName.ForEntSso(Host) : null;

    /// <summary>Why there is no SPN, in words that fit behind "unknown: ".</summary>
    internal string WhyNoSpn => !Extension.ConnectTo.IsKnown ? $"the connect-to name is not known ({Extension.ConnectTo.Reason})"
        : Host is { IsAddress: true } ? $"the connect-to name {Host} is an IP address, for which no SPN exists (see KRB-05)"
        : "the connect-to name is not a host name (see EXT-03)";

    internal static ConnectTarget Of(PasswordExtension extension)
    {
        if (!extension.ConnectTo.IsKnown)
        {
            return new ConnectTarget(extension, null, null);
        }

        return HostName.TryParse(extension.ConnectTo.Value, out var host, out var error)
            ? new ConnectTarget(extension, host, null)
            : new ConnectTarget(extension, null, error);
    }

    internal static IEnumerable<ConnectTarget> In(SyncDeployment deployment)
    {
        var isSetAside = new HashSet<PasswordExtension>(
            EntSsoAgent.In(deployment).Except(EntSsoAgent.Receiving(deployment)).Select(agent => agent.Extension).OfType<PasswordExtension>());
        foreach (var extension in deployment.PasswordExtensions)
        {
            if (!isSetAside.Contains(extension))
            {
                yield return Of(extension);
            }
        }
    }
}
