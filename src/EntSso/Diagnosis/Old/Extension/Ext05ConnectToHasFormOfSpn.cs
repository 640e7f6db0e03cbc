using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis.Old.Extension;

/// <summary>EXT-05: the connect-to name has the form, short or long, of the SPN that is registered.</summary>
internal sealed class Ext05ConnectToHasFormOfSpn : ExtensionRule
{
    public override string Id => "EXT-05";

    public override string Title => "Connect To has the same form as the registered SPN.";

    public override IReadOnlyList<int> EventIds => [11063];

    protected override Finding Judge(ConnectTarget target, SyncDeployment deployment)
    {
        if (target.Spn is not { } spn)
        {
            return target.Host is { IsAddress: true }
                ? Find(FindingStatus.Fail, target.Subject, $"Connect To is the IP address {target.Host}, and SPNs have names.", OtherName(deployment))
                : Find(FindingStatus.Unknown, target.Subject, $"There is nothing to compare: {target.WhyNoSpn}.");
        }

        var given = deployment.ServerFor(target)?.ServiceAccount ?? Fact.Unknown<string>("no such server is known");
        var account = NamedAccount.From(given, deployment.Directory);
        var registration = SpnRegistration.Of(spn, account, deployment);
        var setting = target.Extension.ManagementAgent.Length > 0 ? $"Connect To of {target.Extension.ManagementAgent}" : "Connect To";
        if (registration.IsRegistered is { IsKnown: true, Value: true })
        {
            return FindSpn(FindingStatus.Pass, spn.ToString(), account.Display, $"{setting} is {target.Host}. {registration.Evidence}");
        }

        if (!registration.IsRegistered.IsKnown)
        {
            return FindSpn(
                FindingStatus.Unknown, spn.ToString(), account.Display, $"Whether {spn} is registered is unknown: {registration.IsRegistered.Reason.TrimEnd('.')}.");
        }

        var add = SetspnCommand.Add(spn.ToString(), account.Display);
        var isStated = account.Account is null && !deployment.Directory.HoldersOf(spn).IsKnown;
        var other = SpnRegistration.OfHost(target.Host!, account, deployment).FirstOrDefault(candidate => candidate != spn);
        return other is null
            ? FindSpn(FindingStatus.Fail, spn.ToString(), account.Display, $"{setting} is {target.Host}. {registration.Evidence}", add)
            : FindSpn(
                FindingStatus.Fail,
                spn.ToString(),
                account.Display,
                $"{setting} is {target.Host}, the {FormOf(spn)} form, but the {(isStated ? "stated" : "registered")} SPN is {other}, the {FormOf(other)} form: a ticket for {spn} is asked and not found.",
                $"{add}\n# or: {Enter("Connect To", other.Host.ToString())}");
    }

    private static string FormOf(ServicePrincipalName spn) => spn.IsShortForm ? "short" : "long";

    private static string OtherName(SyncDeployment deployment)
    {
        var stated = deployment.StatedServicePrincipalNames
            .Select(text => ServicePrincipalName.TryParse(text, out var spn, out _) && spn.IsEntSso ? spn.Host.ToString() : "")
            .FirstOrDefault(host => host.Length > 0);
        return Enter("Connect To", stated ?? "the host name that the SPN was registered with");
    }
}
