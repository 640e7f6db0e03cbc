using EntSso.Naming;

namespace EntSso.Diagnosis;

/// <summary>One finding explains another: fixing the cause fixes the effect too, or shows whether it is a separate problem.</summary>
/// <param name="Cause">The finding that explains.</param>
/// <param name="Effect">The finding that is explained.</param>
/// <param name="Text">How the one leads to the other, as a sentence.</param>
internal sealed record FindingRelation(Finding Cause, Finding Effect, string Text);

/// <summary>
/// Finds which findings explain which: a closed server gate explains a delivery that failed, a missing SPN a missing ticket.
/// </summary>
internal static class FindingRelations
{
    // EXT-05 and KRB-01 both fail when the SPN of the connect-to name is not registered. Which one is to be fixed depends on whether
    // the other form of the name is.
    private const string FormOfName = "EXT-05";
    private const string Registration = "KRB-01";

    /// <summary>Relates findings. Only a failure explains failures and warnings; a warning explains warnings.</summary>
    /// <returns>The relations in the order of their causes.</returns>
    internal static IReadOnlyList<FindingRelation> Of(IEnumerable<Finding> findings, RuleContext context)
    {
        var troubles = findings.Where(finding => finding.Status is FindingStatus.Fail or FindingStatus.Warning)
            .ToLookup(finding => finding.RuleId, StringComparer.Ordinal);
        var relations = new List<FindingRelation>();
        if (troubles.Count == 0)
        {
            return relations;
        }

        var things = new RelatedThings(context);
        var related = troubles.SelectMany(group => group).Distinct().ToDictionary(finding => finding, finding => things.Of(finding.About));
        foreach (var explanation in Explanation.All)
        {
            var effects = explanation.Effects.SelectMany(id => troubles[id]).ToList();
            foreach (var cause in effects.Count == 0 ? [] : troubles[explanation.Cause])
            {
                context.Cancellation.ThrowIfCancellationRequested();
                foreach (var effect in effects)
                {
                    if ((cause.Status == FindingStatus.Fail || effect.Status == FindingStatus.Warning)
                        && (explanation.Reach == ExplanationReach.Everything || Concern(cause.About, effect.About, related[cause], related[effect]))
                        && IsDirection(cause, effect, context))
                    {
                        relations.Add(new FindingRelation(cause, effect, explanation.Text));
                    }
                }
            }
        }

        return relations;
    }

    /// <summary>Whether two subjects have to do with each other: of mapped accounts, the same one; else a thing in common.</summary>
    private static bool Concern(FindingSubject cause, FindingSubject effect, HashSet<string> ofCause, HashSet<string> ofEffect) =>
        cause.IsMappedAccount && effect.IsMappedAccount
            ? string.Equals(cause.WindowsAccount, effect.WindowsAccount, StringComparison.OrdinalIgnoreCase)
            : ofCause.Overlaps(ofEffect);

    private static bool IsDirection(Finding cause, Finding effect, RuleContext context) => (cause.RuleId, effect.RuleId) switch
    {
        (FormOfName, Registration) => IsOtherFormRegistered(cause, context),
        (Registration, FormOfName) => !IsOtherFormRegistered(effect, context),
        _ => true,
    };

    private static bool IsOtherFormRegistered(Finding formOfName, RuleContext context) =>
        !ServicePrincipalName.TryParse(formOfName.ServicePrincipalName, out var spn, out _)
        || context.RegisteredSpns.OfHost(spn.Host, context.Account(context.Servers.For(spn.Host)?.ServiceAccount ?? default))
            .Any(registered => registered != spn);

    /// <summary>
    /// What belongs together: a management agent with the server that it connects to and its SPN, a server with its SPNs, an application
    /// with its adapter, an adapter with its computer.
    /// </summary>
    private sealed class RelatedThings
    {
        private readonly Dictionary<string, HashSet<string>> _related = new(StringComparer.OrdinalIgnoreCase);

        internal RelatedThings(RuleContext context)
        {
            foreach (var target in context.ConnectTargets)
            {
                Relate(
                    Agent(target.Name), Server(context.Servers.For(target)?.Name ?? target.Host?.ToString()), Spn(target.Spn?.ToString()));
            }

            foreach (var spn in context.Spns)
            {
                Relate(Server(spn.Server?.Name ?? spn.Spn.Host.ToString()), Spn(spn.Spn.ToString()));
            }

            foreach (var application in context.Applications)
            {
                Relate(Application(application.Name), Adapter(application.Adapter.Or(null)));
            }

            foreach (var adapter in context.Deployment.Adapters)
            {
                var computer = adapter.Computer.Or("");
                Relate(
                    Adapter(adapter.Name),
                    Server(computer),
                    Server(ComputerName.Host(computer) is { } host ? context.Servers.For(host)?.Name : null));
            }
        }

        internal HashSet<string> Of(FindingSubject subject)
        {
            var things = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var key in new[]
            {
                Server(subject.Server), Spn(subject.ServicePrincipalName), Application(subject.Application), Adapter(subject.Adapter),
                Agent(
                    subject.ManagementAgent.Length > 0 || subject.Kind != SubjectKind.ManagementAgent
                        ? subject.ManagementAgent
                        : subject.Text),
                subject.Kind is SubjectKind.General or SubjectKind.File or SubjectKind.System or SubjectKind.SyncEngine
                    ? $"general {subject.Text}"
                    : "",
            })
            {
                if (key.Length > 0)
                {
                    things.Add(key);
                    things.UnionWith(_related.TryGetValue(key, out var known) ? known : []);
                }
            }

            return things;
        }

        private static string Server(string? name) => Key("server", name);

        private static string Agent(string? name) => Key("agent", name);

        private static string Spn(string? name) => Key("spn", name);

        private static string Application(string? name) => Key("application", name);

        private static string Adapter(string? name) => Key("adapter", name);

        private static string Key(string kind, string? name) => name is { Length: > 0 } ? $"{kind} {name}" : "";

        private void Relate(string thing, params string[] others)
        {
            if (!_related.TryGetValue(thing, out var known))
            {
                _related.Add(thing, known = new HashSet<string>(StringComparer.OrdinalIgnoreCase));
            }

            known.UnionWith(others.Where(other => other.Length > 0));
        }
    }
}
