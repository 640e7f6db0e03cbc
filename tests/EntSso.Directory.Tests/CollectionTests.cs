using System.Net;
using EntSso.Collection.Directory;
using EntSso.Deployment;
using EntSso.Directory.Tests.Samba;
using EntSso.Naming;
using Xunit;

namespace EntSso.Directory.Tests;

public sealed class CollectionTests(SharedDomain shared)
{
    [Fact]
    public void Facts_are_collected_in_the_order_of_the_questions()
    {
        using var directory = shared.Domain.Connect();

        var facts = DirectoryCollector.Collect(
            directory, Names(@"FABRIKAM\ssosvcact", @"FABRIKAM\nobody"), ["ENTSSO/INTSVR2", "ENTSSO/INTSVR1"], CancellationToken.None);

        Assert.Equal(["ssosvcact", null], facts.Accounts.Select(lookup => lookup.Account.Value?.SamAccountName));
        Assert.Equal([0, 1], facts.ServicePrincipalNames.Select(lookup => lookup.Holders.Value.Count));
    }

    [Fact]
    public void A_directory_that_refuses_the_logon_yields_unknown_facts_with_the_reason()
    {
        using var directory = shared.Domain.Connect(new NetworkCredential($"plainuser@{SambaDomain.DnsName}", "not the password"));

        var facts = DirectoryCollector.Collect(directory, Names(@"FABRIKAM\ssosvcact"), ["ENTSSO/INTSVR1"], CancellationToken.None);

        Assert.Contains("the user name or the password is wrong", Assert.Single(facts.Accounts).Account.Reason);
        Assert.Contains("the user name or the password is wrong", Assert.Single(facts.ServicePrincipalNames).Holders.Reason);
    }

    [Fact]
    public void What_was_answered_before_the_server_stopped_is_kept_and_the_rest_is_unknown()
    {
        SharedDomain.Require();
        using var domain = SambaDomain.Start();
        using var directory = new LdapDirectory(domain.Options() with { BatchSize = 2 });
        using var stopping = new StoppingDirectory(directory, domain, stopAfter: 2);

        var facts = DirectoryCollector.Collect(
            stopping, [], ["ENTSSO/INTSVR1", "ENTSSO/INTSVR2", "ENTSSO/INTSVR3", "ENTSSO/INTSVR4"], CancellationToken.None);

        Assert.Equal([true, true, false, false], facts.ServicePrincipalNames.Select(lookup => lookup.Holders.IsKnown));
        Assert.Contains("the connection broke", facts.ServicePrincipalNames[3].Holders.Reason);
    }

    [Fact]
    public void An_account_whose_domain_cannot_be_asked_keeps_what_the_catalog_told()
    {
        using var silent = new SilentServer(shared.Domain.Address);
        using var directory = new LdapDirectory(
            shared.Domain.Options() with { Port = silent.Port, Timeout = TimeSpan.FromSeconds(2) });

        var account = directory.FindAccounts(Names(@"FABRIKAM\aesonly"), CancellationToken.None).Single().Account.Value!;

        Assert.Equal("aesonly", account.SamAccountName);
        Assert.False(account.SupportedEncryptionTypes.IsKnown);
        Assert.False(account.IsLockedOut.IsKnown);
        Assert.Contains("did not answer in time", account.IsPasswordExpired.Reason);
    }

    [Fact]
    public void Cancelling_stops_between_batches()
    {
        using var directory = new LdapDirectory(shared.Domain.Options() with { BatchSize = 1 });
        using var cancellation = new CancellationTokenSource();
        var answers = new List<SpnLookup>();

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var answer in directory.FindSpnHolders(["ENTSSO/INTSVR1", "ENTSSO/INTSVR2"], cancellation.Token))
            {
                answers.Add(answer);
                cancellation.Cancel();
            }
        });
        Assert.Single(answers);
    }

    private static AccountName[] Names(params string[] names) => [.. names.Select(AccountName.Parse)];

    /// <summary>Stops the server when a number of answers was read: the server goes away in the middle of the work.</summary>
    private sealed class StoppingDirectory(LdapDirectory directory, SambaDomain domain, int stopAfter) : IDirectory
    {
        public string Source => directory.Source;

        public SyncDeployment ReadPcns(CancellationToken cancellationToken) => directory.ReadPcns(cancellationToken);

        public IEnumerable<AccountLookup> FindAccounts(IReadOnlyList<AccountName> names, CancellationToken cancellationToken) =>
            directory.FindAccounts(names, cancellationToken);

        public IEnumerable<SpnLookup> FindSpnHolders(IReadOnlyList<string> servicePrincipalNames, CancellationToken cancellationToken)
        {
            var count = 0;
            foreach (var answer in directory.FindSpnHolders(servicePrincipalNames, cancellationToken))
            {
                yield return answer;
                if (++count == stopAfter)
                {
                    domain.Stop();
                }
            }
        }

        public IReadOnlyList<GroupMembership> FindMembers(
            DirectoryAccount group, IReadOnlyList<DirectoryAccount> accounts, CancellationToken cancellationToken) =>
            directory.FindMembers(group, accounts, cancellationToken);

        public Fact<IReadOnlyList<string>> ReadTokenGroups(DirectoryAccount account, CancellationToken cancellationToken) =>
            directory.ReadTokenGroups(account, cancellationToken);

        public bool AddSpn(DirectoryAccount account, string servicePrincipalName, CancellationToken cancellationToken) =>
            directory.AddSpn(account, servicePrincipalName, cancellationToken);

        public bool RemoveSpn(DirectoryAccount account, string servicePrincipalName, CancellationToken cancellationToken) =>
            directory.RemoveSpn(account, servicePrincipalName, cancellationToken);

        public void Dispose() => directory.Dispose();
    }
}
