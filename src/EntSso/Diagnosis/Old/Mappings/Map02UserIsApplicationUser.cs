using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old.Mappings;

/// <summary>MAP-02: the mapped Windows accounts belong to Application Users of their application, directly or through groups.</summary>
internal sealed class Map02UserIsApplicationUser : MappingRule
{
    public override string Id => "MAP-02";

    public override string Title => "Mapped accounts belong to Application Users.";

    public override IReadOnlyList<int> EventIds => [11031, 11017, 11019, 11037];

    // 11037 names no Windows account.
    protected override IReadOnlyList<int> AskedIds => [11031, 11017, 11019];

    protected override IEnumerable<Finding?> Judge(RuleInput input, IReadOnlyList<SyncedApplication> applications)
    {
        var events = EventsByMapping(input);
        var roles = new Dictionary<string, UserRole>(StringComparer.OrdinalIgnoreCase);
        var reasons = new ReasonCounts();
        var hasMapping = false;
        foreach (var (application, mapping) in MappingsOf(input, applications))
        {
            hasMapping = true;
            if (!roles.TryGetValue(application.Name, out var role))
            {
                roles.Add(application.Name, role = new UserRole(application.Application.Users, input));
            }

            var account = mapping.WindowsAccount;
            EventEvidence? evidence = null;
            if (events.Count > 0 && events.TryGetValue((account, mapping.Application), out evidence))
            {
                events.Remove((account, mapping.Application));
            }

            var isMember = role.Contains(account);
            if (evidence is null && !isMember.IsKnown)
            {
                reasons.Add(isMember.Reason);
            }
            else if (evidence is not null || !isMember.Value)
            {
                var finding = Judge(mapping, account, role, isMember);
                yield return evidence is null ? finding : EventWitness.Weigh(finding, Question(mapping, account, isMember), evidence);
            }
            else
            {
                yield return null;
            }
        }

        foreach (var finding in Unknown(reasons))
        {
            yield return finding;
        }

        foreach (var left in events)
        {
            hasMapping = true;
            yield return Judge(left.Value, left.Key.Account, left.Key.Application, input);
        }

        if (!hasMapping)
        {
            yield return Nothing(input);
        }
    }

    private Finding Judge(Mapping mapping, string account, UserRole role, Fact<bool> isMember)
    {
        var subject = SubjectOf(account, mapping.Application);
        return !isMember.IsKnown
            ? Find(FindingStatus.Unknown, subject, $"It is unknown whether {account} belongs to Application Users of {mapping.Application}: {isMember.Reason.TrimEnd('.')}.")
            : isMember.Value
                ? Find(FindingStatus.Pass, subject, $"{account} belongs to {role} of {mapping.Application}.")
                : Find(
                    FindingStatus.Fail,
                    subject,
                    $"{account} does not belong to {role}, the Application Users of {mapping.Application}: the mapping is not valid and its changes are ignored.",
                    $"Add the account to {role}, then delete the mapping and create it again.\n{Recreate(account, mapping.Application)}",
                    PlaceOf(mapping.Origin));
    }

    private static EventQuestion Question(Mapping mapping, string account, Fact<bool> isMember) => new()
    {
        Ids = [],
        Age = new FactAge { Read = mapping.Origin?.Time, Source = mapping.Origin?.Place }.And(isMember),
        AgainstUnknown = FindingStatus.Fail,
        Meaning = "the mapping was ignored as not valid all the same",
        Remedy = $"Check that the account belongs to Application Users, then delete the mapping and create it again.\n{Recreate(account, mapping.Application)}",
    };

    // The service removes mappings that are not valid, so an event about one that cannot be found is normal.
    private Finding Judge(EventEvidence evidence, string account, string application, RuleInput input)
    {
        var wasRead = input.MappingsOf(application).Count > 0;
        return Find(
            wasRead ? FindingStatus.Warning : FindingStatus.Fail,
            SubjectOf(account, application),
            $"{EventWitness.Sentence(EventWitness.Tell(evidence))}: the mapping was not valid, most likely because {account} does not belong to Application Users. "
            + (wasRead ? "It is not among the mappings that were read: the service removes those that are not valid." : $"The mappings of {application} were not read."),
            $"Check that the account belongs to Application Users: ssomanage -displayapp {CommandWord.Of(application, "APPLICATION")}\n{Recreate(account, application)}");
    }

    /// <summary>Application Users of one application, with every name that the directory may have been asked by.</summary>
    private sealed class UserRole
    {
        private readonly Fact<IReadOnlyList<string>> _users;
        private readonly List<string> _groups = [];
        private readonly HashSet<string> _sids = new(StringComparer.OrdinalIgnoreCase);
        private readonly DirectoryIndex _directory;

        internal UserRole(Fact<IReadOnlyList<string>> users, RuleInput input)
        {
            _users = users;
            _directory = input.Directory;
            foreach (var text in users.Or([]))
            {
                _groups.Add(text);
                var named = NamedAccount.From(Fact.Known(text), input.Deployment.Directory);
                if (named.Account is { } account)
                {
                    _groups.Add(account.Sid);
                    _sids.Add(account.Sid);
                }
            }
        }

        public override string ToString() => _users.Or([]).Count == 0 ? "Application Users" : string.Join(" or ", _users.Value);

        /// <summary>Whether an account belongs to the role; unknown, too, when it does not exist.</summary>
        internal Fact<bool> Contains(string account)
        {
            if (!_users.IsKnown)
            {
                return Fact.Unknown<bool>($"Application Users ({_users.Reason.TrimEnd('.')})");
            }

            var found = Find(account);
            if (!found.IsKnown)
            {
                return Fact.Unknown<bool>(found.Reason);
            }

            if (found.Value is not { } user)
            {
                return Fact.Unknown<bool>("accounts that do not exist have no groups (see MAP-04)");
            }

            if (_sids.Contains(user.Sid))
            {
                return Fact.Known(true, found.Origin);
            }

            Fact<bool>? unknown = null;
            Fact<bool>? no = null;
            foreach (var group in _groups)
            {
                var isMember = _directory.IsMember(user.Sid, group);
                if (isMember.IsKnown && isMember.Value)
                {
                    return isMember;
                }

                if (isMember.IsKnown)
                {
                    no = isMember;
                }
                else if (unknown is null || isMember.Origin is not null)
                {
                    unknown = isMember;
                }
            }

            // The directory is asked for each group by one of its names.
            return no is not null && Answered(user.Sid) ? no.Value : unknown ?? Fact.Known(false);
        }

        private bool Answered(string sid)
        {
            foreach (var text in _users.Value)
            {
                var isAnswered = _directory.IsMember(sid, text).IsKnown;
                if (!isAnswered && _directory.Account(text)?.Account.Or(null) is { } group)
                {
                    isAnswered = _directory.IsMember(sid, group.Sid).IsKnown;
                }

                if (!isAnswered)
                {
                    return false;
                }
            }

            return true;
        }

        private Fact<DirectoryAccount?> Find(string account) =>
            _directory.Account(account)?.Account
            ?? Fact.Unknown<DirectoryAccount?>("the directory was not asked for the account");
    }
}
