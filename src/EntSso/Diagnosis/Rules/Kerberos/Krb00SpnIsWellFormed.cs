using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Kerberos;

/// <summary>KRB-00: a stated SPN is well-formed and of the class ENTSSO.</summary>
internal sealed class Krb00SpnIsWellFormed() : Rule(
    new("KRB-00", ChainLink.KerberosCall, "The SPN is well-formed and of the class ENTSSO.") { RelatedEvents = [11063] })
{
    internal override IEnumerable<Finding> Evaluate(RuleContext context)
    {
        var stated = context.Deployment.StatedServicePrincipalNames;
        return stated.Count == 0
            ? [Find("service principal names", NotApplicable("No SPN was stated."))]
            : Limit(stated.Select(text => Find(FindingSubject.SpnOf(NameText.Visible(text)), Check(text))), "SPN", null, context);
    }

    private static Answer Check(string text)
    {
        if (!ServicePrincipalName.TryParse(text, out var spn, out var error))
        {
            return Fail(error.Reason, [error.Suggestion.Length > 0
                ? Type(error.Suggestion)
                : Say("Type ENTSSO/ and the host name of the ENTSSO server, for example ENTSSO/INTSVR1.")])
                with { About = FindingSubject.General(NameText.Quote(text).Trim('\'')) };
        }

        if (spn.Host.IsThisComputer)
        {
            return Fail(
                $"The host is {spn.Host}, which means whatever computer uses it: no ticket is asked for such an SPN.",
                [Say($"Type {spn.ServiceClass}/ and the name of the computer that the service runs on.")]);
        }

        var form = $"host {spn.Host} in {(spn.IsShortForm ? "short" : "long")} form";
        if (spn.IsSyncEngine())
        {
            return Pass($"Class {spn.ServiceClass}, which domain controllers use to call the sync engine (see PCNS-05), {form}.");
        }

        if (!spn.IsEntSso)
        {
            return Fail(
                $"The class is {spn.ServiceClass}; the class of the ENTSSO service is {ServicePrincipalName.EntSsoServiceClass}.",
                [string.Equals(spn.Host.ToString(), ServicePrincipalName.EntSsoServiceClass, StringComparison.OrdinalIgnoreCase)
                    && ComputerName.Host(spn.ServiceClass) is { IsNetworkName: true } host
                        ? Say($"Class and host are swapped: type {ServicePrincipalName.ForEntSso(host)} instead.")
                        : Type(ServicePrincipalName.ForEntSso(spn.Host).ToString())]);
        }

        return spn.PortOrInstance.Length > 0 || spn.ServiceName.Length > 0 ? Fail(
                "The SPN of the ENTSSO service has neither port nor service name: it is the class, a slash and the connect-to name.",
                [Type(ServicePrincipalName.ForEntSso(spn.Host).ToString())])
            : spn.Host.Remarks is { Count: > 0 } remarks ? Warn($"The SPN is well-formed. {string.Join(" ", remarks)}", [])
            : Pass($"Class {spn.ServiceClass}, {form}.");
    }

    private static RemedyStep Type(string spn) => Say($"Type {spn} instead.");
}
