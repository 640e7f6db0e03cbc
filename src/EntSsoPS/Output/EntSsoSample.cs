namespace EntSsoPS.Output;

/// <summary>A sample that comes with the module: a folder with a deployment and its exports and logs, or a file.</summary>
public sealed class EntSsoSample
{
    internal EntSsoSample(FileSystemInfo item)
    {
        Name = item.Name;
        Path = item.FullName;
        string readme = System.IO.Path.Combine(item.FullName, "README.md");
        Description = File.Exists(readme)
            ? File.ReadLines(readme).FirstOrDefault(line => line.Length > 0 && line[0] != '#') ?? ""
            : item is DirectoryInfo ? "Event logs." : "A desired state file.";
    }

    /// <summary>The name of the folder or file.</summary>
    public string Name { get; }

    /// <summary>What it shows.</summary>
    public string Description { get; }

    /// <summary>Where it is: what -Path and -DeploymentPath take.</summary>
    public string Path { get; }

    /// <summary>The path again: what file parameters take from the pipeline.</summary>
    public string FullName => Path;

    /// <inheritdoc/>
    public override string ToString() => Path;
}
