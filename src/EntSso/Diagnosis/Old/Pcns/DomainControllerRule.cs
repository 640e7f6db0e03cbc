using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old.Pcns;

/// <summary>A rule over every domain controller that takes password changes.</summary>
internal abstract class DomainControllerRule : PcnsRule
{
    protected sealed override IEnumerable<Finding> Judge(SyncDeployment deployment, EventWitness witness)
    {
        foreach (var controller in deployment.Pcns.DomainControllers.Where(controller => controller.IsWritable.Or(true)))
        {
            var finding = Judge(controller);

            // A read-only domain controller takes no changes, so what it lacks does no harm.
            if (finding.Status == FindingStatus.Fail && !controller.IsWritable.IsKnown)
            {
                finding = finding with
                {
                    Status = FindingStatus.Warning,
                    Evidence = $"{finding.Evidence} Whether it is a writable domain controller is unknown: {controller.IsWritable.Reason.TrimEnd('.')}.",
                };
            }

            yield return Weigh(finding, witness, AgeOf(controller), controller.Name, RemedyByEvent(controller));
        }

        if (!deployment.Inventory.DomainControllers.IsKnown)
        {
            yield return deployment.Pcns.DomainControllers.Count == 0
                ? Weigh(
                    FindUnknown("domain controllers", "Which domain controllers there are", deployment.Inventory.DomainControllers.Reason, "nltest /dclist:<domain>"),
                    witness,
                    default,
                    "",
                    "")
                : FindUnknown("domain controllers", "Whether these are all writable domain controllers", deployment.Inventory.DomainControllers.Reason, "nltest /dclist:<domain>");
        }
        else if (!deployment.Pcns.DomainControllers.Any(controller => controller.IsWritable.Or(true)))
        {
            yield return Find(FindingStatus.NotApplicable, "domain controllers", "There is no writable domain controller in the list.");
        }
    }

    /// <summary>Judges one domain controller by its facts.</summary>
    protected abstract Finding Judge(DomainController controller);

    /// <summary>How old the judged facts are.</summary>
    protected abstract FactAge AgeOf(DomainController controller);

    /// <summary>What to do when the facts look right and an event contradicts them.</summary>
    protected abstract string RemedyByEvent(DomainController controller);
}
