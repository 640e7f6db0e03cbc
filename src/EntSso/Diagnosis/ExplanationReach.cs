namespace EntSso.Diagnosis;

/// <summary>Which subjects a finding explains.</summary>
internal enum ExplanationReach
{
    /// <summary>What has to do with its own subject: a server, the management agent that connects to it, its SPN.</summary>
    SameThing,

    /// <summary>Everything, because its subject is the whole system.</summary>
    Everything,
}
