using EntSso.Collection.Directory;
using EntSso.Deployment;
using EntSso.Directory.Tests.Samba;
using Xunit;

namespace EntSso.Directory.Tests;

public sealed class SpnHolderTests(SharedDomain shared)
{
    [Theory]
    [InlineData("ENTSSO/INTSVR1", "ssosvcact")]
    [InlineData("ENTSSO/INTSVR1.fabrikam.test", "ssosvcact")]
    [InlineData("entsso/intsvr1.FABRIKAM.TEST", "ssosvcact")]
    [InlineData("ENTSSO/INTSVR3", "wrongholder")]
    [InlineData("ENTSSO/INTSVR5", "gmsasso$")]
    [InlineData("HOST/INTSVR1", "INTSVR1$")]
    [InlineData("PCNSCLNT/SYNC1.fabrikam.test", "syncsvc")]
    public void The_holder_is_found_without_regard_to_case(string name, string holder) =>
        Assert.Equal(holder, Assert.Single(Holders(name)).SamAccountName);

    [Fact]
    public void Every_holder_of_a_duplicate_is_found_though_spelled_differently() =>
        Assert.Equal(["oldsso", "ssosvcact"], Holders("ENTSSO/INTSVR4").Select(holder => holder.SamAccountName).Order());

    [Fact]
    public void An_SPN_that_nobody_holds_has_no_holders() => Assert.Empty(Holders("ENTSSO/INTSVR2"));

    [Theory]
    [InlineData("*")]
    [InlineData("ENTSSO/*")]
    [InlineData("ENTSSO/INTSVR1)(objectClass=*")]
    [InlineData("*)(objectClass=*")]
    [InlineData("x)(|(objectClass=*)")]
    [InlineData("ENTSSO/INTSVR1\0")]
    [InlineData("ENTSSO/INTSVR1\\")]
    [InlineData("\\2a")]
    [InlineData("ENTSSO/\u0130NTSVR1")]
    [InlineData("ENTSSO/INTSVR\uff11")]
    [InlineData("ENTSSO/INTSVR1\ufffd")]
    [InlineData("(")]
    public void An_SPN_with_special_characters_finds_nothing(string name)
    {
        using var directory = shared.Domain.Connect();

        var lookup = Assert.Single(directory.FindSpnHolders([name], CancellationToken.None));

        // Unknown would be right as well for letters that the directory takes for others; a holder never is.
        Assert.Empty(lookup.Holders.Or([]));
    }

    [Fact]
    public void Answers_come_in_the_order_of_the_questions_with_repeats()
    {
        using var directory = new LdapDirectory(shared.Domain.Options() with { BatchSize = 2 });
        string[] names = ["ENTSSO/INTSVR3", "ENTSSO/INTSVR2", "ENTSSO/INTSVR1", "entsso/intsvr3", "ENTSSO/INTSVR3"];

        var answers = directory.FindSpnHolders(names, CancellationToken.None).ToList();

        Assert.Equal(names, answers.Select(answer => answer.ServicePrincipalName));
        Assert.Equal([1, 0, 1, 1, 1], answers.Select(answer => answer.Holders.Value.Count));
    }

    [Theory]
    [InlineData("ENTSSO/INTSVR1")]
    [InlineData("ENTSSO/INTSVR4")]
    [InlineData("ENTSSO/INTSVR2")]
    public void One_check_with_its_search_for_duplicates_costs_at_most_three_round_trips(string name)
    {
        using var directory = shared.Domain.Connect();

        _ = directory.FindSpnHolders([name], CancellationToken.None).Single();

        Assert.InRange(directory.Traffic.RoundTrips, 1, 3);
    }

    [Fact]
    public void A_thousand_SPNs_cost_at_most_twenty_round_trips()
    {
        using var directory = shared.Domain.Connect();
        var names = Enumerable.Range(0, 1000).Select(number => number % 2 == 0 ? "ENTSSO/INTSVR1" : $"ENTSSO/NONE{number}").ToList();

        var answers = directory.FindSpnHolders(names, CancellationToken.None).ToList();

        Assert.Equal(500, answers.Count(answer => answer.Holders.Value.Count == 1));
        Assert.InRange(directory.Traffic.RoundTrips, 1, 20);
    }

    [Fact]
    public void A_forest_of_one_domain_is_searched_without_a_global_catalog()
    {
        using var directory = new LdapDirectory(shared.Domain.Options() with { UseGlobalCatalog = false });

        var answers = directory.FindSpnHolders(["ENTSSO/INTSVR4", "ENTSSO/INTSVR2"], CancellationToken.None).ToList();

        Assert.Equal([2, 0], answers.Select(answer => answer.Holders.Value.Count));
        Assert.True(answers[0].Holders.Value[0].SupportedEncryptionTypes.IsKnown);
        Assert.Equal((1, 3), (directory.Traffic.Connections, directory.Traffic.RoundTrips));
    }

    [Fact]
    public void Nothing_is_asked_for_no_names()
    {
        using var directory = shared.Domain.Connect();

        Assert.Empty(directory.FindSpnHolders([], CancellationToken.None));
        Assert.Equal((0, 0), (directory.Traffic.Connections, directory.Traffic.RoundTrips));
    }

    private DirectoryAccount[] Holders(string name)
    {
        using var directory = shared.Domain.Connect();
        return [.. directory.FindSpnHolders([name], CancellationToken.None).Single().Holders.Value];
    }
}
