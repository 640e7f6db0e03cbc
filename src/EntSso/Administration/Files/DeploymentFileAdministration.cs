using System;
using System.IO;
using System.Threading;
using EntSso.Deployment;
using EntSso.Deployment.Json;

namespace EntSso.Administration.Files;

/// <summary>
/// An SSO system in a deployment file. Every write replaces the file as a whole, so that it is always the old one or the new one; writers
/// that use this product take turns, and a change by anybody else between reading and writing is reported and not overwritten.
/// </summary>
public sealed class DeploymentFileAdministration : DeploymentAdministration
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    private readonly string _path;
    private readonly Func<DateTime> _clock;
    private SyncDeployment? _deployment;
    private FileStamp _stamp;
    private FileStream? _turn;
    private int _depth;

    /// <summary>Opens a deployment file; nothing is read yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="clock">The time of what is written, UTC; the system's clock when left out.</param>
    public DeploymentFileAdministration(string path, Func<DateTime>? clock = null)
    {
        _path = path ?? throw new ArgumentNullException(nameof(path));
        _clock = clock ?? (() => DateTime.UtcNow);
    }

    /// <inheritdoc/>
    public override string Target => _path;

    /// <inheritdoc/>
    public override TargetParameter? CmdletTarget => TargetParameter.File(_path);

    /// <inheritdoc/>
    public override IDisposable Lock(CancellationToken cancellationToken)
    {
        while (_depth == 0 && !TryLock())
        {
            cancellationToken.WaitHandle.WaitOne(_pause);
            cancellationToken.ThrowIfCancellationRequested();
        }

        _depth++;
        return new Turn(this);
    }

    /// <inheritdoc/>
    protected override SyncDeployment Load(CancellationToken cancellationToken) => Guard("read", () =>
    {
        FileStamp stamp = FileStamp.Of(_path);
        if (_deployment is null || stamp != _stamp)
        {
            DeploymentReading reading = DeploymentFile.Load(_path, cancellationToken);
            _deployment = reading.Problems.Count == 0
                ? reading.Deployment
                : throw new AdministrationException(
                    AdministrationFailure.FileUnusable,
                    $"{reading.Problems[0]} A later version of the product wrote it; "
                        + "to change it here would lose that. Update the product.");
            _stamp = stamp;
        }

        return _deployment;
    });

    /// <inheritdoc/>
    protected override void Store(SyncDeployment deployment, CancellationToken cancellationToken) => Guard("written", () =>
    {
        if (FileStamp.Of(_path) != _stamp)
        {
            throw new AdministrationException(
                AdministrationFailure.ConcurrentChange,
                $"{_path} was changed by another program while it was being changed here. Nothing was overwritten; run the command again.");
        }

        DeploymentFile.Save(deployment, _path, cancellationToken);

        // Reading again is what verifies a change, and an editor that saves in just this moment is seen.
        _deployment = null;
        return deployment;
    });

    /// <inheritdoc/>
    protected override FactOrigin Origin() => new("set in the deployment file", _clock());

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _turn?.Dispose();
        _turn = null;
        base.Dispose(disposing);
    }

    private bool TryLock()
    {
        string file = Path.GetFullPath(_path);
        string turn = Path.Combine(Path.GetDirectoryName(file) ?? "", $".{Path.GetFileName(file)}.lock");
        try
        {
            _turn = new FileStream(turn, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (DirectoryNotFoundException missing)
        {
            throw Unusable("read", missing);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw Unusable("locked", denied);
        }
        catch (IOException taken) when (IsTaken(taken))
        {
            return false;
        }
        catch (IOException failed)
        {
            throw Unusable("locked", failed);
        }
    }

    // ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of Windows; EWOULDBLOCK of Linux and of macOS, which .NET hands on as it is.
    private static bool IsTaken(IOException exception) => exception.HResult is unchecked((int)0x80070020) or unchecked((int)0x80070021) or 11 or 35;

    private T Guard<T>(string verb, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DeploymentFormatException malformed)
        {
            throw new AdministrationException(AdministrationFailure.FileUnusable, malformed.Message, malformed);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw Unusable(verb, failed);
        }
    }

    private AdministrationException Unusable(string verb, Exception cause) =>
        new(AdministrationFailure.FileUnusable, $"{_path} could not be {verb}: {cause.Message}", cause);

    /// <summary>A turn at the file; turns of one object may be nested.</summary>
    private sealed class Turn(DeploymentFileAdministration owner) : IDisposable
    {
        private DeploymentFileAdministration? _owner = owner;

        public void Dispose()
        {
            if (_owner is { } holder && --holder._depth == 0)
            {
                holder._turn?.Dispose();
                holder._turn = null;
            }

            _owner = null;
        }
    }
}
