using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Gates;

/// <summary>GATE-09: where there are adapters, the folder for replay files exists.</summary>
internal sealed class Gate09ReplayDirectoryExists() : SubjectRule<ReceivingServer>(
    new("GATE-09", ChainLink.Adapter, "The folder for replay files exists.") { Events = [10682, 10717, 10723, 10724, 10725] },
    SubjectSets.ReceivingServers)
{
    protected override Answer Check(ReceivingServer subject, RuleContext context)
    {
        var (exists, listed) = (subject.Server.ReplayDirectoryExists, context.Deployment.Inventory.Adapters);
        var folder = subject.Server.ReplayDirectory.IsKnown
            ? $"The folder for replay files {subject.Server.ReplayDirectory.Value}"
            : "The folder for replay files";
        return context.Deployment.Adapters.Count == 0 && !context.HasLogged(Description.Events, subject.Server.LogComputer())
                ? !listed.IsKnown && listed.IsAsked()
                    ? Unknown("whether there are adapters, whose changes replay files keep,", listed)
                    : NotApplicable("No adapter is known, and replay files are for adapters only.")
            : !exists.IsKnown ? Unknown($"whether the folder for replay files of {subject.Name} exists", exists)
            : exists.Value ? Pass($"{folder} exists on {subject.Name}.")
            : Warn(
                $"{folder} does not exist on {subject.Name}: changes from adapters are lost while the database is away. Changes from "
                    + "Windows are not kept there.",
                Choose(subject));
    }

    protected override EventQuestion Question(ReceivingServer subject, RuleContext context) => new()
    {
        Age = FactAge.Of(subject.Server.ReplayDirectoryExists),
        Against = FindingStatus.Warning,
        AgainstUnknown = FindingStatus.Warning,
        Meaning = "the service could not use the folder",
        Remedy = Choose(subject),
    };

    private static RemedyStep[] Choose(ReceivingServer subject) =>
    [
        subject.Here(RemedyStep.Cmdlet("Set-EntSsoServer", ("Server", subject.Name), ("ReplayDirectory", "")))
            .For("Name a folder that does not exist yet, so that the service creates and protects it"),
        Run($"ssoconfig -replayFiles FOLDER").Or,
        Run($"ssoconfig -replayFiles -default", "the default folder").Or,
    ];
}
