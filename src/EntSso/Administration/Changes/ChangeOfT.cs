using System;
using System.Collections.Generic;
using System.Threading;
using EntSso.Deployment;

namespace EntSso.Administration.Changes;

/// <summary>A change from one value of a setting to another.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="From">The value that was read.</param>
/// <param name="To">The value that is wanted.</param>
public abstract record Change<T>(Fact<T> From, T To) : Change
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    public sealed override string Before => Text(From);

    /// <inheritdoc/>
    public sealed override string After => Text(To);

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
                $"{Subject}: {Setting} was {Before} when the change was planned and is {Text(now)} now: somebody else has changed it. "
                    + "Nothing was overwritten. Look at it and run the command again if the change is still wanted.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        Write(administration, cancellationToken);
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

    private string Text(Fact<T> fact) => fact.IsKnown ? Text(fact.Value) : fact.ToString();

    private string Text(T value) => Words(value);

    // Servers take a moment until what was written shows; a file does not.
    private void Verify(ISsoAdministration administration, CancellationToken cancellationToken)
    {
        Fact<T> now = Read(administration, cancellationToken);
        for (TimeSpan waited = TimeSpan.Zero; !Is(now, To) && waited < administration.SettlingTime; waited += _pause)
        {
            cancellationToken.WaitHandle.WaitOne(_pause);
            cancellationToken.ThrowIfCancellationRequested();
            now = Read(administration, cancellationToken);
        }

        if (!Is(now, To))
        {
            throw new AdministrationException(
                AdministrationFailure.NotVerified,
                $"{Subject}: {Setting} was written without an error, but reading it back gives {Text(now)} instead of {After}. "
                    + $"Look at it again in a minute; when it stays so, make the change by hand: {ToolCommand}");
        }
    }
}
