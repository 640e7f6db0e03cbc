namespace EntSso.Administration.Live;

/// <summary>
/// The settings of the ENTSSO server on this computer, which no COM interface writes. Every method throws
/// <see cref="AdministrationException"/> when a setting was not written; none reads back.
/// </summary>
internal interface IServerSwitches
{
    /// <summary>Opens or closes a gate.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="isAllowed">Whether changes are to be let in.</param>
    /// <param name="cancellationToken">Stops a tool that does not end.</param>
    void WriteGate(ServerGate gate, bool isAllowed, CancellationToken cancellationToken);

    /// <summary>Sets the password sync age.</summary>
    /// <param name="hours">The age in hours.</param>
    /// <param name="cancellationToken">Stops a tool that does not end.</param>
    void WritePasswordSyncAge(int hours, CancellationToken cancellationToken);

    /// <summary>Sets the audit levels.</summary>
    /// <param name="levels">The levels.</param>
    /// <param name="cancellationToken">Stops a tool that does not end.</param>
    void WriteAuditLevels(AuditLevels levels, CancellationToken cancellationToken);

    /// <summary>Sets the folder for replay files.</summary>
    /// <param name="directory">The folder; empty for the product's default.</param>
    /// <param name="cancellationToken">Stops a tool that does not end.</param>
    void WriteReplayDirectory(string directory, CancellationToken cancellationToken);
}
