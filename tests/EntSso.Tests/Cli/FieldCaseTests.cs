#if NET
using System.Text.Json;
using Xunit;

namespace EntSso.Tests.Cli;

/// <summary>
/// Inputs that people met in the field, with what is right for each by its description, through the command line as its user calls it. The
/// files are in a folder <c>shared/cases</c> beside the checkout; each folder there has a README with its source.
/// </summary>
public sealed class FieldCaseTests : IDisposable
{
    private static readonly string? _shared = SharedFolder.Find("cases");

    private static readonly Case[] _cases =
    [
        new("01-export-ma-root", 0, "diagnose", "entsso-ma.xml") { Findings = ["EXT-02 pass", "EXT-03 pass", "EXT-01 pass"] },
        new("01-export-ma-root", 0, "collect", "entsso-ma.xml") { Has = ["ENTSSO MA", "listName", "INTSVR1.contoso.test", @"CONTOSO\\svcsso", "SYNC1", "2024-03-01 09:00:00.000"] },
        new("02-mv-without-rules-extension", 0, "diagnose", "MV.xml", "--rule", "SYNC-06") { Findings = ["SYNC-06 warning"], Has = ["no metaverse rules extension"], Lacks = ["svrexport"] },
        new("03-sql-agent-connection", 0, "collect", "MA-sql.xml") { Has = ["\"connectTo\": { \"value\": \"SQL1\"", @"""user"": { ""value"": ""CONTOSO\\svchr"""] },
        new("04-two-engines-in-one-folder", 1, "diagnose", "cfg", "--rule", "SYNC-01") { Findings = ["SYNC-01 pass PILOT1", "SYNC-01 fail PROD1"], Has = ["2 sync engines"] },
        new("04-two-engines-in-one-folder", 2, "collect", "cfg") { Has = ["PILOT1, PROD1", "one engine"], Lacks = ["entSsoDeployment"] },
        new("05-pcns-6032-log-alone", 1, "diagnose", "dc.xml") { Findings = ["PCNS-06 fail"], Has = ["\"firstBrokenLink\": \"domainController\"", "DC1.contoso.test", "pcnscfg securetarget"] },
        new("06-pcns-6025-log-alone", 1, "diagnose", "dc.xml") { Findings = ["PCNS-05 fail"], Has = ["\"firstBrokenLink\": \"domainController\"", "DC1.contoso.test"] },
        new("07-false-pass-on-foreign-log", 0, "diagnose", "dc.xml", "--rule", "ADP-07") { Findings = ["ADP-07 unknown"], Has = ["no event log of an ENTSSO server"] },
        .. new[] { "2002", "4001", "4002", "4003", "4004", "4005", "6000", "6001", "6004", "6025", "6032", "6905" }.Select(id =>
            new Case("08-explain-pcns-event", 0, "explain", id) { Has = ["Meaning ", "Cause ", "Fix ", "Rules "] }),
        new("08-explain-pcns-event", 0, "explain", "6903") { Has = ["Meaning ", "received a password notification"] },
        new("09-explain-what-users-paste", 0, "explain", "0xC0002A0F : Could not contact the SSO server") { Has = ["ENTSSO_E_NO_SSO_SERVER", "Cause ", "Fix "] },
        .. new[] { "-2147024891", "2147942405", "E_ACCESSDENIED" }.Select(code => new Case("09-explain-what-users-paste", 0, "explain", "--", code) { Has = ["0x80070005"] }),
        new("10-audit-event-without-remedy", 0, "events", "log.xml", "--format", "jsonl") { Has = ["clustered resource", "\"remedy\":\"1. "] },
        new("10-audit-event-without-remedy", 0, "explain", "10536") { Has = ["Cause ", "Fix ", "0x800706D9", "0x80090005"] },
        .. new[] { @"NT AUTHORITY\NETWORK SERVICE", @"NT AUTHORITY\SYSTEM", @"NT SERVICE\ENTSSO", @".\user", @"BUILTIN\Administrators" }.Select(account =>
            new Case("11-spn-remedy-for-builtin-account", 1, "spn", "ENTSSO/INTSVR1", "--connect-to", "INTSVR1.contoso.test", "--account", account)
                { Findings = ["KRB-02 fail"], Has = ["PRE-07"], Lacks = ["setspn", "Register-EntSsoSpn"] }),
        .. new[] { "localhost", "10.1.2.3" }.Select(host =>
            new Case("12-connect-to-localhost", 1, "spn", "ENTSSO/INTSVR1", "--connect-to", host)
                { Findings = ["EXT-03 fail", "KRB-05 fail"], Has = ["enter Connect To: INTSVR1"], Lacks = ["setspn", $"ENTSSO/{host}"] }),
        new("13-pcnsclnt-spn", 0, "spn", "PCNSCLNT/mimsync.contoso.test", "--account", @"CONTOSO\svcmim") { Findings = ["KRB-00 pass", "PCNS-05 unknown"], Lacks = ["ENTSSO/mimsync"] },
        new("13-pcnsclnt-spn", 1, "spn", "PCNSCLNT/mimsync.contoso.test", "--account", @".\svcmim") { Findings = ["PCNS-05 fail"], Has = [@".\\svcmim"], Lacks = ["setspn", "Register-EntSsoSpn"] },
        new("14-malformed-account-ignored", 2, "spn", "ENTSSO/INTSVR1", "--account", "CONTOSO/ssosvc") { Has = [@"CONTOSO\ssosvc"] },
        new("14-malformed-account-ignored", 2, "spn", "ENTSSO/INTSVR1", "--account", "") { Has = [@"DOMAIN\user"] },
        new("14-malformed-account-ignored", 2, "spn", "ENTSSO/INTSVR1", "--account", "CN=ssosvc,DC=contoso,DC=test") { Has = ["distinguished name", @"DOMAIN\user"] },
        new("15-pcnscfg-list-text", 0, "diagnose", "pcnscfg.txt", "--rule", "PCNS-*") { Findings = ["PCNS-03 pass", "PCNS-06 pass"], Lacks = ["pcnscfg list"] },
        new("16-displaydb-documented-labels", 0, "collect", "displaydb.txt")
            { Has = ["\"isEnabled\": { \"value\": true", "\"secretServer\": { \"value\": \"INTSVR1\"", @"CONTOSO\\SSOAdmins", "\"databaseName\": { \"value\": \"SSODB\""] },
        new("17-copied-as-text", 2, "events", "event.txt") { Has = ["11070", "event.txt, line 1"] },
        new("17-copied-as-text", 1, "diagnose", "event.txt", "--rule", "GATE-02") { Findings = ["GATE-02 fail"], Has = ["event.txt, line 1"] },
        new("19-wrong-words-about-entsso-xml", 1, "diagnose", "ENTSSO.xml", "--rule", "XML-0*")
            { Findings = ["XML-01 pass", "XML-02 fail", "XML-08 warning"], Has = ["written SSO"], Lacks = ["root element is sso", "not stated"] },
        new("20-oem-code-page", 0, "events", "log.xml", "--format", "jsonl") { Has = ["CONTOSO\\\\j\u00FCrgen", "\"isTextGuessed\":true", "code page 850"] },
        new("21-metaverse-names-agents", 0, "diagnose", "exports", "--rule", "SYNC-05") { Findings = ["SYNC-05 unknown"], Has = ["a0000000-0000-0000-0000-000000000003"] },
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("entsso-case-").FullName;

    public static TheoryData<int, string> Cases => [.. _cases.Select((one, i) => new TheoryDataRow<int, string>(i, one.ToString()))];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_from_the_field_gives_what_its_description_says(int number, string name)
    {
        Assert.SkipWhen(_shared is null, "The folder shared/cases is not beside the checkout.");
        Case one = _cases[number];
        string output = Path.Combine(_folder, "deployment.json");
        string[] more = one.Command[0] switch { "collect" => ["--output", output], "diagnose" or "spn" => ["--format", "json"], _ => [] };

        EntSsoSync run = EntSsoSync.RunIn(Path.Combine(_shared!, one.Folder), [.. one.Command, .. more]);

        string text = run.Output + run.Error + (File.Exists(output) ? File.ReadAllText(output) : "");
        Assert.True(one.ExitCode == run.ExitCode, $"{name}: exit code {run.ExitCode}\n{text}");
        Assert.All(one.Has, part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.All(one.Lacks, part => Assert.DoesNotContain(part, text, StringComparison.Ordinal));
        if (one.Findings.Length > 0)
        {
            List<string> findings = [.. FindingsIn(JsonDocument.Parse(run.Output).RootElement)];
            Assert.All(one.Findings, finding => Assert.Contains(findings, found => found.StartsWith(finding, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void A_chain_without_ENTSSO_agent_is_shown_where_all_exports_of_the_engine_were_read()
    {
        Assert.SkipWhen(_shared is null, "The folder shared/cases is not beside the checkout.");
        foreach (string file in Directory.GetFiles(Path.Combine(_shared!, "21-metaverse-names-agents", "exports")))
        {
            File.WriteAllText(Path.Combine(_folder, Path.GetFileName(file)), File.ReadAllText(file).Replace("{A0000000-0000-0000-0000-000000000003}", "{A0000000-0000-0000-0000-000000000002}"));
        }

        EntSsoSync run = EntSsoSync.Run("diagnose", _folder, "--rule", "SYNC-0*", "--format", "json");

        Assert.Contains(FindingsIn(JsonDocument.Parse(run.Output).RootElement), finding => finding.StartsWith("SYNC-05 warning", StringComparison.Ordinal));
        Assert.Contains("a0000000-0000-0000-0000-000000000001", run.Output);
        Assert.Contains("no ENTSSO MA", run.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_case_has_an_expectation()
    {
        Assert.SkipWhen(_shared is null, "The folder shared/cases is not beside the checkout.");
        IEnumerable<string> folders = Directory.GetDirectories(_shared!).Select(folder => Path.GetFileName(folder)).Where(name => name != "hostile");

        // Those of the folder hostile are in the tests of each kind of hostile input.
        Assert.Equal(folders.OrderBy(name => name, StringComparer.Ordinal), _cases.Select(one => one.Folder).Distinct().OrderBy(name => name, StringComparer.Ordinal));
    }

    private static IEnumerable<string> FindingsIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(FindingsIn),
        JsonValueKind.Object when element.TryGetProperty("ruleId", out JsonElement rule) && element.TryGetProperty("status", out JsonElement status) =>
            [$"{rule.GetString()} {status.GetString()} {element.GetProperty("subject").GetString()}"],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => FindingsIn(property.Value)),
        _ => [],
    };

    private sealed record Case(string Folder, int ExitCode, params string[] Command)
    {
        /// <summary>Rules with the status that one of their findings has, and where it matters the subject.</summary>
        public string[] Findings { get; init; } = [];

        public string[] Has { get; init; } = [];

        public string[] Lacks { get; init; } = [];

        public override string ToString() => $"{Folder}: {string.Join(" ", Command)}";
    }
}
#endif
