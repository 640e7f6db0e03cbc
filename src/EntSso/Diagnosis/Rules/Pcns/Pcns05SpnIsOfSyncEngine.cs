using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Events;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Pcns;

/// <summary>PCNS-05: the target's SPN is registered once, on the account of the sync engine.</summary>
internal sealed class Pcns05SpnIsOfSyncEngine() : TargetRule(
    new("PCNS-05", ChainLink.DomainController, "The target's SPN is registered once, on the sync engine's service account.") 
    {
        Events = PcnsSubjects.Events(6025), RelatedEvents = [new(EventSource.Kerberos, 4)],
    })
{
    protected override Answer CheckFacts(PcnsTarget subject, RuleContext context)
    {
        var name = subject.Name;
        if (!subject.ServicePrincipalName.IsKnown)
        {
            return Unknown("the target's SPN", subject.ServicePrincipalName, Run($"pcnscfg list"));
        }

        if (PcnsSubjects.DirectServer(subject, context) is { } server)
        {
            return PcnsSubjects.Direct(server);
        }

        if (!ServicePrincipalName.TryParse(subject.ServicePrincipalName.Value, out var spn, out var error))
        {
            return Fail(
                $"The target's SPN is malformed. {error.Reason}",
                [Run($"pcnscfg modifytarget /N:{name:TARGET} /S:PCNSCLNT/FULLY-QUALIFIED-NAME-OF-SYNC-ENGINE")]);
        }

        var (holders, account) = (context.Directory.HoldersOf(spn), context.Account(context.Deployment.SyncEngine.ServiceAccount));

        // An account that no domain has shows without a directory.
        if (!holders.IsKnown && account.Name is { IsNeverDomainAccount: true } && !account.IsComputerOnNetwork)
        {
            return Fail(
                $"The sync engine's service account cannot hold the SPN: {account.WhyNoSpnHolder(spn.Host)}.",
                SpnRemedy.Register(spn, account, spn.Host));
        }

        return !holders.IsKnown
            ? Unknown($"who holds {spn}", holders, RemedyStep.Setspn(SetspnCommand.Query(spn.ToString())))
            : context.Events.Weigh(
                SpnHolders.CheckEngine(spn, holders.Value, account), WrongHolder.Question(spn, holders, "the sync engine"));
    }

    protected override EventQuestion LoggedLater(PcnsTarget subject, RuleContext context)
    {
        var spn = subject.ServicePrincipalName.Or("");
        var holders = ServicePrincipalName.TryParse(spn, out var parsed, out _) ? context.Directory.HoldersOf(parsed) : default;
        return new()
        {
            Age = FactAge.Of(holders),
            Meaning = "the service reported the problem later",
            Remedy =
            [
                RemedyStep.Setspn(SetspnCommand.Query(spn.Length > 0 ? spn : "PCNSCLNT/HOST")),
                Say(
                    "One holder on the sync engine's account is right; then compare the clocks (PRE-08) and the target's fully "
                        + "qualified name (PCNS-04)."),
            ],
        };
    }
}
