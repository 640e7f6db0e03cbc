using EntSso.Deployment;

namespace EntSso.Administration.Changes;

/// <summary>A change from one value of a setting to another.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="From">The value that was read.</param>
/// <param name="To">The value that is wanted.</param>
public abstract record Change<T>(Fact<T> From, T To) : Change
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Failures after which nothing can have been written.</summary>
    private static readonly AdministrationFailure[] _failuresBeforeWriting =
    [
        AdministrationFailure.WindowsRequired, AdministrationFailure.ComponentsMissing, AdministrationFailure.ServerNotLocal,
        AdministrationFailure.NotFound, AdministrationFailure.Ambiguous, AdministrationFailure.RuleViolated,
        AdministrationFailure.PreconditionUnknown, AdministrationFailure.ConcurrentChange,
    ];

    /// <inheritdoc/>
    public sealed override string Before => Text(From);

    /// <inheritdoc/>
    public sealed override bool IsBeforeKnown => From.IsKnown;

    /// <inheritdoc/>
    public sealed override string After => Words(To);

    /// <inheritdoc/>
    public sealed override bool IsNeeded => !Is(From, To);

    /// <inheritdoc/>
    public sealed override Change? Undo => From.IsKnown && IsNeeded ? Back(Fact.Known(To), From.Value) : null;

    /// <summary>Whether reading back can show the value; where it cannot, the write's own success has to do.</summary>
    protected virtual bool CanBeReadBack => true;

    /// <inheritdoc/>
    public sealed override void Apply(ISsoAdministration administration, CancellationToken cancellationToken)
    {
        _ = administration ?? throw new ArgumentNullException(nameof(administration));
        using IDisposable turn = administration.Lock(cancellationToken);
        Fact<T> now = Read(administration, cancellationToken);
        if (Is(now, To))
        {
            return;
        }

        if (now.IsKnown != From.IsKnown || (now.IsKnown && !AreSame(now.Value, From.Value)))
        {
            throw new AdministrationException(
                AdministrationFailure.ConcurrentChange,
                (From.IsKnown
                    ? $"{Subject}: {Setting} was {Before} when the change was planned and is {Text(now)} now: somebody else has changed it. "
                    : $"{Subject}: {Setting} could not be read when the change was planned and is {Text(now)} now. ")
                    + "Nothing was overwritten. Look at it and run the command again if the change is still wanted.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            Write(administration, cancellationToken);
        }
        catch (Exception failed) when (failed is AdministrationException or OperationCanceledException)
        {
            ThrowIfChanged(administration, failed);
            throw;
        }

        if (CanBeReadBack)
        {
            Verify(administration, cancellationToken);
        }
    }

    /// <summary>Reads the setting as it is now.</summary>
    protected abstract Fact<T> Read(ISsoAdministration administration, CancellationToken cancellationToken);

    /// <summary>Writes the wanted value.</summary>
    protected abstract void Write(ISsoAdministration administration, CancellationToken cancellationToken);

    /// <summary>The change that goes back.</summary>
    protected abstract Change Back(Fact<T> from, T to);

    /// <summary>A value in words.</summary>
    protected abstract string Words(T value);

    /// <summary>Whether two values mean the same.</summary>
    protected virtual bool AreSame(T left, T right) => EqualityComparer<T>.Default.Equals(left, right);

    private bool Is(Fact<T> fact, T value) => fact.IsKnown && AreSame(fact.Value, value);

    private string Text(Fact<T> fact) => fact.IsKnown ? Words(fact.Value) : fact.ToString();

    // A write that failed may have done its work before: a tool that hung, an answer that got lost, a cache that could not be purged.
    private void ThrowIfChanged(ISsoAdministration administration, Exception cause)
    {
        if (cause is AdministrationException { Failure: var failure } && _failuresBeforeWriting.Contains(failure))
        {
            return;
        }

        Fact<T> now = Look(administration);
        bool isAsBefore = now.IsKnown && From.IsKnown && AreSame(now.Value, From.Value);
        if (!isAsBefore || cause is AdministrationException { MayHaveChanged: true })
        {
            string reason = cause is AdministrationException ? cause.Message : "It was stopped while it was being made.";
            throw new AdministrationException(
                (cause as AdministrationException)?.Failure ?? AdministrationFailure.NotVerified,
                $"{reason} {Setting} of {Subject} now: {Text(now)}.",
                cause.InnerException as OperationCanceledException ?? cause)
            {
                MayHaveChanged = true,
            };
        }
    }

    // What was written is there to be seen, also by one who wants to stop.
    private Fact<T> Look(ISsoAdministration administration)
    {
        try
        {
            return Read(administration, CancellationToken.None);
        }
        catch (AdministrationException unreadable)
        {
            return Fact.Unknown<T>(unreadable.Message);
        }
    }

    // Servers take a moment until what was written shows; a file does not.
    private void Verify(ISsoAdministration administration, CancellationToken cancellationToken)
    {
        Fact<T> now = Look(administration);
        for (TimeSpan waited = TimeSpan.Zero; !Is(now, To) && waited < administration.SettlingTime; waited += _pause)
        {
            if (cancellationToken.WaitHandle.WaitOne(_pause))
            {
                throw NotShown("and the wait for it to show was stopped; the last look gave", new OperationCanceledException(cancellationToken));
            }

            now = Look(administration);
        }

        if (!Is(now, To))
        {
            throw NotShown("but reading it back gives", null);
        }

        AdministrationException NotShown(string how, Exception? cause) => new(
            AdministrationFailure.NotVerified,
            $"{Subject}: {Setting} was written without an error, {how} {Text(now)} instead of {After}. "
                + $"Look at it again in a minute; when it stays so, make the change by hand: {ToolCommand}",
            cause)
        {
            MayHaveChanged = true,
        };
    }
}
