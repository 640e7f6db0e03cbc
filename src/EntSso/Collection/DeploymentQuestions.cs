using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using EntSso.Collection.Directory;
using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Collection;

/// <summary>What a deployment's own facts make worth asking a directory and Kerberos.</summary>
public static class DeploymentQuestions
{
    /// <summary>
    /// The SPNs that the deployment rests on: ENTSSO with every connect-to name of a password extension in its short and given form, and
    /// every SPN that was stated.
    /// </summary>
    public static IReadOnlyList<string> ServicePrincipalNames(SyncDeployment deployment)
    {
        var names = new List<ServicePrincipalName>();
        foreach (PasswordExtension extension in deployment.PasswordExtensions)
        {
            if (extension.ConnectTo.IsKnown && HostName.TryParse(extension.ConnectTo.Value, out HostName? host, out _) && !host.IsAddress)
            {
                ServicePrincipalName spn = ServicePrincipalName.ForEntSso(host);
                names.Add(spn);
                names.Add(spn.ToShortForm());
            }
        }

        foreach (string stated in deployment.StatedServicePrincipalNames)
        {
            if (ServicePrincipalName.TryParse(stated, out ServicePrincipalName? spn, out _))
            {
                names.Add(spn);
            }
        }

        return [.. names.Distinct().Select(n => n.ToString())];
    }

    /// <summary>
    /// The accounts that the deployment rests on: service accounts, extension and connection users, and the role and application groups
    /// of ENTSSO.
    /// </summary>
    public static IReadOnlyList<AccountName> Accounts(SyncDeployment deployment)
    {
        IEnumerable<Fact<string>> facts = deployment.Servers.Select(s => s.ServiceAccount)
            .Concat(deployment.PasswordExtensions.Select(e => e.User))
            .Concat([deployment.System.SsoAdministrators, deployment.System.SsoAffiliateAdministrators]);
        var names = new List<AccountName>();
        foreach (Fact<string> fact in facts)
        {
            if (fact.IsKnown && AccountName.TryParse(fact.Value, out AccountName? name, out _) && !name.IsNeverDomainAccount && !names.Contains(name))
            {
                names.Add(name);
            }
        }

        return names;
    }

    /// <summary>Asks a directory for all of these. A directory that cannot be asked yields unknown facts with the reason.</summary>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public static SyncDeployment AskDirectory(SyncDeployment deployment, IDirectory directory, CancellationToken cancellationToken) =>
        new() { Directory = DirectoryCollector.Collect(directory, Accounts(deployment), ServicePrincipalNames(deployment), cancellationToken) };
}
