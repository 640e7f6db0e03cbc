#if NET
using System.Diagnostics;
using System.Text;

namespace EntSso.Tests.Cli;

/// <summary>Runs the command line tool as a process, the way a pipeline does.</summary>
internal sealed record EntSsoSync(int ExitCode, string Output, string Error)
{
    /// <summary>Runs it in the checkout's root folder.</summary>
    public static EntSsoSync Run(params string[] arguments) => RunWith("", arguments);

    /// <summary>Runs it in the checkout's root folder with something on its standard input.</summary>
    public static EntSsoSync RunWith(string input, params string[] arguments) => RunWith(Encoding.UTF8.GetBytes(input), arguments);

    /// <summary>Runs it in the checkout's root folder with bytes on its standard input.</summary>
    public static EntSsoSync RunWith(byte[] input, params string[] arguments) => Finish(Start(arguments), input);

    /// <summary>Runs it in a folder in which it may leave files behind.</summary>
    public static EntSsoSync RunIn(string folder, params string[] arguments) => Finish(StartIn(folder, arguments), []);

    private static EntSsoSync Finish(Process started, byte[] input)
    {
        using Process process = started;
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended without reading to the end, as it may.
        }

        process.WaitForExit();
        return new EntSsoSync(process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Starts it in the checkout's root folder; its input stays open.</summary>
    public static Process Start(params string[] arguments) => StartIn(RepositoryFolder.Find("."), arguments);

    private static Process StartIn(string folder, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "entsso-sync.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        return Process.Start(start)!;
    }
}
#endif
