namespace EntSso.Administration.Desired;

/// <summary>What a setting belongs to. Things of different kinds may have the same name.</summary>
internal enum SubjectKind
{
    /// <summary>The SSO system.</summary>
    System,

    /// <summary>An ENTSSO server.</summary>
    Server,

    /// <summary>A password sync adapter.</summary>
    Adapter,

    /// <summary>An affiliate application.</summary>
    Application,

    /// <summary>An SPN.</summary>
    ServicePrincipalName,
}
