using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis.Old.Kerberos;

/// <summary>KRB-00: a stated SPN is well-formed and of the class ENTSSO.</summary>
internal sealed class Krb00SpnIsWellFormed : Rule
{
    public override string Id => "KRB-00";

    public override ChainLink Link => ChainLink.KerberosCall;

    public override string Title => "The SPN is well-formed and of the class ENTSSO.";

    public override Basis Basis => Basis.Documented;

    public override IReadOnlyList<int> EventIds => [11063];

    public override IEnumerable<Finding> Evaluate(SyncDeployment deployment, CancellationToken cancellationToken)
    {
        if (deployment.StatedServicePrincipalNames.Count == 0)
        {
            yield return Find(FindingStatus.NotApplicable, "service principal names", "No SPN was stated.");
        }

        foreach (var text in deployment.StatedServicePrincipalNames)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Judge(text);
        }
    }

    private Finding Judge(string text)
    {
        if (!ServicePrincipalName.TryParse(text, out var spn, out var error))
        {
            // The subject of a finding goes to terminals and files: control characters stay out of it.
            var subject = NameText.Quote(text).Trim('\'');
            return Find(
                FindingStatus.Fail,
                subject,
                error.Reason,
                error.Suggestion.Length > 0 ? $"Type {error.Suggestion} instead." : "Type ENTSSO/ and the host name of the ENTSSO server, for example ENTSSO/INTSVR1.");
        }

        if (!spn.IsEntSso)
        {
            return FindSpn(
                FindingStatus.Fail, text, "", $"The class is {spn.ServiceClass}; the ENTSSO service is called by the class {ServicePrincipalName.EntSsoServiceClass}.", Suggest(spn));
        }

        if (spn.PortOrInstance.Length > 0 || spn.ServiceName.Length > 0)
        {
            return FindSpn(
                FindingStatus.Fail,
                text,
                "",
                "The SPN of the ENTSSO service has neither port nor service name: it is the class, a slash and the connect-to name.",
                $"Type {ServicePrincipalName.ForEntSso(spn.Host)} instead.");
        }

        var remarks = spn.Host.Remarks;
        return remarks.Count == 0
            ? FindSpn(FindingStatus.Pass, text, "", $"Class {spn.ServiceClass}, host {spn.Host} in {(spn.IsShortForm ? "short" : "long")} form.")
            : FindSpn(FindingStatus.Warning, text, "", $"The SPN is well-formed. {string.Join(" ", remarks)}");
    }

    private static string Suggest(ServicePrincipalName spn) =>
        string.Equals(spn.Host.ToString(), ServicePrincipalName.EntSsoServiceClass, System.StringComparison.OrdinalIgnoreCase)
            && HostName.TryParse(spn.ServiceClass, mend: false, out var host, out _) && !host.IsAddress
            ? $"Class and host are swapped: type {ServicePrincipalName.ForEntSso(host)} instead."
            : $"Type {ServicePrincipalName.ForEntSso(spn.Host)} instead.";
}
