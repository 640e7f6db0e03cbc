using EntSso.Collection.Directory;
using EntSso.Deployment;
using EntSso.Directory.Tests.Samba;
using EntSso.Naming;
using Xunit;

namespace EntSso.Directory.Tests;

public sealed class GroupTests(SharedDomain shared)
{
    [Theory]
    [InlineData("Sales North", "nestedmember", true)]
    [InlineData("Sales", "nestedmember", true)]
    [InlineData("SSO Application Users", "nestedmember", true)]
    [InlineData("SSO Application Users", "nomember", false)]
    [InlineData("SSO Administrators", "ssosvcact", true)]
    [InlineData("SSO Administrators", "nestedmember", false)]
    public void Membership_goes_through_nested_groups_and_circles(string group, string account, bool isMember) =>
        Assert.Equal(isMember, IsMember(group, account).Value);

    [Theory]
    [InlineData("Domain Users")]
    [InlineData("SSO Everyone")]
    public void The_primary_group_counts_and_what_it_is_nested_in(string group) => Assert.True(IsMember(group, "nomember").Value);

    [Fact]
    public void Many_accounts_are_answered_together()
    {
        using var directory = shared.Domain.Connect();
        var accounts = Find(directory, "SSO Application Users", "nestedmember", "nomember", "gmsasso$", "INTSVR1$");
        var before = directory.Traffic.RoundTrips;

        var answers = directory.FindMembers(accounts[0], accounts[1..], CancellationToken.None);

        Assert.Equal([true, false, false, false], answers.Select(answer => answer.IsMember.Value));
        Assert.Equal(2, directory.Traffic.RoundTrips - before);
    }

    [Fact]
    public void Token_groups_hold_nested_and_primary_groups()
    {
        using var directory = shared.Domain.Connect();
        var accounts = Find(directory, "nestedmember", "SSO Application Users", "SSO Everyone", "SSO Administrators");

        var groups = directory.ReadTokenGroups(accounts[0], CancellationToken.None);

        Assert.Contains(accounts[1].Sid, groups.Value);
        Assert.Contains(accounts[2].Sid, groups.Value);
        Assert.DoesNotContain(accounts[3].Sid, groups.Value);
    }

    [Fact]
    public void Token_groups_that_the_asking_account_may_not_read_are_unknown()
    {
        using var directory = shared.Domain.Connect(SambaDomain.User("blinduser"));
        var account = Find(directory, "guarded")[0];

        var groups = directory.ReadTokenGroups(account, CancellationToken.None);

        Assert.False(groups.IsKnown);
        Assert.Contains("Windows Authorization Access Group", groups.Reason);
    }

    private Fact<bool> IsMember(string group, string account)
    {
        using var directory = shared.Domain.Connect();
        var found = Find(directory, group, account);
        return directory.FindMembers(found[0], [found[1]], CancellationToken.None).Single().IsMember;
    }

    private static DirectoryAccount[] Find(LdapDirectory directory, params string[] names) =>
    [
        .. directory.FindAccounts([.. names.Select(name => AccountName.Parse($@"FABRIKAM\{name}"))], CancellationToken.None)
            .Select(lookup => lookup.Account.Value!),
    ];
}
