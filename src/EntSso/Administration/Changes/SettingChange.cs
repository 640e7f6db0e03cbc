using EntSso.Deployment;

namespace EntSso.Administration.Changes;

/// <summary>A setting of an SSO system: how it is read, written and put into words.</summary>
/// <param name="Subject">What it belongs to, by name.</param>
/// <param name="Name">Its name in the ENTSSO console where it has one.</param>
/// <param name="Read">Reads it.</param>
/// <param name="Write">Writes a value.</param>
/// <param name="Words">A value in words.</param>
/// <param name="Cmdlet">The command of this module that goes from one value to another; empty when none does.</param>
/// <param name="ToolCommand">The command of the product's tools that sets a value, or the place in the console.</param>
internal sealed record Setting<T>(
    string Subject,
    string Name,
    Func<ISsoAdministration, CancellationToken, Fact<T>> Read,
    Action<ISsoAdministration, T, CancellationToken> Write,
    Func<T, string> Words,
    Func<Fact<T>, T, string> Cmdlet,
    Func<T, string> ToolCommand)
{
    /// <summary>Whether two values mean the same.</summary>
    public Func<T, T, bool> AreSame { get; init; } = EqualityComparer<T>.Default.Equals;

    /// <summary>What is lost for good when a value is set, in a sentence; empty for nothing.</summary>
    public Func<T, string> Loss { get; init; } = _ => "";

    /// <summary>Whether it is of one server, which its command already names.</summary>
    public bool IsOfServer { get; init; }

    /// <summary>Whether it can be read back even where it could not be read before.</summary>
    public bool IsAlwaysReadBack { get; init; } = true;
}

/// <summary>A change of a setting from one value to another.</summary>
internal sealed record SettingChange<T>(Setting<T> Of, Fact<T> From, T To) : Change
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Failures after which nothing can have been written.</summary>
    private static readonly AdministrationFailure[] _failuresBeforeWriting =
    [
        AdministrationFailure.WindowsRequired, AdministrationFailure.ComponentsMissing, AdministrationFailure.ServerNotLocal,
        AdministrationFailure.NotFound, AdministrationFailure.Ambiguous, AdministrationFailure.RuleViolated,
        AdministrationFailure.PreconditionUnknown, AdministrationFailure.ConcurrentChange,
    ];

    public override string Subject => Of.Subject;

    public override string Setting => Of.Name;

    public override string Before => Text(From);

    public override bool IsBeforeKnown => From.IsKnown;

    public override string After => Of.Words(To);

    public override bool IsNeeded => !Is(From, To);

    public override string Cmdlet => Of.Cmdlet(From, To);

    public override string ToolCommand => Of.ToolCommand(To);

    public override Change? Undo => From.IsKnown && IsNeeded ? new SettingChange<T>(Of, Fact.Known(To), From.Value) : null;

    public override string Loss => Of.Loss(To);

    private protected override bool IsOfServer => Of.IsOfServer;

    public override void Apply(ISsoAdministration administration, CancellationToken cancellationToken)
    {
        using IDisposable turn = administration.Lock(cancellationToken);
        Fact<T> now = Of.Read(administration, cancellationToken);
        if (Is(now, To))
        {
            return;
        }

        if (now.IsKnown != From.IsKnown || (now.IsKnown && !Of.AreSame(now.Value, From.Value)))
        {
            throw new AdministrationException(
                AdministrationFailure.ConcurrentChange,
                (From.IsKnown
                    ? $"{Subject}: {Setting} was {Before} when the change was planned and is {Text(now)} now: another program or user "
                        + "has changed it. "
                    : $"{Subject}: {Setting} could not be read when the change was planned and is {Text(now)} now. ")
                    + "Nothing was overwritten. Check the setting, and run the command again if the change is still needed.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            Of.Write(administration, To, cancellationToken);
        }
        catch (Exception failed) when (failed is AdministrationException or OperationCanceledException)
        {
            ThrowIfChanged(administration, failed);
            throw;
        }

        if (From.IsKnown || Of.IsAlwaysReadBack)
        {
            Verify(administration, cancellationToken);
        }
    }

    private bool Is(Fact<T> fact, T value) => fact.IsKnown && Of.AreSame(fact.Value, value);

    private string Text(Fact<T> fact) => fact.IsKnown ? Of.Words(fact.Value) : fact.ToString();

    // A write that failed may still have taken effect: a tool that hung, a lost answer, a cache that could not be purged.
    private void ThrowIfChanged(ISsoAdministration administration, Exception cause)
    {
        if (cause is AdministrationException { Failure: var failure } && _failuresBeforeWriting.Contains(failure))
        {
            return;
        }

        Fact<T> now = ReadBack(administration);
        bool isAsBefore = now.IsKnown && From.IsKnown && Of.AreSame(now.Value, From.Value);
        if (!isAsBefore || cause is AdministrationException { MayHaveChanged: true })
        {
            string reason = cause is AdministrationException
                ? cause.Message
                : "The command was stopped while the setting was being written.";
            throw new AdministrationException(
                (cause as AdministrationException)?.Failure ?? AdministrationFailure.NotVerified,
                $"{reason} {Setting} of {Subject} now: {Text(now)}.", cause.InnerException as OperationCanceledException ?? cause)
            {
                MayHaveChanged = true,
            };
        }
    }

    // Not stopped: after a write its result is reported in any case.
    private Fact<T> ReadBack(ISsoAdministration administration)
    {
        try
        {
            return Of.Read(administration, CancellationToken.None);
        }
        catch (AdministrationException unreadable)
        {
            return Fact.Unknown<T>(unreadable.Message);
        }
    }

    // Servers take a moment until a written value shows; a file does not.
    private void Verify(ISsoAdministration administration, CancellationToken cancellationToken)
    {
        Fact<T> now = ReadBack(administration);
        for (TimeSpan waited = TimeSpan.Zero; !Is(now, To) && waited < administration.SettlingTime; waited += _pause)
        {
            if (cancellationToken.WaitHandle.WaitOne(_pause))
            {
                throw NotShown(
                    "and the wait for the new value was stopped; the last value read was",
                    new OperationCanceledException(cancellationToken));
            }

            now = ReadBack(administration);
        }

        if (!Is(now, To))
        {
            throw NotShown("but the value read back is", null);
        }

        AdministrationException NotShown(string how, Exception? cause) => new(
            AdministrationFailure.NotVerified,
            $"{Subject}: {Setting} was written without an error, {how} {Text(now)} instead of {After}. "
                + $"Check it again in a minute; if it does not change, make the change manually:  {ToolCommand}",
            cause)
        {
            MayHaveChanged = true,
        };
    }
}
