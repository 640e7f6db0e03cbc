using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Preconditions;

/// <summary>PRE-02: the service ENTSSO runs and starts with the computer.</summary>
internal sealed class Pre02ServiceRuns() : SubjectRule<SsoServer>(
    new("PRE-02", ChainLink.Service, "The service ENTSSO runs and starts with the computer.") { Events = [10503], ClearedBy = [10502] },
    SubjectSets.Servers)
{
    protected override Answer Check(SsoServer subject, RuleContext context)
    {
        var (state, mode, query) = (subject.Service.State, subject.Service.StartMode, Run($@"sc.exe \\{subject.Name:computer SERVER} query ENTSSO"));
        if (!state.IsKnown)
        {
            return subject.IsOnline.Or(false)
                ? Pass("The service answered with its status, so it runs.")
                : Unknown("whether the service runs", state, query);
        }

        return state.Value switch
        {
            ServiceState.NotInstalled => Fail(
                "The computer has no service ENTSSO.",
                [Say("Install Enterprise Single Sign-On on the computer, or correct the name of the server.")]),
            ServiceState.StartPending =>
                Warn("The service is starting; after a start of the computer this may take about three minutes.", [query]),
            not ServiceState.Running => Fail($"The service is not running: its state is {state.Value}.", Start(subject)),
            _ when mode.IsKnown && mode.Value != ServiceStartMode.Automatic => Warn(
                $"The service runs, but its start mode is {mode.Value}: it does not start with the computer.",
                [Run($@"sc.exe \\{subject.Name:computer SERVER} config ENTSSO start= auto")]),
            _ => Pass($"The service runs; its start mode is {(mode.IsKnown ? "Automatic" : $"unknown ({mode.Reason})")}."),
        };
    }

    protected override EventQuestion Question(SsoServer subject, RuleContext context) => new()
    {
        Age = FactAge.Of(subject.Service.State.IsKnown ? subject.Service.State.Select(_ => true) : subject.IsOnline),
        Meaning = "the service reports otherwise",
        Remedy = [Say("Look up the error code of the event and the events just before it, which usually name the reason. Fix it, then start the service:"), .. Start(subject)],
    };

    private static RemedyStep[] Start(SsoServer server) => [Run($@"sc.exe \\{server.Name:computer SERVER} start ENTSSO")];
}
