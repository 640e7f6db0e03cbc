using EntSso.Deployment;
using EntSso.Deployment.Json;

namespace EntSso.Administration.Files;

/// <summary>
/// An SSO system in a deployment file. Every write replaces the file as a whole, so that it is always the old one or the new one; writers
/// that use this product take turns, and a change by anybody else between reading and writing is reported and not overwritten.
/// </summary>
public sealed class DeploymentFileAdministration : DeploymentAdministration
{
    private static readonly TimeSpan _usualTurn = TimeSpan.FromSeconds(30);

    private readonly string _path;
    private readonly Func<DateTime> _clock;
    private readonly TimeSpan _patience;
    private SyncDeployment? _deployment;
    private FileStamp _stamp;
    private FileTurn? _turn;
    private int _depth;
    private bool _isContentSeen;

    /// <summary>Opens a deployment file; nothing is read yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="clock">The time of what is written, UTC; the system's clock when left out.</param>
    /// <param name="patience">How long to wait for another writer to end its turn, zero or more; 30 seconds when left out.</param>
    public DeploymentFileAdministration(string path, Func<DateTime>? clock = null, TimeSpan? patience = null)
    {
        _path = path ?? throw new ArgumentNullException(nameof(path));
        _patience = patience ?? _usualTurn;
        _clock = clock ?? (() => DateTime.UtcNow);
    }

    /// <inheritdoc/>
    public override string Target => _path;

    /// <inheritdoc/>
    public override TargetParameter? CmdletTarget => TargetParameter.File(_path);

    /// <inheritdoc/>
    public override IDisposable Lock(CancellationToken cancellationToken)
    {
        if (_depth == 0)
        {
            _turn = TakeTurn(cancellationToken);
            _isContentSeen = false;
        }

        _depth++;
        return new Turn(this);
    }

    /// <inheritdoc/>
    protected override SyncDeployment Load(CancellationToken cancellationToken) => Guard("read", () =>
    {
        // At the beginning of a turn the content decides: the writer before may have been as quick as the file system's clock is slow.
        bool mustRead = _turn is not null && !_isContentSeen;
        if (_deployment is null || !(mustRead ? _stamp.IsContentOf(_path) : _stamp.LooksLike(_path)))
        {
            FileStamp stamp = FileStamp.Of(_path);
            DeploymentReading reading = DeploymentFile.Load(_path, cancellationToken);
            _deployment = reading.Problems.Count == 0
                ? reading.Deployment
                : throw new AdministrationException(
                    AdministrationFailure.FileUnusable,
                    $"{reading.Problems[0]} A later version of the product wrote it; "
                        + "to change it here would lose that. Update the product.");
            _stamp = stamp;
        }

        _isContentSeen = _turn is not null;
        return _deployment;
    });

    /// <inheritdoc/>
    protected override void Store(SyncDeployment deployment, CancellationToken cancellationToken) => Guard("written", () =>
    {
        if (!_stamp.IsContentOf(_path))
        {
            _deployment = null;
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

    private FileTurn TakeTurn(CancellationToken cancellationToken)
    {
        try
        {
            return FileTurn.Take(_path, _patience, cancellationToken);
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
                $"{_path} could not be locked: for {_patience.TotalSeconds:0.###} s another process has held {FileTurn.LockFileOf(_path)}. "
                    + "Nothing was changed. Look for another PowerShell or entsso-sync that is changing this file, here or on another computer that "
                    + "has it open; let it end, or end it, and run the command again.",
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
