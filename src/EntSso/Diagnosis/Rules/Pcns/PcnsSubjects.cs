using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Events;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Pcns;

/// <summary>The domain controllers and targets of the Password Change Notification Service.</summary>
internal static class PcnsSubjects
{
    private const string ControllersText = "domain controllers";

    /// <summary>The domain controllers that take password changes.</summary>
    internal static SubjectSet<DomainController> Controllers { get; } = new(
        "domain controller",
        (context, _) => context.DomainControllers.Where(controller => controller.IsWritable.Or(true)),
        (controller, _) => new FindingSubject(SubjectKind.DomainController, controller.Name),
        context => HasPcns(context) ? [] : [WithoutPcns])
    {
        Computer = controller => controller.Name,
        OfLog = evidence =>
            (new DomainController { Name = evidence.Computer }, FindingSubject.LogOf(evidence.Computer, SubjectKind.DomainController)),
    };

    /// <summary>The targets that are not disabled; any domain controller may log what happens to one.</summary>
    internal static SubjectSet<PcnsTarget> Targets { get; } = new(
        "target",
        (context, _) => context.Deployment.Pcns.Targets.Where(target => !target.IsDisabled.Or(false)),
        (target, _) => new FindingSubject(SubjectKind.Target, target.Name),
        context => [HasPcns(context) ? (FindingSubject.General("PCNS targets"), NoTarget(context)) : WithoutPcns])
    {
        OfLog = evidence => (
            new PcnsTarget { Name = evidence.Subject.Length > 0 ? evidence.Subject : "the target" },
            FindingSubject.LogOf(
                evidence.Computer,
                EventSource.Canonical(evidence.Provider) == EventSource.Pcns ? SubjectKind.DomainController : SubjectKind.Server)
                with { Target = evidence.Subject }),
    };

    internal static (FindingSubject About, Answer Answer) WithoutPcns { get; } =
        (FindingSubject.General("PCNS"), Rule.NotApplicable("The deployment has no facts about PCNS or a sync engine."));

    /// <summary>What is known of the list of domain controllers; null when it is complete and has one that takes changes.</summary>
    internal static Answer? Completeness(RuleContext context)
    {
        var (controllers, listed) = (context.DomainControllers, context.Deployment.Inventory.DomainControllers);
        return listed.IsKnown
            ? controllers.Any(controller => controller.IsWritable.Or(true))
                ? null
                : Rule.NotApplicable("There is no writable domain controller in the list.")
            : Rule.Unknown(
                controllers.Count == 0 ? "which domain controllers there are" : "whether these are all writable domain controllers",
                listed,
                Rule.Run($"nltest /dclist:DOMAIN"));
    }

    internal static FindingSubject AllControllers { get; } = FindingSubject.General(ControllersText);

    /// <summary>Whether anything is known of PCNS, or of a sync engine that it may send to.</summary>
    internal static bool HasPcns(RuleContext context) =>
        context.Deployment is var deployment
        && (deployment.Pcns.Targets.Count > 0 || deployment.Pcns.DomainControllers.Count > 0 || deployment.Pcns.Settings.Count > 0
            || deployment.Inventory.DomainControllers.IsAsked() || deployment.Inventory.PcnsTargets.IsAsked()
            || deployment.HasSyncEngine()
                || context.Events.ComputersOf(EventSource.Pcns).Count > 0
                || context.Events.HasRead(EventSource.Pcns));

    /// <summary>
    /// The ENTSSO server that a target sends to past the sync engine; null when it sends to the engine, or that is not known.
    /// </summary>
    internal static SsoServer? DirectServer(PcnsTarget target, RuleContext context)
    {
        if (!target.Server.IsKnown || ComputerName.Host(target.Server.Value) is not { } host || context.Servers.For(host) is not { } server)
        {
            return null;
        }

        // Engine and ENTSSO may share a computer; then the class of the SPN shows which is meant.
        var isEngine = context.Deployment.SyncEngine.Server.IsKnown
            && ComputerName.IsSame(context.Deployment.SyncEngine.Server.Value, target.Server.Value);
        return !isEngine || (target.ServicePrincipalName.IsKnown
            && ServicePrincipalName.TryParse(target.ServicePrincipalName.Value, out var spn, out _) && spn.IsEntSso) ? server : null;
    }

