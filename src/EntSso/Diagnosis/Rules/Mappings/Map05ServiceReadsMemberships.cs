using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Mappings;

/// <summary>MAP-05: the service account may read who belongs to a group.</summary>
internal sealed class Map05ServiceReadsMemberships() : SubjectRule<ReceivingServer>(
    new(
        "MAP-05",
        ChainLink.Mapping,
        "The service account can read group memberships.",
        Basis.Likely) { Events = [11008, 11014, 11016, 11018] },
    SubjectSets.ReceivingServers)
{
    private const string GroupName = "Windows Authorization Access Group";

    // The well-known SID of that group ([MS-DTYP] section 2.4.2.4).
    private const string GroupSid = "S-1-5-32-560";

    protected override Answer Check(ReceivingServer subject, RuleContext context)
    {
        var account = context.Account(subject.Server.ServiceAccount);
        if (account.Account is not { } found)
        {
            return Unknown(
                $"whether the service account of {subject.Name} can read group memberships",
                account.Name is null
                    ? account.WhyUnknown
                    : account.Found.IsKnown
                    ? $"the directory has no account {account.Name}"
                    : account.Found.Reason);
        }

        var isMember = MembershipOf(found, context.Directory);
        return !isMember.IsKnown
            ? Unknown($"whether {found} is likely able to read group memberships as a member of {GroupName}", isMember.Reason)
            : isMember.Value ? Pass($"{found} belongs to {GroupName}: likely it can read group memberships.")
            : Warn(
                $"{found} does not belong to {GroupName}: unless it has the right in another way, it likely cannot check whether "
                    + "mapped accounts belong to Application Users.",
                Grant(found.SamAccountName));
    }

    protected override EventQuestion Question(ReceivingServer subject, RuleContext context) => new()
    {
        Age = FactAge.Of(subject.Server.ServiceAccount),
        AgainstUnknown = FindingStatus.Warning,
        Meaning = "the service could not read a membership",
        Remedy = Grant(context.Account(subject.Server.ServiceAccount).Account?.SamAccountName ?? ""),
    };

    private static Fact<bool> MembershipOf(DirectoryAccount account, DirectoryIndex index)
    {
        var bySid = index.IsMember(account.Sid, GroupSid);
        return new[] { GroupName, $"BUILTIN\\{GroupName}", $"{account.DomainNetBiosName.Or("")}\\{GroupName}", $"{account.DomainDnsName}\\{GroupName}" }
            .Select(name => index.IsMember(account.Sid, name))
            .FirstOrDefault(isMember => isMember.IsKnown) is { IsKnown: true } byName && !bySid.IsKnown ? byName : bySid;
    }

    private static RemedyStep[] Grant(string account) =>
    [
        Run($"Add-ADGroupMember -Identity {GroupSid} -Members {account:SERVICEACCOUNT}", "In each domain with mapped accounts"),
        Run($"Restart-Service ENTSSO", "Check also that a policy on remote calls to SAM does not forbid it, then restart the service"),
    ];
}
