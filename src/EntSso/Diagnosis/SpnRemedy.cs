using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis;

/// <summary>How to register and remove an SPN, where the account can hold one at all.</summary>
internal static class SpnRemedy
{
    /// <summary>Registers an SPN on a service account.</summary>
    /// <param name="spn">The SPN.</param>
    /// <param name="account">The service account; a placeholder replaces one that is not known.</param>
    /// <param name="computer">The computer that the service runs on, by which local accounts are recognised.</param>
    internal static RemedyStep[] Register(ServicePrincipalName spn, NamedAccount account, HostName? computer) =>
        account.WhyNoSpnHolder(computer) is { Length: > 0 } why
            ? [RemedyStep.Say($"{MessageText.Sentence(why)}: run the service under a domain account first{(spn.IsEntSso ? " (see PRE-07)" : "")}, then register the SPN on that account.")]
            : [RemedyStep.Cmdlet("Register-EntSsoSpn", ("ServicePrincipalName", spn.ToString()), ("Account", account.Display)), RemedyStep.Setspn(SetspnCommand.Add(spn.ToString(), account.Display)).Or];

    /// <summary>Removes an SPN from an account that must not hold it.</summary>
    internal static RemedyStep[] Unregister(ServicePrincipalName spn, DirectoryAccount account) =>
        [RemedyStep.Cmdlet(
            "Unregister-EntSsoSpn",
            ("ServicePrincipalName", spn.ToString()),
            ("Account", account.ToString())), RemedyStep.Setspn(SetspnCommand.Remove(spn.ToString(), account.ToString())).Or];
}

/// <summary>The SPN by which domain controllers call the sync engine.</summary>
internal static class SyncEngineSpn
{
    /// <summary>The service class of PCNS targets.</summary>
    internal const string ServiceClass = "PCNSCLNT";

    internal static bool IsSyncEngine(this ServicePrincipalName spn) =>
        string.Equals(spn.ServiceClass, ServiceClass, StringComparison.OrdinalIgnoreCase);
}
