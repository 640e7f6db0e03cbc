using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis.Old;

/// <summary>An SPN that has to work, and the service account that has to hold it.</summary>
/// <param name="Spn">The SPN, of the class ENTSSO.</param>
/// <param name="ServiceAccount">The service account of the server that the SPN's host means.</param>
internal sealed record SpnSubject(ServicePrincipalName Spn, NamedAccount ServiceAccount)
{
    /// <summary>
    /// The SPNs of a deployment: those that the extensions connect by and those that were stated; where there are none of these, one
    /// for each server.
    /// </summary>
    internal static IReadOnlyList<SpnSubject> In(SyncDeployment deployment)
    {
        var subjects = new List<SpnSubject>();
        var seen = new HashSet<ServicePrincipalName>();
        foreach (var target in ConnectTarget.In(deployment))
        {
            Add(target.Spn);
        }

        foreach (var text in deployment.StatedServicePrincipalNames)
        {
            Add(ServicePrincipalName.TryParse(text, out var stated, out _) && stated.IsEntSso ? stated : null);
        }

        if (deployment.PasswordExtensions.Count == 0 && deployment.StatedServicePrincipalNames.Count == 0)
        {
            foreach (var server in deployment.Servers)
            {
                Add(ServerSearch.HostOf(server) is { IsAddress: false } host ? ServicePrincipalName.ForEntSso(host) : null);
            }
        }

        return subjects;

        void Add(ServicePrincipalName? spn)
        {
            if (spn is not null && seen.Add(spn))
            {
                var account = deployment.ServerFor(spn.Host)?.ServiceAccount
                    ?? Fact.Unknown<string>($"no ENTSSO server with a known service account is {spn.Host}");
                subjects.Add(new SpnSubject(spn, NamedAccount.From(account, deployment.Directory)));
            }
        }
    }
}
