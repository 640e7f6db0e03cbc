using EntSso.Deployment;

namespace EntSso.Diagnosis;

/// <summary>
/// A kind of thing that rules check one by one: how to find all of them, what a finding calls one, and which events are about it.
/// </summary>
/// <typeparam name="T">The thing.</typeparam>
/// <param name="One">What it is called, for a number in front: <c>server</c>.</param>
/// <param name="All">Everything of the kind in a deployment.</param>
/// <param name="About">The subject of a finding.</param>
/// <param name="None">The finding's subject and answer where there is none.</param>
internal sealed record SubjectSet<T>(
    string One,
    Func<RuleContext, RuleDescription, IEnumerable<T>> All,
    Func<T, RuleContext, FindingSubject> About,
    Func<RuleContext, IEnumerable<(FindingSubject About, Answer Answer)>> None)
{
    /// <summary>The computer whose log is about the thing; empty for any.</summary>
    internal Func<T, string> Computer { get; init; } = _ => "";

    /// <summary>The name by which events are about the thing; empty where all are.</summary>
    internal Func<T, string> Name { get; init; } = _ => "";

    /// <summary>What an event says of the thing where the facts do not.</summary>
    internal Func<T, FindingStatus> AgainstUnknown { get; init; } = _ => FindingStatus.Fail;

    /// <summary>Whether events name the thing that they are about.</summary>
    internal bool IsNamed { get; init; }

    /// <summary>The thing that an event is about where nothing else is known of it; null where there always is one to check.</summary>
    internal Func<EventEvidence, (T Subject, FindingSubject About)>? OfLog { get; init; }
}

/// <summary>The kinds of things that rules check.</summary>
internal static class SubjectSets
{
    /// <summary>The ENTSSO servers.</summary>
    internal static SubjectSet<SsoServer> Servers { get; } = new(
        "server",
        (context, _) => context.AllServers,
        (server, _) => FindingSubject.ServerNamed(server.Name),
        _ => [NoServer])
    {
        Computer = server => server.LogComputer(),
        OfLog = evidence => (new SsoServer { Name = evidence.Computer }, FindingSubject.LogOf(evidence.Computer)),
    };

    /// <summary>The ENTSSO servers that receive password changes from the sync engine, or may receive them.</summary>
    internal static SubjectSet<ReceivingServer> ReceivingServers { get; } = new(
        "server",
        (context, _) => context.ReceivingServers,
        (server, _) => FindingSubject.ServerNamed(server.Name),
        _ => [NoServer])
    {
        Computer = server => server.Server.LogComputer(),
        OfLog = evidence =>
            (new ReceivingServer(new SsoServer { Name = evidence.Computer }, "", true), FindingSubject.LogOf(evidence.Computer)),
    };

    /// <summary>The SSO system; the logs of all its servers are about it.</summary>
    internal static SubjectSet<SsoSystem> System { get; } = new(
        "system", (context, _) => [context.Deployment.System], (_, _) => new FindingSubject(SubjectKind.System, "SSO system"), _ => []);

    /// <summary>The credential database; the logs of all servers are about it.</summary>
    internal static SubjectSet<SsoSystem> Database { get; } = new(
        "database",
        (context, _) => context.AllServers.Count > 0 || context.Deployment.System != new SsoSystem() ? [context.Deployment.System] : [],
        (system, _) => new FindingSubject(SubjectKind.System, system.DatabaseName.IsKnown && system.DatabaseServer.IsKnown
            ? $"{system.DatabaseName.Value} on {system.DatabaseServer.Value}" : "credential database"),
        _ => [(new FindingSubject(SubjectKind.System, "SSO system"), Rule.NotApplicable("The deployment has no facts about an SSO system."))])
    {
        OfLog = evidence => (new SsoSystem(), new FindingSubject(SubjectKind.System, "credential database")),
    };

    /// <summary>The adapters that should take Windows passwords.</summary>
    internal static SubjectSet<SyncedAdapter> Adapters { get; } = new(
        "adapter",
        (context, rule) => WithLogged(
            context.Adapters,
            adapter => adapter.Name,
            context.Deployment.Adapters.Select(adapter => adapter.Name),
            context.Deployment.Inventory.Adapters,
            // Some events name an application as their subject, and no adapter.
            context.Events.All(rule.Events).Select(evidence =>
                string.Equals(evidence.Subject, evidence.Application, StringComparison.OrdinalIgnoreCase) ? "" : evidence.Subject),
            name => new SyncedAdapter(name, null, [])),
        (adapter, _) => FindingSubject.AdapterNamed(adapter.Name),
        context => [NoListed(
            "adapter", context.Deployment.Adapters.Count, context.Deployment.Inventory.Adapters,
            "No application is assigned to an adapter.")])
    {
        Name = adapter => adapter.Name,
        IsNamed = true,
        OfLog = evidence => (new SyncedAdapter("an adapter", null, []), FindingSubject.LogOf(evidence.Computer)),
    };

    /// <summary>The affiliate applications that should receive Windows passwords.</summary>
    internal static SubjectSet<SyncedApplication> Applications { get; } = new(
        "application",
        (context, rule) => WithLogged(
            context.Applications,
            application => application.Name,
            context.Deployment.Applications.Select(application => application.Name),
            context.Deployment.Inventory.Applications,
            context.Events.All(rule.Events).Select(evidence => evidence.Application.Length > 0 ? evidence.Application : evidence.Subject),
            name => SyncedApplication.OnlyNamed(name, "")),
        (application, _) => FindingSubject.ApplicationNamed(application.Name),
        context => [NoListed(
            "affiliate application",
            context.Deployment.Applications.Count,
            context.Deployment.Inventory.Applications,
            $"None of the {Rule.Number(context.Deployment.Applications.Count, "application")} is of a type that can receive Windows "
                + "passwords.")])
    {
        Name = application => application.Name,

        // What is only logged may concern an application that is not meant to take part.
        AgainstUnknown = application => application.IsIntended ? FindingStatus.Fail : FindingStatus.Warning,
        IsNamed = true,
        OfLog = evidence => (SyncedApplication.OnlyNamed("an application", ""), FindingSubject.LogOf(evidence.Computer)),
    };

