using EntSso.Deployment;

namespace EntSso.Diagnosis.Rules.Extension;

/// <summary>EXT-07: the user of the ENTSSO MA's main connection may maintain mappings.</summary>
internal sealed class Ext07ConnectionUserIsAdministrator() : SubjectRule<EntSsoAgent>(
    // An agent that only maintains mappings connects as well, so all agents count.
    new("EXT-07", ChainLink.ManagementAgent, "The ENTSSO MA's connection user is an SSO Administrator or SSO Affiliate Administrator."),
    SubjectSets.Agents)
{
    protected override Answer Check(EntSsoAgent subject, RuleContext context)
    {
        const string Question = "the management agent's connection user";
        if (subject.Agent is not { } exported)
        {
            return EntSsoAgentRule.NoExport(subject, Question);
        }

        var user = context.Account(exported.User);
        return user.Name is null ? Unknown(Question, user.WhyUnknown)
            : user.Account is { } account ? Check(exported, account, context)
            : !user.Found.IsKnown ? Unknown($"whether {user.Name} is an SSO administrator", user.Found.Reason)
            : Fail(
                $"The directory has no account {user.Name}.",
                [
                    Say(
                        $"Management agent {exported.Name} > Properties > connection settings: enter an existing account of the SSO "
                            + "Administrators or SSO Affiliate Administrators"),
                ],
                exported.User.Origin);
    }

    private static Answer Check(ManagementAgent exported, DirectoryAccount account, RuleContext context)
    {
        var system = context.Deployment.System;
        var groups = new (string Role, Fact<string> Group)[]
        {
            ("SSO Administrators", system.SsoAdministrators), ("SSO Affiliate Administrators", system.SsoAffiliateAdministrators),
        }.Select(pair => (pair.Role, pair.Group, IsMember: pair.Group.IsKnown
            ? context.Directory.IsMember(account.Sid, pair.Group.Value)
            : Fact.Unknown<bool>($"the account of the {pair.Role} is not known ({pair.Group.Reason})"))).ToList();
        var names = groups.Select(pair => pair.Group.Or(pair.Role)).ToList();
        var member = groups.Find(pair => pair.IsMember.Or(false));
        var unread = groups.Find(pair => !pair.IsMember.IsKnown);
        return member.Role is not null ? Pass($"{account} is a member of {member.Group.Value} ({member.Role}).", exported.User.Origin)
            : unread.Role is not null ? Unknown($"whether {account} is in {string.Join(" or ", names)}", unread.IsMember.Reason)
            : Fail(
                $"{account} is neither in {string.Join(" nor in ", names)}: the management agent cannot maintain mappings.",
                [Say($"Add {account} to {names[1]}.")],
                exported.User.Origin);
    }
}
