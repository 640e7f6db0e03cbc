using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Events;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules;

/// <summary>Event 4 of Security-Kerberos: a service could not decrypt the ticket for its SPN. The computer that asked logs it.</summary>
internal static class WrongHolder
{
    private static readonly EventId[] _ids = [new(EventSource.Kerberos, 4)];

    /// <summary>
    /// Weighs the event against the holders of an SPN; a wrong password of the right holder looks the same, so it only warns.
    /// </summary>
    internal static EventQuestion Question(ServicePrincipalName spn, Fact<IReadOnlyList<DirectoryAccount>> holders, string service) => new()
    {
        Ids = _ids,
        Subject = spn.ToString(),
        Age = FactAge.Of(holders),
        Against = FindingStatus.Warning,
        AgainstUnknown = FindingStatus.Warning,
        Meaning =
            $"{service} could not decrypt a ticket for {spn}: likely another account holds the SPN, or the service has an old password",
        Remedy =
        [
            RemedyStep.Setspn(SetspnCommand.Query(spn.ToString())),
            Rule.Say(
                "Compare the holder with the account that the service runs under. Where both are the same, enter the account's "
                    + "current password in the service and restart it."),
        ],
    };

    /// <summary>The SPNs of ENTSSO that the logs name in this way.</summary>
    internal static IEnumerable<ServicePrincipalName> Logged(RuleContext context) => context.Events.All(_ids)
        .Select(evidence => ServicePrincipalName.TryParse(evidence.Subject, out var spn, out _) && spn.IsEntSso ? spn : null)
        .OfType<ServicePrincipalName>().Distinct();
}
