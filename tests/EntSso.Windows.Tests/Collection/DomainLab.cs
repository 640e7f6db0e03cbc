using System.Net;
using Xunit;

namespace EntSso.Windows.Tests.Collection;

/// <summary>The domain controller that tests/EntSso.DomainLab runs beside this program.</summary>
internal static class DomainLab
{
    public static string Server
    {
        get
        {
            string missing = Variable("MISSING");
            Assert.SkipWhen(Variable("SERVER").Length == 0, missing.Length > 0 ? missing : "needs a domain beside it: tests/wine/run.sh starts one");
            return Variable("SERVER");
        }
    }

    public static string Realm => Variable("REALM");

    public static string User => Variable("USER");

    public static NetworkCredential Credential => new($"{User}@{Realm.ToLowerInvariant()}", Variable("PASSWORD"));

    private static string Variable(string name) => Environment.GetEnvironmentVariable("ENTSSO_LAB_" + name) ?? "";
}
