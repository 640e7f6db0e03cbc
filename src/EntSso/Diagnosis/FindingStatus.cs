namespace EntSso.Diagnosis;

/// <summary>The answer of a rule. "Could not look" is <see cref="Unknown"/>: never a pass and never a failure.</summary>
public enum FindingStatus : long
{
    /// <summary>As it should be.</summary>
    Pass,

    /// <summary>Password changes cannot get through.</summary>
    Fail,

    /// <summary>Works, or may work, but deserves a look.</summary>
    Warning,

    /// <summary>A fact that the rule needs could not be read; the evidence says why.</summary>
    Unknown,

    /// <summary>The rule has nothing to say about this deployment.</summary>
    NotApplicable,
}

/// <summary>The answers of rules as people read them.</summary>
internal static class FindingStatusText
{
    /// <summary>The answers in the order in which reports show them: what matters most first.</summary>
    internal static IReadOnlyList<FindingStatus> WorstFirst { get; } = Array.AsReadOnly(
        [FindingStatus.Fail, FindingStatus.Warning, FindingStatus.Unknown, FindingStatus.Pass, FindingStatus.NotApplicable]);

    /// <summary>The answer in lower case, for example <c>not applicable</c>.</summary>
    /// <param name="status">The answer of a rule.</param>
    public static string Of(FindingStatus status) => status switch
    {
        FindingStatus.Pass => "pass",
        FindingStatus.Fail => "fail",
        FindingStatus.Warning => "warning",
        FindingStatus.Unknown => "unknown",
        _ => "not applicable",
    };
}
