namespace EntSso.Events;

/// <summary>Why events of one kind happen and what an administrator does about it. Several events may share a cause.</summary>
/// <param name="Key">Stable name, for example <c>miis-caller-not-service-account</c>.</param>
/// <param name="Title">A headline of a few words.</param>
/// <param name="Explanation">The cause in full sentences; begins with "Likely" when <paramref name="Basis"/> is likely.</param>
/// <param name="RemedyTemplate">
/// What to do, with the command where there is one. <c>{Windows Account|DOMAIN\user}</c> represents the value of an event, and for the
/// words behind the bar where there is none.
/// </param>
/// <param name="Basis">Whether the documentation says so or it is inferred.</param>
/// <param name="RuleIds">Diagnosis rules that check for this cause, for example <c>EXT-06</c>.</param>
public sealed record EventCause(
    string Key, string Title, string Explanation, string RemedyTemplate, Basis Basis, IReadOnlyList<string> RuleIds)
{
    /// <summary>Whether the error code of the event decides what is wrong, so that its meaning belongs to the explanation.</summary>
    internal bool ByCode { get; init; }

    /// <summary>The error codes with which this cause takes the place of an event's general one; usually empty.</summary>
    internal IReadOnlyList<uint> Codes { get; init; } = [];

    /// <summary>
    /// The ids of ENTSSO events for which <see cref="Codes"/> count; empty for every event whose cause is <see cref="ByCode"/>.
    /// </summary>
    internal IReadOnlyList<int> CodeEvents { get; init; } = [];

    /// <summary>Why one event happened, with what is known of its error code where that decides.</summary>
    internal string ExplanationFor(SyncEvent syncEvent) => ByCode && syncEvent.ErrorCode is { Meaning.Length: > 0 } code
        ? $"{Explanation} {code}: {code.Meaning}"
        : Explanation;

    /// <summary>What to do, for no event in particular. Steps are numbered, one a line.</summary>
    public string Remedy => RemedyText.Fill(RemedyTemplate, _ => "");

    /// <summary>What to do about one event: its account, application and adapter are in the commands.</summary>
    /// <param name="syncEvent">The event that reports this cause.</param>
    public string RemedyFor(SyncEvent syncEvent)
    {
        string remedy = RemedyText.Fill(RemedyTemplate, name => name switch
        {
            "Windows Account" => syncEvent.WindowsAccount,
            "Application" => syncEvent.Application,
            "Adapter" => syncEvent.Adapter,
            _ => "",
        });
        return ByCode && syncEvent.ErrorCode is { PointsTo.Length: > 0 } code ? $"{remedy}\nLikely place to look: {code.PointsTo}" : remedy;
    }

    /// <inheritdoc/>
    public override string ToString() => Title;
}
