namespace EntSso.Deployment;

/// <summary>
/// A question for mappings and its outcome: only where a question covers an application or account does a mapping's absence from
/// <see cref="SyncDeployment.Mappings"/> mean that there is none.
/// </summary>
public sealed record MappingSurvey
{
    /// <summary>The application that was asked for, or empty for all applications.</summary>
    public string Application { get; init; } = "";

    /// <summary>The Windows account that was asked for, as <c>DOMAIN\user</c>, or empty for all accounts.</summary>
    public string WindowsAccount { get; init; } = "";

    /// <summary>How many mappings were found: all of them are in <see cref="SyncDeployment.Mappings"/>. Unknown when the question failed.</summary>
    public Fact<int> Count { get; init; }
}
