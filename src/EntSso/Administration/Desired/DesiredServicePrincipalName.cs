namespace EntSso.Administration.Desired;

/// <summary>A service principal name and the one account that is to hold it.</summary>
internal sealed record DesiredServicePrincipalName
{
    /// <summary>The SPN, for example <c>ENTSSO/INTSVR1.fabrikam.com</c>.</summary>
    public required string ServicePrincipalName { get; init; }

    /// <summary>The ENTSSO service account: DOMAIN\user, user@domain or a SID.</summary>
    public required string Account { get; init; }
}
