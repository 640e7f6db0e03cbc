namespace EntSso.Collection.Exports;

/// <summary>A file in a folder of exports and what it was taken for.</summary>
/// <param name="Path">The path as the folder's path and the name below it.</param>
/// <param name="Kind">What it is.</param>
public sealed record ExportFolderFile(string Path, ExportFileKind Kind);
