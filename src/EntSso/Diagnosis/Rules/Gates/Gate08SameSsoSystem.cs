using EntSso.Naming;
namespace EntSso.Diagnosis.Rules.Gates;

/// <summary>GATE-08: the servers that are called belong to the SSO system whose settings were read.</summary>
internal sealed class Gate08SameSsoSystem() : SubjectRule<ReceivingServer>(
    new("GATE-08", ChainLink.Service, "The server uses the credential database whose settings are administered."),
    SubjectSets.ReceivingServers)
{
    protected override Answer Check(ReceivingServer subject, RuleContext context)
    {
        var (server, system) = (subject.Server, context.Deployment.System);
        foreach (var (fact, question) in new[]
        {
            (server.DatabaseServer, $"which SQL Server {server.Name} uses"),
            (server.DatabaseName, $"which database {server.Name} uses"),
            (system.DatabaseServer, "the SQL Server of the administered SSO system"),
            (system.DatabaseName, "the database of the administered SSO system"),
        })
        {
            if (!fact.IsKnown)
            {
                return Unknown(question, fact);
            }
        }

        var its = $"{server.DatabaseName.Value} on {server.DatabaseServer.Value}";
        var administered = $"{system.DatabaseName.Value} on {system.DatabaseServer.Value}";
        if (!NameText.Same(server.DatabaseName.Value.Trim(), system.DatabaseName.Value.Trim()))
        {
            return Fail(
                $"{server.Name} uses the database {its}, but the settings were read from {administered}: the administered SSO system "
                    + "is not the one that is called.",
                [Administer(server.Name, "Administer the system of the server that is called")]);
        }

        var isSameInstance = NameText.Same(Instance(server.DatabaseServer.Value.Trim()), Instance(system.DatabaseServer.Value.Trim()));
        var itsHost = HostOf(server.DatabaseServer.Value, server.Name);
        var administeredHost = HostOf(system.DatabaseServer.Value, system.ReadThrough.Or(""));
        return isSameInstance && administeredHost.Length == 0
                ? Unknown(
                    $"which computer {system.DatabaseServer.Value} means",
                    "it is not known through which SSO server the settings were read")
            : isSameInstance && ComputerName.IsSame(itsHost.Trim(), administeredHost.Trim())
                ? Pass($"{server.Name} uses the database {its}, the one whose settings were read.")
            : Warn(
                $"{server.Name} uses the database {its}, and the settings were read from {administered}: likely two SSO systems, "
                    + "unless both names are of one SQL Server.",
                [Administer(server.Name, "Compare the databases. If they differ, administer the system of the server that is called")]);
    }

    private static RemedyStep Administer(string server, string text) => Run($"ssomanage -serverall {server:network SERVER}", text);

    private static string Instance(string sqlServer) => sqlServer.IndexOf('\\') is var at && at < 0 ? "" : sqlServer.Substring(at + 1);

    // SQL Server's words for the computer itself mean the ENTSSO server that uses the database.
    private static string HostOf(string sqlServer, string ssoServer)
    {
        var at = sqlServer.IndexOf('\\');
        var host = (at < 0 ? sqlServer : sqlServer.Substring(0, at)).Trim();
        return host.Length == 0 ? host : RemoteComputer.NameOf(host) ?? ssoServer;
    }
}