    /// <summary>The answer for a target that sends to ENTSSO past the engine.</summary>
    internal static Answer Direct(SsoServer server) =>
        Rule.NotApplicable($"The target sends to the ENTSSO server {server.Name} and not to a sync engine (see PCNS-08).");

    /// <summary>
    /// The newest notification that the sync engine received (event 6903): it proves the way from a domain controller to the engine.
    /// </summary>
    /// <param name="target">
    /// The target; the event does not name one, so it proves the only one, or the one on the computer that logged it.
    /// </param>
    /// <param name="context">The run.</param>
    internal static EventEvidence? Received(PcnsTarget target, RuleContext context) =>
        !target.Server.IsKnown && context.Deployment.Pcns.Targets.Count > 1 ? null : context.Events.Newest(_received, target.Server.Or(""));

    private static readonly EventId[] _received = EventIdSet.OfSyncEngine(6903);

    internal static EventId[] Events(params int[] ids) => Array.ConvertAll(ids, id => new EventId(EventSource.Pcns, id));

    private static Answer NoTarget(RuleContext context) =>
        context.Deployment.Inventory.PcnsTargets.IsKnown || context.Deployment.Pcns.Targets.Count > 0
            ? Rule.NotApplicable("There is no enabled target (see PCNS-03).")
            : Rule.Unknown("which targets there are", context.Deployment.Inventory.PcnsTargets, Rule.Run($"pcnscfg list"));
}

/// <summary>A rule over every enabled target. A notification that the engine received answers what the facts leave open.</summary>
internal abstract class TargetRule(RuleDescription description) : SubjectRule<PcnsTarget>(description, PcnsSubjects.Targets)
{
    protected sealed override Answer Check(PcnsTarget subject, RuleContext context)
    {
        var answer = CheckFacts(subject, context);
        return answer.Status == FindingStatus.Unknown && PcnsSubjects.Received(subject, context) is { } received
            ? Pass(
                $"{answer.Evidence} But changes arrive at the sync engine: {EventWitness.Describe(received)}.") with { Events = [received] }
            : answer;
    }

    protected sealed override EventQuestion Question(PcnsTarget subject, RuleContext context)
    {
        var question = LoggedLater(subject, context);
        return CheckFacts(subject, context).Status == FindingStatus.Unknown && PcnsSubjects.Received(subject, context)?.Last is { } received
            ? question with { Age = new FactAge { Read = received, Source = "event 6903 of the sync engine" } }
            : question;
    }

    /// <summary>Checks one target by its facts.</summary>
    protected abstract Answer CheckFacts(PcnsTarget subject, RuleContext context);

    /// <summary>What contradicts a pass by the facts.</summary>
    protected abstract EventQuestion LoggedLater(PcnsTarget subject, RuleContext context);
}

/// <summary>A rule over every domain controller that takes password changes.</summary>
internal abstract class DomainControllerRule(
    RuleDescription description, Func<DomainController, FactAge> age, Func<DomainController, RemedyStep[]> remedyByEvent)
    : SubjectRule<DomainController>(description, PcnsSubjects.Controllers)
{
    internal sealed override IEnumerable<Finding> Evaluate(RuleContext context) =>
        PcnsSubjects.HasPcns(context) && PcnsSubjects.Completeness(context) is { } answer
        ? base.Evaluate(context).Concat([Find(PcnsSubjects.AllControllers, answer)])
        : base.Evaluate(context);

    protected sealed override Answer Check(DomainController subject, RuleContext context)
    {
        // A read-only domain controller takes no changes, so what it lacks does no harm.
        var answer = Check(subject);
        return answer.Status != FindingStatus.Fail || subject.IsWritable.IsKnown ? answer : answer with
        {
            Status = FindingStatus.Warning,
            Evidence = $"{answer.Evidence} Whether it is a writable domain controller is unknown: {subject.IsWritable.Reason}.",
        };
    }

    protected sealed override EventQuestion Question(DomainController subject, RuleContext context) =>
        new() { Age = age(subject), Meaning = "the service reported the problem later", Remedy = remedyByEvent(subject) };

    /// <summary>Checks one domain controller by its facts.</summary>
    protected abstract Answer Check(DomainController controller);
}
