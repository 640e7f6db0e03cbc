using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Mappings;

/// <summary>MAP-02: the mapped Windows accounts belong to Application Users of their application, directly or through groups.</summary>
internal sealed class Map02UserIsApplicationUser() : MappingRule(
    new(
        "MAP-02",
        ChainLink.Mapping,
        "Mapped accounts belong to Application Users.") { Events = [11031, 11017, 11019], RelatedEvents = [11037] })
{
    protected override IEnumerable<Finding?> Check(RuleContext context)
    {
        var events = EventsByMapping(context);
        var roles = new Dictionary<string, UserRole>(StringComparer.OrdinalIgnoreCase);
        var reasons = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (application, mapping) in MappingsOf(context))
        {
            if (!roles.TryGetValue(application.Name, out var role))
            {
                roles.Add(application.Name, role = new UserRole(application.Application.Users, context));
            }

            var account = mapping.WindowsAccount;
            EventEvidence? evidence = null;
            if (events.Count > 0 && events.TryGetValue((account, mapping.Application), out evidence))
            {
                events.Remove((account, mapping.Application));
            }

            var isMember = role.Contains(account);
            if (evidence is null && isMember is { IsKnown: true, Value: true })
            {
                yield return null;
            }
            else if (evidence is null && !isMember.IsKnown)
            {
                Count(reasons, isMember.Reason);
            }
            else
            {
                var answer = Check(mapping, role, isMember);
                yield return Find(
                    SubjectOf(mapping), evidence is null ? answer : EventWitness.Weigh(answer, Question(mapping, isMember), evidence));
            }
        }

        foreach (var finding in Unread(reasons))
        {
            yield return finding;
        }

        foreach (var left in events)
        {
            yield return Find(
                FindingSubject.MappingOf(left.Key.Account, left.Key.Application),
                Check(left.Value, left.Key.Account, left.Key.Application, context));
        }

        // Versions differ in whether the event names the account.
        foreach (var evidence in EventsWithoutAccount(context))
        {
            yield return Find(FindingSubject.LogOf(evidence.Computer), Warn(
                $"{MessageText.Sentence(EventWitness.Describe(evidence))}: a mapping is not valid, likely because its account does "
                    + "not belong to Application Users. The event does not name the account.",
                [Say("Find the account in the events of the same Tracking ID, and check that it belongs to Application Users.")]) with { Events = [evidence] });
        }
    }

    private static Answer Check(Mapping mapping, UserRole role, Fact<bool> isMember)
    {
        var (account, application) = (mapping.WindowsAccount, mapping.Application);
        return !isMember.IsKnown ? Unknown($"whether {account} belongs to Application Users of {application}", isMember.Reason)
            : isMember.Value ? Pass($"{account} belongs to {role} of {application}.")
            : Fail(
                $"{account} does not belong to {role}, the Application Users of {application}: the mapping is not valid and its "
                    + "changes are ignored.",
                Recreate(account, application, $"Add the account to {role}, then delete the mapping and create it again."),
                mapping.Origin);
    }

    private static EventQuestion Question(Mapping mapping, Fact<bool> isMember) => new()
    {
        Age = AgeOf(mapping).And(isMember),
        Meaning = "the mapping was ignored as not valid anyway",
        Remedy = Recreate(
            mapping.WindowsAccount,
            mapping.Application,
            "Check that the account belongs to Application Users, then delete the mapping and create it again."),
    };

    // The service removes mappings that are not valid, so an event about one that cannot be found is normal.
    private static Answer Check(EventEvidence evidence, string account, string application, RuleContext context)
    {
        var logged = $"{MessageText.Sentence(EventWitness.Describe(evidence))}: the mapping was not valid, most likely because "
            + $"{account} does not belong to Application Users.";
        RemedyStep[] remedy =
        [
            RemedyStep.Cmdlet("Get-EntSsoApplication", ("Application", application))
                .For("Check that the account belongs to Application Users"),
            Run($"ssomanage -displayapp {application:APPLICATION}").Or,
            .. Recreate(account, application, "Then delete the mapping and create it again."),
        ];
        return (context.MappingsOf(application).Count > 0
            ? Warn($"{logged} It is not among the mappings that were read: the service removes those that are not valid.", remedy)
            : Fail($"{logged} The mappings of {application} were not read.", remedy)) with { Events = [evidence] };
    }

    /// <summary>Application Users of one application, with every name that the directory may have been queried by.</summary>
    private sealed class UserRole
    {
        private readonly Fact<IReadOnlyList<string>> _users;
        private readonly List<string> _groups = [];
        private readonly HashSet<string> _sids = new(StringComparer.OrdinalIgnoreCase);
        private readonly DirectoryIndex _directory;

        internal UserRole(Fact<IReadOnlyList<string>> users, RuleContext context)
        {
            _users = users;
            _directory = context.Directory;
            foreach (var text in users.Or([]))
            {
                _groups.Add(text);
                if (context.Account(Fact.Known(text)).Account is { } account)
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
            var found = _directory.Account(account)?.Account
                ?? Fact.Unknown<DirectoryAccount?>("the account was not looked up in the directory");
            if (!_users.IsKnown || !found.IsKnown)
            {
                return Fact.Unknown<bool>(_users.IsKnown ? found.Reason : $"Application Users ({_users.Reason})");
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
                if (isMember is { IsKnown: true, Value: true })
                {
                    return isMember;
                }

                no = isMember.IsKnown ? isMember : no;
                unknown = !isMember.IsKnown && (unknown is null || isMember.Origin is not null) ? isMember : unknown;
            }

            // The directory is queried for each group by one of its names.
            return no is not null && _users.Value.All(text => IsAnswered(user.Sid, text)) ? no.Value : unknown ?? Fact.Known(false);
        }

        private bool IsAnswered(string sid, string text) =>
            _directory.IsMember(sid, text).IsKnown
            || (_directory.Account(text)?.Account.Or(null) is { } group && _directory.IsMember(sid, group.Sid).IsKnown);
    }
}
