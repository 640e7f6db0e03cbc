namespace EntSso.Diagnosis;

/// <summary>The answer of a rule. "Could not look" is <see cref="Unknown"/>: never a pass and never a failure.</summary>
public enum FindingStatus
{
    /// <summary>As it should be.</summary>
    Pass,

    /// <summary>Password changes cannot get through.</summary>
    Fail,

    /// <summary>Works, or may work, but deserves a look.</summary>
    Warning,

    /// <summary>A fact that the rule needs could not be read; the evidence says why.</summary>
    Unknown,

    /// <summary>The rule has nothing to say about this deployment.</summary>
    NotApplicable,
}
