namespace EntSso.Administration.ServicePrincipalNames;

/// <summary>Why a change of an SPN was not made.</summary>
public enum SpnRefusal : long
{
    /// <summary>The forest has no such account.</summary>
    AccountNotFound,

    /// <summary>The directory cannot answer the name: it is another forest's, a computer's, or fits several accounts.</summary>
    AccountUnknown,

    /// <summary>The object cannot hold an SPN that a service could use: a group, for example.</summary>
    NotAnAccount,

    /// <summary>Another account holds the SPN, and moving it was not asked for.</summary>
    HeldByAnother,

    /// <summary>The forest could not be searched for other holders.</summary>
    HoldersUnknown,

    /// <summary>Another account has got the SPN since the change was planned; nothing was changed.</summary>
    ChangedMeanwhile,

    /// <summary>The SPN was given to the account, and another account got it at the same time: now both hold it.</summary>
    RegisteredTwice,

    /// <summary>
    /// The directory accepted the registration or removal, but reading back does not show it, or whether another account holds the SPN too.
    /// </summary>
    NotVerified,

    /// <summary>The SPN was taken from its holder, could not be given to the account, and was put back.</summary>
    MoveFailedAndUndone,

    /// <summary>The SPN was taken from its holder, could not be given to the account, and could not be put back.</summary>
    MoveFailed,
}

/// <summary>A change of an SPN was not made. The message says why, what is true now, and what to do.</summary>
internal sealed class SpnRefusedException(SpnRefusal refusal, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    public SpnRefusal Refusal => refusal;
}
