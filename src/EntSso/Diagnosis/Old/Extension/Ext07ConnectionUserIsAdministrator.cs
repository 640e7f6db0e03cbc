using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.Extension;

/// <summary>EXT-07: the user of the ENTSSO MA's main connection may maintain mappings.</summary>
internal sealed class Ext07ConnectionUserIsAdministrator : EntSsoAgentRule
{
    public override string Id => "EXT-07";

    public override ChainLink Link => ChainLink.ManagementAgent;

    public override string Title => "The ENTSSO MA's connection user is an SSO Administrator or SSO Affiliate Administrator.";

    public override Basis Basis => Basis.Documented;

    // An agent that only maintains mappings connects as well.
    protected override bool IsAboutPasswords => false;

    protected override Finding Judge(EntSsoAgent agent, SyncDeployment deployment)
    {
        if (agent.Agent is not { } exported)
        {
            return FindNoExport(agent, "The management agent's connection user");
        }

        var user = NamedAccount.From(exported.User, deployment.Directory);
        var place = PlaceOf(exported.User.Origin);
        if (user.Name is null)
        {
            return FindUnknown(agent.Subject, "The management agent's connection user", user.WhyUnknown);
        }

        if (user.Account is not { } account)
        {
            return user.Found.IsKnown
                ? Find(FindingStatus.Fail, agent.Subject, $"The directory has no account {user.Name}.", Enter(exported), place)
                : FindUnknown(agent.Subject, $"Whether {user.Name} is an SSO administrator", user.Found.Reason);
        }

        return Judge(agent, exported, account, deployment);
    }

    private Finding Judge(EntSsoAgent agent, ManagementAgent exported, DirectoryAccount account, SyncDeployment deployment)
    {
        var reasons = new List<string>();
        var groups = new List<string>();
        foreach (var (role, group) in new[]
        {
            ("SSO Administrators", deployment.System.SsoAdministrators),
            ("SSO Affiliate Administrators", deployment.System.SsoAffiliateAdministrators),
        })
        {
            var isMember = group.IsKnown
                ? deployment.Directory.MembershipOf(account, group.Value)
                : Fact.Unknown<bool>($"the account of the {role} is not known ({group.Reason.TrimEnd('.')})");
            if (isMember.Or(false))
            {
                return Find(FindingStatus.Pass, agent.Subject, $"{account} is a member of {group.Value} ({role}).", "", PlaceOf(exported.User.Origin));
            }

            if (!isMember.IsKnown)
            {
                reasons.Add(isMember.Reason.TrimEnd('.'));
            }

            groups.Add(group.Or(role));
        }

        return reasons.Count > 0
            ? FindUnknown(agent.Subject, $"Whether {account} is in {string.Join(" or ", groups)}", reasons[0])
            : Find(
                FindingStatus.Fail,
                agent.Subject,
                $"{account} is neither in {string.Join(" nor in ", groups)}: the management agent cannot maintain mappings.",
                $"Add {account} to {groups[1]}.",
                PlaceOf(exported.User.Origin));
    }

    private static string Enter(ManagementAgent agent) =>
        $"Management agent {agent.Name} > Properties > connection settings: enter an existing account of the SSO Administrators or SSO Affiliate Administrators";
}
