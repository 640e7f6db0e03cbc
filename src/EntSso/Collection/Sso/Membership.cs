using EntSso.Deployment;

namespace EntSso.Collection.Sso;

/// <summary>Who belongs to whom, where the components show only from above: applications to adapters, adapters to adapter groups.</summary>
internal sealed class Membership(IReadOnlyDictionary<string, Fact<IReadOnlyList<string>>> members, Fact<int> owners)
{
    public Fact<IReadOnlyList<string>> MembersOf(string owner) =>
        members.TryGetValue(owner, out Fact<IReadOnlyList<string>> found)
            ? found
            : Fact.Unknown<IReadOnlyList<string>>("it was not listed", owners.Origin);

    /// <summary>The owner of a member; null when all owners are known and none has it.</summary>
    public Fact<string?> OwnerOf(string member)
    {
        var owner = members.FirstOrDefault(owner => owner.Value.Or([]).Contains(member, StringComparer.OrdinalIgnoreCase));
        if (owner.Key is not null)
        {
            return Fact.Known<string?>(owner.Key, owner.Value.Origin);
        }

        string? reason = !owners.IsKnown ? owners.Reason : members.Values.Where(m => !m.IsKnown).Select(m => m.Reason).FirstOrDefault();
        return reason is null ? Fact.Known<string?>(null, owners.Origin) : Fact.Unknown<string?>(reason, owners.Origin);
    }
}
