using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis.Old;

/// <summary>An account that takes part in the call to the ENTSSO server.</summary>
/// <param name="Role">What it is there, in words: <c>service account of INTSVR1</c>.</param>
/// <param name="Account">The account.</param>
/// <param name="IsCalled">Whether tickets are encrypted for it: service accounts and holders of an SPN, not extension users.</param>
/// <param name="Spns">The SPNs through which it takes part.</param>
internal sealed record AccountSubject(string Role, NamedAccount Account, bool IsCalled, IReadOnlyList<ServicePrincipalName> Spns)
{
    /// <summary>
    /// The accounts of a deployment, each once: the service accounts, the holders of SPNs whose service account is not known, and the
    /// extension users.
    /// </summary>
    internal static IReadOnlyList<AccountSubject> In(SyncDeployment deployment)
    {
        var subjects = new List<AccountSubject>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var spns = SpnSubject.In(deployment);
        foreach (var server in deployment.Servers)
        {
            var own = new List<ServicePrincipalName>();
            foreach (var spn in spns)
            {
                if (deployment.ServerFor(spn.Spn.Host) == server)
                {
                    own.Add(spn.Spn);
                }
            }

            Add($"service account of {server.Name}", NamedAccount.From(server.ServiceAccount, deployment.Directory), true, own);
        }

        foreach (var spn in spns)
        {
            if (!spn.ServiceAccount.Given.IsKnown)
            {
                foreach (var holder in deployment.Directory.HoldersOf(spn.Spn).Or([]))
                {
                    Add($"holder of {spn.Spn}", NamedAccount.From(holder), true, [spn.Spn]);
                }
            }
        }

        foreach (var target in ConnectTarget.In(deployment))
        {
            if (target.Extension.User.IsKnown)
            {
                Add($"extension user of {target.Subject}", NamedAccount.From(target.Extension.User, deployment.Directory), false, []);
            }
        }

        return subjects;

        void Add(string role, NamedAccount account, bool isCalled, IReadOnlyList<ServicePrincipalName> ownSpns)
        {
            if (account.Given.IsKnown && seen.Add(account.Account?.Sid ?? account.Name?.ToString() ?? account.Given.Value))
            {
                subjects.Add(new AccountSubject(role, account, isCalled, ownSpns));
            }
        }
    }
}
