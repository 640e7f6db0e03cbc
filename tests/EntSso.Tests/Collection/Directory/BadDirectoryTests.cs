using System.Diagnostics;
using EntSso.Collection.Directory;
using EntSso.Deployment;
using EntSso.Naming;
using Xunit;

namespace EntSso.Tests.Collection.Directory;

/// <summary>
/// Servers that answer badly, by a fake one on loopback. Whatever is not a whole answer with success leaves every question unknown, with the
/// reason: it is never taken for "found nothing".
/// </summary>
public sealed class BadDirectoryTests : IDisposable
{
    private const string Spn = "ENTSSO/sso1.fabrikam.com";
    private static readonly FakeEntry _ana = FakeEntry.User("ana", 1101);
    private static readonly FakeEntry _service = FakeEntry.User("svc-sso", 1102, "HOST/other", Spn, "ENTSSO/sso1");

    private readonly FakeLdapServer _server = new();

    public BadDirectoryTests() => _server.Entries.AddRange([FakeEntry.RootDse(), FakeEntry.CrossRef("fabrikam.com", "FABRIKAM"), _ana, _service]);

    public void Dispose() => _server.Dispose();

    /// <summary>Every question that a directory is asked; each says what it found, or null when that is unknown.</summary>
    public static TheoryData<string> Questions => new(_questions.Keys);

