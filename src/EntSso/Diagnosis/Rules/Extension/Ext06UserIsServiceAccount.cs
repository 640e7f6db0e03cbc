using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Extension;

/// <summary>EXT-06: the extension's user is the service account of the ENTSSO server that it connects to.</summary>
internal sealed class Ext06UserIsServiceAccount() : ExtensionRule(
    new("EXT-06", ChainLink.CallerCheck, "The extension user is the ENTSSO service account.") { Events = [11060] })
{
    protected override Answer Check(ConnectTarget subject, RuleContext context)
    {
        var user = context.Account(subject.Extension.User);
        if (!user.Given.IsKnown)
        {
            return Unknown("the extension user", user.Given.Reason);
        }

        var server = context.Servers.For(subject);
        var computer = server is null ? subject.Host : server.Host();
        var account = context.Account(server?.ServiceAccount
            ?? Fact.Unknown<string>(subject.Host is null ? subject.WhyNoSpn : $"no ENTSSO server {subject.Host} is known"));
        RemedyStep[] remedy = [account.Name is null || WhyUnusable(account, computer).Length > 0
            ? Say("Run the ENTSSO service under an ordinary domain account and enter that one as User.")
            : Enter("User", $"{account.Display} and its password")];
        return user.Error is { } error ? Fail($"The extension user is not an account name. {error.Message}", remedy)
            : WhyUnusable(user, computer) is { Length: > 0 } reason ? Fail($"{user.Name} cannot be the extension user: {reason}", remedy)
            : user.Found is { IsKnown: true, Value: null } ? Fail($"The directory has no account {user.Name}.", remedy)
            : account.Name is null ? Unknown($"the extension user is {user.Display}; the service account", account.WhyUnknown)
            : Compare(user, account, computer, server!.Name, remedy);
    }

    protected override EventQuestion Question(ConnectTarget subject, RuleContext context)
    {
        var server = context.Servers.For(subject);
        var agent = context.AgentOf(subject.Extension)?.Agent;
        var age = FactAge.Of(subject.Extension.User);
        age = server is null ? age : age.And(server.ServiceAccount);
        return new()
        {
            ClearedBy = EventIdSet.TakenFromSyncEngine(server),
            Computer = server?.LogComputer() ?? subject.Host?.ToString() ?? "",
            Age = agent is null ? age : age.ChangedAt(agent.LastModificationTime, $"the management agent {agent.Name}"),
            Meaning = "the server refused the call anyway",
            Remedy =
            [
                Say("Compare Client User and SSO Service Account in the event: the caller must be the service account."),
                Enter("User", "the SSO Service Account, with its current password"),
                Say("If both are correct, look for a second ENTSSO MA or sync engine that calls this server."),
            ],
        };
    }

    private static Answer Compare(NamedAccount user, NamedAccount account, HostName? computer, string server, RemedyStep[] remedy)
    {
        var answer = user.Compare(account, computer);
        return answer.Match switch
        {
            AccountMatch.Same => Pass($"The extension user {user.Name} is the service account of {server}. {answer.Reason}"),
            AccountMatch.Different => Fail(
                $"The extension user is {user.Name}, the service of {server} runs under {account.Name}: the server refuses the call. "
                    + $"{answer.Reason}",
                remedy),
            _ => Unknown(
                $"whether the extension user {user.Name} is the service account {account.Name}", answer.Reason,
                Say($"Use a directory, or enter the name as the service has it: {account.Name}")),
        };
    }

    // The name and a password have to be entered, and the call goes to another computer.
    private static string WhyUnusable(NamedAccount account, HostName? computer)
    {
        var name = account.Name!;
        return name.WellKnownAccount != WellKnownAccount.None ? "it is an account of Windows without a password." : name.Form switch
        {
            AccountNameForm.Local => "it is a local account, which does not exist on another computer and has no Kerberos ticket.",
            AccountNameForm.BuiltIn => "it is built into Windows and cannot sign in.",
            AccountNameForm.Virtual => "it is a virtual account of one computer and has no password.",
            _ => account.Account?.Kind switch
            {
                DirectoryAccountKind.GroupManagedServiceAccount =>
                    "it is a group managed service account, whose password the domain manages and which cannot be entered.",
                DirectoryAccountKind.ManagedServiceAccount =>
                    "it is a managed service account, whose password the domain manages and which cannot be entered.",
                DirectoryAccountKind.Computer => "it is a computer, whose password the domain manages and which cannot be entered.",
                DirectoryAccountKind.Group => "it is a group, and groups do not sign in.",
                _ when name.IsComputerOrManagedAccount && account.Account is null =>
                    "a name that ends with $ is a computer or a managed service account, whose password the domain manages and which "
                        + "cannot be entered.",
                _ when computer is not null && account.Account is null && name.IsLocalTo(computer) =>
                    $"it is a local account of {computer}, which does not exist on the sync engine's computer and has no Kerberos ticket.",
                _ => "",
            },
        };
    }
}
