#if NET
using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading.Tasks;

namespace EntSso.Tests.Cli;

/// <summary>Runs the command line tool as a process, the way a pipeline does.</summary>
internal sealed record EntSsoSync(int ExitCode, string Output, string Error)
{
    /// <summary>Runs it in the checkout's root folder.</summary>
    public static EntSsoSync Run(params string[] arguments) => RunWith("", arguments);

    /// <summary>Runs it in the checkout's root folder with something on its standard input.</summary>
    public static EntSsoSync RunWith(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "entsso-sync.dll"), .. arguments])
        {
            WorkingDirectory = RepositoryFolder.Find("."),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new EntSsoSync(process.ExitCode, output, error.Result);
    }
}
#endif
