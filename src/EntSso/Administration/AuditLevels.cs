namespace EntSso.Administration;

/// <summary>The audit levels of an ENTSSO server (<c>ssoconfig -auditLevel</c>): 0 none, 1 low, 2 medium, 3 high.</summary>
/// <param name="Positive">The level for successes, 0 to 3.</param>
/// <param name="Negative">The level for failures, 0 to 3.</param>
internal readonly record struct AuditLevels(int Positive, int Negative)
{
    /// <summary>The highest level.</summary>
    public const int Highest = 3;

    /// <inheritdoc/>
    public override string ToString() => $"successes {Positive}, failures {Negative}";
}
