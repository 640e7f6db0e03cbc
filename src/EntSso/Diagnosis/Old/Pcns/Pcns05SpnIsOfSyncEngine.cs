using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Naming;

namespace EntSso.Diagnosis.Old.Pcns;

/// <summary>PCNS-05: the target's SPN is registered once, on the account of the sync engine.</summary>
internal sealed class Pcns05SpnIsOfSyncEngine : PcnsTargetRule
{
    public override string Id => "PCNS-05";

    public override string Title => "The target's SPN is registered once, on the sync engine's service account.";

    public override IReadOnlyList<int> EventIds => [6025];

    protected override Finding Judge(PcnsTarget target, SyncDeployment deployment, EventWitness witness)
    {
        if (!target.ServicePrincipalName.IsKnown)
        {
            return FindUnknown(target.Name, "The target's SPN", target.ServicePrincipalName.Reason, "pcnscfg list");
        }

        if (DirectServer(target, deployment) is { } server)
        {
            return FindDirect(target, server);
        }

        if (!ServicePrincipalName.TryParse(target.ServicePrincipalName.Value, out var spn, out var error))
        {
            return Find(
                FindingStatus.Fail,
                target.Name,
                $"The target's SPN is malformed. {error.Reason.TrimEnd('.')}.",
                CommandLine.For("pcnscfg modifytarget /N:{target|<target>} /S:PCNSCLNT/<fully qualified name of the sync engine>", target.Name));
        }

        var account = NamedAccount.From(deployment.SyncEngine.ServiceAccount, deployment.Directory);
        var holders = deployment.Directory.HoldersOf(spn);
        return Weigh(
            holders.IsKnown
                ? Judge(target.Name, spn, holders.Value, account)
                : FindUnknown(target.Name, $"Who holds {spn}", holders.Reason, SetspnCommand.Query(spn.ToString())),
            witness,
            FactAge.Of(holders),
            "",
            $"{SetspnCommand.Query(spn.ToString())}\n# one holder on the sync engine's account is right; then compare the clocks (PRE-08) and the target's fully qualified name (PCNS-04)");
    }

    private Finding Judge(string name, ServicePrincipalName spn, IReadOnlyList<DirectoryAccount> holders, NamedAccount account)
    {
        if (holders.Count == 0)
        {
            return Find(FindingStatus.Fail, name, $"Nobody in the forest holds {spn}, so no ticket is issued.", SetspnCommand.Add(spn.ToString(), account.Display));
        }

        if (account.Name is null)
        {
            return holders.Count > 1
                ? Find(FindingStatus.Fail, name, $"{spn} is held by {string.Join(" and ", holders)}: while several do, no ticket is issued.", "setspn -X -F")
                : FindUnknown(name, $"{spn} is held by {holders[0]}; whether that is the sync engine's service account", account.WhyUnknown);
        }

        var answers = holders.Select(holder => account.Compare(holder, spn.Host)).ToList();
        var wrong = holders.Where((_, i) => answers[i].Match == AccountMatch.Different).ToList();
        var remove = wrong.Select(holder => SetspnCommand.Remove(spn.ToString(), holder.ToString())).ToList();
        if (answers.All(answer => answer.Match == AccountMatch.Different))
        {
            return Find(
                FindingStatus.Fail,
                name,
                $"{spn} is held by {string.Join(" and ", holders)} and not by the sync engine's service account {account.Display}.",
                string.Join("\n", remove.Concat([SetspnCommand.Add(spn.ToString(), account.Display)])));
        }

        return holders.Count > 1
            ? Find(
                FindingStatus.Fail,
                name,
                $"{spn} is held by {string.Join(" and ", holders)}: while several do, no ticket is issued.",
                remove.Count > 0 ? string.Join("\n", remove) : "setspn -X -F")
            : answers[0].Match == AccountMatch.Same
                ? Find(FindingStatus.Pass, name, $"{spn} is held by the sync engine's service account. {answers[0].Reason}")
                : FindUnknown(name, $"{spn} is held by {holders[0]}; whether that is {account.Display}", answers[0].Reason);
    }
}
