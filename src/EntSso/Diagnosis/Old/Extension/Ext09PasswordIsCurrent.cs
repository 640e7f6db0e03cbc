using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Naming;

namespace EntSso.Diagnosis.Old.Extension;

/// <summary>EXT-09: the password of the extension user is the current one, as far as the outcome of changes tells.</summary>
internal sealed class Ext09PasswordIsCurrent : EntSsoAgentRule
{
    private const string WrongCredentials = "ma-credentials-failure";

    // ERROR_LOGON_FAILURE, ERROR_PASSWORD_EXPIRED, ERROR_PASSWORD_MUST_CHANGE, ERROR_ACCOUNT_LOCKED_OUT as codes, HRESULT and NTSTATUS.
    private static readonly HashSet<uint> _logonErrors =
    [
        1326, 1330, 1907, 1909, 0x8007052E, 0x80070532, 0x80070773, 0x80070775, 0xC000006D, 0xC000006A, 0xC0000071, 0xC0000224, 0xC0000234,
    ];

    public override string Id => "EXT-09";

    public override ChainLink Link => ChainLink.CallerCheck;

    public override string Title => "The extension user's password is the current one.";

    public override Basis Basis => Basis.Likely;

    public override IReadOnlyList<int> EventIds => [11060];

    protected override Finding Judge(EntSsoAgent agent, SyncDeployment deployment)
    {
        var remedy = $"Management agent {agent.Subject} > Properties > Configure Extensions > Settings: enter the password of the extension user again";
        var server = agent.Extension is { } extension ? deployment.ServerFor(ConnectTarget.Of(extension)) : null;
        var lastTry = ChangeHistory.Of(agent, deployment.SyncEngine).LastTry;
        var refusal = new EventWitness(deployment, EventIds).All(EventIds, server?.LogComputer() ?? "")
            .Where(evidence => evidence.ErrorCode is { } code && _logonErrors.Contains(unchecked((uint)code)))
            .OrderByDescending(evidence => evidence.Last ?? DateTime.MinValue)
            .FirstOrDefault();
        if (refusal is not null && !(lastTry is { } newer && ChangeHistory.IsSuccess(newer.ReturnCode) && newer.Time > refusal.Last))
        {
            return Find(FindingStatus.Fail, agent.Subject, $"The last known refusal has the code of a failed sign-in: {EventWitness.Tell(refusal)}.", remedy);
        }

        if (lastTry is not { } attempt)
        {
            return FindUnknown(
                agent.Subject, "Whether the extension user's password is current", "no export holds it, and the engine's history has no change that would tell", "Change the password of a test account and look at the engine's password history.");
        }

        var time = attempt.Time is { } at ? $" at {EventWitness.Time(at)}" : "";
        return string.Equals(attempt.ReturnCode, WrongCredentials, StringComparison.OrdinalIgnoreCase)
            ? Find(FindingStatus.Fail, agent.Subject, $"The last change{time} ended with {WrongCredentials}: likely the password has been changed in the directory and not here.", remedy)
            : ChangeHistory.IsSuccess(attempt.ReturnCode)
                ? Find(FindingStatus.Pass, agent.Subject, $"The last change{time} was delivered, so the user could sign in.")
                : FindUnknown(agent.Subject, "Whether the extension user's password is current", $"the last change{time} ended with {NameText.Quote(attempt.ReturnCode)}, which does not tell");
    }
}
