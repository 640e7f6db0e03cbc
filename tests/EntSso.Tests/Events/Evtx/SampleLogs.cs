using Xunit;

namespace EntSso.Tests.Events.Evtx;

/// <summary>
/// Finds real logs, which are not part of this repository: the folder that ENTSSO_EVTX_SAMPLES names, or a folder
/// shared/evtx-samples beside one of the folders above the tests. They are from the samples of omerbenamram/evtx.
/// </summary>
internal static class SampleLogs
{
    private const string Variable = "ENTSSO_EVTX_SAMPLES";

    public static string Path(string name)
    {
        if (Folder() is not { } folder)
        {
            Assert.Skip($"No folder shared/evtx-samples above the tests; {Variable} can name one (the samples of github.com/omerbenamram/evtx).");
            return "";
        }

        var path = System.IO.Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            Assert.Skip($"{folder} has no {name}.");
        }

        return path;
    }

    private static string? Folder()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return named;
        }

        for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
        {
            var folder = System.IO.Path.Combine(above.FullName, "shared", "evtx-samples");
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        return null;
    }
}
