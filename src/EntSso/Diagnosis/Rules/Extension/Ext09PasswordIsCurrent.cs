using EntSso.Diagnosis.Evidence;
using EntSso.Events;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Extension;

/// <summary>EXT-09: the password of the extension user is the current one, as far as the outcome of changes shows.</summary>
internal sealed class Ext09PasswordIsCurrent() : EntSsoAgentRule(
    // Only with the error code of a failed sign-in does the event have to do with the password.
    new("EXT-09", ChainLink.CallerCheck, "The extension user's password is the current one.", Basis.Likely) { RelatedEvents = [11060] })
{
    private const string WrongCredentials = "ma-credentials-failure";
    private const string Asked = "whether the extension user's password is current";

    private static readonly EventId[] _refusals = [11060];

    // ERROR_LOGON_FAILURE, ERROR_PASSWORD_EXPIRED, ERROR_PASSWORD_MUST_CHANGE, ERROR_ACCOUNT_LOCKED_OUT as codes, HRESULT and NTSTATUS.
    private static readonly HashSet<uint> _logonErrors =
    [
        1326, 1330, 1907, 1909, 0x8007052E, 0x80070532, 0x80070773, 0x80070775, 0xC000006D, 0xC000006A, 0xC0000071, 0xC0000224, 0xC0000234,
    ];

    protected override Answer CheckReceiving(EntSsoAgent agent, RuleContext context)
    {
        RemedyStep[] remedy = [Say($"Management agent {agent.Name} > Properties > Configure Extensions > Settings: enter the password of the extension user again")];
        var server = agent.Extension is { } extension ? context.Servers.For(ConnectTarget.Of(extension)) : null;
        var lastTry = context.HistoryOf(agent).LastTry;
        var refusal = context.Events.All(_refusals, server?.LogComputer() ?? "")
            .Where(evidence => evidence.ErrorCode is { } code && _logonErrors.Contains(unchecked((uint)code)))
            .OrderByDescending(evidence => evidence.Last ?? DateTime.MinValue)
            .FirstOrDefault();
        if (refusal is not null && !(lastTry is { } newer && ChangeHistory.IsSuccess(newer.ReturnCode) && newer.Time > refusal.Last))
        {
            return Fail(
                $"The last known refusal has the code of a failed sign-in: {EventWitness.Describe(refusal)}.",
                remedy) with { Events = [refusal] };
        }

        if (lastTry is not { } attempt)
        {
            return Unknown(
                Asked, "no export holds it, and the engine's history has no change that would show it",
                Say("Change the password of a test account and look at the engine's password history."));
        }

        var time = attempt.Time is { } at ? $" at {IsoTime.FormatShort(at)}" : "";
        return string.Equals(attempt.ReturnCode, WrongCredentials, StringComparison.OrdinalIgnoreCase)
                ? Fail(
                    $"The last change{time} ended with {WrongCredentials}: likely the password was changed in the directory but not "
                        + "in the management agent.",
                    remedy)
            : ChangeHistory.IsSuccess(attempt.ReturnCode) ? Pass($"The last change{time} was delivered, so the user could sign in.")
            : Unknown(Asked, $"the last change{time} ended with {NameText.Quote(attempt.ReturnCode)}, which does not show it");
    }
}
