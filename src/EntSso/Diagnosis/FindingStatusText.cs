namespace EntSso.Diagnosis;

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
