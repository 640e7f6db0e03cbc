using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old.Kerberos;

/// <summary>A rule over every SPN that has to work.</summary>
internal abstract class SpnRule : Rule
{
    public sealed override ChainLink Link => ChainLink.KerberosCall;

    public override Basis Basis => Basis.Documented;

    public override IReadOnlyList<int> EventIds => [11063];

    public sealed override IEnumerable<Finding> Evaluate(SyncDeployment deployment, CancellationToken cancellationToken)
    {
        var hasFinding = false;
        var witness = new EventWitness(deployment, EventIds);
        foreach (var subject in SpnSubject.In(deployment))
        {
            cancellationToken.ThrowIfCancellationRequested();
            hasFinding = true;
            yield return Weigh(Judge(subject, deployment), subject, deployment, witness);
        }

        if (hasFinding)
        {
            yield break;
        }

        foreach (var target in ConnectTarget.In(deployment))
        {
            hasFinding = true;
            yield return Find(FindingStatus.Unknown, target.Subject, $"There is no SPN to check: {target.WhyNoSpn}.");
        }

        // Extensions were read, but not that of the management agent that receives passwords.
        foreach (var finding in !hasFinding && deployment.PasswordExtensions.Count > 0 ? FindNoneConnects(deployment) : [])
        {
            hasFinding = true;
            yield return finding;
        }

        if (!hasFinding)
        {
            yield return Find(
                FindingStatus.NotApplicable,
                "service principal names",
                deployment.StatedServicePrincipalNames.Any()
                    ? "None of the stated SPNs is a well-formed one of the class ENTSSO (see KRB-00)."
                    : "The deployment names no ENTSSO server, no password extension and no SPN.");
        }
    }

    /// <summary>Judges one SPN.</summary>
    protected abstract Finding Judge(SpnSubject subject, SyncDeployment deployment);

    /// <summary>
    /// Weighs a finding against the events. Event 11063 has all the causes of this family, so only the rule on the ticket, where they
    /// meet, weighs it.
    /// </summary>
    protected virtual Finding Weigh(Finding finding, SpnSubject subject, SyncDeployment deployment, EventWitness witness) => finding;

    /// <summary>Makes a finding about a subject.</summary>
    protected Finding FindSpn(FindingStatus status, SpnSubject subject, string evidence, string remedy = "") =>
        FindSpn(status, subject.Spn.ToString(), subject.ServiceAccount.Display, evidence, remedy);
}
