namespace EntSso.Diagnosis;

/// <summary>
/// A finding about a service principal name. Its properties bind to the parameters of Register-EntSsoSpn and Unregister-EntSsoSpn,
/// so that the output of a check pipes into its repair.
/// </summary>
public sealed record SpnFinding : Finding
{
    /// <summary>The SPN that the finding is about, for example <c>ENTSSO/INTSVR1.fabrikam.com</c>.</summary>
    public required string ServicePrincipalName { get; init; }

    /// <summary>The account that should hold the SPN, or empty when it is not known.</summary>
    public string Account { get; init; } = "";
}
