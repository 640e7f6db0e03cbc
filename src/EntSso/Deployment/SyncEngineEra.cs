namespace EntSso.Deployment;

/// <summary>The product generation of a sync engine.</summary>
public enum SyncEngineEra
{
    /// <summary>Microsoft Identity Integration Server 2003 (version 3.1 and 3.2).</summary>
    Miis,

    /// <summary>Identity Lifecycle Manager 2007 (version 3.3).</summary>
    Ilm,

    /// <summary>Forefront Identity Manager 2010 and 2010 R2 (version 4.0 and 4.1).</summary>
    Fim,

    /// <summary>Microsoft Identity Manager 2016 (version 4.3 and later).</summary>
    Mim,
}
