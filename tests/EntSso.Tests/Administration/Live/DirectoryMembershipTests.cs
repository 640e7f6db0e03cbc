using EntSso.Administration.Live;
using EntSso.Collection.Directory;
using EntSso.Deployment;
using EntSso.Naming;
using Xunit;

namespace EntSso.Tests.Administration.Live;

/// <summary>Membership in one of several groups, when the directory knows all, some or nothing.</summary>
public class DirectoryMembershipTests
{
    private const string Alice = @"FABRIKAM\alice";

    [Theory]
    [InlineData(true, @"FABRIKAM\Clerks")]
    [InlineData(true, @"FABRIKAM\Others", @"FABRIKAM\Clerks")]
    [InlineData(true, @"FABRIKAM\Broken", @"FABRIKAM\Clerks")]
    [InlineData(false, @"FABRIKAM\Others")]
    [InlineData(null, @"FABRIKAM\Others", @"FABRIKAM\Broken")]
    [InlineData(null, @"FABRIKAM\Others", "a/b")]
    public void One_group_is_enough_and_one_unknown_group_leaves_a_no_open(bool? expected, params string[] groups)
    {
        Fact<bool> answer = DirectoryMembership.IsMemberOfAny(Alice, groups, new FakeDirectory(), CancellationToken.None);

        Assert.Equal(expected, answer.IsKnown ? answer.Value : null);
    }

    [Fact]
    public void An_account_that_the_forest_does_not_have_belongs_to_nothing() =>
        Assert.Equal(Fact.Known(false), DirectoryMembership.IsMemberOfAny(@"FABRIKAM\gone", [@"FABRIKAM\Clerks"], new FakeDirectory(), CancellationToken.None));

    [Fact]
    public void A_directory_that_does_not_answer_leaves_it_open() =>
        Assert.Equal("down", DirectoryMembership.IsMemberOfAny(@"FABRIKAM\down", [@"FABRIKAM\Clerks"], new FakeDirectory(), CancellationToken.None).Reason);

    private sealed class FakeDirectory : IDirectory
    {
        private static readonly Dictionary<string, DirectoryAccount> _accounts = new(StringComparer.OrdinalIgnoreCase)
        {
            [Alice] = Account("alice", 1, DirectoryAccountKind.User),
            [@"FABRIKAM\Clerks"] = Account("Clerks", 2, DirectoryAccountKind.Group),
            [@"FABRIKAM\Others"] = Account("Others", 3, DirectoryAccountKind.Group),
            [@"FABRIKAM\Broken"] = Account("Broken", 4, DirectoryAccountKind.Group),
        };

        public string Source => "LDAP dc1";

        public SyncDeployment ReadPcns(CancellationToken cancellationToken) => new();

        public IEnumerable<AccountLookup> FindAccounts(IReadOnlyList<AccountName> names, CancellationToken cancellationToken) =>
            names.Select(n => n.User == "down"
                ? throw new DirectoryException(DirectoryFailure.Other, "down", "dc1")
                : new AccountLookup(n.ToString(), Fact.Known(_accounts.TryGetValue(n.ToString(), out DirectoryAccount? found) ? found : null)));

        public IReadOnlyList<GroupMembership> FindMembers(DirectoryAccount group, IReadOnlyList<DirectoryAccount> accounts, CancellationToken cancellationToken) =>
            [.. accounts.Select(a => new GroupMembership(
                a.Sid, group.SamAccountName, group.SamAccountName == "Broken" ? Fact.Unknown<bool>("another domain") : Fact.Known(group.SamAccountName == "Clerks")))];

        public IEnumerable<SpnLookup> FindSpnHolders(IReadOnlyList<string> servicePrincipalNames, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Fact<IReadOnlyList<string>> ReadTokenGroups(DirectoryAccount account, CancellationToken cancellationToken) => throw new NotSupportedException();

        public bool AddSpn(DirectoryAccount account, string servicePrincipalName, CancellationToken cancellationToken) => throw new NotSupportedException();

        public bool RemoveSpn(DirectoryAccount account, string servicePrincipalName, CancellationToken cancellationToken) => throw new NotSupportedException();

        public void Dispose()
        {
        }

        private static DirectoryAccount Account(string name, int id, DirectoryAccountKind kind) => new()
        {
            Sid = $"S-1-5-21-1-2-3-{1000 + id}",
            DistinguishedName = $"CN={name},DC=fabrikam,DC=com",
            SamAccountName = name,
            DomainDnsName = "fabrikam.com",
            Kind = kind,
        };
    }
}
