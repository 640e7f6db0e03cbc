using EntSso.Deployment;
using Xunit;
using static EntSso.Diagnosis.FindingStatus;
using static EntSso.Tests.Diagnosis.FabrikamChain;

namespace EntSso.Tests.Diagnosis.Xml;

public class EntSsoXmlStoryTests
{
    private static readonly RuleStory[] _stories =
    [
        new("XML-01", "well-formed", Pass, d => d),
        new("XML-01", "broken", Fail, d => Issue(d, EntSsoXmlIssueKind.NotWellFormed).OfXml(x => x with { IsWellFormed = false }), "The message", "Correct ENTSSO.xml, line 7."),
        new("XML-01", "wrong root", Fail, d => Issue(d, EntSsoXmlIssueKind.WrongRoot), "The message"),
        new("XML-01", "not read", Unknown, Unreadable, "access denied"),
        new("XML-01", "no file", NotApplicable, Missing),

        new("XML-02", "known names", Pass, d => d),
        new("XML-02", "wrong case", Fail, d => Issue(d, EntSsoXmlIssueKind.WrongCase), "The message", "line 7"),
        new("XML-02", "ENTSSO for ENTSSOMA", Fail, d => Issue(d, EntSsoXmlIssueKind.EntSsoInsteadOfEntSsoMa)),
        new("XML-02", "bad boolean", Fail, d => Issue(d, EntSsoXmlIssueKind.BadBoolean)),
        new("XML-02", "stray text", Warning, d => Issue(d, EntSsoXmlIssueKind.UnexpectedText)),
        new("XML-02", "not read", Unknown, Unreadable),
        new("XML-02", "broken before anything wrong", Unknown, d => d.OfXml(x => x with { IsWellFormed = false }), "XML-01"),

        new("XML-03", "the agent's name", Pass, d => d),
        new("XML-03", "other name", Fail, d => AgentNamed(d, "ENTSSOMA9"), "ENTSSOMA9"),
        new("XML-03", "other case", Warning, d => AgentNamed(d, "entssoma2"), "ENTSSOMA2", "Write ENTSSOMA2"),
        new("XML-03", "an agent without its element", Fail, d => d.OfXml(x => x with { Agents = [] }), "no ENTSSOMA element for the ENTSSO MA ENTSSOMA2", "<ENTSSOMA name=\"ENTSSOMA2\""),
        new("XML-03", "not all agents known", Unknown, d => d.OfEngine(e => e with { ManagementAgents = [] }).WithoutInventory() with { PasswordExtensions = [] }, "whether these are all"),

        new("XML-04", "the AD agent", Pass, d => d),
        new("XML-04", "no AD agent", Fail, d => Adma(d, "HRMA"), "Extensible", "adma=\"ADMA\""),
        new("XML-04", "no agent", Fail, d => Adma(d, "NOMA"), "NOMA"),
        new("XML-04", "category not read", Unknown, d => d.OfAgent("ADMA", a => a with { Category = Unread<string>() }), "access denied"),

        new("XML-05", "used and existing", Pass, d => d),
        new("XML-05", "source without an agent", Fail, d => Application(d, a => a with { SourceMa = "NOMA" }), "NOMA"),
        new("XML-05", "an unused SourceMA", Fail, d => d.OfXml(x => x with { Sources = [.. x.Sources, new EntSsoXmlSource { Name = "OLDMA", Line = 9 }] }), "takes no effect"),
        new("XML-05", "not all agents known", Unknown, d => d.OfEngine(e => e with { ManagementAgents = [] }).WithoutInventory(), "whether these are all"),

        new("XML-06", "exists", Pass, d => d, "Applications that exist in ENTSSO: 1."),
        new("XML-06", "in another case", Pass, d => Application(d, a => a with { Name = "hrpayroll" })),
        new("XML-06", "does not exist", Fail, d => Application(d, a => a with { Name = "Gone" }), "no affiliate application Gone", "ssomanage -listapps all"),
        new("XML-06", "nobody listed them", Unknown, d => Application(d, a => a with { Name = "Gone" }).WithoutInventory()),

        new("XML-07", "unique", Pass, d => d),
        new("XML-07", "twice", Fail, d => Issue(d, EntSsoXmlIssueKind.Duplicate), "The message"),
        new("XML-07", "not read", Unknown, Unreadable),

        new("XML-08", "stated", Pass, d => d, "false"),
        new("XML-08", "not stated", Warning, d => d.OfXml(x => x with { Agents = [x.Agents[0] with { DeleteAll = new Stated<bool>(true, false) }] }), "all applications", "deleteAll=\"false\""),
        new("XML-08", "not read", Unknown, Unreadable),

        new("XML-09", "in place", Pass, d => d, @"C:\Sync\Extensions"),
        new("XML-09", "elsewhere", Fail, d => d with { IsEntSsoXmlInPlace = F(false) }, "where the ENTSSO MA reads it", @"Copy ENTSSO.xml into the folder C:\Sync\Extensions"),
        new("XML-09", "nowhere", Fail, d => Missing(d) with { IsEntSsoXmlInPlace = default }, "ENTSSO.xml is not in the Extensions folder"),
        new("XML-09", "not read", Unknown, d => d with { IsEntSsoXmlInPlace = default }, "not collected"),
    ];

