using EntSso.Collection.Directory;
using EntSso.Deployment;

namespace EntSso.Administration;

/// <summary>
/// An SSO system that can be read and changed: a live one through COM and its tools, or one in a deployment file. Reads return the same
/// facts that rules judge. Writes are the primitives that a change is made of: they change what they are asked to and nothing
/// else, and neither decide whether it is wise nor verify it.
/// </summary>
/// <remarks>
/// Every method throws <see cref="AdministrationException"/> with a typed reason where the system cannot be read or changed, and
/// <see cref="OperationCanceledException"/> when it was stopped. A single fact that cannot be read is unknown with the reason instead.
/// Names are compared without case.
/// </remarks>
public interface ISsoAdministration : IDisposable
{
    /// <summary>What is administered, in words for people: <c>the SSO system through INTSVR1</c>, or the file.</summary>
    string Target { get; }

    /// <summary>The parameter by which cmdlets reach this system; null for the live one that the user or this computer has selected.</summary>
    TargetParameter? CmdletTarget { get; }

    /// <summary>How long a write may take until reading shows it: zero for a file, some seconds for servers that poll the database.</summary>
    TimeSpan SettlingTime { get; }

    /// <summary>The directory in which groups are looked up and SPNs are registered; null when none was named.</summary>
    IDirectory? Directory { get; }

    /// <summary>
    /// Keeps others who use this target through this product out until the result is disposed, where the target can: between reading and
    /// writing nothing changes then.
    /// </summary>
    /// <param name="cancellationToken">Stops the waiting.</param>
    IDisposable Lock(CancellationToken cancellationToken);

    /// <summary>Reads the settings of the SSO system.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    SsoSystem ReadSystem(CancellationToken cancellationToken);

    /// <summary>Reads all ENTSSO servers that the target knows of; one that does not answer has unknown facts.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    IReadOnlyList<SsoServer> ReadServers(CancellationToken cancellationToken);

    /// <summary>Reads one ENTSSO server.</summary>
    /// <param name="server">Its short or full name.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    SsoServer ReadServer(string server, CancellationToken cancellationToken);

    /// <summary>Reads all affiliate applications that the caller may see.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    IReadOnlyList<AffiliateApplication> ReadApplications(CancellationToken cancellationToken);

    /// <summary>Reads one affiliate application.</summary>
    /// <param name="application">Its name.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    AffiliateApplication ReadApplication(string application, CancellationToken cancellationToken);

    /// <summary>Reads all password sync adapters that the caller may see; no group adapters.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    IReadOnlyList<SyncAdapter> ReadAdapters(CancellationToken cancellationToken);

    /// <summary>Reads one password sync adapter.</summary>
    /// <param name="adapter">Its name.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    SyncAdapter ReadAdapter(string adapter, CancellationToken cancellationToken);

    /// <summary>Reads the mappings that fit; none is an empty list.</summary>
    /// <param name="filter">Which mappings. A live system has to be asked for an account, or for an application and an external account.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    IReadOnlyList<Mapping> ReadMappings(MappingFilter filter, CancellationToken cancellationToken);

    /// <summary>Tells whether an account belongs to one of some groups, or is one of them; unknown where nobody can say.</summary>
    /// <param name="account"><c>DOMAIN\user</c>.</param>
    /// <param name="accounts">Groups and accounts, as an application stores its Application Users.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    Fact<bool> IsMemberOfAny(string account, IReadOnlyList<string> accounts, CancellationToken cancellationToken);

    /// <summary>Sets some bits of the password sync mode.</summary>
    /// <param name="mode">The new values of the bits in <paramref name="mask"/>.</param>
    /// <param name="mask">The bits that are meant; all others keep their value.</param>
    /// <param name="cancellationToken">Honoured before the write.</param>
    void WritePasswordSyncMode(PasswordSyncMode mode, PasswordSyncMode mask, CancellationToken cancellationToken);

