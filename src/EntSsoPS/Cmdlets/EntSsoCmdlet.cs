using System;
using System.Diagnostics;
using System.IO;
using System.Management.Automation;
using System.Threading;

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

    /// <summary>Writes the error that a file could not be written.</summary>
    /// <param name="reason">The stable end of the error id.</param>
    /// <param name="file">The file that was to be written; it is as it was before.</param>
    /// <param name="failed">What happened.</param>
    protected void WriteUnwritable(string reason, string file, Exception failed)
    {
        // The message of the exception would name a temporary file that the user never heard of.
        string what = failed is DirectoryNotFoundException ? "its folder does not exist." : failed.Message;
        WriteError(
            reason,
            new IOException($"{file}: {what} Nothing was written; name a file in a folder that you may write to.", failed),
            ErrorCategory.WriteError,
            file);
    }

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
