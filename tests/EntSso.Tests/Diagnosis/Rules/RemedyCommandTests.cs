using System.Reflection;
using System.Text.RegularExpressions;
using EntSso.Deployment;
using EntSso.Diagnosis;
using EntSso.Events;
using EntSso.Tests.Deployment;
using Xunit;
using static EntSso.Tests.Diagnosis.FabrikamSso;

namespace EntSso.Tests.Diagnosis.Rules;

/// <summary>
/// Every command of every remedy, over all kinds of names of accounts, computers and things: its tool takes it, it is one command, and it breaks
/// nothing that is right.
/// </summary>
public class RemedyCommandTests
{
    private static readonly string[] _accounts =
    [
        @"FABRIKAM\sso svc", @"fabrikam.com\ssosvcact", "ssosvcact@fabrikam.com", "ssosvcact", @".\ssosvcact", @"INTSVR1\ssosvcact", @"NT AUTHORITY\SYSTEM",
        @"NT AUTHORITY\NETWORK SERVICE", @"NT AUTHORITY\LOCAL SERVICE", "LocalSystem", @"NT SERVICE\ENTSSO", @"IIS APPPOOL\x", @"BUILTIN\Administrators",
        @"FABRIKAM\gmsa$", @"FABRIKAM\a$b", @"FABRIKAM\a`b", @"FABRIKAM\o'neil", "FABRIKAM\\a\u2019; calc", "FABRIKAM\\a\u201Db", "FABRIKAM\\a\uFF02b", "FABRIKAM\\\u02BAx",
        @"FABRIKAM\a&calc", @"FABRIKAM\a%PATH%", "FABRIKAM\\j\u00FCrgen", "FABRIKAM\\-x", "FABRIKAM\\a\nb", "FABRIKAM/ssosvcact", "S-1-5-21-10-20-30-1104", "CN=x,DC=y", "@x", "/x", "",
    ];

    private static readonly string[] _hosts =
        ["INTSVR1", "intsvr1.fabrikam.com.", "localhost", "10.1.2.3", "fe80::1", "[::1]", "a b", "a;calc", "a$(calc)", "m\u00FCnchen.fabrikam.com", "-x", "a\nb", ".", "(local)", ""];

    private static readonly string[] _names =
        ["Pay roll", "a$b", "[x]", "a*", "a\"b", "a';calc", "-x", "@x", "/x", "a\nb", "a%PATH%", "\u00FCber", "\u201Cx", "x\\", "a\u02BA", "3.5", "$true", "--%", "a,b", "#a", " ", "x$"];

    private static readonly Lazy<List<(string Deployment, Finding Finding, string Service)>> _findings = new(Evaluate);

    [Fact]
    public void Every_command_is_one_that_its_tool_takes()
    {
        List<string> refused = [.. _findings.Value.SelectMany(found => found.Finding.Steps, (found, step) => (found, step))
            .Where(pair => pair.step.Command.Length > 0 && !IsTaken(pair.step)).Select(pair => $"{pair.found.Finding.RuleId}: {pair.step.Command}").Distinct()];

        Assert.True(refused.Count == 0, $"{refused.Count} commands:\n" + string.Join("\n", refused.Take(80)));
    }

    [Fact]
    public void Every_command_in_words_is_one_that_its_tool_takes()
    {
        List<string> refused = [.. _findings.Value.SelectMany(found => found.Finding.Steps.Select(step => (found.Finding.RuleId, step.Text)))
            .SelectMany(pair => Regex.Matches(pair.Text, "setspn -[A-Z] .*$").Cast<Match>().Select(match => (pair.RuleId, Command: match.Value)))
            .Where(pair => CommandGrammar.UsageOf(pair.Command) is null).Select(pair => $"{pair.RuleId}: {pair.Command}").Distinct()];

        Assert.True(refused.Count == 0, string.Join("\n", refused.Take(80)));
    }

    [Fact]
    public void No_command_takes_an_SPN_from_the_account_that_the_service_runs_under()
    {
        List<string> harmful = [.. _findings.Value.Where(found => found.Service.Length > 0).SelectMany(found => found.Finding.Steps, (found, step) => (found, step))
            .Where(pair => Regex.IsMatch(pair.step.Command, "^(setspn -D ENTSSO|Unregister-EntSsoSpn -ServicePrincipalName ENTSSO)", RegexOptions.IgnoreCase)
                && CommandGrammar.Words(pair.step.Command) is { } words && string.Equals(words[words.Count - 1], pair.found.Service, StringComparison.OrdinalIgnoreCase))
            .Select(pair => $"{pair.found.Deployment}: {pair.found.Finding.RuleId}: {pair.step.Command}").Distinct()];

        Assert.True(harmful.Count == 0, string.Join("\n", harmful.Take(40)));
    }

