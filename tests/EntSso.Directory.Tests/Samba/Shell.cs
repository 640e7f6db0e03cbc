using System.Diagnostics;

namespace EntSso.Directory.Tests.Samba;

/// <summary>Runs programs to their end.</summary>
public static class Shell
{
    public static string Run(string program, params string[] arguments) => RunWithInput("", program, arguments);

    public static string RunWithInput(string input, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException(
                $"{program} {string.Join(" ", arguments)} ended with {process.ExitCode}: {error.Result} {output}");
    }
}
