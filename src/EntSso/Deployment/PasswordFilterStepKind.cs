namespace EntSso.Deployment;

/// <summary>What a step of a password filter does.</summary>
public enum PasswordFilterStepKind
{
    /// <summary><c>dc/</c>: nothing.</summary>
    DefaultCase,

    /// <summary><c>uc/</c>: upper case.</summary>
    UpperCase,

    /// <summary><c>lc/</c>: lower case.</summary>
    LowerCase,

    /// <summary><c>rc/count/characters/</c>: removes characters.</summary>
    RemoveCharacters,

    /// <summary><c>sc/count/characters/characters/</c>: replaces characters by others, one by one.</summary>
    SubstituteCharacters,

    /// <summary><c>ps/length/character/</c>: pads at the start up to a length.</summary>
    PadStart,

    /// <summary><c>pe/length/character/</c>: pads at the end up to a length.</summary>
    PadEnd,

    /// <summary><c>tr/length/</c>: cuts to a length.</summary>
    Truncate,
}
