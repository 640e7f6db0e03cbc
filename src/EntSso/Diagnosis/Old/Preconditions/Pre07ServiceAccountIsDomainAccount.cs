using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis.Old.Preconditions;

/// <summary>
/// PRE-07: the ENTSSO service runs under a domain account of its own that is an SSO administrator and not an administrator of the
/// computer.
/// </summary>
internal sealed class Pre07ServiceAccountIsDomainAccount : Rule
{
    private const string Change =
        "Change the account of the service ENTSSO in the services console to a domain account made for it, then check KRB-* and EXT-* again.";

    public override string Id => "PRE-07";

    public override ChainLink Link => ChainLink.Service;

    public override string Title => "The ENTSSO service runs under a domain account made for it.";

    public override Basis Basis => Basis.Documented;

    public override IReadOnlyList<int> EventIds => [10550, 10599, 11038, 11039, 11040, 11041];

    public override IEnumerable<Finding> Evaluate(SyncDeployment deployment, CancellationToken cancellationToken)
    {
        if (deployment.Servers.Count == 0)
        {
            yield return Find(FindingStatus.NotApplicable, "ENTSSO servers", "The deployment names no ENTSSO server.");
        }

        foreach (var server in deployment.Servers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var account = NamedAccount.From(server.ServiceAccount, deployment.Directory);
            var finding = Judge(server, account);
            yield return finding;
            if (finding.Status != FindingStatus.Fail && JudgeMembership(server, account, deployment) is { } membership)
            {
                yield return membership;
            }

            if (server.HasAdministratorBit.Or(false))
            {
                yield return Find(
                    FindingStatus.Warning,
                    server.Name,
                    "The server reports status bit 0x2000: likely the service account is an administrator of the computer, which it should not be.",
                    CommandLine.For(@"net localgroup Administrators {account|DOMAIN\account} /delete", account.Display));
            }
        }
    }

    private Finding Judge(SsoServer server, NamedAccount account)
    {
        if (account.Name is not { } name)
        {
            return Find(
                FindingStatus.Unknown, server.Name, $"The service account is unknown: {account.WhyUnknown}.");
        }

        switch (name.WellKnownAccount)
        {
            case WellKnownAccount.LocalSystem or WellKnownAccount.LocalService:
                return Find(FindingStatus.Fail, server.Name, $"The service is set to run under {name}, with which it refuses to start.", Change);
            case WellKnownAccount.NetworkService:
                return Find(
                    FindingStatus.Warning,
                    server.Name,
                    $"The service runs under {name}, which it warns of: no ENTSSO MA can call as that account, so no password change arrives from the sync engine.",
                    Change);
            default:
                break;
        }

        var isLocal = name.Form is AccountNameForm.Local
            || (account.Account is null && ServerSearch.HostOf(server) is { } computer && name.IsLocalTo(computer));
        if (isLocal || name.IsNeverDomainAccount)
        {
            return Find(
                FindingStatus.Warning,
                server.Name,
                $"The service runs under {name}, {(isLocal ? "a local account" : "an account of this computer only")}: other computers and Kerberos do not know it.",
                Change);
        }

        return account.Found.IsKnown ? JudgeFound(server, name, account.Account)
            : name.Form is AccountNameForm.Bare or AccountNameForm.Sid
                ? Find(FindingStatus.Unknown, server.Name, $"Whether {name} is an account of the domain is unknown: {account.Found.Reason.TrimEnd('.')}.")
            : name.IsComputerOrManagedAccount
                ? Find(
                    FindingStatus.Warning,
                    server.Name,
                    $"The service runs under {name}, by its name a computer or a managed service account: nobody can enter its password in the ENTSSO MA.",
                    Change)
            : Find(
                FindingStatus.Pass,
                server.Name,
                $"The service runs under {name}, by its name an account of a domain; {account.Found.Reason.TrimEnd('.')}.");
    }

    private Finding JudgeFound(SsoServer server, AccountName name, DirectoryAccount? account) => account?.Kind switch
    {
        null => Find(FindingStatus.Fail, server.Name, $"The directory has no account {name}.", Change),
        DirectoryAccountKind.User => Find(FindingStatus.Pass, server.Name, $"The service runs under the domain user {account}."),
        DirectoryAccountKind.GroupManagedServiceAccount or DirectoryAccountKind.ManagedServiceAccount or DirectoryAccountKind.Computer => Find(
            FindingStatus.Warning,
            server.Name,
            $"The service runs under {account}, whose password nobody knows: nobody can enter it in the ENTSSO MA.",
            Change),
        _ => Find(FindingStatus.Fail, server.Name, $"{account} is no account that a service can run under.", Change),
    };

    // Nothing is said of the group where nobody looked; where somebody looked in vain, that is said.
    private Finding? JudgeMembership(SsoServer server, NamedAccount account, SyncDeployment deployment)
    {
        var group = deployment.System.SsoAdministrators;
        if (account.Account is not { } found || (!group.IsKnown && group.Origin is null))
        {
            return null;
        }

        if (!group.IsKnown)
        {
            return Find(FindingStatus.Unknown, server.Name, $"Whether {found} is an SSO administrator is unknown: {group.Reason.TrimEnd('.')}.");
        }

        var isMember = deployment.Directory.MembershipOf(found, group.Value);
        return !isMember.IsKnown
            ? Find(FindingStatus.Unknown, server.Name, $"Whether {found} is a member of {group.Value} is unknown: {isMember.Reason.TrimEnd('.')}.")
            : isMember.Value
                ? Find(FindingStatus.Pass, server.Name, $"{found} is a member of {group.Value}, the SSO administrators.")
                : Find(
                    FindingStatus.Fail,
                    server.Name,
                    $"{found} is not a member of {group.Value}, the SSO administrators: the service does not work without.",
                    $"Add-ADGroupMember -Identity {CommandWord.Of(BareName(group.Value), "SSOADMINISTRATORS")} -Members {CommandWord.Of(found.SamAccountName, "ACCOUNT")}");
    }

    private static string BareName(string group) =>
        AccountName.TryParse(group, out var name, out _) && name.User.Length > 0 ? name.User : group;
}
