using System.Globalization;
using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Kerberos;

/// <summary>KRB-06: a domain controller issues a ticket for the SPN.</summary>
internal sealed class Krb06TicketIsIssued() : SubjectRule<SpnSubject>(
    // The event has all the causes of this family; they meet in the ticket.
    new("KRB-06", ChainLink.KerberosCall, "A Kerberos ticket for the SPN can be obtained.") { Events = [11063] }, SubjectSets.Spns)
{
    private const long TargetUnknown = 0x80090303;

    protected override Answer Check(SpnSubject subject, RuleContext context)
    {
        if (context.ProbeOf(subject.Spn) is not { } probe)
        {
            return Unknown("whether a ticket is issued", "no ticket was requested", Get(subject));
        }

        if (!probe.Ticket.IsKnown)
        {
            return Unknown("whether a ticket is issued", probe.Ticket.Reason, NextStep(probe.Failure));
        }

        if (probe.Ticket.Value is { } ticket)
        {
            var version = ticket.KeyVersion is { } number ? $", key version {number.ToString(CultureInfo.InvariantCulture)}" : "";
            return Pass(
                $"{probe.Client} got a ticket of the realm {ticket.Realm}, encrypted with "
                    + $"{EncryptionTypes.Name(ticket.EncryptionType)}{version}.");
        }

        return probe.Failure is { } failure
            ? CheckFailure(subject, probe, failure, context)
            : Fail($"{probe.Client} was refused a ticket; the reason was not recorded.", [Get(subject)]);
    }

    protected override EventQuestion Question(SpnSubject subject, RuleContext context) => new()
    {
        Age = context.ProbeOf(subject.Spn) is { } probe ? FactAge.Of(probe.Ticket) : default,
        Meaning = "a caller came without Kerberos anyway",
        Remedy =
        [
            Run($"klist purge", "as the sync engine's service account").On(context.Deployment.SyncEngine.Server.Or(""), "the sync engine"),
            Get(subject),
            Say("Then check which account holds the SPN (KRB-01 to KRB-03), and whether Connect To has the same form (EXT-05)."),
        ],
    };

    private static RemedyStep Get(SpnSubject subject) => Run($"klist get {subject.Spn}");

    private static RemedyStep[] NextStep(KerberosFailure? failure) => failure?.NextStep is { Length: > 0 } step ? [Say(step)] : [];

    private static Answer CheckFailure(SpnSubject subject, KerberosProbe probe, KerberosFailure failure, RuleContext context)
    {
        var code = failure.IsProtocolError ? failure.Code.ToString(CultureInfo.InvariantCulture) : $"0x{failure.Code & 0xFFFFFFFF:X8}";
        var evidence = $"{probe.Client} was refused a ticket: {failure.Name} ({code}). {failure.Meaning}";
        return IsAboutClient(failure) ? Unknown(
                $"whether a ticket for the service is issued", $"the requesting account could not sign in. {evidence}", NextStep(failure))
            : IsTargetUnknown(failure) ? CheckUnknownTarget(subject, evidence, failure, context)
            : Fail(evidence, NextStep(failure));
    }

    // A domain controller answers alike for an SPN that no account holds and for one that several hold: only the directory knows.
    private static Answer CheckUnknownTarget(SpnSubject subject, string evidence, KerberosFailure failure, RuleContext context)
    {
        var holders = context.Directory.HoldersOf(subject.Spn);
        return !holders.IsKnown
            ? Fail(
                $"{evidence} Either no account holds the SPN or more than one does; which of the two is unknown: {holders.Reason}.",
                [RemedyStep.Setspn(SetspnCommand.Query(subject.Spn.ToString()))])
            : holders.Value.Count switch
            {
                0 => Fail($"{evidence} The directory confirms that no account holds the SPN.", subject.Register()),
                1 => Fail(
                    $"{evidence} The directory has exactly one holder, {holders.Value[0]}: likely the SPN is new and not yet "
                        + "replicated to the queried domain controller, or that account is disabled.",
                    NextStep(failure)),
                _ => Fail(
                    $"{evidence} The reason is a duplicate: {string.Join(" and ", holders.Value)} hold the SPN (KRB-03 has the command).",
                    [Run($"setspn -X -F")]),
            };
    }

    private static bool IsTargetUnknown(KerberosFailure failure) =>
        failure.IsProtocolError ? failure.Code is 7 or 8 : (failure.Code & 0xFFFFFFFF) == TargetUnknown;

    // RFC 4120: client unknown, revoked, key expired, pre-authentication failed, ticket expired; the same from SSPI.
    private static bool IsAboutClient(KerberosFailure failure) => failure.IsProtocolError
        ? failure.Code is 6 or 18 or 23 or 24 or 32
        : (failure.Code & 0xFFFFFFFF) is 0x8009030E or 0x8009030C;
}
