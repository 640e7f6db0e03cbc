using EntSso.Collection;
using EntSso.Collection.Exports;
using EntSso.Deployment.Json;
using EntSso.Events.Reading;

namespace EntSso.Administration.Files;

/// <summary>
/// The file that a command writes its result into: a report or a collected deployment. Writers wait for each other, and neither an input of
/// the command nor an export or a log is ever replaced.
/// </summary>
internal static class OutputFile
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    /// <summary>Writes the file whole or not at all.</summary>
    /// <param name="path">The file to make or replace.</param>
    /// <param name="inputs">The files that the result was made from.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="cancellationToken">Stops before the old file is replaced.</param>
    /// <exception cref="IOException">It was not written; the message names the file, the reason and what to do.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the old file stays as it was.</exception>
    public static void Write(string path, IEnumerable<string> inputs, Action<Stream> write, CancellationToken cancellationToken)
    {
        if (Refusal(path, inputs, cancellationToken) is { } refusal)
        {
            throw new IOException($"{path}: {refusal} Nothing was written; name another file.");
        }

        try
        {
            AtomicFile.RequireName(path);
            AtomicFile.RequireRegular(path);
            using (FileLock.Take(path, _patience, cancellationToken))
            {
                AtomicFile.Write(path, write, cancellationToken);
            }
        }
        catch (TimeoutException late)
        {
            throw new IOException(
                $"{path}: another process has been writing it for {_patience.TotalSeconds:0} s. Nothing was written; run the command "
                    + "again.",
                late);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"{path}: {AtomicFile.Reason(path, failed)} Nothing was written; specify a file in a folder that you can write to.",
                failed);
        }
    }

    private static string? Refusal(string path, IEnumerable<string> inputs, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        if (inputs.FirstOrDefault(input => PathComparison.IsSameFile(input, path)) is { } same)
        {
            return $"it is an input of this command as well{(same == path ? "" : $" ({same})")}.";
        }

        return Kind(path, cancellationToken) is { } kind ? $"it is {kind}, which would be lost." : null;
    }

    /// <summary>
    /// What a file is that no command of this product writes; null for reports, deployment files and files of an unknown kind.
    /// </summary>
    private static string? Kind(string path, CancellationToken cancellationToken)
    {
        try
        {
            return ExportFileRecognition.Recognise(path, isNamed: false, cancellationToken) switch
            {
                ExportFileKind.EventLog => "an event log",
                ExportFileKind.EntSsoXml => "ENTSSO.xml",
                ExportFileKind.DisplayDb or ExportFileKind.PcnsList => "the output of a tool",
                ExportFileKind.ManagementAgent or ExportFileKind.Metaverse or ExportFileKind.PasswordChanges or ExportFileKind.Template =>
                    "an export of the sync engine",
                _ => null,
            };
        }
        catch (Exception unknown) when (
            unknown is SourceFormatException or DeploymentFormatException or EventLogUnreadableException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
