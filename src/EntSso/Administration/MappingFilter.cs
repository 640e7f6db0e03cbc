using EntSso.Deployment;

namespace EntSso.Administration;

/// <summary>A choice of mappings. Names are compared without case; an empty part means any.</summary>
/// <param name="Application">The affiliate application, or empty.</param>
/// <param name="WindowsAccount"><c>DOMAIN\user</c>, the name alone for an account of any domain, or empty.</param>
/// <param name="ExternalUser">The external account, or empty.</param>
internal sealed record MappingFilter(string Application = "", string WindowsAccount = "", string ExternalUser = "")
{
    /// <summary>The filter that exactly one mapping fits.</summary>
    public static MappingFilter For(Mapping mapping) => new(mapping.Application, mapping.WindowsAccount, mapping.ExternalUser);

    /// <summary>Whether a mapping fits.</summary>
    public bool Matches(Mapping mapping) =>
        Fits(Application, mapping.Application)
        && Fits(WindowsAccount, WindowsAccount.IndexOf('\\') < 0 ? mapping.WindowsUser : mapping.WindowsAccount)
        && Fits(ExternalUser, mapping.ExternalUser);

    public override string ToString() =>
        $"{(WindowsAccount.Length > 0 ? WindowsAccount : "any account")} -> {(Application.Length > 0 ? Application : "any application")}"
        + (ExternalUser.Length > 0 ? $":{ExternalUser}" : "");

    private static bool Fits(string wanted, string actual) => wanted.Length == 0 || string.Equals(wanted, actual, StringComparison.OrdinalIgnoreCase);
}
