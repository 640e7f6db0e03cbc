using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Management.Automation;
using System.Runtime.InteropServices;
using EntSso;
using EntSso.Administration.Files;
using EntSso.Collection;
using EntSso.Deployment;

namespace EntSsoPS.Cmdlets;

/// <summary>
/// What all cmdlets of the module share: Ctrl+C cancels whatever is under way, and the border to the terminal. Text of any origin is made
/// visible in what hides the methods of the base class here, once; objects keep the true text.
/// </summary>
public abstract class EntSsoCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Is cancelled when the pipeline is stopped.</summary>
    protected CancellationToken CancellationToken => _stopping.Token;

    /// <inheritdoc/>
    protected override void StopProcessing() => _stopping.Cancel();

    internal new void WriteError(ErrorRecord error) => base.WriteError(Visible(error));

    internal new void ThrowTerminatingError(ErrorRecord error) => base.ThrowTerminatingError(Visible(error));

    internal new void WriteWarning(string text) => base.WriteWarning(VisibleText.ForMessage(text));

    internal new void WriteVerbose(string text) => base.WriteVerbose(VisibleText.ForMessage(text));

    internal new void WriteDebug(string text) => base.WriteDebug(VisibleText.ForMessage(text));

    internal new void WriteProgress(ProgressRecord progress)
    {
        progress.Activity = VisibleText.ForTerminal(progress.Activity);
        progress.StatusDescription = VisibleText.ForTerminal(progress.StatusDescription);
        base.WriteProgress(progress);
    }

    internal new bool ShouldProcess(string target, string action) =>
        base.ShouldProcess(VisibleText.ForTerminal(target), VisibleText.ForTerminal(action));

    internal new bool ShouldProcess(string description, string warning, string caption) =>
        base.ShouldProcess(VisibleText.ForTerminal(description), VisibleText.ForTerminal(warning), caption);

    internal new bool ShouldContinue(string query, string caption) => base.ShouldContinue(VisibleText.ForTerminal(query), caption);

    /// <summary>Writes to the terminal what the pipeline no longer takes, because it was stopped.</summary>
    internal void WriteAfterStop(string text) => Host.UI.WriteErrorLine(VisibleText.ForMessage(text));

    /// <summary>The error as a terminal may show it; its exception and its target keep the true text.</summary>
    private static ErrorRecord Visible(ErrorRecord error)
    {
        string text = error.ErrorDetails?.Message ?? error.Exception.Message;
        string visible = VisibleText.ForTerminal(text);
        if (visible != text)
        {
            error.ErrorDetails = new ErrorDetails(visible);
        }

        error.CategoryInfo.TargetName = VisibleText.ForTerminal(error.CategoryInfo.TargetName);
        return error;
    }

    /// <summary>Writes an error that leaves the pipeline running.</summary>
    /// <param name="reason">The stable end of the error id: <c>EntSso_</c> and this.</param>
    /// <param name="exception">What happened, where, and what to do.</param>
    /// <param name="category">PowerShell's category.</param>
    /// <param name="target">The object that was being worked on.</param>
    protected void WriteError(string reason, Exception exception, ErrorCategory category, object? target) =>
        WriteError(new ErrorRecord(exception, ErrorIds.Prefix + reason, category, target));

    /// <summary>Ends the cmdlet where deployments of several sync engines were to become one: their facts must not be mixed.</summary>
    private protected void RequireOneEngine(IReadOnlyList<SyncDeployment> deployments)
    {
        IReadOnlyList<string> engines = DeploymentMerge.Engines(deployments);
        if (engines.Count > 1)
        {
            ThrowTerminatingError(new ErrorRecord(
                new InvalidOperationException($"The deployments are of {engines.Count} sync engines, {string.Join(", ", engines)}, and are not merged. "
                    + "Name those of one engine: Where-Object { $_.SyncEngine.Server -eq 'NAME' }."),
                ErrorIds.Prefix + ErrorIds.SeveralEngines,
                ErrorCategory.InvalidData,
                engines));
        }
    }

    /// <summary>
    /// The files and folders that a path with wildcards names. One that names none is an error: silence would pass for a log without events
    /// or a deployment without faults. A file whose own name has brackets is found by it as well.
    /// </summary>
    /// <param name="path">A path of PowerShell.</param>
    /// <param name="advice">What to name instead, as a sentence.</param>
    private protected IReadOnlyList<string> ExistingPaths(string path, string advice)
    {
        if (string.IsNullOrEmpty(path))
        {
            // PowerShell resolves an empty text to the current folder.
            WriteError(
                ErrorIds.PathNotFound, new FileNotFoundException($"The path is empty. {advice}"), ErrorCategory.ObjectNotFound, path);
            return [];
        }

        string literal;
        try
        {
            literal = FileSystemPath(path);
            Collection<string> found = SessionState.Path.GetResolvedProviderPathFromPSPath(path, out _);
            if (found.Count > 0)
            {
                return WildcardText.IndexOfWildcard(path) < 0 ? found : [.. found.Where(file => !AtomicFile.IsTemporary(file))];
            }
        }
        catch (Exception unknown) when (unknown is ItemNotFoundException or IOException)
        {
            string what = unknown is ItemNotFoundException ? "no such file or folder." : unknown.Message;
            WriteError(
                ErrorIds.PathNotFound, new FileNotFoundException($"{path}: {what} {advice}", unknown), ErrorCategory.ObjectNotFound, path);
            return [];
        }

        if (File.Exists(literal) || Directory.Exists(literal))
        {
            return [literal];
        }

        WriteError(
            ErrorIds.PathNotFound,
            new FileNotFoundException($"{path}: no file or folder has this name. {advice}"),
            ErrorCategory.ObjectNotFound,
            path);
        return [];
    }

    /// <summary>The full path of a file, whether or not it exists, from a path of PowerShell that is taken literally.</summary>
    /// <exception cref="IOException">The path leads elsewhere than into the file system; the message does not name it.</exception>
    private protected string FileSystemPath(string path)
    {
        try
        {
            string file = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            return provider.Name == "FileSystem"
                ? file
                : throw new IOException($"this is not a path of the file system, but of {provider.Name}.");
        }
        catch (SessionStateException unknown)
        {
            throw new IOException(unknown.Message, unknown);
        }
    }

    /// <summary>Reads deployment files, exports and logs; a file that cannot be read is an error, and the others are read.</summary>
    /// <param name="paths">Files and folders, as paths of the file system.</param>
    /// <param name="entSsoAgents">Names of management agents that are ENTSSO MAs, where their exports do not show it.</param>
    /// <returns>What was read; null when nothing was recognised, and then the error has been written.</returns>
    private protected DeploymentInput? ReadDeployment(IReadOnlyList<string> paths, IReadOnlyCollection<string> entSsoAgents)
    {
        var monitor = new CmdletReadMonitor(this);
        WriteVerbose($"Reading {string.Join(", ", paths)}.");
        DeploymentInput input = Timed(
            "Reading", () => Stoppable(() => DeploymentInput.Read(paths, entSsoAgents, monitor, DateTime.UtcNow, CancellationToken)));
        monitor.Complete();
        foreach (SourceProblem problem in input.Problems)
        {
            if (problem.IsNote)
            {
                WriteWarning(problem.ToString());
                continue;
            }

            string rest = input.RecognisedFiles > 0
                ? "Everything else was read; export this file again, or remove it from the folder."
                : "Nothing else was read. Export this file again, or specify another one.";
            WriteError(ErrorIds.SourceUnreadable, new InvalidDataException($"{problem} {rest}"), ErrorCategory.InvalidData, problem.File);
        }

        WriteVerbose(
            $"{input.RecognisedFiles} files were recognised: {input.Deployment.Servers.Count} servers, "
            + $"{input.Deployment.SyncEngine.ManagementAgents.Count} management agents, {input.Deployment.Applications.Count} "
            + "applications, "
            + $"{input.Deployment.Mappings.Count} mappings, {input.Changes.Count} password changes in logs.");
        if (input.RecognisedFiles > 0)
        {
            return input;
        }

        // A problem with a file that was named says all there is to say.
        if (input.Problems.Count == 0 || paths.Any(Directory.Exists))
        {
            WriteError(
                ErrorIds.NothingRecognised,
                new InvalidDataException($"{string.Join(", ", paths)}: no deployment file, export, ENTSSO.xml, displaydb or pcnscfg text, or event log was "
                    + "found there. Specify the folder that contains them, or a file that Export-EntSsoDeployment wrote."),
                ErrorCategory.InvalidData,
                paths.Count == 1 ? paths[0] : paths);
        }

        return null;
    }

    /// <summary>Writes a file, or an error that says why it was not written.</summary>
    /// <param name="path">A path of PowerShell.</param>
    /// <param name="action">What is done, for -WhatIf and -Confirm.</param>
    /// <param name="options">What to do with a file that exists, and whether to return the file.</param>
    /// <param name="inputs">The files that the content was made from.</param>
    /// <param name="write">Writes the content.</param>
    private protected void Export(string path, string action, ExportOptions options, IEnumerable<string> inputs, Action<Stream> write)
    {
        string? file = null;
        try
        {
            file = FileSystemPath(path);
            if (Refusal(file, options) is not { } refusal)
            {
                if (ShouldProcess(file, action))
                {
                    WriteVerbose($"Writing {file}.");
                    Stoppable(() => OutputFile.Write(file, inputs, write, CancellationToken));
                    if (options.PassThru)
                    {
                        WriteObject(new FileInfo(file));
                    }
                }
            }
            else
            {
                WriteError(
                    ErrorIds.FileExists, new IOException($"{file}: {refusal} Nothing was written."), ErrorCategory.ResourceExists, file);
            }
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            WriteError(
                ErrorIds.FileUnwritable,
                file is null ? new IOException($"{path}: {failed.Message} Nothing was written; name a file.", failed) : failed,
                failed.InnerException is UnauthorizedAccessException ? ErrorCategory.PermissionDenied : ErrorCategory.WriteError,
                file ?? path);
        }
    }

    private static string? Refusal(string file, ExportOptions options)
    {
        FileInfo existing = new(file);
        if (!existing.Exists)
        {
            return null;
        }

        if (options.NoClobber)
        {
            return "this file exists, and -NoClobber does not overwrite it.";
        }

        if (!existing.IsReadOnly)
        {
            return null;
        }

        if (options.Force && RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            existing.IsReadOnly = false;
        }

        return options.Force ? null : "this file is read-only. Use -Force to replace it, or specify another file.";
    }

    /// <summary>Runs work that Ctrl+C may cancel; the pipeline then stops without an error.</summary>
    protected static void Stoppable(Action work) => Stoppable(() =>
    {
        work();
        return true;
    });

    /// <inheritdoc cref="Stoppable(Action)"/>
    protected static T Stoppable<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Shows a line at the console that is not output: -InformationAction and stream 6 control it, as for Write-Host.</summary>
    internal void Say(string message) => WriteInformation(new HostInformationMessage { Message = message }, ["PSHOST"]);

    /// <summary>Does work, and shows with -Debug how long it took.</summary>
    /// <param name="what">What the work is, as the start of a sentence.</param>
    /// <param name="work">The work.</param>
    protected T Timed<T>(string what, Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        T result = work();
        WriteDebug($"{what} took {watch.ElapsedMilliseconds} ms.");
        return result;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the cmdlet holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stopping.Dispose();
        }
    }
}

/// <summary>How an export treats a file that exists.</summary>
/// <param name="NoClobber">Keep it.</param>
/// <param name="Force">Replace it even if it is read-only.</param>
/// <param name="PassThru">Return the written file.</param>
internal readonly record struct ExportOptions(bool NoClobber, bool Force, bool PassThru);
