namespace EntSso.Collection.Exports;

/// <summary>A file that is to be looked at.</summary>
/// <param name="Path">The path as it was given, or as the folder's path and the name below it.</param>
/// <param name="IsNamed">Whether the user named this very file, so that it must be of one of the kinds.</param>
internal sealed record ExportFileCandidate(string Path, bool IsNamed);
