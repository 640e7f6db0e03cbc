using EntSso.Deployment;

namespace EntSso.Administration;

/// <summary>Which mappings are asked for. Names are compared without case; an empty part means any.</summary>
/// <param name="Application">The affiliate application, or empty.</param>
/// <param name="WindowsAccount"><c>DOMAIN\user</c>, or empty.</param>
/// <param name="ExternalUser">The external account, or empty.</param>
public sealed record MappingFilter(string Application = "", string WindowsAccount = "", string ExternalUser = "")
{
    /// <summary>The filter that exactly one mapping fits.</summary>
    /// <param name="mapping">The mapping.</param>
    public static MappingFilter For(Mapping mapping) => new(mapping.Application, mapping.WindowsAccount, mapping.ExternalUser);

    /// <summary>Whether a mapping fits.</summary>
    /// <param name="mapping">The mapping.</param>
    public bool Matches(Mapping mapping) =>
        Fits(Application, mapping.Application) && Fits(WindowsAccount, mapping.WindowsAccount) && Fits(ExternalUser, mapping.ExternalUser);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{(WindowsAccount.Length > 0 ? WindowsAccount : "any account")} -> {(Application.Length > 0 ? Application : "any application")}"
        + (ExternalUser.Length > 0 ? $":{ExternalUser}" : "");

    private static bool Fits(string wanted, string actual) => wanted.Length == 0 || string.Equals(wanted, actual, StringComparison.OrdinalIgnoreCase);
}
