using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old.Gates;

/// <summary>A rule over every ENTSSO server that receives password changes from the sync engine, or may receive them.</summary>
internal abstract class ReceivingServerRule : WitnessedRule<ReceivingServer>
{
    public override ChainLink Link => ChainLink.ServerGate;

    public override Basis Basis => Basis.Documented;

    protected sealed override string One => "server";

    protected override IEnumerable<ReceivingServer> SubjectsIn(RuleInput input) => ReceivingServer.In(input.Deployment);

    protected sealed override Finding Nothing(SyncDeployment deployment) =>
        Find(FindingStatus.NotApplicable, "ENTSSO servers", "The deployment names no ENTSSO server.");

    /// <summary>A command that has to run on the server itself, elevated.</summary>
    protected static string RunOn(ReceivingServer server, string command) =>
        $"On {CommandWord.Of(server.Server.Name, "the ENTSSO server")}, elevated: {command}";

    /// <summary>A question for this rule's events on the server.</summary>
    protected EventQuestion About<T>(ReceivingServer server, Fact<T> fact) => new()
    {
        Ids = AskedIds,
        ClearedBy = ClearingIds,
        Computer = server.Server.LogComputer(),
        Age = FactAge.Of(fact),
    };
}
