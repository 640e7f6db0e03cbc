using System.Security.Cryptography;
using EntSso.Deployment;
using EntSso.Deployment.Json;

namespace EntSso.Administration.Files;

/// <summary>
/// An SSO system in a deployment file. Every write replaces the whole file, so that a reader sees the old one or the new one. Writers that
/// use this product lock the file; a change by another program between reading and writing is reported and not overwritten.
/// </summary>
internal sealed class DeploymentFileAdministration : DeploymentAdministration
{
    private static readonly TimeSpan _usualPatience = TimeSpan.FromSeconds(30);

    private readonly string _path;
    private readonly Func<DateTime> _clock;
    private readonly TimeSpan _patience;
    private SyncDeployment? _deployment;
    private FileStamp _stamp;
    private FactOrigin? _origin;
    private FileLock? _fileLock;
    private int _lockDepth;
    private int _batchDepth;
    private bool _isContentSeen;
    private bool _isUnwritten;

    /// <summary>Opens a deployment file; nothing is read yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="clock">The time of what is written, UTC; the system's clock when left out.</param>
    /// <param name="patience">How long to wait for another writer, zero or more; 30 seconds when left out.</param>
    public DeploymentFileAdministration(string path, Func<DateTime>? clock = null, TimeSpan? patience = null)
    {
        _path = path ?? throw new ArgumentNullException(nameof(path));
        _patience = patience ?? _usualPatience;
        _clock = clock ?? (() => DateTime.UtcNow);
    }

    public override string Target => _path;

    public override TargetParameter? CmdletTarget => TargetParameter.File(_path);

    /// <summary>Keeps other writers of this product out; within a batch until it ends.</summary>
    public override IDisposable Lock(CancellationToken cancellationToken)
    {
        if (_fileLock is null)
        {
            _fileLock = TakeLock(cancellationToken);
            _isContentSeen = false;
        }

        _lockDepth++;
        return new Release(() =>
        {
            _lockDepth--;
            ReleaseUnused();
        });
    }

    public override IChangeBatch BeginBatch() => new Batch(this);

    protected override SyncDeployment Load(CancellationToken cancellationToken) => _isUnwritten ? _deployment! : Guard("read", () =>
    {
        // When the lock was just taken the content decides: another writer may have been as quick as the file system's clock is slow.
        bool mustRead = _fileLock is not null && !_isContentSeen;
        if (_deployment is null || !(mustRead ? _stamp.IsContentOf(_path) : _isContentSeen && _batchDepth > 0 || _stamp.LooksLike(_path)))
        {
            FileStamp stamp = FileStamp.Of(_path);
            DeploymentReading reading = DeploymentFile.Load(_path, cancellationToken);
            _deployment = reading.Problems.Count == 0
                ? reading.Deployment
                : throw new AdministrationException(
                    AdministrationFailure.FileUnusable,
                    $"{reading.Problems[0]} A later version of the product wrote it, and a change with this version would lose that. "
                        + "Update the product.");
            _stamp = stamp;
        }

        _isContentSeen = _fileLock is not null;
        return _deployment;
    });

    protected override void Store(SyncDeployment deployment, CancellationToken cancellationToken)
    {
        _deployment = deployment;
        _isUnwritten = true;
        if (_batchDepth == 0)
        {
            Write(cancellationToken);
        }
    }

    // One time for everything that is written together.
    protected override FactOrigin Origin() => _origin ??= new("set in the deployment file", _clock());

    protected override void Dispose(bool disposing)
    {
        _fileLock?.Dispose();
        _fileLock = null;
        base.Dispose(disposing);
    }

