using System.Text;
using System.Text.RegularExpressions;
using EntSso.Administration;
using EntSso.Administration.Desired;
using EntSso.Administration.Files;
using EntSso.Tests.Administration.Contract;
using EntSso.Tests.Deployment;
using EntSso.Tests.Diagnosis.Rules;
using Xunit;

namespace EntSso.Tests.Administration.Changes;

/// <summary>
/// The commands that make a change and undo it, over names that are hard to quote: each is one command of this module with the parameters of its
/// help page, and a name arrives as it is or is left out.
/// </summary>
public class PrintedCommandTests
{
    private const string Opposite =
        """
        {
          "passwordSyncMode": { "windowsToAdapters": true, "adaptersToDatabase": false },
          "servers": [ { "name": "INTSVR1.fabrikam.com", "allowMiis": true, "allowPcns": true, "passwordSyncAgeHours": 72, "negativeAuditLevel": 3 } ],
          "adapters": [ { "name": "SpareAdapter", "enabled": true, "syncToAdapter": true } ],
          "applications": [ { "name": "Payroll", "adapter": "SpareAdapter" }, { "name": "Orders", "directPasswordSync": true, "enabled": false } ]
        }
        """;

    public static TheoryData<string> Names =>
    [
        "Plain", "Pay roll", "o'neil", "a\"b", "a$b", "$(calc)", "a`b", "a;calc", "a|b", "-x", "@x", "x#y", "%PATH%", "{x}", "a\u2019; calc; \u2018b", "a\u201Ab", "a\u201Bb", "\u201Cx\u201D",
        "\u00FCber", "x\\", "'", "''", "--%", "a,b", "a&b", "[x]*?", "$true", "x\u00A0y",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_change_and_its_undoing_are_one_command_each_that_names_the_thing(string name)
    {
        string json = DeploymentText.Write(SeedSystem.Deployment), quoted = $"\"{string.Concat(name.Select(c => c is '"' or '\\' ? "\\" + c : c.ToString()))}\"";
        string Renamed(string text) => Regex.Replace(text, "\"(SpareAdapter|Orders)\"", match => match.Value == "\"Orders\"" ? quoted.Insert(1, "O") : quoted);
        TargetParameter target = TargetParameter.File(Path.Combine("folder of " + name, "deployment.json"));
        using PlannedAdministration sso = new(DeploymentText.Read(Renamed(json)).Deployment, "the file", target);

        ConfigurationPlan plan = ConfigurationPlan.Make(
            DesiredConfigurationFile.Load(new StringReader(Renamed(Opposite)), "desired.json"), sso, [], TestContext.Current.CancellationToken);

        Assert.True(plan.Steps.Count > 8, $"{plan.Steps.Count} steps");
        List<string> seen = [];
        foreach (string command in plan.Steps.SelectMany(step => new[] { step.CmdletOn(target), step.Undo?.CmdletOn(target) ?? "" }).Where(command => command.Length > 0))
        {
            int end = command.IndexOf($" -{target.Name} ", StringComparison.Ordinal);
            Assert.True(end > 0, command);
            Assert.Equal((target.Name, target.Value), Target(command.Substring(end + 1)));

            List<string> words = CommandGrammar.Words(command.Substring(0, end)) ?? [];
            Assert.True(words.Count > 1 && CommandGrammar.Cmdlets.ContainsKey(words[0]), command);
            foreach (int i in Enumerable.Range(1, words.Count - 1).Where(i => words[i][0] == '-'))
            {
                Assert.Contains(words[i].Substring(1), CommandGrammar.Cmdlets[words[0]]);
                if (words[i] is "-Adapter" or "-Application")
                {
                    // A name that means something to a shell is left to be filled in.
                    Assert.Contains(words[i + 1], new[] { name, "O" + name, "Payroll", "HostAdapter", words[i].Substring(1).ToUpperInvariant() });
                    seen.Add(words[i + 1]);
                }
            }
        }

        Assert.Equal(CommandGrammar.Words($"x \"{name}\"") is { Count: 2 } && name.All(c => char.IsLetter(c) || c == ' '), seen.Contains(name));
    }

    /// <summary>
    /// A parameter and its text in single quotes as PowerShell reads them (about_Quoting_Rules): a doubled quote of any kind is one, and nothing
    /// follows the last.
    /// </summary>
    private static (string Parameter, string Value) Target(string text)
    {
        const string Quotes = "'\u2018\u2019\u201A\u201B";
        int i = text.IndexOf(' ') + 1;
        Assert.Equal('\'', text[i]);
        StringBuilder value = new();
        for (i++; Quotes.IndexOf(text[i]) < 0 || (i + 1 < text.Length && Quotes.IndexOf(text[i + 1]) >= 0); i++)
        {
            i += Quotes.IndexOf(text[i]) >= 0 ? 1 : 0;
            value.Append(text[i]);
        }

        Assert.Equal(text.Length - 1, i);
        return (text.Substring(1, text.IndexOf(' ') - 1), value.ToString());
    }
}
