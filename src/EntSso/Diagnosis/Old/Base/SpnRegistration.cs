using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis.Old;

/// <summary>Whether an SPN is registered, by the best source there is, and how that is known.</summary>
/// <param name="IsRegistered">The answer; unknown with the reason when there is no source.</param>
/// <param name="Evidence">How it is known, as a sentence; empty when it is not.</param>
internal sealed record SpnRegistration(Fact<bool> IsRegistered, string Evidence)
{
    /// <summary>Asks in this order: the search of the forest, the service account's own list, what was stated.</summary>
    internal static SpnRegistration Of(ServicePrincipalName spn, NamedAccount serviceAccount, SyncDeployment deployment)
    {
        var holders = deployment.Directory.HoldersOf(spn);
        if (holders.IsKnown)
        {
            return holders.Value.Count == 0
                ? new SpnRegistration(Fact.Known(false, holders.Origin), $"Nobody in the forest holds {spn}.")
                : new SpnRegistration(Fact.Known(true, holders.Origin), $"{spn} is held by {string.Join(" and ", holders.Value)}.");
        }

        if (serviceAccount.Account is { } account)
        {
            return Contains(account.ServicePrincipalNames, spn)
                ? new SpnRegistration(Fact.Known(true), $"{account} holds {spn}.")
                : new SpnRegistration(Fact.Known(false), $"The service account {account} does not hold {spn}.");
        }

        if (deployment.StatedServicePrincipalNames.Count > 0)
        {
            return Contains(deployment.StatedServicePrincipalNames, spn)
                ? new SpnRegistration(Fact.Known(true), $"{spn} is registered as stated; {holders.Reason.TrimEnd('.')}.")
                : new SpnRegistration(
                    Fact.Known(false),
                    $"{spn} is not among the stated SPNs ({string.Join(", ", deployment.StatedServicePrincipalNames.Select(NameText.Quote))}).");
        }

        return new SpnRegistration(Fact.Unknown<bool>(holders.Reason), "");
    }

    /// <summary>The registered ENTSSO SPNs whose host may be the given one, in short or long form, by every source there is.</summary>
    internal static IReadOnlyList<ServicePrincipalName> OfHost(HostName host, NamedAccount serviceAccount, SyncDeployment deployment)
    {
        var texts = deployment.Directory.ServicePrincipalNames
            .Where(lookup => lookup.Holders.IsKnown && lookup.Holders.Value.Count > 0)
            .SelectMany(lookup => lookup.Holders.Value.SelectMany(holder => holder.ServicePrincipalNames).Concat([lookup.ServicePrincipalName]));
        if (serviceAccount.Account is { } account)
        {
            texts = texts.Concat(account.ServicePrincipalNames);
        }

        var registered = new List<ServicePrincipalName>();
        AddOfHost(host, texts, registered);
        if (registered.Count == 0)
        {
            // What somebody says counts only where the directory was not asked.
            AddOfHost(host, deployment.StatedServicePrincipalNames, registered);
            registered.RemoveAll(spn => deployment.Directory.HoldersOf(spn).IsKnown);
        }

        return registered;
    }

    private static void AddOfHost(HostName host, IEnumerable<string> texts, List<ServicePrincipalName> found)
    {
        // An account may hold hundreds of names; most cannot be of the host, which shows without taking them apart.
        var label = host.ToAscii() == host.ToUnicode() ? host.ShortName : "";
        foreach (var text in texts)
        {
            if (text.IndexOf(label, StringComparison.OrdinalIgnoreCase) >= 0 && ServicePrincipalName.TryParse(text, out var spn, out _) && spn.IsEntSso && spn.PortOrInstance.Length == 0
                && spn.ServiceName.Length == 0 && spn.Host.MayBeSameHostAs(host) && !found.Contains(spn))
            {
                found.Add(spn);
            }
        }
    }

    private static bool Contains(IEnumerable<string> texts, ServicePrincipalName spn) =>
        texts.Any(text => string.Equals(text, spn.ToString(), StringComparison.OrdinalIgnoreCase));
}
