using System.Globalization;
using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Mappings;

/// <summary>
/// MAP-06: within the applications of one adapter an external account has one Windows account and a Windows account has one external
/// account, unless the adapter knowingly allows otherwise.
/// </summary>
internal sealed class Map06NoConflicts() : Rule(
    // 10671 and 11020 show overlaps that are allowed.
    new("MAP-06", ChainLink.Mapping, "Mappings of one adapter do not overlap.") { Events = [10672, 11022], RelatedEvents = [10671, 11020], ClearedBy = EventIdSet.Delivered })
{
    internal override IEnumerable<Finding> Evaluate(RuleContext context)
    {
        var overlaps = new Dictionary<string, Overlaps>(StringComparer.OrdinalIgnoreCase);
        foreach (var application in context.Applications)
        {
            if (application.Adapter.Or(null) is { } adapter)
            {
                if (!overlaps.TryGetValue(adapter, out var its))
                {
                    overlaps.Add(adapter, its = new Overlaps());
                }

                foreach (var mapping in context.MappingsOf(application.Name))
                {
                    context.Cancellation.ThrowIfCancellationRequested();
                    its.Add(mapping);
                }
            }
        }

        foreach (var evidence in context.Events.All(Description.Events))
        {
            var adapter = evidence.Subject.Length > 0
                ? evidence.Subject
                : evidence.Computer.Length > 0
                ? $"adapter of {evidence.Computer}"
                : "an adapter";
            if (!overlaps.ContainsKey(adapter))
            {
                overlaps.Add(adapter, new Overlaps { IsUnnamed = evidence.Subject.Length == 0 });
            }
        }

        var adapters = RuleContext.FirstByName(context.Deployment.Adapters, adapter => adapter.Name);
        return overlaps.Count == 0
            ? [Find("adapters", NotApplicable("No application with an adapter is known."))]
            : Limit(
                overlaps.SelectMany(
                    pair =>
                        Check(
                            pair.Key,
                            pair.Value,
                            adapters.TryGetValue(pair.Key, out var adapter) ? adapter.AllowMappingConflicts : default,
                            context)),
                "adapter",
                null,
                context);
    }

    private IEnumerable<Finding> Check(string adapter, Overlaps overlaps, Fact<bool> allowed, RuleContext context)
    {
        var about = overlaps.IsUnnamed ? FindingSubject.General(adapter) : FindingSubject.AdapterNamed(adapter);
        if (overlaps.Found.Count == 0)
        {
            var answer = overlaps.Mappings == 0
                ? Unknown($"whether mappings of {adapter} overlap", "none was read")
                : Pass($"No mappings of {adapter} overlap among the {Written(overlaps.Mappings)} that were read.");
            return [Find(about, context.Events.Weigh(answer, new EventQuestion
            {
                Ids = Description.Events,
                ClearedBy = Description.ClearedBy,
                Subject = overlaps.IsUnnamed ? "" : adapter,
                Age = new FactAge { Read = overlaps.Read },
                Meaning = "an overlap stopped the change",
                Remedy = MappingRule.ShowMappings("", "Show the mappings of the accounts in the event"),
            }))];
        }

        return allowed.Or(false)
            ? [Find(about, Pass($"{Written(overlaps.Found.Count)} overlaps of mappings, which {adapter} is set to allow, for example: {overlaps.Found[0].Text}."))]
            : overlaps.Found.Select(found => Find(
                new FindingSubject(
                    SubjectKind.WindowsAccount, $"{found.Account} in {adapter}") { WindowsAccount = found.Account, Adapter = adapter },
                Conflict(found.Account, found.Text, adapter, allowed)));
    }

    private static Answer Conflict(string account, string text, string adapter, Fact<bool> allowed)
    {
        RemedyStep[] remedy =
        [
            .. MappingRule.ShowMappings(account, "Show the mappings and correct the wrong one"),
            RemedyStep.Cmdlet("Set-EntSsoAdapter", ("Adapter", adapter), ("AllowMappingConflicts", "$true"))
                .For("If one change is intended to reach several accounts"),
            Run($"ssops -update FILE", "set allowMappingConflicts in the adapter's file").Or,
        ];
        return allowed.IsKnown
            ? Fail($"{text}, and {adapter} does not allow that: changes of these accounts are stopped.", remedy)
            : Unknown($"{text}; whether {adapter} allows that", allowed.Reason, remedy);
    }

    private static string Written(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The mappings of one adapter by either account.</summary>
    private sealed class Overlaps
    {
        private readonly Dictionary<string, Mapping> _byExternal = new(StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<(string, string), Mapping> _byWindows = new(NamePairComparer.Instance);
        private readonly HashSet<string> _reported = new(StringComparer.OrdinalIgnoreCase);

        internal List<(string Account, string Text)> Found { get; } = [];

        internal int Mappings { get; private set; }

        internal DateTime? Read { get; private set; }

        /// <summary>Whether only an event that names no adapter is known.</summary>
        internal bool IsUnnamed { get; init; }

        internal void Add(Mapping mapping)
        {
            Mappings++;
            Read = mapping.Origin?.Time is { } time && !(Read > time) ? time : Read;
            if (!_byExternal.TryGetValue(mapping.ExternalUser, out var same))
            {
                _byExternal.Add(mapping.ExternalUser, mapping);
            }
            else if (!(NameText.Same(same.WindowsUser, mapping.WindowsUser) && NameText.Same(same.WindowsDomain, mapping.WindowsDomain)) && _reported.Add("e" + mapping.ExternalUser))
            {
                Found.Add((
                    mapping.WindowsAccount,
                    $"The external account '{mapping.ExternalUser}' is mapped to {same.WindowsAccount} in {same.Application} and to "
                        + $"{mapping.WindowsAccount} in {mapping.Application}"));
            }

            if (!_byWindows.TryGetValue((mapping.WindowsDomain, mapping.WindowsUser), out var first))
            {
                _byWindows.Add((mapping.WindowsDomain, mapping.WindowsUser), mapping);
            }
            else if (!NameText.Same(first.ExternalUser, mapping.ExternalUser) && _reported.Add("w" + mapping.WindowsAccount))
            {
                Found.Add((
                    mapping.WindowsAccount,
                    $"{mapping.WindowsAccount} is mapped to '{first.ExternalUser}' in {first.Application} and to "
                        + $"'{mapping.ExternalUser}' in {mapping.Application}"));
            }
        }
    }
}