    /// <summary>Replaces the file and forgets the facts: reading them again is what verifies a change.</summary>
    /// <returns>The SHA-256 of the content that was written, in Base64.</returns>
    private string Write(CancellationToken cancellationToken)
    {
        SyncDeployment deployment = _deployment!;
        Forget();
        return Guard("written", () =>
        {
            if (!_stamp.IsContentOf(_path))
            {
                throw new AdministrationException(
                    AdministrationFailure.ConcurrentChange,
                    $"{_path} was changed by another program while it was being changed here. Nothing was overwritten; run the "
                        + "command again.");
            }

            string written = "";
            AtomicFile.Write(
                _path,
                stream =>
                {
                    using var hash = SHA256.Create();
                    using (CryptoStream content = new(stream, hash, CryptoStreamMode.Write, leaveOpen: true))
                    {
                        DeploymentFile.Save(deployment, content, cancellationToken);
                    }

                    written = Convert.ToBase64String(hash.Hash!);
                },
                cancellationToken);
            return written;
        });
    }

    private void Forget() => (_deployment, _isUnwritten, _origin) = (null, false, null);

    private void ReleaseUnused()
    {
        if (_lockDepth == 0 && _batchDepth == 0)
        {
            _fileLock?.Dispose();
            (_fileLock, _origin) = (null, null);
        }
    }

    private FileLock TakeLock(CancellationToken cancellationToken)
    {
        FileInfo file = new(AtomicFile.FinalTarget(_path));
        if (file.Exists && file.IsReadOnly)
        {
            throw new AdministrationException(
                AdministrationFailure.AccessDenied, $"{_path} is read-only. Nothing was changed. Make it writable, or work on a copy.");
        }

        try
        {
            return FileLock.Take(_path, _patience, cancellationToken);
        }
        catch (DirectoryNotFoundException missing)
        {
            throw Unusable("read", missing);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw Unusable("locked", failed);
        }
        catch (TimeoutException late)
        {
            throw new AdministrationException(
                AdministrationFailure.FileUnusable,
                $"{_path} could not be locked: another process has been changing it for {_patience.TotalSeconds:0.###} s. "
                    + "Nothing was changed. Look for another process that is changing this file, here or on another computer that "
                    + "has it open. Wait until it ends, or end it, and run the command again.",
                late);
        }
    }

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

    private AdministrationException Unusable(string verb, Exception cause) => new(
        cause is UnauthorizedAccessException ? AdministrationFailure.AccessDenied : AdministrationFailure.FileUnusable,
        $"{_path} could not be {verb}: {(verb == "read" ? cause.Message : AtomicFile.Reason(_path, cause))}",
        cause);

    /// <summary>Changes of one or several commands that are written once. Batches of one object can be nested.</summary>
    private sealed class Batch : IChangeBatch
    {
        private readonly SyncDeployment? _before;
        private readonly bool _wasUnwritten;
        private DeploymentFileAdministration? _owner;
        private bool _isCommitted;

        public Batch(DeploymentFileAdministration owner)
        {
            _owner = owner;
            (_before, _wasUnwritten) = (owner._deployment, owner._isUnwritten);
            owner._batchDepth++;
        }

        public bool IsAtomic => true;

        public void Commit(CancellationToken cancellationToken)
        {
            if (_owner is { _batchDepth: 1, _isUnwritten: true } owner)
            {
                string written = owner.Write(cancellationToken);
                if (owner.Guard("read", () => FileStamp.Of(owner._path).Content) != written)
                {
                    throw new AdministrationException(
                        AdministrationFailure.NotVerified,
                        $"{owner._path} was written without an error, but the facts read back differ: another program has changed it "
                            + "at the same time. Compare the file with the intended change, and run the command again.") { MayHaveChanged = true };
                }
            }

            _isCommitted = true;
        }

        public void Dispose()
        {
            if (_owner is not { } owner)
            {
                return;
            }

            _owner = null;
            if (!_isCommitted)
            {
                // What was read meanwhile may be newer than what was known before.
                (owner._deployment, owner._isUnwritten) = (_wasUnwritten ? _before : null, _wasUnwritten);
            }

            owner._batchDepth--;
            owner.ReleaseUnused();
        }
    }

    private sealed class Release(Action release) : IDisposable
    {
        private Action? _release = release;

        public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
    }
}