    private static readonly Dictionary<string, Func<IDirectory, IReadOnlyList<IFactView>>> _questions = new()
    {
        ["accounts"] = directory => [.. DirectoryCollector.Collect(
            directory, [AccountName.Parse(@"FABRIKAM\ana"), AccountName.Parse(@"FABRIKAM\missing")], [], TestContext.Current.CancellationToken)
            .Accounts.Select(one => FactView.Of(one.Account))],
        ["holders"] = directory => [.. DirectoryCollector.Collect(directory, [], [Spn, "ENTSSO/missing"], TestContext.Current.CancellationToken)
            .ServicePrincipalNames.Select(one => FactView.Of(one.Holders))],
        ["members"] = directory => [.. DirectoryCollector.CollectMemberships(
            directory, AccountName.Parse(@"FABRIKAM\svc-sso"), [Account(_ana)], TestContext.Current.CancellationToken)
            .Select(one => FactView.Of(one.IsMember))],
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_whole_answer_is_known(string question)
    {
        using LdapDirectory directory = _server.Connect();

        Assert.All(_questions[question](directory), fact => Assert.True(fact.IsKnown, fact.Reason));
    }

    public static TheoryData<string, int> Codes()
    {
        var codes = new TheoryData<string, int>();
        foreach (string question in _questions.Keys)
        {
            foreach (int code in Enumerable.Range(1, 80))
            {
                codes.Add(question, code);
            }
        }

        return codes;
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_result_but_success_leaves_the_question_unknown(string question, int code)
    {
        _server.Search = search => [search.Done(code)];
        using LdapDirectory directory = _server.Connect();

        Assert.All(_questions[question](directory), fact =>
        {
            Assert.False(fact.IsKnown);
            Assert.Contains($"LDAP code {code})", fact.Reason);
        });
    }

    public static TheoryData<string, string> BadAnswers()
    {
        var answers = new TheoryData<string, string>();
        foreach (string question in _questions.Keys)
        {
            foreach (string answer in _badAnswers.Keys)
            {
                answers.Add(question, answer);
            }
        }

        return answers;
    }

    private static readonly Dictionary<string, Func<FakeLdapServer, FakeSearch, IEnumerable<byte[]>>> _badAnswers = new()
    {
        ["a part and a referral"] = (server, search) => [.. server.Found(search), search.Done(10)],
        ["a part and a size limit"] = (server, search) => [.. server.Found(search), search.Done(4)],
        ["a reference to another server"] = (server, search) =>
            [.. server.Found(search), search.Reference("ldap://dc9.fabrikam.com/DC=fabrikam,DC=com"), search.Done(0)],
        ["pages without end"] = (server, search) => [.. server.Found(search), search.Done(0, [7, 7])],
        ["empty pages without end"] = (_, search) => [search.Done(0, [1])],
        ["entries without end"] = (_, search) => Flood(search),
        ["an unexpected kind of answer"] = (_, search) => [Ber.Message(search.Id, Ber.Result(0x67, 0))],
        ["a control that is not one"] = (_, search) =>
            [Ber.Message(
                search.Id,
                Ber.Result(FakeLdapServer.SearchDone, 0),
                Ber.Of(0xA0, Ber.Of(0x30, Ber.OctetString("1.2.840.113556.1.4.319"), Ber.Of(0x04, [0xFF, 0x00, 0x13]))))],
        ["bytes that are not LDAP"] = (_, _) => [[0x30, 0x84, 0x7F, 0xFF, 0xFF, 0xFF, 0x00], new byte[100]],
        ["half an answer"] = (_, search) => [[.. search.Entry(_ana).Take(20)], .. HangUp()],
    };

    [Theory]
    [MemberData(nameof(BadAnswers))]
    public void A_bad_answer_leaves_the_question_unknown(string question, string answer)
    {
        _server.Search = search => search.IsForRootDse ? _server.Answer(search) : _badAnswers[answer](_server, search);
        using LdapDirectory directory = _server.Connect(TimeSpan.FromSeconds(3));

        Assert.All(_questions[question](directory), fact =>
        {
            Assert.False(fact.IsKnown);
            Assert.NotEmpty(fact.Reason);
        });
    }

    [Theory]
    [InlineData("pages without end", "pages")]
    [InlineData("empty pages without end", "pages")]
    [InlineData("entries without end", "MB")]
    public void A_bound_that_is_reached_is_named(string answer, string bound)
    {
        _server.Search = search => _badAnswers[answer](_server, search);
        using LdapDirectory directory = _server.Connect();

        IFactView fact = _questions["holders"](directory)[0];

        Assert.True(fact.Reason.Contains(bound), fact.Reason);
        Assert.InRange(_server.Searches, 1, AnswerBudget.MostRequests + 1);
    }

    [Fact]
    public void A_flood_does_not_fill_the_memory()
    {
        _server.Search = Flood;
        using LdapDirectory directory = _server.Connect();
        using var process = Process.GetCurrentProcess();
        long before = process.PeakWorkingSet64;

        _questions["holders"](directory);

        process.Refresh();
        Assert.InRange(process.PeakWorkingSet64 - before, 0, 400L << 20);
    }

    [Fact]
    public void The_holder_of_an_spn_that_comes_in_a_later_range_is_a_holder()
    {
        string[] names = [.. Enumerable.Range(0, 4000).Select(i => $"HTTP/web{i}"), Spn];
        FakeEntry crowded = FakeEntry.User("svc-crowded", 1103, names);
        _server.Entries.RemoveAll(entry => entry.DistinguishedName == _service.DistinguishedName);
        _server.Entries.Add(crowded);
        _server.Search = search => Ranged(search, crowded, names);
        using LdapDirectory directory = _server.Connect();

        SpnLookup lookup = directory.FindSpnHolders([Spn], TestContext.Current.CancellationToken).Single();

        DirectoryAccount holder = Assert.Single(lookup.Holders.Value);
        Assert.Equal("svc-crowded", holder.SamAccountName);
        Assert.Equal(names, holder.ServicePrincipalNames);
    }

    [Theory]
    [InlineData("servicePrincipalName;range=0-1499", "the same part again")]
    [InlineData("servicePrincipalName;range=1500-1499", "an empty part")]
    [InlineData("servicePrincipalName;range=9000-9999", "a part with a gap before it")]
    [InlineData("servicePrincipalName;range=x", "a part without numbers")]
    [InlineData("sAMAccountName", "no part")]
    public void Values_that_do_not_come_to_their_end_leave_the_holders_unknown(string next, string why)
    {
        Assert.NotEmpty(why);
        _server.Search = search => search.Scope == 0 && search.Base.Length > 0
            ? [search.Entry(_service.With("servicePrincipalName", next)), search.Done(0)]
            : Ranged(search, _service, [.. Enumerable.Range(0, 1500).Select(i => $"HTTP/web{i}"), Spn]);
        using LdapDirectory directory = _server.Connect();

        Fact<IReadOnlyList<DirectoryAccount>> holders = DirectoryCollector
            .Collect(directory, [], ["ENTSSO/sso1.fabrikam.com"], TestContext.Current.CancellationToken).ServicePrincipalNames[0].Holders;

        Assert.False(holders.IsKnown);
        Assert.Contains("servicePrincipalName", holders.Reason);
    }

    [Fact]
    public void An_account_that_was_returned_without_the_spn_leaves_its_holders_unknown()
    {
        _server.Search = search => search.IsForRootDse
            ? _server.Answer(search)
            : [.. _server.Entries.Where(search.Fits).Select(entry => search.Entry(entry.With("servicePrincipalName", "description", "x"))), search.Done(0)];
        using LdapDirectory directory = _server.Connect();

        Assert.False(directory.FindSpnHolders([Spn], TestContext.Current.CancellationToken).Single().Holders.IsKnown);
    }

    [Theory]
    [InlineData(LdapTransport.Plain)]
    [InlineData(LdapTransport.StartTls)]
    public void A_referral_at_the_logon_is_not_a_problem_of_the_certificate(LdapTransport transport)
    {
        _server.BindCode = 10;
        using var directory = new LdapDirectory(_server.Options with { Transport = transport });

        var failed = Assert.Throws<DirectoryException>(
            () => directory.FindSpnHolders([Spn], TestContext.Current.CancellationToken).ToList());

        Assert.Equal(DirectoryFailure.LogonRefused, failed.Failure);
        Assert.DoesNotContain("certificate", failed.Message);
    }

    private static DirectoryAccount Account(FakeEntry entry) => new()
    {
        DistinguishedName = entry.DistinguishedName,
        SamAccountName = "ana",
        Kind = DirectoryAccountKind.User,
        DomainDnsName = "fabrikam.com",
        Sid = SecurityIdentifier.FromBytes(entry.Values("objectSid").Single()).ToString(),
    };

    /// <summary>Answers as a domain controller does that returns 1,500 values at once.</summary>
    private IEnumerable<byte[]> Ranged(FakeSearch search, FakeEntry crowded, string[] names)
    {
        const int AtOnce = 1500;
        foreach (FakeEntry entry in _server.Entries.Where(search.Fits))
        {
            if (entry.DistinguishedName != crowded.DistinguishedName)
            {
                yield return search.Entry(entry);
                continue;
            }

            string? asked = search.Attributes.FirstOrDefault(one => one.Contains(";range="));
            int first = asked is null ? 0 : int.Parse(asked.Substring(asked.IndexOf('=') + 1).Split('-')[0]);
            object[] part = [.. names.Skip(first).Take(AtOnce)];
            string last = first + part.Length >= names.Length ? "*" : $"{first + AtOnce - 1}";
            yield return search.Entry(entry.With("servicePrincipalName", $"servicePrincipalName;range={first}-{last}", part));
        }

        yield return search.Done(0);
    }

    private static IEnumerable<byte[]> Flood(FakeSearch search)
    {
        byte[] entry = search.Entry(FakeEntry.User("flood", 1199, new string('x', 60_000)));
        while (true)
        {
            yield return entry;
        }
    }

    private static IEnumerable<byte[]> HangUp()
    {
        throw new IOException("The fake server hangs up.");
#pragma warning disable CS0162 // An iterator needs a yield.
        yield return [];
#pragma warning restore CS0162
    }
}

/// <summary>A fact of any type as far as these tests look at it.</summary>
internal interface IFactView
{
    bool IsKnown { get; }

    string Reason { get; }
}

internal sealed record FactView(bool IsKnown, string Reason) : IFactView
{
    public static IFactView Of<T>(Fact<T> fact) => new FactView(fact.IsKnown, fact.Reason);
}
