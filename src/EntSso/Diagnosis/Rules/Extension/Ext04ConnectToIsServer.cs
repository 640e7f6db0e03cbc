namespace EntSso.Diagnosis.Rules.Extension;

/// <summary>EXT-04: the connect-to name is that of an ENTSSO server.</summary>
internal sealed class Ext04ConnectToIsServer() : ExtensionRule(
    new("EXT-04", ChainLink.ManagementAgent, "Connect To is an ENTSSO server.", Basis.Likely))
{
    private const int MostListed = 10;

    protected override Answer Check(ConnectTarget subject, RuleContext context)
    {
        if (subject.Host is not { } host)
        {
            return Unknown("which host to look for", subject.WhyNoSpn);
        }

        if (context.Servers.For(host) is { } server)
        {
            return Pass($"{host} is the ENTSSO server {server.Name}.");
        }

        var (servers, isComplete) = (context.Deployment.Servers, context.Deployment.Inventory.Servers);
        var known = string.Join(", ", servers.Take(MostListed).Select(candidate => candidate.Name))
            + (servers.Count > MostListed ? ", …" : "");
        return !isComplete.IsKnown
                ? Unknown(
                    $"{host} is not among the known ENTSSO servers ({(known.Length == 0 ? "none" : known)}); whether these are all",
                    isComplete.Reason)
            : subject.Spn is null ? Unknown($"which server {host} is", $"the ENTSSO servers are {known}")
            : known.Length == 0
                ? Fail(
                    $"{host} is not an ENTSSO server: the directory lists none.",
                    [Say("Find out which computer runs the ENTSSO service, and enter its name as Connect To.")])
            : Fail(
                $"{host} is not an ENTSSO server; these are: {known}.",
                [Enter("Connect To", servers.Count == 1 ? known : $"one of {known}")]);
    }
}
