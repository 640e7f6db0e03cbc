namespace EntSso.Administration.ServicePrincipalNames;

/// <summary>What has to be done to an SPN.</summary>
public enum SpnChangeKind
{
    /// <summary>Nothing: it is as wanted already.</summary>
    None,

    /// <summary>Nobody holds the SPN: it is added to the account.</summary>
    Add,

    /// <summary>Others hold the SPN, alone or beside the account: it is taken from them, and added where it is missing.</summary>
    Move,

    /// <summary>It is removed from the account.</summary>
    Remove,
}
