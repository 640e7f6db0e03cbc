namespace EntSso.Tests.Samples.Deployments;

/// <summary>What the sync engine knows of the password changes of the day.</summary>
public enum ChangeFate
{
    /// <summary>It handed them over and was told success; what the SSO system then did with them is another matter.</summary>
    HandedOver,

    /// <summary>It offers them again and again and is refused.</summary>
    Refused,

    /// <summary>It never passed any on.</summary>
    NotPassedOn,
}
