using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Gates;

/// <summary>GATE-09: where there are adapters, the folder for replay files exists and is protected as the service left it.</summary>
internal sealed class Gate09ReplayDirectoryExists : ReceivingServerRule
{
    public override string Id => "GATE-09";

    public override ChainLink Link => ChainLink.Adapter;

    public override string Title => "The folder for replay files exists and is protected.";

    public override IReadOnlyList<int> EventIds => [10682, 10717, 10723, 10724, 10725];

    protected override Finding Judge(ReceivingServer subject, RuleInput input)
    {
        var server = subject.Server;
        if (input.Deployment.Adapters.Count == 0)
        {
            var listed = input.Deployment.Inventory.Adapters;
            return !listed.IsKnown && listed.IsAsked()
                ? FindUnknown(server.Name, "whether there are adapters, whose changes replay files keep", listed)
                : Find(FindingStatus.NotApplicable, server.Name, "No adapter is known, and replay files are of adapters only.");
        }

        if (!server.ReplayDirectoryExists.IsKnown)
        {
            return FindUnknown(server.Name, $"whether the folder for replay files of {server.Name} exists", server.ReplayDirectoryExists);
        }

        var folder = server.ReplayDirectory.IsKnown ? $"The folder for replay files {server.ReplayDirectory.Value}" : "The folder for replay files";
        return server.ReplayDirectoryExists.Value
            ? Find(FindingStatus.Pass, server.Name, $"{folder} exists on {server.Name}.")
            : Find(
                FindingStatus.Warning,
                server.Name,
                $"{folder} does not exist on {server.Name}: changes from adapters are lost while the database is away. Changes from Windows are not kept there.",
                Choose(subject));
    }

    protected override EventQuestion Ask(ReceivingServer subject, RuleInput input) => About(subject, subject.Server.ReplayDirectoryExists) with
    {
        Against = FindingStatus.Warning,
        Meaning = "the service could not use it as it is all the same",
        Remedy = Choose(subject),
    };

    private static string Choose(ReceivingServer subject) =>
        $"{RunOn(subject, "ssoconfig -replayFiles -default")}\nOr name a folder that does not exist yet, so that the service creates and protects it: ssoconfig -replayFiles FOLDER";
}
