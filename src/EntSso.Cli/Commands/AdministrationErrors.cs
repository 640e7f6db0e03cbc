using EntSso.Administration;
using EntSso.Administration.Changes;

namespace EntSso.Cli.Commands;

/// <summary>Shows on standard error why an SSO system could not be read or changed.</summary>
internal static class AdministrationErrors
{
    /// <summary>Runs a command's work; what went wrong becomes one message and the exit code for unusable input.</summary>
    public static int Guard(Func<int> work)
    {
        try
        {
            return work();
        }
        catch (AdministrationException failed)
        {
            Console.Error.WriteLine($"entsso-sync: {failed.Message}");
            return ExitCode.Unusable;
        }
        catch (ChangeSequenceException stopped)
        {
            Console.Error.WriteLine($"entsso-sync: {stopped.Message}");
            return stopped.IsStopped ? ExitCode.Interrupted : ExitCode.Unusable;
        }
    }
}