    public static TheoryData<string> Names => RuleStory.Names(_stories);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_file_is_judged(string story) => RuleStory.Tell(_stories, story);

    [Fact]
    public void Every_rule_is_seen_in_every_status() => RuleStory.CoverFamily(_stories, "XML-*");

    [Fact]
    public void A_problem_names_its_line_and_column()
    {
        var finding = Fabrikam.JudgeOne("XML-02", Issue(Whole, EntSsoXmlIssueKind.UnknownElement));

        Assert.Equal("ENTSSO.xml(7,5)", finding.Place);
    }

    [Fact]
    public void Five_hundred_applications_that_exist_are_one_pass_and_missing_ones_are_cut_at_a_hundred()
    {
        var deployment = Whole.OfXml(file => file with
        {
            Agents = [file.Agents[0] with { Applications = [.. Enumerable.Range(0, 500).Select(i => new EntSsoXmlApplication { Name = $"App{i}", SourceMa = "HRMA" })] }],
        });

        Assert.Equal("Applications that exist in ENTSSO: 500.", Fabrikam.JudgeOne("XML-06", deployment with
        {
            Applications = [.. Enumerable.Range(0, 500).Select(i => new AffiliateApplication { Name = $"app{i}" })],
        }).Evidence);
        Assert.Equal(101, Fabrikam.Judge("XML-06", deployment).Count);
    }

    private static SyncDeployment Unreadable(SyncDeployment deployment) => deployment with { EntSsoXml = Unread<EntSsoXmlFile?>() };

    private static SyncDeployment Missing(SyncDeployment deployment) => deployment with { EntSsoXml = Fact.Known<EntSsoXmlFile?>(null) };

    private static SyncDeployment Issue(SyncDeployment deployment, EntSsoXmlIssueKind kind) => deployment.OfXml(file => file with
    {
        Issues = [new EntSsoXmlIssue { Kind = kind, Subject = "Aplication", Message = "The message.", Line = 7, Column = 5 }],
    });

    private static SyncDeployment AgentNamed(SyncDeployment deployment, string name) =>
        deployment.OfXml(file => file with { Agents = [file.Agents[0] with { Name = name }] });

    private static SyncDeployment Adma(SyncDeployment deployment, string name) =>
        deployment.OfXml(file => file with { Agents = [file.Agents[0] with { Adma = name }] });

    private static SyncDeployment Application(SyncDeployment deployment, System.Func<EntSsoXmlApplication, EntSsoXmlApplication> change) =>
        deployment.OfXml(file => file with { Agents = [file.Agents[0] with { Applications = [change(file.Agents[0].Applications[0])] }] });
}
