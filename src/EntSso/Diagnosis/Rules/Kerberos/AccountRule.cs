using EntSso.Deployment;

namespace EntSso.Diagnosis.Rules.Kerberos;

/// <summary>A rule over the state of every account that takes part in the call to the ENTSSO server.</summary>
internal abstract class AccountRule(RuleDescription description, Func<AccountSubject, bool>? concerns = null) : Rule(description)
{
    internal sealed override IEnumerable<Finding> Evaluate(RuleContext context)
    {
        var accounts = context.CallAccounts.Where(subject => concerns is null || concerns(subject)).ToList();
        return accounts.Count > 0
            ? Limit(
                accounts.SelectMany(subject => CheckNamed(subject, context).Select(answer => Find(subject.About, answer))),
                "account",
                null,
                context)
            : [Find("service account", context.AllServers.Count > 0 || context.Spns.Count > 0
                ? Unknown("which account takes part", "neither the service account nor a holder of the SPN is known")
                : NotApplicable("The deployment names no ENTSSO server and no SPN."))];
    }

    /// <summary>The answer for a name that the directory has no account of.</summary>
    protected virtual FindingStatus StatusOfMissing => FindingStatus.Fail;

    /// <summary>Checks an account that the directory has.</summary>
    protected abstract IEnumerable<Answer> Check(AccountSubject subject, DirectoryAccount account, RuleContext context);

    protected static RemedyStep[] ResetPassword(DirectoryAccount account) => account.Kind switch
    {
        DirectoryAccountKind.Computer => [Run($"Reset-ComputerMachinePassword", "then, on that computer")],
        DirectoryAccountKind.ManagedServiceAccount =>
            [Run(
                $"Reset-ADServiceAccountPassword -Identity {account.SamAccountName:ACCOUNT}",
                "on the computer on which the account is installed")],
        DirectoryAccountKind.GroupManagedServiceAccount =>
            [
                Say(
                    "The domain changes the password of a group managed service account by itself, by default every 30 days; no "
                        + "command resets it."),
            ],

        // The new password has to reach the service and every ENTSSO MA at the same time.
        _ =>
            [Run($"Set-ADAccountPassword -Identity {account.SamAccountName:ACCOUNT} -Reset"), Say(
                "Then enter the new password in the service and in every ENTSSO MA's password extension.")],
    };

    private IEnumerable<Answer> CheckNamed(AccountSubject subject, RuleContext context) =>
        subject.Account.Account is { } account ? Check(subject, account, context)
            : subject.Account.Name is { IsNeverDomainAccount: true } ? [NotApplicable("It is not an account of a domain (see PRE-07).")]
            : subject.Account.Found.IsKnown
                ? [new Answer(StatusOfMissing, "The directory has no account of this name.") { Remedy = [Say("Correct the name, or the account that the service runs under.")] }]
            : [Unknown("the state of the account", subject.Account.Found.Reason)];
}
