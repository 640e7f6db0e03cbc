using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.Kerberos;

/// <summary>A rule over the state of every account that takes part in the call to the ENTSSO server.</summary>
internal abstract class AccountRule : Rule
{
    public sealed override ChainLink Link => ChainLink.KerberosCall;

    public sealed override Basis Basis => Basis.Likely;

    public sealed override IEnumerable<Finding> Evaluate(SyncDeployment deployment, CancellationToken cancellationToken)
    {
        var hasFinding = false;
        foreach (var subject in AccountSubject.In(deployment))
        {
            if (!Concerns(subject))
            {
                continue;
            }

            foreach (var finding in Judge(subject, deployment))
            {
                cancellationToken.ThrowIfCancellationRequested();
                hasFinding = true;
                yield return finding;
            }
        }

        if (!hasFinding)
        {
            yield return deployment.Servers.Count > 0 || SpnSubject.In(deployment).Count > 0
                ? Find(FindingStatus.Unknown, "service account", "Neither the service account nor a holder of the SPN is known.")
                : Find(FindingStatus.NotApplicable, "service account", "The deployment names no ENTSSO server and no SPN.");
        }
    }

    /// <summary>Whether the rule looks at this account.</summary>
    protected virtual bool Concerns(AccountSubject subject) => true;

    /// <summary>The answer for a name that the directory has no account of.</summary>
    protected virtual FindingStatus StatusOfMissing => FindingStatus.Fail;

    /// <summary>Judges an account that the directory has.</summary>
    protected abstract IEnumerable<Finding> Judge(AccountSubject subject, DirectoryAccount account, SyncDeployment deployment);

    private IEnumerable<Finding> Judge(AccountSubject subject, SyncDeployment deployment)
    {
        var named = subject.Account;
        if (named.Account is { } account)
        {
            return Judge(subject, account, deployment);
        }

        var title = $"{(named.Display.Length > 0 ? named.Display : named.Given.Or(""))} ({subject.Role})";
        return [named.Name is { IsNeverDomainAccount: true }
            ? Find(FindingStatus.NotApplicable, title, "It is no account of a domain (see PRE-07).")
            : named.Found.IsKnown
                ? Find(StatusOfMissing, title, "The directory has no account of this name.", "Correct the name, or the account that the service runs under.")
                : Find(FindingStatus.Unknown, title, $"The state of the account is unknown: {named.Found.Reason.TrimEnd('.')}.")];
    }
}
