using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Naming;

namespace EntSso.Diagnosis.Old.Extension;

/// <summary>EXT-06: the extension's user is the service account of the ENTSSO server that it connects to.</summary>
internal sealed class Ext06UserIsServiceAccount : ExtensionRule
{
    private static readonly string _compared =
        "Compare Client User and SSO Service Account in the event: " + Enter("User", "the SSO Service Account, with its current password");

    public override string Id => "EXT-06";

    public override ChainLink Link => ChainLink.CallerCheck;

    public override string Title => "The extension user is the ENTSSO service account.";

    public override IReadOnlyList<int> EventIds => [11060];

    protected override Finding Judge(ConnectTarget target, SyncDeployment deployment)
    {
        var user = NamedAccount.From(target.Extension.User, deployment.Directory);
        if (!user.Given.IsKnown)
        {
            return Find(FindingStatus.Unknown, target.Subject, $"The extension user is unknown: {user.Given.Reason.TrimEnd('.')}.");
        }

        var server = deployment.ServerFor(target);
        var computer = server is null ? target.Host : ServerSearch.HostOf(server);
        var account = NamedAccount.From(server?.ServiceAccount ?? Fact.Unknown<string>(WhyNoServer(target)), deployment.Directory);
        var remedy = account.Name is null || WhyUnusable(account, computer).Length > 0
            ? "Run the ENTSSO service under an ordinary domain account and enter that one as User."
            : Enter("User", $"{account.Display} and its password");
        if (user.Error is { } error)
        {
            return Find(FindingStatus.Fail, target.Subject, $"The extension user is no account name. {error.Message}", remedy);
        }

        if (WhyUnusable(user, computer) is { Length: > 0 } reason)
        {
            return Find(FindingStatus.Fail, target.Subject, $"{user.Name} cannot be the extension user: {reason}", remedy);
        }

        if (user.Found is { IsKnown: true, Value: null })
        {
            return Find(FindingStatus.Fail, target.Subject, $"The directory has no account {user.Name}.", remedy);
        }

        return account.Name is null
            ? Find(
                FindingStatus.Unknown,
                target.Subject,
                $"The extension user is {user.Display}; the service account is unknown: {account.WhyUnknown}.")
            : Compare(target, user, account, computer, server!.Name, remedy);
    }

    protected override Finding Weigh(Finding finding, ConnectTarget target, SyncDeployment deployment, EventWitness witness)
    {
        var server = deployment.ServerFor(target);
        var agent = EntSsoAgent.In(deployment).FirstOrDefault(candidate => candidate.Extension == target.Extension)?.Agent;
        var age = FactAge.Of(target.Extension.User);
        age = server is null ? age : age.And(server.ServiceAccount);
        return witness.Weigh(finding, new EventQuestion
        {
            Ids = EventIds,
            ClearedBy = EventIdSet.TakenFromSyncEngine(server),
            Computer = server?.LogComputer() ?? target.Host?.ToString() ?? "",
            Age = agent is null ? age : age.ChangedAt(agent.LastModificationTime, $"the management agent {agent.Name}"),
            AgainstUnknown = FindingStatus.Fail,
            Meaning = "the call was refused all the same",
            Remedy = _compared + ". Where both are right, look for a second ENTSSO MA or sync engine that calls this server.",
        });
    }

    // Where only logs were collected, the refusal is all that is known, and it says enough.
    protected override IEnumerable<Finding> JudgeNone(SyncDeployment deployment, EventWitness witness)
    {
        var refusals = witness.All(EventIds).GroupBy(evidence => evidence.Computer, StringComparer.OrdinalIgnoreCase)
            .Select(group => witness.Unresolved(new EventQuestion { Ids = EventIds, ClearedBy = EventIdSet.PastTheGates, Computer = group.Key }))
            .OfType<EventEvidence>()
            .Select(evidence => Find(
                FindingStatus.Fail,
                EventWitness.SubjectOf(evidence.Computer),
                $"The server refused the last call that is known: {EventWitness.Tell(evidence)}. Its caller is not the service account.",
                _compared))
            .ToList();
        return refusals.Count > 0 ? refusals : base.JudgeNone(deployment, witness);
    }

    private Finding Compare(ConnectTarget target, NamedAccount user, NamedAccount account, HostName? computer, string server, string remedy)
    {
        var answer = user.Compare(account, computer);
        return answer.Match switch
        {
            AccountMatch.Same => Find(
                FindingStatus.Pass, target.Subject, $"The extension user {user.Name} is the service account of {server}. {answer.Reason}"),
            AccountMatch.Different => Find(
                FindingStatus.Fail,
                target.Subject,
                $"The extension user is {user.Name}, the service of {server} runs under {account.Name}: the server refuses the call. {answer.Reason}",
                remedy),
            _ => Find(
                FindingStatus.Unknown,
                target.Subject,
                $"Whether the extension user {user.Name} is the service account {account.Name} cannot be told by the names. {answer.Reason}",
                $"Ask a directory, or enter the name as the service has it: {account.Name}"),
        };
    }

    // Somebody has to type the name and a password, and the call goes to another computer.
    private static string WhyUnusable(NamedAccount account, HostName? computer)
    {
        var name = account.Name!;
        return name.WellKnownAccount != WellKnownAccount.None
            ? "it is an account of Windows without a password."
            : name.Form switch
            {
                AccountNameForm.Local => "it is a local account, which another computer does not know and Kerberos has no ticket for.",
                AccountNameForm.BuiltIn => "it is built into Windows and nobody can sign in with it.",
                AccountNameForm.Virtual => "it is a virtual account of one computer and has no password.",
                _ => account.Account?.Kind switch
                {
                    DirectoryAccountKind.GroupManagedServiceAccount => "it is a group managed service account, whose password nobody knows and nobody can enter.",
                    DirectoryAccountKind.ManagedServiceAccount => "it is a managed service account, whose password nobody knows and nobody can enter.",
                    DirectoryAccountKind.Computer => "it is a computer, whose password nobody knows and nobody can enter.",
                    DirectoryAccountKind.Group => "it is a group, and groups do not sign in.",
                    _ when name.IsComputerOrManagedAccount && account.Account is null =>
                        "a name that ends with $ is a computer or a managed service account, whose password nobody knows and nobody can enter.",
                    _ when computer is not null && account.Account is null && name.IsLocalTo(computer) =>
                        $"it is a local account of {computer}, which the sync engine's computer does not know and Kerberos has no ticket for.",
                    _ => "",
                },
            };
    }

    private static string WhyNoServer(ConnectTarget target) => target.Host is null
        ? target.WhyNoSpn
        : $"no ENTSSO server {target.Host} is known";
}
