using System.Globalization;
using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old.Mappings;

/// <summary>
/// MAP-06: within the applications of one adapter an external account has one Windows account and a Windows account has one external
/// account, unless the adapter knowingly allows otherwise.
/// </summary>
internal sealed class Map06NoConflicts : MappingRule
{
    public override string Id => "MAP-06";

    public override string Title => "Mappings of one adapter do not overlap.";

    public override IReadOnlyList<int> EventIds => [10671, 10672, 11020, 11022];

    // 10671 and 11020 tell of overlaps that are allowed.
    protected override IReadOnlyList<int> AskedIds => [10672, 11022];

    protected override string One => "adapter";

    protected override IEnumerable<Finding?> Judge(RuleInput input, IReadOnlyList<SyncedApplication> applications)
    {
        var overlaps = new Dictionary<string, Overlaps>(StringComparer.OrdinalIgnoreCase);
        foreach (var application in applications)
        {
            if (application.Adapter.Or(null) is { } adapter)
            {
                if (!overlaps.TryGetValue(adapter, out var its))
                {
                    overlaps.Add(adapter, its = new Overlaps());
                }

                foreach (var mapping in input.MappingsOf(application.Name))
                {
                    its.Add(mapping);
                }
            }
        }

        var adapters = input.Deployment.Adapters.GroupBy(adapter => adapter.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
        foreach (var evidence in input.Witness.All(AskedIds))
        {
            if (evidence.Subject.Length > 0 && !overlaps.ContainsKey(evidence.Subject))
            {
                overlaps.Add(evidence.Subject, new Overlaps());
            }
        }

        foreach (var pair in overlaps)
        {
            var allowed = adapters.TryGetValue(pair.Key, out var adapter) ? adapter.AllowMappingConflicts : default;
            foreach (var finding in Judge(pair.Key, pair.Value, allowed, input))
            {
                yield return finding;
            }
        }

        if (overlaps.Count == 0)
        {
            yield return Find(FindingStatus.NotApplicable, "adapters", "No application with an adapter is known.");
        }
    }

    private IEnumerable<Finding> Judge(string adapter, Overlaps overlaps, Fact<bool> allowed, RuleInput input)
    {
        if (overlaps.Found.Count == 0)
        {
            var finding = overlaps.Mappings == 0
                ? Find(FindingStatus.Unknown, adapter, $"It is unknown whether mappings of {adapter} overlap: none was read.")
                : Find(FindingStatus.Pass, adapter, $"No mappings of {adapter} overlap among the {Written(overlaps.Mappings)} that were read.");
            yield return input.Witness.Weigh(finding, new EventQuestion
            {
                Ids = AskedIds,
                ClearedBy = EventIdSet.Delivered,
                Subject = adapter,
                Age = new FactAge { Read = overlaps.Read },
                AgainstUnknown = FindingStatus.Fail,
                Meaning = "an overlap stopped the change all the same",
                Remedy = "Look at the mappings of the accounts in the event: ssomanage -listmappings DOMAIN\\user",
            });
        }
        else if (allowed.Or(false))
        {
            yield return Find(
                FindingStatus.Pass,
                adapter,
                $"{Written(overlaps.Found.Count)} overlaps of mappings, which {adapter} is set to allow, for example: {overlaps.Found[0].Text}.");
        }
        else
        {
            foreach (var (account, text) in overlaps.Found)
            {
                yield return Find(
                    allowed.IsKnown ? FindingStatus.Fail : FindingStatus.Unknown,
                    $"{account} in {adapter}",
                    allowed.IsKnown
                        ? $"{text}, and {adapter} does not allow that: changes of these accounts are stopped."
                        : $"{text}; it is unknown whether {adapter} allows that: {allowed.Reason.TrimEnd('.')}.",
                    $"Look at the mappings and correct the wrong one: ssomanage -listmappings {CommandWord.Of(account, @"DOMAIN\user")}\n"
                    + "When one change is really meant to reach several accounts, set allowMappingConflicts in the adapter's file: ssops -update FILE");
            }
        }
    }

    private static string Written(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The mappings of one adapter by either account.</summary>
    private sealed class Overlaps
    {
        private readonly Dictionary<string, Mapping> _byExternal = new(StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<(string, string), Mapping> _byWindows = new(NamePairComparer.Instance);
        private readonly HashSet<string> _told = new(StringComparer.OrdinalIgnoreCase);

        internal List<(string Account, string Text)> Found { get; } = [];

        internal int Mappings { get; private set; }

        internal DateTime? Read { get; private set; }

        internal void Add(Mapping mapping)
        {
            Mappings++;
            Read = mapping.Origin?.Time is { } time && !(Read > time) ? time : Read;
            if (!_byExternal.TryGetValue(mapping.ExternalUser, out var same))
            {
                _byExternal.Add(mapping.ExternalUser, mapping);
            }
            else if (!IsSameAccount(same, mapping) && _told.Add("e" + mapping.ExternalUser))
            {
                Found.Add((
                    mapping.WindowsAccount,
                    $"The external account '{mapping.ExternalUser}' is mapped to {same.WindowsAccount} in {same.Application} and to {mapping.WindowsAccount} in {mapping.Application}"));
            }

            if (!_byWindows.TryGetValue((mapping.WindowsDomain, mapping.WindowsUser), out var first))
            {
                _byWindows.Add((mapping.WindowsDomain, mapping.WindowsUser), mapping);
            }
            else if (!string.Equals(first.ExternalUser, mapping.ExternalUser, StringComparison.OrdinalIgnoreCase) && _told.Add("w" + mapping.WindowsAccount))
            {
                Found.Add((
                    mapping.WindowsAccount,
                    $"{mapping.WindowsAccount} is mapped to '{first.ExternalUser}' in {first.Application} and to '{mapping.ExternalUser}' in {mapping.Application}"));
            }
        }

        private static bool IsSameAccount(Mapping left, Mapping right) =>
            string.Equals(left.WindowsUser, right.WindowsUser, StringComparison.OrdinalIgnoreCase)
            && string.Equals(left.WindowsDomain, right.WindowsDomain, StringComparison.OrdinalIgnoreCase);
    }
}
