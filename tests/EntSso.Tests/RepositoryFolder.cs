namespace EntSso.Tests;

/// <summary>Finds files of the checkout from the folder that the tests run in.</summary>
internal static class RepositoryFolder
{
    /// <summary>The path of a file or folder of the checkout.</summary>
    public static string Find(string relativePath)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EntSsoPS.slnx")))
            {
                return Path.Combine(folder.FullName, relativePath);
            }
        }

        throw new InvalidOperationException($"The tests do not run inside a checkout: there is no EntSsoPS.slnx above {AppContext.BaseDirectory}.");
    }
}
