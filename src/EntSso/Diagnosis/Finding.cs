using EntSso.Deployment;

namespace EntSso.Diagnosis;

/// <summary>What one rule found out about one subject. Texts are made from the parts; nothing reads the parts from a text.</summary>
public sealed record Finding
{
    /// <summary>The rule, for example <c>KRB-01</c>; docs/checks has a page of the same name.</summary>
    public required string RuleId { get; init; }

    /// <summary>The link of the chain that the rule is about.</summary>
    public required ChainLink Link { get; init; }

    /// <summary>The answer.</summary>
    public required FindingStatus Status { get; init; }

    /// <summary>What was checked, for people: a server, an SPN, an account, a management agent, an application.</summary>
    public string Subject => About.Text;

    /// <summary>The facts behind the answer, in one or a few sentences.</summary>
    public required string Evidence { get; init; }

    /// <summary>What to do, one line for each command; lines that are not commands begin with <c>#</c> where there is a command.</summary>
    public string Remedy => RemedyStep.TextOf(Steps);

    /// <summary>Numbers of events that can show this problem.</summary>
    public IReadOnlyList<int> EventId { get => ItemList.Of(field); init; } = [];

    /// <summary>Whether the finding is documented, or likely because its rule or the fact that it rests on was inferred.</summary>
    public required Basis Basis { get; init; }

    /// <summary>The ENTSSO server that the finding is about; empty when it is about none.</summary>
    public string Server => About.Server;

    /// <summary>The affiliate application; empty when the finding is about none.</summary>
    public string Application => About.Application;

    /// <summary>The password sync adapter; empty when the finding is about none.</summary>
    public string Adapter => About.Adapter;

    /// <summary>The management agent; empty when the finding is about none.</summary>
    public string ManagementAgent => About.ManagementAgent;

    /// <summary>The Windows account, DOMAIN\user; empty when the finding is about none.</summary>
    public string WindowsAccount => About.WindowsAccount;

    /// <summary>The account in the external system; empty when the finding is about none.</summary>
    public string ExternalUser => About.ExternalUser;

    /// <summary>The service principal name; empty when the finding is about none.</summary>
    public string ServicePrincipalName => About.ServicePrincipalName;

    /// <summary>The account that should hold the service principal name; empty when it is not known.</summary>
    public string Account => About.Account;

    /// <summary>The PCNS target; empty when the finding is about none.</summary>
    public string Target => About.Target;

    /// <summary>The domain controller; empty when the finding is about none.</summary>
    public string DomainController => About.DomainController;

    /// <summary>What to do, step by step. Empty when nothing is to be done.</summary>
    public IReadOnlyList<RemedyStep> Steps { get => ItemList.Of(field); init; } = [];

    /// <summary>The logged events that the evidence rests on.</summary>
    public IReadOnlyList<EventCount> Events { get => ItemList.Of(field); init; } = [];

    /// <summary>File, line and column of the checked fact when it comes from a file; otherwise empty.</summary>
    public string Place => File?.ToString() ?? "";

    /// <summary>The name of the deployment that was checked; may be empty.</summary>
    public string Deployment { get; init; } = "";

    /// <summary>The page that explains the rule, relative to the project's repository.</summary>
    public Uri HelpUri => RulePage.UriOf(RuleId);

    /// <summary>The subject with its keys.</summary>
    internal FindingSubject About { get; init; } = FindingSubject.General("");

    /// <summary>The place of the checked fact; null when it does not come from a file.</summary>
    internal FilePlace? File { get; init; }

    /// <summary>What is Unknown, as a clause; empty for other answers.</summary>
    internal string Question { get; init; } = "";

    /// <summary>Why the answer is Unknown, as the fact gives it; empty for other answers.</summary>
    internal string Reason { get; init; } = "";

    /// <inheritdoc/>
    public override string ToString() => $"{RuleId} {Status} {Subject}";
}

/// <summary>Events of one number that one computer logged.</summary>
/// <param name="Id">The number as the Event Viewer shows it.</param>
/// <param name="Source">The event source.</param>
/// <param name="Computer">The computer that wrote the events; may be empty.</param>
/// <param name="Count">How many there are.</param>
/// <param name="First">When the first was written, in UTC; null when the log does not say.</param>
/// <param name="Last">When the last was written, in UTC; null when the log does not say.</param>
public sealed record EventCount(int Id, string Source, string Computer, long Count, DateTime? First, DateTime? Last)
{
    internal static EventCount Of(EventEvidence evidence) =>
        new(evidence.EventId, evidence.Provider, evidence.Computer, evidence.Count, evidence.First, evidence.Last);

    /// <inheritdoc/>
    public override string ToString() => $"{Count} x {Source} {Id}{(Computer.Length > 0 ? $" on {Computer}" : "")}";
}

/// <summary>A place in a file.</summary>
/// <param name="Path">The file as the fact names it.</param>
/// <param name="Line">The line from 1; 0 when not known.</param>
/// <param name="Column">The column from 1; 0 when not known.</param>
internal sealed record FilePlace(string Path, int Line, int Column)
{
    /// <summary>The place of a fact; null when it does not come from a line of a file.</summary>
    internal static FilePlace? Of(FactOrigin? origin) =>
        origin is { Line: > 0 } ? new FilePlace(origin.Source, origin.Line, origin.Column) : null;

    /// <inheritdoc/>
    public override string ToString() => new FactOrigin(Path, default) { Line = Line, Column = Column }.Place;
}

/// <summary>The keys of a finding's subject as data formats name them.</summary>
internal static class FindingKeys
{
    /// <summary>The keys that the finding has, in a fixed order.</summary>
    internal static IEnumerable<(string Name, string Value)> Of(Finding finding) => new[]
    {
        ("server", finding.Server),
        ("application", finding.Application),
        ("adapter", finding.Adapter),
        ("managementAgent", finding.ManagementAgent),
        ("windowsAccount", finding.WindowsAccount),
        ("externalUser", finding.ExternalUser),
        ("servicePrincipalName", finding.ServicePrincipalName),
        ("account", finding.Account),
        ("target", finding.Target),
        ("domainController", finding.DomainController),
        ("deployment", finding.Deployment),
    }.Where(key => key.Item2.Length > 0 || (key.Item1 == "account" && finding.ServicePrincipalName.Length > 0));
}
