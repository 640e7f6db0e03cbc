using EntSso.Deployment;

namespace EntSso.Diagnosis.Old;

/// <summary>
/// One check over the facts of a deployment. A rule is stateless, fetches nothing, and answers Unknown, with the reason, where a
/// fact that it needs is unknown.
/// </summary>
internal abstract class Rule() : Diagnosis.Rule(new RuleDescription("", ChainLink.None, ""))
{
    internal sealed override RuleDescription Description => new(Id, Link, Title, Basis) { Events = [.. EventIds.Select(id => (EntSso.Events.EventId)id)] };

    internal sealed override IEnumerable<Finding> Evaluate(RuleContext context) => Evaluate(context.Deployment, context.Cancellation);

    /// <summary>Stable id, for example <c>KRB-01</c>.</summary>
    public new abstract string Id { get; }

    /// <summary>The link of the chain.</summary>
    public new abstract ChainLink Link { get; }

    /// <summary>What must be so, as a short sentence.</summary>
    public abstract string Title { get; }

    /// <summary>Whether the rule is documented or inferred.</summary>
    public abstract Basis Basis { get; }

    /// <summary>ENTSSO events that tell of the problem.</summary>
    public virtual IReadOnlyList<int> EventIds => [];

    /// <summary>Judges every subject in the deployment; at least one finding, NotApplicable where there is nothing to judge.</summary>
    /// <param name="deployment">The facts. Nothing is read beside them.</param>
    /// <param name="cancellationToken">Stops the judging.</param>
    public abstract IEnumerable<Finding> Evaluate(SyncDeployment deployment, CancellationToken cancellationToken);

    /// <summary>Makes a finding of this rule.</summary>
    protected Finding Find(FindingStatus status, string subject, string evidence, string remedy = "", string place = "") => Find(
        FindingSubject.General(subject),
        new Answer(status, evidence) { Remedy = [.. remedy.Split('\n').Where(line => line.Length > 0).Select(Diagnosis.Rule.Say)], Place = place.Length == 0 ? null : new FilePlace(place, 0, 0) });

    /// <summary>Makes a finding that a fact is unknown.</summary>
    /// <param name="subject">What was to be judged.</param>
    /// <param name="what">What is unknown, as the beginning of a sentence: <c>Whether the service runs</c>.</param>
    /// <param name="reason">Why, as the fact tells it.</param>
    /// <param name="remedy">What would tell, or empty.</param>
    protected Finding FindUnknown(string subject, string what, string reason, string remedy = "") =>
        Find(FindingStatus.Unknown, subject, $"{what} is unknown: {reason.TrimEnd('.')}.", remedy);

    /// <summary>
    /// What to say where no password extension can be judged: which management agents receive passwords and were read without theirs, or
    /// that there is none.
    /// </summary>
    private protected IEnumerable<Finding> FindNoneConnects(SyncDeployment deployment)
    {
        var agents = EntSsoAgent.Receiving(deployment);
        return agents.Count == 0
            ? [Find(FindingStatus.NotApplicable, "password extension", "The deployment has no password extension.")]
            : agents.Select(agent => Find(FindingStatus.Unknown, agent.Subject, "The password extension of the management agent was not read."));
    }

    /// <summary>The place of a finding: that of the fact where it stands in a file, otherwise empty.</summary>
    /// <param name="origin">Where the fact was read.</param>
    protected static string PlaceOf(FactOrigin? origin) => origin is { Line: > 0 } ? origin.Place : "";

    /// <summary>Makes a finding of this rule about a service principal name.</summary>
    /// <param name="status">The answer.</param>
    /// <param name="servicePrincipalName">The SPN, which is the subject too.</param>
    /// <param name="account">The account that should hold the SPN, or empty when it is not known.</param>
    /// <param name="evidence">The facts behind the answer.</param>
    /// <param name="remedy">What to do, or empty.</param>
    protected Finding FindSpn(
        FindingStatus status, string servicePrincipalName, string account, string evidence, string remedy = "") => Find(
        FindingSubject.SpnOf(servicePrincipalName, account),
        new Answer(status, evidence) { Remedy = [.. remedy.Split('\n').Where(line => line.Length > 0).Select(Diagnosis.Rule.Say)] });
}
