namespace EntSso.Collection.Kerberos;

/// <summary>What a Kerberos code is about; it decides between "refused" and "could not be tried".</summary>
internal enum KerberosErrorKind
{
    Other,

    /// <summary>The service, its SPN or its account, or the clocks: the exchange took place and was refused.</summary>
    Service,

    /// <summary>The account that asks: nothing was learnt of the service.</summary>
    Client,

    /// <summary>The tickets of the account that asks are missing or old.</summary>
    Credentials,

    /// <summary>No domain controller answered.</summary>
    Unreached,

    /// <summary>This computer's Kerberos is not set up.</summary>
    Setup,
}