    /// <summary>Opens or closes a gate of a server.</summary>
    /// <param name="server">The server.</param>
    /// <param name="gate">The gate.</param>
    /// <param name="isAllowed">Whether changes are to be let in.</param>
    /// <param name="cancellationToken">Stops a tool that does not end.</param>
    void WriteServerGate(string server, ServerGate gate, bool isAllowed, CancellationToken cancellationToken);

    /// <summary>Sets the password sync age of a server.</summary>
    /// <param name="server">The server.</param>
    /// <param name="hours">The age in hours, above 0.</param>
    /// <param name="cancellationToken">Stops a tool that does not end.</param>
    void WritePasswordSyncAge(string server, int hours, CancellationToken cancellationToken);

    /// <summary>Sets the audit levels of a server.</summary>
    /// <param name="server">The server.</param>
    /// <param name="levels">The levels.</param>
    /// <param name="cancellationToken">Stops a tool that does not end.</param>
    void WriteAuditLevels(string server, AuditLevels levels, CancellationToken cancellationToken);

    /// <summary>Sets the folder for replay files of a server.</summary>
    /// <param name="server">The server.</param>
    /// <param name="directory">The folder on that server; empty for the product's default.</param>
    /// <param name="cancellationToken">Stops a tool that does not end.</param>
    void WriteReplayDirectory(string server, string directory, CancellationToken cancellationToken);

    /// <summary>Enables or disables an affiliate application.</summary>
    /// <param name="application">The application.</param>
    /// <param name="isEnabled">Whether it is to be enabled.</param>
    /// <param name="cancellationToken">Honoured before the write.</param>
    void WriteApplicationEnabled(string application, bool isEnabled, CancellationToken cancellationToken);

    /// <summary>Turns direct password sync of an affiliate application on or off.</summary>
    /// <param name="application">The application.</param>
    /// <param name="isEnabled">Whether it is to be on.</param>
    /// <param name="cancellationToken">Honoured before the write.</param>
    void WriteDirectPasswordSync(string application, bool isEnabled, CancellationToken cancellationToken);

    /// <summary>Assigns an affiliate application to an adapter, or takes it from its adapter.</summary>
    /// <param name="application">The application.</param>
    /// <param name="adapter">The adapter; null for none.</param>
    /// <param name="cancellationToken">Honoured before the write.</param>
    void WriteApplicationAdapter(string application, string? adapter, CancellationToken cancellationToken);

    /// <summary>Enables or disables an adapter.</summary>
    /// <param name="adapter">The adapter.</param>
    /// <param name="isEnabled">Whether it is to be enabled.</param>
    /// <param name="cancellationToken">Honoured before the write.</param>
    void WriteAdapterEnabled(string adapter, bool isEnabled, CancellationToken cancellationToken);

    /// <summary>Sets some options of an adapter.</summary>
    /// <param name="adapter">The adapter.</param>
    /// <param name="options">The new values of the options in <paramref name="mask"/>.</param>
    /// <param name="mask">The options that are meant; all others keep their value.</param>
    /// <param name="cancellationToken">Honoured before the write.</param>
    void WriteAdapterOptions(string adapter, AdapterOptions options, AdapterOptions mask, CancellationToken cancellationToken);

    /// <summary>Enables or disables a mapping.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="isEnabled">Whether it is to be enabled.</param>
    /// <param name="cancellationToken">Honoured before the write.</param>
    void WriteMappingEnabled(Mapping mapping, bool isEnabled, CancellationToken cancellationToken);

    /// <summary>Creates a mapping, disabled and without credentials.</summary>
    /// <param name="mapping">The mapping; of its flags only those count that ENTSSO lets a creator set.</param>
    /// <param name="cancellationToken">Honoured before the write.</param>
    void CreateMapping(Mapping mapping, CancellationToken cancellationToken);

    /// <summary>Deletes a mapping with its stored credentials.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="cancellationToken">Honoured before the write.</param>
    void DeleteMapping(Mapping mapping, CancellationToken cancellationToken);
}
