using EntSso.Collection.Sso;
using EntSso.Deployment;
using Xunit;

namespace EntSso.Tests.Collection.Sso;

/// <summary>Who belongs to whom, when some or all of those above could not be asked.</summary>
public class MembershipTests
{
    [Fact]
    public void A_member_has_the_owner_that_lists_it() =>
        Assert.Equal(Fact.Known<string?>("HostAdapter"), Of(Fact.Known(2), ("HostAdapter", ["Payroll"]), ("Spare", [])).OwnerOf("PAYROLL"));

    [Fact]
    public void A_member_that_no_owner_lists_has_none_when_all_were_asked() =>
        Assert.Equal(Fact.Known<string?>(null), Of(Fact.Known(2), ("HostAdapter", ["Payroll"]), ("Spare", [])).OwnerOf("Orders"));

    [Fact]
    public void A_member_that_no_owner_lists_is_unknown_when_one_could_not_be_asked()
    {
        Membership membership = Of(Fact.Known(2), ("HostAdapter", ["Payroll"]), ("Spare", null));

        Assert.Equal("denied", membership.OwnerOf("Orders").Reason);
        Assert.Equal(Fact.Known<string?>("HostAdapter"), membership.OwnerOf("Payroll"));
        Assert.Equal("denied", membership.MembersOf("spare").Reason);
    }

    [Fact]
    public void A_member_is_unknown_when_the_owners_could_not_be_listed()
    {
        Membership membership = Of(Fact.Unknown<int>("no list"));

        Assert.Equal("no list", membership.OwnerOf("Orders").Reason);
        Assert.False(membership.MembersOf("HostAdapter").IsKnown);
    }

    private static Membership Of(Fact<int> owners, params (string Owner, string[]? Members)[] members)
    {
        var facts = new Dictionary<string, Fact<IReadOnlyList<string>>>(StringComparer.OrdinalIgnoreCase);
        foreach ((string owner, string[]? its) in members)
        {
            facts[owner] = its is null ? Fact.Unknown<IReadOnlyList<string>>("denied") : Fact.Known<IReadOnlyList<string>>(its);
        }

        return new Membership(facts, owners);
    }
}
