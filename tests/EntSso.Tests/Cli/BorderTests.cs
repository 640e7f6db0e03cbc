#if NET
using System.Text;
using System.Text.RegularExpressions;
using EntSso.Testing;
using Xunit;

namespace EntSso.Tests.Cli;

/// <summary>Text of logs and files reaches a terminal in visible form only, in every format and on both streams.</summary>
public sealed class BorderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entsso-border-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("events")]
    [InlineData("changes")]
    [InlineData("diagnose")]
    public void Every_character_that_a_log_may_hold_is_shown_in_tables(string command)
    {
        string log = Path.Combine(_folder, "log.xml");
        var xml = new StringBuilder("<Events>");

        // Few events, because each names a server of its own.
        const int Characters = 4096;
        for (int first = 1; first < 0x10000; first += Characters)
        {
            // As references, which carry any number; half pairs come as bytes of their own in the other tests.
            string text = string.Concat(Enumerable.Range(first, Characters).Where(c => c is < 0xD800 or > 0xDFFF and < 0x10000).Select(c => $"&#{c};"));
            xml.Append("<Event><System><Provider Name=\"ENTSSO\"/><EventID>11060</EventID><TimeCreated SystemTime=\"2026-03-01T10:00:00Z\"/>")
                .Append($"<Computer>sso{text}</Computer></System><EventData><Data>{{11111111-2222-3333-4444-{first:x12}}}</Data>")
                .Append($"<Data>FABRIKAM\\{text}</Data><Data>{text}</Data><Data>0x80070005</Data></EventData></Event>");
        }

        File.WriteAllText(log, xml.Append("</Events>").ToString());

        EntSsoSync run = EntSsoSync.Run(command, log);

        Assert.InRange(run.ExitCode, 0, 1);
        Assert.Empty(UglyText.Dangers(run.Output.ReplaceLineEndings("\n")));
        Assert.Empty(UglyText.Dangers(run.Error.ReplaceLineEndings("\n")));
    }

    [Fact]
    public void Names_of_files_properties_and_elements_are_visible_in_messages()
    {
        var files = new List<string>();
        foreach (string ugly in UglyText.Examples.Where(text => text.Length < 100))
        {
            string json = Path.Combine(_folder, $"{files.Count}.json");
            string escaped = string.Concat(ugly.Select(c => $"\\u{(int)c:x4}"));
            File.WriteAllText(json, $"{{\"format\": \"EntSsoDeployment\", \"version\": 1, \"{escaped}\": 1, \"name\": \"{escaped}\", \"servers\": \"{escaped}\"}}");
            string xml = Path.Combine(_folder, $"{files.Count}.xml");
            File.WriteAllText(xml, $"<saved-ma-configuration><{ugly}/></saved-ma-configuration>", new UTF8Encoding(false, false));
            files.AddRange([json, xml]);
        }

        string missing = Path.Combine(_folder, UglyText.Make(3).Replace("\0", ""));
        var faults = new List<string>();
        foreach (string[] arguments in new[]
        {
            ["diagnose", .. files], ["events", .. files], ["changes", .. files], new[] { "diagnose", missing }, ["events", missing],
            ["config", "test", files[0], "--deployment", files[2]], ["config", "test", missing, "--deployment", missing],
        })
        {
            EntSsoSync run = EntSsoSync.RunIn(_folder, arguments);
            if (run.ExitCode is not (0 or 1 or 2))
            {
                faults.Add($"{VisibleText.ForTerminal(string.Join(' ', arguments))}: exit code {run.ExitCode}: {run.Error}");
            }

            faults.AddRange(UglyText.Dangers((run.Error + run.Output).ReplaceLineEndings("\n")));
        }

        Assert.Empty(faults);
    }

    /// <summary>An architecture rule: only the border opens the streams, so that nothing is written around it.</summary>
    [Fact]
    public void Nothing_of_the_tool_writes_around_the_border()
    {
        var around = new Regex(@"Console\.(OpenStandardOutput|OpenStandardError|SetError|SetOut|Write|WriteLine|Title)\b|Console\.Out\b");
        IEnumerable<string> broken =
            from file in Directory.EnumerateFiles(RepositoryFolder.Find("src/EntSso.Cli"), "*.cs", SearchOption.AllDirectories)
            where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}")
            let name = Path.GetFileName(file)
            from Match match in around.Matches(File.ReadAllText(file))
            where name != "StandardStreams.cs" && !(name == "Program.cs" && match.Value == "Console.SetError")
            select $"{name}: {match.Value}";

        Assert.Empty(broken);
    }

    [Fact]
    public void Nothing_of_the_module_writes_around_its_border()
    {
        var around = new Regex(@"\b(PS)?Cmdlet cmdlet\b|Host\.UI\.|base\.(Write|ThrowTerminatingError|Should)");
        IEnumerable<string> broken =
            from file in Directory.EnumerateFiles(RepositoryFolder.Find("src/EntSsoPS"), "*.cs", SearchOption.AllDirectories)
            where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}") && Path.GetFileName(file) != "EntSsoCmdlet.cs"
            from Match match in around.Matches(File.ReadAllText(file))
            select $"{Path.GetFileName(file)}: {match.Value}";

        Assert.Empty(broken);
    }

    [Fact]
    public void Every_column_and_item_of_the_views_goes_through_the_border()
    {
        int seen = 0;
        foreach (string file in Directory.GetFiles(RepositoryFolder.Find("src/EntSsoPS"), "*.Format.ps1xml"))
        {
            foreach (var item in System.Xml.Linq.XDocument.Load(file).Descendants().Where(one => one.Name.LocalName is "TableColumnItem" or "ListItem"))
            {
                seen++;
                if (item.Element("PropertyName") is { } property)
                {
                    // The word of an enumeration with this module's own colours (EntSsoPS.Types.ps1xml).
                    Assert.Contains(property.Value, new[] { "OutcomeText", "StatusText", "StateText" });
                    continue;
                }

                string script = item.Element("ScriptBlock")?.Value.Trim() ?? "";
                if (script.Contains("[EntSsoPS.Output.FindingView]::Row($t)"))
                {
                    // It makes a cell of two lines, each of them made visible; FindingView uses the border itself.
                    Assert.EndsWith(@"-replace '[^\P{C}\n]', '?' }", script);
                    continue;
                }

                // In constrained language no method of the module can be called, and control characters become question marks.
                Assert.EndsWith(
                    @"; try { [EntSsoPS.Output.ViewText]::Of($t) } catch { $t -replace '[^\P{C}\n]', '?' }", script);
            }
        }

        Assert.InRange(seen, 100, int.MaxValue);
    }
}
#endif
