namespace EntSso.Administration;

/// <summary>An SSO system could not be read or changed. The message says what happened, where, and what to do.</summary>
internal sealed class AdministrationException(AdministrationFailure failure, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    public AdministrationFailure Failure => failure;

    /// <summary>Whether the setting may have been changed anyway; false when it is known that nothing was.</summary>
    public bool MayHaveChanged { get; init; }
}

/// <summary>Why something could not be read from, or changed in, an SSO system. The names are the ends of PowerShell's error ids.</summary>
internal enum AdministrationFailure
{
    /// <summary>A live ENTSSO is reached through COM and tools that only Windows has.</summary>
    WindowsRequired,

    /// <summary>The ENTSSO administration components are not installed on this computer, or not for the bitness of this process.</summary>
    ComponentsMissing,

    /// <summary>The server did not answer.</summary>
    ServerUnreachable,

    /// <summary>A server setting can be written only by a tool on the server itself, and this is another computer.</summary>
    ServerNotLocal,

    /// <summary>The caller has not the SSO role, the Windows rights or the elevation that is needed.</summary>
    AccessDenied,

    /// <summary>There is no server, application, adapter or mapping of that name.</summary>
    NotFound,

    /// <summary>Several things fit where one has to be named.</summary>
    Ambiguous,

    /// <summary>A rule of ENTSSO forbids it.</summary>
    RuleViolated,

    /// <summary>Whether a precondition holds could not be found out.</summary>
    PreconditionUnknown,

    /// <summary>The setting was changed by someone else between reading and writing; nothing was overwritten.</summary>
    ConcurrentChange,

    /// <summary>The write was accepted, but reading back does not show the requested value.</summary>
    NotVerified,

    /// <summary>ssoconfig or ssomanage was not found, did not end in time, or ended with an error.</summary>
    ToolFailed,

    /// <summary>ENTSSO answered with an error.</summary>
    Refused,

    /// <summary>The deployment file cannot be read, written or understood.</summary>
    FileUnusable,
}
