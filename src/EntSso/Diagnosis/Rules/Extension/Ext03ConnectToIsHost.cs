using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Extension;

/// <summary>EXT-03: the connect-to name is the name of a computer.</summary>
internal sealed class Ext03ConnectToIsHost() : ExtensionRule(
    new("EXT-03", ChainLink.ManagementAgent, "Connect To is the name of a computer, not an account."))
{
    protected override Answer Check(ConnectTarget subject, RuleContext context)
    {
        if (!subject.Extension.ConnectTo.IsKnown)
        {
            return Unknown("the connect-to name", subject.Extension.ConnectTo.Reason);
        }

        if (subject.Error is { } error)
        {
            return Fail(error.Reason, Correct(error, context));
        }

        var host = subject.Host!.ToString();
        if (subject.Spn is null)
        {
            var what = subject.IsThisComputer ? $"{host}, which means any computer that uses it" : $"the IP address {host}";
            return Fail($"Connect To is {what}: no SPN is registered for it, so Kerberos has no ticket.", [EnterHost(context)]);
        }

        return context.Hosts.Of(host)
            .FirstOrDefault(facts => string.Equals(facts.Name, host, StringComparison.OrdinalIgnoreCase)) is not { } dns
                ? Pass($"{host} is a well-formed host name. DNS was not queried.")
            : !dns.Addresses.IsKnown ? Unknown($"{host} is well-formed; whether it resolves", dns.Addresses.Reason)
            : dns.Addresses.Value.Count == 0 ? Fail($"{host} does not resolve in DNS.", [Run($"Resolve-DnsName {host:computer HOST}")])
            : Pass($"{host} resolves to {string.Join(", ", dns.Addresses.Value)}.");
    }

    private static RemedyStep[] Correct(NameError error, RuleContext context)
    {
        var servers = context.Deployment.Servers;
        var server = servers.Count == 1 ? servers[0].Name : "the host name of the ENTSSO server, as in its SPN";
        return error.Suggestion.Length > 0 ? [Enter("Connect To", error.Suggestion)]
            : error.Kind == NameErrorKind.AccountInsteadOfHost ? [Enter("Connect To", $"{server}. Enter the account in the field User.")]
            : [Enter("Connect To", server)];
    }
}
