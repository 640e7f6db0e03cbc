using System.Diagnostics;
using System.Runtime.Versioning;
using EntSso.Directory.Tests.Samba;

[assembly: SupportedOSPlatform("linux")]

namespace EntSso.DomainLab;

/// <summary>
/// Runs a command beside a domain controller of its own, for suites that cannot start one: what runs on Wine. The command finds the
/// domain in ENTSSO_LAB_SERVER, ENTSSO_LAB_REALM, ENTSSO_LAB_USER and ENTSSO_LAB_PASSWORD, and a logon of that user in KRB5_CONFIG and
/// KRB5CCNAME. Where no domain controller can run, the command runs without and ENTSSO_LAB_MISSING says why. Exits as the command does.
/// </summary>
public static class Program
{
    private const string User = "plainuser";

    public static int Main(string[] arguments)
    {
        if (arguments.Length == 0)
        {
            Console.Error.WriteLine("usage: EntSso.DomainLab COMMAND [ARGUMENT...]");
            return 2;
        }

        var start = new ProcessStartInfo(arguments[0], arguments[1..]);
        if (SambaPrerequisites.Missing.Length > 0)
        {
            start.Environment["ENTSSO_LAB_MISSING"] = SambaPrerequisites.Missing;
            return Run(start);
        }

        using SambaDomain domain = SambaDomain.Start();
        start.Environment["ENTSSO_LAB_SERVER"] = domain.Address;
        start.Environment["ENTSSO_LAB_REALM"] = SambaDomain.Realm;
        start.Environment["ENTSSO_LAB_USER"] = User;
        start.Environment["ENTSSO_LAB_PASSWORD"] = SambaDomain.Password;
        start.Environment["KRB5_CONFIG"] = domain.KerberosConfiguration;
        start.Environment["KRB5CCNAME"] = domain.Kinit(User);
        return Run(start);
    }

    private static int Run(ProcessStartInfo start)
    {
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
