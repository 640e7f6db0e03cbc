using System.Diagnostics;
using System.Management.Automation;
using EntSso;
using EntSso.Naming;

namespace EntSsoPS.Cmdlets;

/// <summary>What all cmdlets of the module share: Ctrl+C cancels whatever is under way.</summary>
public abstract class EntSsoCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Is cancelled when the pipeline is stopped.</summary>
    protected CancellationToken CancellationToken => _stopping.Token;

    /// <inheritdoc/>
    protected override void StopProcessing() => _stopping.Cancel();

    /// <summary>Writes an error that leaves the pipeline running.</summary>
    /// <param name="reason">The stable end of the error id: <c>EntSso_</c> and this.</param>
    /// <param name="exception">What happened, where, and what to do.</param>
    /// <param name="category">PowerShell's category.</param>
    /// <param name="target">The object that was being worked on.</param>
    protected void WriteError(string reason, Exception exception, ErrorCategory category, object? target) =>
        WriteError(new ErrorRecord(exception, "EntSso_" + reason, category, target));

    /// <summary>Ends the cmdlet where an account was given in a form that no account has.</summary>
    /// <param name="account">What the user typed; null when nothing was.</param>
    /// <param name="mayHaveWildcards">Whether it is a filter.</param>
    private protected void RequireAccount(string? account, bool mayHaveWildcards)
    {
        if (account is not null && AccountName.FindInputError(account, mayHaveWildcards) is { } error)
        {
            ThrowTerminatingError(new ErrorRecord(new NameFormatException(error), "EntSso_AccountFormat", ErrorCategory.InvalidArgument, account));
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
        string literal;
        try
        {
            literal = FileSystemPath(path);
            if (SessionState.Path.GetResolvedProviderPathFromPSPath(path, out _) is { Count: > 0 } found)
            {
                return found;
            }
        }
        catch (Exception unknown) when (unknown is ItemNotFoundException or IOException)
        {
            string what = unknown is ItemNotFoundException ? "no such file or folder." : unknown.Message;
            WriteError("PathNotFound", new FileNotFoundException($"{path}: {what} {advice}", unknown), ErrorCategory.ObjectNotFound, path);
            return [];
        }

        if (File.Exists(literal) || Directory.Exists(literal))
        {
            return [literal];
        }

        WriteError("PathNotFound", new FileNotFoundException($"{path}: no file or folder has such a name. {advice}"), ErrorCategory.ObjectNotFound, path);
        return [];
    }

    /// <summary>The full path of a file, whether or not it exists, from a path of PowerShell that is taken literally.</summary>
    /// <exception cref="IOException">The path leads elsewhere than into the file system; the message does not name it.</exception>
    private protected string FileSystemPath(string path)
    {
        try
        {
            string file = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            return provider.Name == "FileSystem" ? file : throw new IOException($"this is no path of the file system, but of {provider.Name}.");
        }
        catch (SessionStateException unknown)
        {
            throw new IOException(unknown.Message, unknown);
        }
    }

    /// <summary>Writes the error that a file could not be written.</summary>
    /// <param name="reason">The stable end of the error id.</param>
    /// <param name="file">The file that was to be written; it is as it was before.</param>
    /// <param name="failed">What happened.</param>
    protected void WriteUnwritable(string reason, string file, Exception failed) => WriteError(
        reason,
        new IOException($"{file}: {AtomicFile.Reason(file, failed)} Nothing was written; name a file in a folder that you may write to.", failed),
        ErrorCategory.WriteError,
        file);

    /// <summary>Runs work that may be cancelled by Ctrl+C, and gives up quietly then.</summary>
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

    /// <summary>Does work, and tells with -Debug how long it took.</summary>
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
