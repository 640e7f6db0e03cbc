using EntSso.Deployment;

namespace EntSso.Collection.Exports;

/// <summary>What a folder of exports tells.</summary>
public sealed record ExportFolderReading
{
    /// <summary>The deployment, merged from all files.</summary>
    public required SyncDeployment Deployment { get; init; }

    /// <summary>The event logs in the folder, for the readers of events.</summary>
    public IReadOnlyList<string> EventLogs { get; init; } = [];

    /// <summary>Every file and what it was taken for, in the order of names.</summary>
    public IReadOnlyList<ExportFolderFile> Files { get; init; } = [];

    /// <summary>What could not be read or was passed over. The other files were read all the same.</summary>
    public IReadOnlyList<SourceProblem> Problems { get; init; } = [];
}
