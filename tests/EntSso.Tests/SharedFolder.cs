namespace EntSso.Tests;

/// <summary>Finds material that tests read and the project does not hold: a folder <c>shared</c> beside the checkout or beside a folder above it.</summary>
internal static class SharedFolder
{
    /// <summary>The path of a folder in it; null where it is not there.</summary>
    public static string? Find(string name)
    {
        for (DirectoryInfo? folder = new(RepositoryFolder.Find(".")); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "shared", name);
            if (Directory.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
