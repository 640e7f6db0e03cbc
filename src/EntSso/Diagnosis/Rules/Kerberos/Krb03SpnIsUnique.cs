using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Kerberos;

/// <summary>KRB-03: the SPN has one holder in the whole forest.</summary>
internal sealed class Krb03SpnIsUnique() : SubjectRule<SpnSubject>(
    new("KRB-03", ChainLink.KerberosCall, "No other object of the forest holds the SPN.") { RelatedEvents = [11063] }, SubjectSets.Spns)
{
    protected override Answer Check(SpnSubject subject, RuleContext context)
    {
        var holders = context.Directory.HoldersOf(subject.Spn);
        return !holders.IsKnown ? Unknown("whether there is a duplicate", holders.Reason) : holders.Value.Count switch
        {
            0 => NotApplicable("No account holds the SPN (see KRB-01)."),
            1 => Pass($"{holders.Value[0]} is the only holder in the forest."),
            var count => Fail(
                $"{count} objects hold the SPN: "
                    + $"{string.Join(" and ", holders.Value.Select(holder => $"{holder} ({holder.DistinguishedName})"))}. A domain "
                    + "controller issues no ticket for a name that is not unique.",
                RemoveOthers(subject, holders.Value)),
        };
    }

    private static RemedyStep[] RemoveOthers(SpnSubject subject, IReadOnlyList<DirectoryAccount> holders)
    {
        var owners = subject.ServiceAccount.Name is null
            ? []
            : holders.Where(holder => subject.ServiceAccount.Compare(holder, subject.Spn.Host).Match == AccountMatch.Same).ToList();

        // Unless the rightful holder is certain, nothing that could be pasted may take the SPN from it.
        return owners.Count == 1
            ? [.. holders.Where(holder => holder != owners[0]).SelectMany(subject.Unregister)]
            : [
                Say("# Keep the SPN on the ENTSSO service account and remove it from the others, with the matching line:"),
                .. holders.Select(holder => Say($"# {SetspnCommand.Remove(subject.Spn.ToString(), holder.ToString())}")),
            ];
    }
}
