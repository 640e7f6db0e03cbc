using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Preconditions;

/// <summary>
/// PRE-07: the ENTSSO service runs under a dedicated domain account that is an SSO administrator and not an administrator of the
/// computer.
/// </summary>
internal sealed class Pre07ServiceAccountIsDomainAccount() : SubjectRule<SsoServer>(
    new("PRE-07", ChainLink.Service, "The ENTSSO service runs under a dedicated domain account.") { Events = [10550, 10599, 11038, 11039, 11040, 11041], ClearedBy = [10502] },
    SubjectSets.Servers)
{
    internal override IEnumerable<Finding> Evaluate(RuleContext context) => base.Evaluate(context).Concat(Limit(
        from server in context.Deployment.Servers
        from answer in MoreOf(server, context)
        select Find(FindingSubject.ServerNamed(server.Name), answer),
        "server",
        null,
        context));

    protected override Answer Check(SsoServer subject, RuleContext context)
    {
        var account = context.Account(subject.ServiceAccount);
        if (account.Name is not { } name)
        {
            return Unknown("the service account", account.WhyUnknown);
        }

        var isLocal = name.Form is AccountNameForm.Local
            || (account.Account is null && subject.Host() is { } computer && name.IsLocalTo(computer));
        return name.WellKnownAccount switch
        {
            WellKnownAccount.LocalSystem or WellKnownAccount.LocalService =>
                Fail($"The service is set to run under {name}, with which it refuses to start.", Change()),
            WellKnownAccount.NetworkService => Warn(
                $"The service runs under {name} and logs a warning about it: no ENTSSO MA can call as that account, so no password "
                    + "change arrives from the sync engine.",
                Change()),
            _ when isLocal || name.IsNeverDomainAccount => Warn(
                $"The service runs under {name}, {(isLocal ? "a local account" : "an account of this computer only")}: the account "
                    + "does not exist on other computers or in Kerberos.",
                Change()),
            _ when account.Found.IsKnown => CheckFound(name, account.Account),
            _ when name.Form is AccountNameForm.Bare or AccountNameForm.Sid =>
                Unknown($"whether {name} is an account of the domain", account.Found.Reason),
            _ when name.IsComputerOrManagedAccount => Warn(
                $"The service runs under {name}, by its name a computer or a managed service account: its password cannot be entered "
                    + "in the ENTSSO MA.",
                Change()),
            _ => Pass($"The service runs under {name}, by its name an account of a domain; {account.Found.Reason}."),
        };
    }

    protected override EventQuestion Question(SsoServer subject, RuleContext context) =>
        new() { Age = FactAge.Of(subject.ServiceAccount), Meaning = "the service reported a problem with its account", Against = FindingStatus.Warning, Remedy = Change() };

    private static Answer CheckFound(AccountName name, DirectoryAccount? account) => account?.Kind switch
    {
        null => Fail($"The directory has no account {name}.", Change()),
        DirectoryAccountKind.User => Pass($"The service runs under the domain user {account}."),
        DirectoryAccountKind.GroupManagedServiceAccount or DirectoryAccountKind.ManagedServiceAccount or DirectoryAccountKind.Computer =>
            Warn(
                $"The service runs under {account}, whose password is managed by the domain: it cannot be entered in the ENTSSO MA.",
                Change()),
        _ => Fail($"{account} is not an account that a service can run under.", Change()),
    };

    private IEnumerable<Answer> MoreOf(SsoServer server, RuleContext context)
    {
        var account = context.Account(server.ServiceAccount);
        if (Check(server, context).Status != FindingStatus.Fail && CheckMembership(account, context) is { } membership)
        {
            yield return membership;
        }

        if (server.HasAdministratorBit.Or(false))
        {
            yield return Warn(
                "The server reports status bit 0x2000: likely the service account is an administrator of the computer, which it "
                    + "should not be.",
                [
                    Run($@"net localgroup Administrators {account.Display:DOMAIN\account} /delete").On(server.Name, "the ENTSSO server")
                        .Elevated,
                ]);
        }
    }

    // Nothing is said of the group where it was not checked; a check that failed is reported.
    private static Answer? CheckMembership(NamedAccount account, RuleContext context)
    {
        var group = context.Deployment.System.SsoAdministrators;
        if (account.Account is not { } found || (!group.IsKnown && group.Origin is null))
        {
            return null;
        }

        if (!group.IsKnown)
        {
            return Unknown($"whether {found} is an SSO administrator", group.Reason);
        }

        var isMember = context.Directory.IsMember(found.Sid, group.Value);
        var bareName = AccountName.TryParse(group.Value, out var name, out _) && name.User.Length > 0 ? name.User : group.Value;
        return !isMember.IsKnown ? Unknown($"whether {found} is a member of {group.Value}", isMember.Reason)
            : isMember.Value ? Pass($"{found} is a member of {group.Value}, the SSO administrators.")
            : Fail(
                $"{found} is not a member of {group.Value}, the SSO administrators: the service needs this membership.",
                [Run($"Add-ADGroupMember -Identity {bareName:SSOADMINISTRATORS} -Members {found.SamAccountName:ACCOUNT}")]);
    }

    private static RemedyStep[] Change() =>
        [
            Say(
                "Change the account of the service ENTSSO in the services console to a dedicated domain account that is a member of "
                    + "the SSO Administrators, then check KRB-* and EXT-* again."),
        ];
}
