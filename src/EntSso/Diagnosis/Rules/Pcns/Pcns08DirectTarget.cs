using System.Globalization;
using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Pcns;

/// <summary>PCNS-08: an ENTSSO server to which domain controllers send directly takes what they send.</summary>
internal sealed class Pcns08DirectTarget() : SubjectRule<PcnsTarget>(
    new("PCNS-08", ChainLink.DomainController, "An ENTSSO server that is a PCNS target accepts password changes from PCNS.")
    {
        Events = [10654, 10709, 10750, 11069], ClearedBy = [10662],
    },
    PcnsSubjects.Targets)
{
    // The numbers of a deployment guide; 1 is also in the sample of the product's help, whose target is a sync engine.
    private const int FullyQualified = 1;
    private const int Nt4 = 3;

    protected override Answer Check(PcnsTarget subject, RuleContext context)
    {
        if (PcnsSubjects.DirectServer(subject, context) is not { } server)
        {
            return subject.Server.IsKnown
                ? NotApplicable("The target is not an ENTSSO server.")
                : Unknown("the target's server", subject.Server, Run($"pcnscfg list"));
        }

        var (name, gate, format) = (server.Name, server.AllowPcns, subject.UserNameFormat);
        return !gate.IsKnown ? Unknown($"whether {name} accepts password changes from PCNS", gate)
            : !gate.Value ? Fail(
                $"{name} does not allow password sync from PCNS, to which the target sends.",
                [
                    RemedyStep.Cmdlet("Enable-EntSsoPcnsSync", ("Server", name)).On(name, "the ENTSSO server").Elevated,
                    Run($"ssoconfig -allowPS PCNS yes").Or,
                ])
            : context.Events.Newest(Description.ClearedBy, server.LogComputer()) is { } received
                ? Pass($"{name} allows password sync from PCNS and accepts it: {EventWitness.Describe(received)}.")
                    with { Events = [received] }
            : format is { IsKnown: true, Value: FullyQualified } ? Warn(
                $"{name} allows password sync from PCNS, but the target's user name format is 1, likely the distinguished name that "
                    + "the sync engine accepts; ENTSSO accepts only the NT4 form.",
                [Run($"pcnscfg modifytarget /N:{subject.Name:TARGET} /F:3", "Likely 3 is the number of the NT4 format")])
            : format is { IsKnown: true, Value: Nt4 }
                ? Pass(
                    $"{name} allows password sync from PCNS, and the target's user name format is 3, likely the NT4 form that ENTSSO "
                        + "accepts.")
            : Unknown(
                $"{name} allows password sync from PCNS; whether the target's user name format is the NT4 form that ENTSSO accepts",
                format.IsKnown
                    ? $"the target has format {format.Value.ToString(CultureInfo.InvariantCulture)}, which is not documented (likely "
                        + "3 is NT4)"
                    : format.Reason,
                Say("Change the password of a test account: event 10662 on the server shows success, 10750 the wrong format."));
    }

    protected override EventQuestion Question(PcnsTarget subject, RuleContext context) => new()
    {
        Computer = PcnsSubjects.DirectServer(subject, context)?.LogComputer() ?? "",
        Age = FactAge.Of(PcnsSubjects.DirectServer(subject, context)?.AllowPcns ?? default),
        Meaning = "the service reported the problem later",
        Remedy =
        [
            RemedyStep.Cmdlet("Enable-EntSsoPcnsSync", ("Server", PcnsSubjects.DirectServer(subject, context)?.Name ?? ""))
                .Elevated.For("Event 11069"),
            Run($"ssoconfig -allowPS PCNS yes").Or,
            Run($"pcnscfg modifytarget /N:{subject.Name:TARGET} /F:3", "Event 10750; likely 3 is the number of the NT4 format"),
            Say("Events 10654 and 10709: the domain controller is not a member of the access account."),
        ],
    };
}
