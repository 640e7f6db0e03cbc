#if NET
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace EntSso.Tests.Cli;

/// <summary>What the command line lists of findings: trouble first, one line for each reason of Unknown, passes counted.</summary>
public sealed partial class FindingListTests
{
    private const string Log = "docs/samples/logs/spn-trouble.xml";

    [Fact]
    public void What_is_unknown_for_one_reason_is_one_line_that_names_the_option()
    {
        string spn = EntSsoSync.Run("spn", "ENTSSO/INTSVR1.fabrikam.com").Output;
        string diagnose = EntSsoSync.Run("diagnose", Log).Output;

        Assert.Contains("? KRB-01 to KRB-04 need a directory: add --directory.", spn);
        Assert.Contains("? KRB-01 to KRB-04 need a directory: name one to 'entsso-sync collect --directory'", diagnose);
        Assert.DoesNotMatch(@"(?m)^ *KRB-0[1-4] +Unknown", spn + diagnose);
    }

    [Fact]
    public void Passes_are_counted_and_listed_only_on_demand()
    {
        string digest = EntSsoSync.Run("diagnose", "docs/samples/fabrikam").Output;
        string all = EntSsoSync.Run("diagnose", "docs/samples/fabrikam", "--all").Output;

        Assert.Empty(Row().Matches(digest));
        Match counts = Counts().Match(digest);
        Assert.Equal(int.Parse(counts.Groups["total"].Value, null), Row().Count(all));
        Assert.Contains("No broken link found.", digest);
    }

    [Theory]
    [InlineData("unknown", 24)]
    [InlineData("fail,pass", 2)]
    [InlineData("warning", 0)]
    public void Status_selects(string statuses, int count)
    {
        EntSsoSync run = EntSsoSync.Run("diagnose", Log, "--status", statuses);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Equal(count, Row().Count(run.Output));
        Assert.All(Row().Matches(run.Output), row => Assert.Contains(row.Groups["status"].Value.ToLowerInvariant(), statuses.Split(',')));
    }

    [Fact]
    public void The_failure_of_an_SPN_comes_first_in_every_format()
    {
        string[] arguments = ["spn", "ENTSSO/INTSVR1.fabrikam.com", "--connect-to", "INTSVR1"];
        string table = EntSsoSync.Run(arguments).Output;
        JsonElement[] json = [.. JsonDocument.Parse(EntSsoSync.Run([.. arguments, "--format", "json"]).Output).RootElement.EnumerateArray()];

        Assert.Equal("EXT-05", Row().Matches(table)[0].Groups["rule"].Value);
        Assert.Equal(("EXT-05", "fail"), (json[0].GetProperty("ruleId").GetString(), json[0].GetProperty("status").GetString()));
        Assert.Contains(json, finding => finding.GetProperty("status").GetString() == "pass");
    }

    [Theory]
    [InlineData("'nosuch' is not one of fail, warning, unknown, pass, not-applicable.", "spn", "ENTSSO/A", "--status", "fail,nosuch")]
    [InlineData("use one of the two", "spn", "ENTSSO/A", "--status", "fail", "--all")]
    [InlineData("use one of the two", "diagnose", Log, "--status", "fail", "--all")]
    [InlineData("the other formats hold every finding", "diagnose", Log, "--all", "--format", "json")]
    public void A_choice_that_contradicts_is_refused(string reason, params string[] arguments)
    {
        EntSsoSync run = EntSsoSync.Run(arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(reason, run.Error);
    }

    [GeneratedRegex(@"(?m)^ +(?<rule>[A-Z]+-\d\d) +(?<status>Pass|Fail|Warning|Unknown|Not applicable) ")]
    private static partial Regex Row();

    [GeneratedRegex(@"(?<total>\d+) findings: (?<pass>\d+) pass, ")]
    private static partial Regex Counts();
}
#endif
