using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Gates;

/// <summary>GATE-08: the servers that are called belong to the SSO system whose settings were read.</summary>
internal sealed class Gate08SameSsoSystem : ReceivingServerRule
{
    public override string Id => "GATE-08";

    public override ChainLink Link => ChainLink.Service;

    public override string Title => "The server uses the credential database whose settings are administered.";

    protected override Finding Judge(ReceivingServer subject, RuleInput input)
    {
        var server = subject.Server;
        var system = input.Deployment.System;
        foreach (var (fact, question) in new[]
        {
            (server.DatabaseServer, $"which SQL Server {server.Name} uses"),
            (server.DatabaseName, $"which database {server.Name} uses"),
            (system.DatabaseServer, "on which SQL Server the administered SSO system is"),
            (system.DatabaseName, "in which database the administered SSO system is"),
        })
        {
            if (!fact.IsKnown)
            {
                return FindUnknown(server.Name, question, fact);
            }
        }

        var its = $"{server.DatabaseName.Value} on {server.DatabaseServer.Value}";
        var administered = $"{system.DatabaseName.Value} on {system.DatabaseServer.Value}";
        if (!Same(server.DatabaseName.Value, system.DatabaseName.Value))
        {
            return Find(
                FindingStatus.Fail,
                server.Name,
                $"{server.Name} uses the database {its}, but the settings were read from {administered}: another SSO system is administered than is called.",
                $"Administer the system of the server that is called: ssomanage -serverall {CommandWord.Of(server.Name, "SERVER")}");
        }

        var isSameInstance = Same(Instance(server.DatabaseServer.Value), Instance(system.DatabaseServer.Value));
        var itsHost = HostOf(server.DatabaseServer.Value, server.Name);
        var administeredHost = HostOf(system.DatabaseServer.Value, system.ReadThrough.Or(""));
        if (isSameInstance && administeredHost.Length == 0)
        {
            return FindUnknown(
                server.Name, $"Which computer {system.DatabaseServer.Value} means", "it is not known through which SSO server the settings were read");
        }

        return isSameInstance && MayBeSame(itsHost, administeredHost)
            ? Find(FindingStatus.Pass, server.Name, $"{server.Name} uses the database {its}, the one whose settings were read.")
            : Find(
                FindingStatus.Warning,
                server.Name,
                $"{server.Name} uses the database {its}, and the settings were read from {administered}: likely two SSO systems, unless both names mean one SQL Server.",
                $"Compare the databases, and when they differ, administer the system of the server that is called: ssomanage -serverall {CommandWord.Of(server.Name, "SERVER")}");
    }

    private static bool MayBeSame(string left, string right) => Same(left, right)
        || (HostName.TryParse(left, mend: false, out var one, out _) && HostName.TryParse(right, mend: false, out var other, out _) && one.MayBeSameHostAs(other));

    private static string Instance(string sqlServer) =>
        sqlServer.IndexOf('\\') is var at && at < 0 ? "" : sqlServer.Substring(at + 1);

    // SQL Server's words for the computer itself mean the ENTSSO server that uses the database.
    private static string HostOf(string sqlServer, string ssoServer)
    {
        var at = sqlServer.IndexOf('\\');
        var host = (at < 0 ? sqlServer : sqlServer.Substring(0, at)).Trim();
        return host.Length == 0 ? host : RemoteComputer.NameOf(host) ?? ssoServer;
    }

    private static bool Same(string left, string right) => string.Equals(left.Trim(), right.Trim(), StringComparison.OrdinalIgnoreCase);
}
