using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Diagnosis.Old.Gates;

namespace EntSso.Diagnosis.Old.Mappings;

/// <summary>MAP-05: the service account may read who belongs to a group.</summary>
internal sealed class Map05ServiceReadsMemberships : ReceivingServerRule
{
    private const string GroupName = "Windows Authorization Access Group";

    // The well-known SID of that group ([MS-DTYP] section 2.4.2.4).
    private const string GroupSid = "S-1-5-32-560";

    public override string Id => "MAP-05";

    public override ChainLink Link => ChainLink.Mapping;

    public override Basis Basis => Basis.Likely;

    public override string Title => "The service account can read group memberships.";

    public override IReadOnlyList<int> EventIds => [11008, 11014, 11016, 11018];

    protected override Finding Judge(ReceivingServer subject, RuleInput input)
    {
        var server = subject.Server;
        var account = NamedAccount.From(server.ServiceAccount, input.Deployment.Directory);
        if (account.Account is not { } found)
        {
            return Find(
                FindingStatus.Unknown,
                server.Name,
                $"It is unknown whether the service account of {server.Name} can read group memberships: {(account.Name is null ? account.WhyUnknown : account.Found.IsKnown ? $"the directory has no account {account.Name}" : account.Found.Reason.TrimEnd('.'))}.");
        }

        var isMember = MembershipOf(found, input.Deployment.Directory);
        return !isMember.IsKnown
            ? FindUnknown(server.Name, $"whether {found} is likely able to read group memberships as a member of {GroupName}", isMember)
            : isMember.Value
                ? Find(FindingStatus.Pass, server.Name, $"{found} belongs to {GroupName}: likely it can read group memberships.")
                : Find(
                    FindingStatus.Warning,
                    server.Name,
                    $"{found} does not belong to {GroupName}: unless it has the right in another way, it likely cannot tell whether mapped accounts belong to Application Users.",
                    Grant(found.SamAccountName));
    }

    protected override EventQuestion Ask(ReceivingServer subject, RuleInput input) => About(subject, subject.Server.ServiceAccount) with
    {
        Meaning = "the service could not read a membership all the same",
        Remedy = Grant(NamedAccount.From(subject.Server.ServiceAccount, input.Deployment.Directory).Account?.SamAccountName ?? ""),
    };

    private static Fact<bool> MembershipOf(DirectoryAccount account, DirectoryFacts directory)
    {
        var index = DirectoryIndex.Of(directory);
        var bySid = index.IsMember(account.Sid, GroupSid);
        return new[] { GroupName, $"BUILTIN\\{GroupName}", $"{account.DomainNetBiosName.Or("")}\\{GroupName}", $"{account.DomainDnsName}\\{GroupName}" }
            .Select(name => index.IsMember(account.Sid, name))
            .FirstOrDefault(isMember => isMember.IsKnown) is { IsKnown: true } byName && !bySid.IsKnown ? byName : bySid;
    }

    private static string Grant(string account) =>
        $"In each domain with mapped accounts: Add-ADGroupMember -Identity {GroupSid} -Members {CommandWord.Of(account, "SERVICEACCOUNT")}\n"
        + "Check also that a policy on remote calls to SAM does not forbid it, then restart the service: Restart-Service ENTSSO";
}
