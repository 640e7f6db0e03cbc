using EntSso.Collection.Directory;
using EntSso.Deployment;

namespace EntSso.Administration;

/// <summary>
/// An SSO system that can be read and changed: a live one through COM and its tools, or one in a deployment file. Reads return the
/// facts that rules check. Writes are the primitives of a change: they neither check rules that the service does not check, nor verify.
/// </summary>
/// <remarks>
/// Every method throws <see cref="AdministrationException"/> with a typed reason where the system cannot be read or changed, and
/// <see cref="OperationCanceledException"/> when it was stopped. A single fact that cannot be read is unknown with the reason instead.
/// Names are compared without case.
/// </remarks>
internal interface ISsoAdministration : IDisposable
{
    /// <summary>What is administered, in words for people: <c>the SSO system through INTSVR1</c>, or the file.</summary>
    string Target { get; }

    /// <summary>The parameter by which cmdlets reach this system; null for the selected live one.</summary>
    TargetParameter? CmdletTarget { get; }

    /// <summary>How long a write may take until reading shows it: zero for a file, some seconds for polling servers.</summary>
    TimeSpan SettlingTime { get; }

    /// <summary>The directory in which groups are looked up and SPNs are registered; null when none was named.</summary>
    IDirectory? Directory { get; }

    /// <summary>Keeps other users of this product away from the target until the result is disposed, where it can be locked.</summary>
    IDisposable Lock(CancellationToken cancellationToken);

    /// <summary>
    /// Begins changes that belong together. A deployment file shows them to its reader at once and is written when the outermost batch is
    /// committed; without that it stays as it was. A live system is changed by each write.
    /// </summary>
    IChangeBatch BeginBatch();

    SsoSystem ReadSystem(CancellationToken cancellationToken);

    /// <summary>Reads all ENTSSO servers that the target knows of; one that does not answer has unknown facts.</summary>
    IReadOnlyList<SsoServer> ReadServers(CancellationToken cancellationToken);

    /// <summary>Reads one ENTSSO server, by its short or full name.</summary>
    SsoServer ReadServer(string server, CancellationToken cancellationToken);

    /// <summary>Reads all affiliate applications that the caller may see.</summary>
    IReadOnlyList<AffiliateApplication> ReadApplications(CancellationToken cancellationToken);

    AffiliateApplication ReadApplication(string application, CancellationToken cancellationToken);

    /// <summary>Reads all password sync adapters that the caller may see; no group adapters.</summary>
    IReadOnlyList<SyncAdapter> ReadAdapters(CancellationToken cancellationToken);

    SyncAdapter ReadAdapter(string adapter, CancellationToken cancellationToken);

    /// <summary>Reads the mappings that fit. A live system takes an account, or an application and an external account.</summary>
    IReadOnlyList<Mapping> ReadMappings(MappingFilter filter, CancellationToken cancellationToken);

    /// <summary>Whether an account belongs to one of some groups, or is one of them; unknown where no source has the answer.</summary>
    Fact<bool> IsMemberOfAny(string account, IReadOnlyList<string> accounts, CancellationToken cancellationToken);

    /// <summary>Sets the bits of the password sync mode that are in a mask; all others keep their value.</summary>
    void WritePasswordSyncMode(PasswordSyncMode mode, PasswordSyncMode mask, CancellationToken cancellationToken);

    void WriteServerGate(string server, ServerGate gate, bool isAllowed, CancellationToken cancellationToken);

    /// <summary>Sets the password sync age of a server, in hours above 0.</summary>
    void WritePasswordSyncAge(string server, int hours, CancellationToken cancellationToken);

    void WriteAuditLevels(string server, AuditLevels levels, CancellationToken cancellationToken);

    /// <summary>Sets the folder for replay files of a server; empty for the product's default.</summary>
    void WriteReplayDirectory(string server, string directory, CancellationToken cancellationToken);

    void WriteApplicationEnabled(string application, bool isEnabled, CancellationToken cancellationToken);

    void WriteDirectPasswordSync(string application, bool isEnabled, CancellationToken cancellationToken);

    /// <summary>Assigns an affiliate application to an adapter; null takes it from its adapter.</summary>
    void WriteApplicationAdapter(string application, string? adapter, CancellationToken cancellationToken);

    void WriteAdapterEnabled(string adapter, bool isEnabled, CancellationToken cancellationToken);

    /// <summary>Sets the options of an adapter that are in a mask; all others keep their value.</summary>
    void WriteAdapterOptions(string adapter, AdapterOptions options, AdapterOptions mask, CancellationToken cancellationToken);

    void WriteMappingEnabled(Mapping mapping, bool isEnabled, CancellationToken cancellationToken);

    /// <summary>Creates a mapping, disabled and without credentials, with those of its flags that a creator may set.</summary>
    void CreateMapping(Mapping mapping, CancellationToken cancellationToken);

    /// <summary>Deletes a mapping with its stored credentials.</summary>
    void DeleteMapping(Mapping mapping, CancellationToken cancellationToken);
}

/// <summary>Changes that belong together. Disposing it without <see cref="Commit"/> takes back what was not written yet.</summary>
internal interface IChangeBatch : IDisposable
{
    /// <summary>Whether all changes are written at once: false for a live system, where each is written when it is made.</summary>
    bool IsAtomic { get; }

    /// <summary>Writes the changes; does nothing inside another batch, which writes them.</summary>
    /// <exception cref="AdministrationException">They could not be written; the system is as it was before.</exception>
    void Commit(CancellationToken cancellationToken);
}

/// <summary>The lock of a target that cannot be locked, and the batch of one where each change is written when it is made.</summary>
internal sealed class WrittenAtOnce : IChangeBatch
{
    public static readonly WrittenAtOnce Instance = new();

    private WrittenAtOnce()
    {
    }

    public bool IsAtomic => false;

    public void Commit(CancellationToken cancellationToken)
    {
    }

    public void Dispose()
    {
    }
}

/// <summary>A choice of mappings. Names are compared without case; an empty part means any.</summary>
internal sealed record MappingFilter(string Application = "", string WindowsAccount = "", string ExternalUser = "")
{
    /// <summary>The filter that exactly one mapping fits.</summary>
    public static MappingFilter For(Mapping mapping) => new(mapping.Application, mapping.WindowsAccount, mapping.ExternalUser);

    /// <summary>Whether a mapping fits.</summary>
    public bool Matches(Mapping mapping) =>
        Fits(Application, mapping.Application)
        && Fits(WindowsAccount, WindowsAccount.IndexOf('\\') < 0 ? mapping.WindowsUser : mapping.WindowsAccount)
        && Fits(ExternalUser, mapping.ExternalUser);

    public override string ToString() =>
        $"{(WindowsAccount.Length > 0 ? WindowsAccount : "any account")} -> {(Application.Length > 0 ? Application : "any application")}"
        + (ExternalUser.Length > 0 ? $":{ExternalUser}" : "");

    private static bool Fits(string wanted, string actual) =>
        wanted.Length == 0 || string.Equals(wanted, actual, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The audit levels of an ENTSSO server (<c>ssoconfig -auditLevel</c>): 0 none, 1 low, 2 medium, 3 high.</summary>
internal readonly record struct AuditLevels(int Positive, int Negative)
{
    public const int Highest = 3;

    public override string ToString() => $"successes {Positive}, failures {Negative}";
}