    /// <summary>The ENTSSO management agents; those that receive no password change are skipped with that reason.</summary>
    internal static SubjectSet<EntSsoAgent> Agents { get; } = new(
        "management agent", (context, _) => context.Agents, (agent, _) => agent.About, NoAgent)
    {
        OfLog = evidence => (
            new EntSsoAgent(
                null, new PasswordExtension { ManagementAgent = "", ConnectTo = Fact.Unknown<string>("no password extension was read") }),
            FindingSubject.LogOf(evidence.Computer, SubjectKind.SyncEngine)),
    };

    /// <summary>The password extensions of the management agents that receive password changes.</summary>
    internal static SubjectSet<ConnectTarget> Extensions { get; } = new(
        "password extension",
        (context, _) => context.ConnectTargets,
        (target, context) => target.About with { Server = context.Servers.For(target)?.Name ?? "" },
        NoExtension)
    {
        OfLog = evidence => (
            ConnectTarget.Of(
                new PasswordExtension { ManagementAgent = "", ConnectTo = Fact.Unknown<string>("no password extension was read") }),
            FindingSubject.LogOf(evidence.Computer)),
    };

    /// <summary>The SPNs that have to work.</summary>
    internal static SubjectSet<SpnSubject> Spns { get; } = new("SPN", (context, _) => context.Spns, (spn, _) => spn.About, NoSpn)
    {
        Computer = spn => spn.Server?.LogComputer() ?? spn.Spn.Host.ToString(),
    };

    private static (FindingSubject, Answer) NoServer { get; } =
        (FindingSubject.General("ENTSSO servers"), Rule.NotApplicable("The deployment names no ENTSSO server."));

    /// <summary>
    /// What to say where no password extension can be checked: which agents receive passwords and were read without theirs.
    /// </summary>
    internal static IEnumerable<(FindingSubject About, Answer Answer)> NoExtension(RuleContext context) =>
        context.ReceivingAgents.Count == 0
            ? [(FindingSubject.General("password extension"), Rule.NotApplicable("The deployment has no password extension."))]
            : context.ReceivingAgents.Select(
                agent => (agent.About, Rule.Unknown("the password extension of the management agent", "it was not read")));

    private static IEnumerable<(FindingSubject, Answer)> NoAgent(RuleContext context) =>
    [
        (FindingSubject.General("ENTSSO MA"), context.Deployment.SyncEngine.ManagementAgents.FirstOrDefault(agent => !agent.IsEntSso.IsKnown) is { } unrecognised
            ? Rule.Unknown("which management agent is the ENTSSO MA", unrecognised.IsEntSso.Reason)
            : context.Deployment.Inventory.ManagementAgents is var listed && !listed.IsKnown && listed.IsAsked()
                ? Rule.Unknown("which management agent is the ENTSSO MA", listed)
            : context.Deployment.SyncEngine.Server is var engine && !engine.IsKnown && engine.IsAsked()
                ? Rule.Unknown("which management agent is the ENTSSO MA", engine)
            : Rule.NotApplicable("The deployment has no ENTSSO management agent.")),
    ];

    private static IEnumerable<(FindingSubject, Answer)> NoSpn(RuleContext context)
    {
        if (context.ConnectTargets.Count > 0)
        {
            return context.ConnectTargets.Select(target => (target.About, Rule.Unknown("which SPN to check", target.WhyNoSpn)));
        }

        // Extensions were read, but not that of the management agent that receives passwords.
        return context.Deployment.PasswordExtensions.Count > 0 ? NoExtension(context)
            : [(FindingSubject.General("service principal names"), Rule.NotApplicable(context.Deployment.StatedServicePrincipalNames.Count > 0
                ? "None of the stated SPNs is a well-formed one of the class ENTSSO (see KRB-00)."
                : "The deployment names no ENTSSO server, no password extension and no SPN."))];
    }

    private static (FindingSubject, Answer) NoListed(string kind, int listed, Fact<int> inventory, string noneTakesPart) => (
        FindingSubject.General(kind + "s"),
        listed > 0 ? Rule.NotApplicable(noneTakesPart)
            : !inventory.IsKnown && inventory.IsAsked() ? Rule.Unknown($"which {kind}s exist", inventory)
            : Rule.NotApplicable($"The deployment names no {kind}."));

    /// <summary>What takes part, and where the list may lack some, what only the log names.</summary>
    private static IEnumerable<T> WithLogged<T>(
        IEnumerable<T> takingPart, Func<T, string> nameOf, IEnumerable<string> listed, Fact<int> inventory, IEnumerable<string> logged,
        Func<string, T> onlyNamed)
    {
        var seen = new HashSet<string>(listed, StringComparer.OrdinalIgnoreCase);
        foreach (var subject in takingPart)
        {
            seen.Add(nameOf(subject));
            yield return subject;
        }

        foreach (var name in inventory.IsKnown ? [] : logged)
        {
            if (name.Length > 0 && seen.Add(name))
            {
                yield return onlyNamed(name);
            }
        }
    }
}
