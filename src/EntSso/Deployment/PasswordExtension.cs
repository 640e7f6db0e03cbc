namespace EntSso.Deployment;

/// <summary>
/// The connection that the ENTSSO management agent uses for password changes (Configure Extensions, Settings). Source:
/// <c>password-extension-config/connection-info</c> of the management agent's export, or what an administrator states.
/// </summary>
public sealed record PasswordExtension
{
    /// <summary>The name of the ENTSSO management agent, or empty when only the connection was stated.</summary>
    public required string ManagementAgent { get; init; }

    /// <summary>The management agent's GUID in lower case without braces, or empty when it is not known.</summary>
    public string ManagementAgentId { get; init; } = "";

    /// <summary>The computer that receives the password changes, exactly as entered.</summary>
    public Fact<string> ConnectTo { get; init; }

    /// <summary>The account that the extension calls with, exactly as entered: DOMAIN\user, user@domain or a bare name.</summary>
    public Fact<string> User { get; init; }

    /// <summary>Whether the extension is enabled.</summary>
    public Fact<bool> IsEnabled { get; init; }

    /// <summary>The extension's file name, empty when none is entered.</summary>
    public Fact<string> Dll { get; init; }

    /// <summary>Whether the operation "set" is enabled.</summary>
    public Fact<bool> IsSetEnabled { get; init; }

    /// <summary>Whether the operation "change" is enabled.</summary>
    public Fact<bool> IsChangeEnabled { get; init; }

    /// <summary>The time limit of a call in seconds; 0 means none.</summary>
    public Fact<int> TimeoutSeconds { get; init; }
}
