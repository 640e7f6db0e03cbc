using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Extension;

/// <summary>EXT-05: the connect-to name has the form, short or long, of the SPN that is registered.</summary>
internal sealed class Ext05ConnectToHasFormOfSpn() : ExtensionRule(
    new("EXT-05", ChainLink.ManagementAgent, "Connect To has the same form as the registered SPN.") { RelatedEvents = [11063] })
{
    protected override Answer Check(ConnectTarget subject, RuleContext context)
    {
        if (subject.Spn is not { } spn)
        {
            return subject.Host is { } other
                ? Fail(
                    $"Connect To is {(other.IsAddress ? "the IP address " : "")}{other}, and no SPN is registered for it.",
                    [EnterHost(context)])
                : Unknown("which name to compare", subject.WhyNoSpn);
        }

        var server = context.Servers.For(subject);
        var account = context.Account(server?.ServiceAccount ?? Fact.Unknown<string>("no such server is known"));
        return Check(subject, spn, account, context) with { About = FindingSubject.SpnOf(spn.ToString(), account.Display, server?.Name ?? "") with { ManagementAgent = subject.Extension.ManagementAgent } };
    }

    private static Answer Check(ConnectTarget subject, ServicePrincipalName spn, NamedAccount account, RuleContext context)
    {
        var registration = context.RegisteredSpns.Of(spn, account);
        var setting = subject.Extension.ManagementAgent.Length > 0 ? $"Connect To of {subject.Extension.ManagementAgent}" : "Connect To";
        if (!registration.IsRegistered.IsKnown)
        {
            return Unknown($"whether {spn} is registered", registration.IsRegistered.Reason);
        }

        if (registration.IsRegistered.Value)
        {
            return Pass($"{setting} is {subject.Host}. {registration.Evidence}");
        }

        var add = SpnRemedy.Register(spn, account, subject.Host);
        var isStated = account.Account is null && !context.Directory.HoldersOf(spn).IsKnown;
        return context.RegisteredSpns.OfHost(subject.Host!, account).FirstOrDefault(candidate => candidate != spn) is not { } other
            ? Fail($"{setting} is {subject.Host}. {registration.Evidence}", add)
            : Fail(
                $"{setting} is {subject.Host}, the {FormOf(spn)} form, but the {(isStated ? "stated" : "registered")} SPN is {other}, "
                    + $"the {FormOf(other)} form: the requested ticket for {spn} is not found.",
                [.. add, Enter("Connect To", other.Host.ToString()).Or]);
    }

    private static string FormOf(ServicePrincipalName spn) => spn.IsShortForm ? "short" : "long";
}
