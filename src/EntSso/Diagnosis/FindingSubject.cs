namespace EntSso.Diagnosis;

/// <summary>What kind of thing a rule checked.</summary>
internal enum SubjectKind
{
    /// <summary>Several things at once, or a thing without a separate name.</summary>
    General,
    System,
    Server,
    Computer,
    SyncEngine,
    ManagementAgent,
    ServicePrincipalName,

    /// <summary>An account that takes part in the call to the ENTSSO server.</summary>
    CallAccount,
    WindowsAccount,
    Application,
    Adapter,
    Mapping,
    Target,
    DomainController,
    File,
}

/// <summary>What a finding is about: its kind, its text for people, and the keys by which the thing is known.</summary>
/// <param name="Kind">The kind; it decides which key the text is.</param>
/// <param name="Text">The thing for people.</param>
internal sealed record FindingSubject(SubjectKind Kind, string Text)
{
    internal string Server { get; init; } = Kind == SubjectKind.Server ? Text : "";

    internal string Application { get; init; } = Kind == SubjectKind.Application ? Text : "";

    internal string Adapter { get; init; } = Kind == SubjectKind.Adapter ? Text : "";

    internal string ManagementAgent { get; init; } = Kind == SubjectKind.ManagementAgent ? Text : "";

    internal string WindowsAccount { get; init; } = Kind == SubjectKind.WindowsAccount ? Text : "";

    internal string ExternalUser { get; init; } = "";

    internal string ServicePrincipalName { get; init; } = Kind == SubjectKind.ServicePrincipalName ? Text : "";

    /// <summary>The account that should hold the SPN.</summary>
    internal string Account { get; init; } = "";

    internal string Target { get; init; } = Kind == SubjectKind.Target ? Text : "";

    internal string DomainController { get; init; } = Kind == SubjectKind.DomainController ? Text : "";

    /// <summary>Whether it is one of the accounts whose passwords change, alone or mapped.</summary>
    internal bool IsMappedAccount => Kind is SubjectKind.Mapping or SubjectKind.WindowsAccount;

    internal static FindingSubject General(string text) => new(SubjectKind.General, text);

    internal static FindingSubject ServerNamed(string name) => new(SubjectKind.Server, name);

    internal static FindingSubject AgentNamed(string name) => new(SubjectKind.ManagementAgent, name);

    internal static FindingSubject AdapterNamed(string name) => new(SubjectKind.Adapter, name);

    internal static FindingSubject ApplicationNamed(string name) => new(SubjectKind.Application, name);

    internal static FindingSubject AccountNamed(string name) => new(SubjectKind.WindowsAccount, name);

    internal static FindingSubject MappingOf(string account, string application, string externalUser = "") =>
        new(
            SubjectKind.Mapping,
            $"{account} -> {application}") { WindowsAccount = account, Application = application, ExternalUser = externalUser };

    internal static FindingSubject SpnOf(string spn, string account = "", string server = "") =>
        new(SubjectKind.ServicePrincipalName, spn) { Account = account, Server = server };

    /// <summary>The log of a computer; some logs do not name theirs.</summary>
    internal static FindingSubject LogOf(string computer, SubjectKind kind = SubjectKind.Server) =>
        computer.Length > 0 ? new(kind, computer) : General("event log");

    /// <inheritdoc/>
    public override string ToString() => Text;
}
