namespace EntSso.Naming;

/// <summary>Whether two names mean one account.</summary>
public enum AccountMatch
{
    /// <summary>They do.</summary>
    Same,

    /// <summary>They do not.</summary>
    Different,

    /// <summary>The names alone do not tell: a directory has to be asked.</summary>
    CannotTell,
}
