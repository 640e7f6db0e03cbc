using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old.Preconditions;

/// <summary>PRE-02: the service ENTSSO runs and starts with the computer.</summary>
internal sealed class Pre02ServiceRuns : ServerRule
{
    public override string Id => "PRE-02";

    public override string Title => "The service ENTSSO runs and starts with the computer.";

    public override IReadOnlyList<int> EventIds => [10503];

    protected override IReadOnlyList<int> ClearedBy => [10502];

    protected override FactAge AgeOf(SsoServer server) => FactAge.Of(server.Service.State.IsKnown ? server.Service.State.Select(_ => true) : server.IsOnline);

    protected override string RemedyByEvent(SsoServer server) => Start(server);

    protected override Finding Judge(SsoServer server)
    {
        var state = server.Service.State;
        if (!state.IsKnown)
        {
            return server.IsOnline.Or(false)
                ? Find(FindingStatus.Pass, server.Name, "The service answered with its status, so it runs.")
                : FindUnknown(server.Name, "Whether the service runs", state.Reason, CommandLine.For(@"sc.exe \\{server|SERVER} query ENTSSO", server.Name));
        }

        switch (state.Value)
        {
            case ServiceState.NotInstalled:
                return Find(
                    FindingStatus.Fail, server.Name, "The computer has no service ENTSSO.", "Install Enterprise Single Sign-On on the computer, or correct the name of the server.");
            case ServiceState.StartPending:
                return Find(
                    FindingStatus.Warning,
                    server.Name,
                    "The service is starting; after the computer's start that may take about three minutes.",
                    CommandLine.For(@"sc.exe \\{server|SERVER} query ENTSSO", server.Name));
            case ServiceState.Running:
                break;
            default:
                return Find(FindingStatus.Fail, server.Name, $"The service is not running: its state is {state.Value}.", Start(server));
        }

        var mode = server.Service.StartMode;
        return mode.IsKnown && mode.Value != ServiceStartMode.Automatic
            ? Find(
                FindingStatus.Warning,
                server.Name,
                $"The service runs, but its start mode is {mode.Value}: after the next start of the computer it will not.",
                CommandLine.For(@"sc.exe \\{server|SERVER} config ENTSSO start= auto", server.Name))
            : Find(FindingStatus.Pass, server.Name, $"The service runs; its start mode is {(mode.IsKnown ? "Automatic" : $"unknown ({mode.Reason.TrimEnd('.')})")}.");
    }

    private static string Start(SsoServer server) => CommandLine.For(@"sc.exe \\{server|SERVER} start ENTSSO", server.Name);
}