    [Fact]
    public void Every_command_in_the_source_of_a_rule_was_seen()
    {
        HashSet<string> seen = [.. _findings.Value.SelectMany(found => found.Finding.Steps).Select(step => step.Command)];
        IEnumerable<string> written = Directory.GetFiles(RepositoryFolder.Find("src/EntSso/Diagnosis"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), "Run\\(\\s*\\$@?\"((?:[^\"]|\"\"|\\{[^}]*\\})+)\"[,)]").Cast<Match>()).Select(match => match.Groups[1].Value.Replace("\"\"", "\"")).Distinct();

        List<string> unseen = [.. written.Where(template =>
        {
            Regex form = new("^" + Regex.Replace(Regex.Escape(Regex.Replace(template, @"\{[^}]*\}", "\u0001")), "\u0001", "(.+)") + "$");
            return !seen.Any(form.IsMatch);
        })];
        Assert.True(unseen.Count == 0, string.Join("\n", unseen));
    }

    private static bool IsTaken(RemedyStep step)
    {
        if (!step.IsCmdlet)
        {
            return CommandGrammar.UsageOf(step.Command) is not null;
        }

        // A cmdlet of this module: named parameters of its help page, each with one value.
        return CommandGrammar.Words(step.Command) is { } words && words.Count % 2 == 1 && CommandGrammar.Cmdlets.TryGetValue(words[0], out HashSet<string>? parameters)
            && Enumerable.Range(0, words.Count / 2).All(i => IsParameter(words[1 + (2 * i)]) && parameters.Contains(words[1 + (2 * i)].Substring(1)) && !IsParameter(words[2 + (2 * i)]));
    }

    private static bool IsParameter(string word) => word.Length > 0 && word[0] == '-';

    private static List<(string, Finding, string)> Evaluate()
    {
        var findings = new List<(string, Finding, string)>();
        // Every deployment with a third of the names, each third in turn: together they see all.
        int turn = 0;
        foreach ((string name, SyncDeployment deployment, Rule[] rules) in Deployments())
        {
            turn++;
            Check(name, deployment, rules);
            string text = DeploymentText.Write(deployment);
            foreach (string account in Third(_accounts))
            {
                Renamed(@"(?i)FABRIKAM\\\\(ssosvcact|syncsvc|entssoma)", account);
                Renamed(@"(?i)FABRIKAM\\\\(alice|jane|bob)", account);
            }

            foreach (string user in Third([.. _names, "gmsa$"]))
            {
                Renamed("(?i)(?<=\")(ssosvcact|syncsvc|entssoma|alice|otheracct)(?=\")", user);
            }

            foreach (string host in Third(_hosts))
            {
                Renamed(@"(?i)INTSVR1\.fabrikam\.com|(?<="")INTSVR1(?="")", host);
                Renamed(@"(?i)(SYNC1|DC1)\.fabrikam\.com", host);
            }

            foreach (string thing in Third(_names))
            {
                Renamed("(?<=\")(Payroll|HRPayroll|Warehouse|HostAdapter|ENTSSOMA2|ENTSSOMA|ADMA|HRMA|SYNC1)(?=\")", thing);
            }

            void Renamed(string pattern, string to)
            {
                string json = Json(to);
                string renamed = Regex.Replace(text, pattern, _ => json);
                if (renamed != text)
                {
                    Check($"{name} with {json}", DeploymentText.Read(renamed).Deployment, rules);
                }
            }
        }

        return findings;

        IEnumerable<string> Third(string[] names) => names.Where((_, i) => (i + turn) % 3 == 0);

        void Check(string name, SyncDeployment deployment, Rule[] rules)
        {
            string service = deployment.Servers.Count > 0 ? deployment.Servers[0].ServiceAccount.Or("") : "";
            RuleContext context = new(deployment);
            findings.AddRange(rules.SelectMany(rule => rule.Evaluate(context)).Where(finding => finding.Steps.Count > 0).Select(finding => (name, finding, service)));
        }
    }

    private static string Json(string text) => string.Concat(text.Select(c => c is '"' or '\\' or < ' ' ? $"\\u{(int)c:X4}" : c.ToString()));

    // The stories of all rules, each with its rule, and the ENTSSO side with every rule.
    private static IEnumerable<(string Name, SyncDeployment Deployment, Rule[] Rules)> Deployments()
    {
        IEnumerable<RuleStory> stories = typeof(RuleStory).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic)).Where(field => field.FieldType == typeof(RuleStory[]))
            .SelectMany(field => (RuleStory[])field.GetValue(null)!);
        foreach (RuleStory story in stories.Where(story => story.Status is not (FindingStatus.Pass or FindingStatus.NotApplicable)))
        {
            yield return (story.ToString(), story.Change(FabrikamChain.Whole), [RuleCatalogue.Find(story.Rule)!]);
        }

        foreach ((string name, SyncDeployment deployment) in Broken())
        {
            yield return (name, deployment, [.. RuleCatalogue.All]);
        }

        foreach (EventId id in RuleCatalogue.All.SelectMany(rule => rule.Description.Events).Distinct())
        {
            EventEvidence logged = new()
            {
                Provider = id.Source, EventId = id.Id, Computer = FabrikamChain.Server, Count = 1, Last = FabrikamChain.Read.AddDays(1), Subject = "SYNC1",
                WindowsAccount = User, Application = Application,
            };
            yield return ($"event {id}", FabrikamSso.Healthy.WithEvents(logged), [.. RuleCatalogue.All.Where(rule => rule.Description.Events.Contains(id))]);
        }
    }

    private static IEnumerable<(string Name, SyncDeployment Deployment)> Broken()
    {
        SyncDeployment good = FabrikamSso.Healthy;
        yield return ("gates", good.EachServer(server => server with
        {
            AllowMiis = Known(false), AllowPcns = Known(true), PasswordSyncAgeHours = Known(0), NegativeAuditLevel = Known(0), ReplayDirectoryExists = Known(false),
            IsMiisListenerRunning = Known(false), IsPasswordSyncLoaded = Known(false), DatabaseName = Known("OTHER"),
        }) with { System = good.System with { FromWindowsToAdapters = Known(false), IsEnabled = Known(false), DatabaseNeedsUpgrade = Known(true), IsDatabaseReachable = Known(false) } });
        yield return ("application", good.EachApplication(application => application with { IsEnabled = Known(false), Flags = Known(0), Adapter = Known<string?>(null), DirectPasswordSync = Known(false) }));
        yield return ("two paths", good.EachApplication(application => application with { DirectPasswordSync = Known(true) }));
        yield return ("adapter", good.EachAdapter(adapter => adapter with { IsEnabled = Known(false), SyncToAdapter = Known(false), Properties = Known<AdapterProperties?>(null), AllowMappingConflicts = Known(true) }));
        yield return ("mapping", good.EachMapping(mapping => mapping with { State = MappingState.Disabled, Credentials = MappingCredentials.Missing }));
        yield return ("no mapping", good with { Mappings = [], MappingSurveys = [new MappingSurvey { WindowsAccount = User, Application = Application, Count = Known(0) }] });
        yield return ("outside", good with { Directory = good.Directory with { Memberships = [new GroupMembership(Alice.Sid, UserGroup, Known(false)), new GroupMembership(Fabrikam.ServiceAccount.Sid, "S-1-5-32-560", Known(false))] } });
        yield return ("SPN missing", good with { Directory = good.Directory with { ServicePrincipalNames = [Fabrikam.Held(Fabrikam.LongSpn), Fabrikam.Held(Fabrikam.ShortSpn)] } });
        yield return ("SPN misplaced", good with { Directory = good.Directory with { ServicePrincipalNames = [Fabrikam.Held(Fabrikam.LongSpn, Fabrikam.Other), Fabrikam.Held(Fabrikam.ShortSpn, Fabrikam.Other)] } });
        yield return ("SPN twice", good with { Directory = good.Directory with { ServicePrincipalNames = [Fabrikam.Held(Fabrikam.LongSpn, Fabrikam.Other, Fabrikam.ServiceAccount), Fabrikam.Held(Fabrikam.ShortSpn, Fabrikam.ServiceAccount)] } });
        yield return ("short form missing", good with { Directory = good.Directory with { ServicePrincipalNames = [Fabrikam.Held(Fabrikam.LongSpn, Fabrikam.ServiceAccount), Fabrikam.Held(Fabrikam.ShortSpn)] } });
        yield return ("no ticket", good with { KerberosProbes = [Fabrikam.Refusal(7)] });
        foreach (DirectoryAccountKind kind in Enum.GetValues(typeof(DirectoryAccountKind)).Cast<DirectoryAccountKind>())
        {
            DirectoryAccount account = Fabrikam.ServiceAccount with
            {
                Kind = kind, IsDisabled = Fact.Known(true), IsLockedOut = Fact.Known(true), IsPasswordExpired = Fact.Known(true), SupportedEncryptionTypes = Fact.Known<int?>(0x4),
                ExpiresAt = Fact.Known<DateTime?>(new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc)),
            };
            yield return ($"{kind}", good.WithServiceAccount(account).EachServer(server => server with { HasAdministratorBit = Known(true) }));
            yield return ($"{kind} with DES", good.WithServiceAccount(account with { UserAccountControl = Fact.Known(0x200000) }));
        }
    }
}
