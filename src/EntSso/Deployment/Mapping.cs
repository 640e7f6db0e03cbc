using EntSso.Naming;
namespace EntSso.Deployment;

/// <summary>
/// A mapping of a Windows account to an external account of an application. There may be a hundred thousand, so a mapping is plain
/// strings and shares one origin with those read together.
/// </summary>
public sealed record Mapping
{
    /// <summary>The affiliate application.</summary>
    public required string Application { get; init; }

    /// <summary>The NetBIOS name of the Windows account's domain.</summary>
    public required string WindowsDomain { get; init; }

    /// <summary>The Windows account's name in its domain.</summary>
    public required string WindowsUser { get; init; }

    /// <summary>The external account.</summary>
    public required string ExternalUser { get; init; }

    /// <summary>Whether the mapping is enabled.</summary>
    public MappingState State { get; init; }

    /// <summary>Whether external credentials are stored.</summary>
    public MappingCredentials Credentials { get; init; }

    /// <summary>The mapping flags as one number; null when they were not read.</summary>
    public int? Flags { get; init; }

    /// <summary>Where and when the mapping was read; one object shared by all mappings of one reading.</summary>
    public FactOrigin? Origin { get; init; }

    /// <summary>A mapping by its parts, of which nothing else is known.</summary>
    /// <param name="application">The affiliate application.</param>
    /// <param name="windowsAccount"><c>DOMAIN\user</c>.</param>
    /// <param name="externalUser">The external account.</param>
    internal static Mapping Of(string application, string windowsAccount, string externalUser)
    {
        int slash = windowsAccount.IndexOf('\\');
        return new()
        {
            Application = application,
            WindowsDomain = windowsAccount.Substring(0, Math.Max(slash, 0)),
            WindowsUser = windowsAccount.Substring(slash + 1),
            ExternalUser = externalUser,
        };
    }

    /// <summary><c>DOMAIN\user</c>.</summary>
    public string WindowsAccount => $"{WindowsDomain}\\{WindowsUser}";

    /// <summary>Whether another mapping has the same four parts, compared without case.</summary>
    /// <param name="other">The other mapping.</param>
    public bool IsSameAs(Mapping other) =>
        NameText.Same(Application, other.Application) && NameText.Same(WindowsUser, other.WindowsUser)
        && NameText.Same(WindowsDomain, other.WindowsDomain) && NameText.Same(ExternalUser, other.ExternalUser);

    /// <inheritdoc/>
    public override string ToString() => $"{WindowsAccount} -> {Application}:{ExternalUser}";
}

/// <summary>Whether a mapping is enabled.</summary>
public enum MappingState : long
{
    /// <summary>Not read.</summary>
    Unknown,

    /// <summary>Enabled (mapping flag 0x2).</summary>
    Enabled,

    /// <summary>Disabled (error 10764).</summary>
    Disabled,

    /// <summary>Disabled by an administrator (error 10770).</summary>
    DisabledByAdministrator,
}

/// <summary>Whether external credentials are stored with a mapping. The credentials themselves are never read.</summary>
public enum MappingCredentials : long
{
    /// <summary>Not read.</summary>
    Unknown,

    /// <summary>Stored.</summary>
    Stored,

    /// <summary>None stored (error 10765).</summary>
    Missing,
}

/// <summary>
/// A question for mappings and its outcome: only where a question covers an application or account does a mapping's absence from
/// <see cref="SyncDeployment.Mappings"/> mean that there is none.
/// </summary>
public sealed record MappingSurvey
{
    /// <summary>The application that was requested, or empty for all applications.</summary>
    public string Application { get; init; } = "";

    /// <summary>The Windows account that was requested, as <c>DOMAIN\user</c>, or empty for all accounts.</summary>
    public string WindowsAccount { get; init; } = "";

    /// <summary>
    /// How many mappings were found: all of them are in <see cref="SyncDeployment.Mappings"/>. Unknown when the question failed.
    /// </summary>
    public Fact<int> Count { get; init; }
}
