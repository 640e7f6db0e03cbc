using System.Text;
using EntSso.Collection.SyncEngine;
using EntSso.Deployment;
using Xunit;

namespace EntSso.Tests.Collection.SyncEngine;

public class EntSsoXmlTests
{
    private const string Application = "<Application name='HOSTAPP' sourceMA='HOSTMA'/>";

    [Fact]
    public void A_right_file_has_no_issues_and_tells_what_is_stated_and_what_is_default()
    {
        EntSsoXmlFile file = EntSsoXml.Read(TestFiles.SyncEngine("miis/ENTSSO.xml"));
        Assert.True(file.IsWellFormed);
        Assert.Empty(file.Issues);
        EntSsoXmlAgent agent = Assert.Single(file.Agents);
        Assert.Equal(("ENTSSOMA2", "ADMA1", 6, 4), (agent.Name, agent.Adma, agent.Line, agent.Column));
        Assert.Equal(new Stated<bool>(false, true), agent.DeleteAll);
        Assert.Equal([("HOSTAPP", "HOSTMA", 7), ("SAPAPP", "SAPMA", 8)], agent.Applications.Select(application => (application.Name, application.SourceMa, application.Line)));
        Assert.Equal((new Stated<bool>(true, true), new Stated<bool>(false, true)), (agent.Applications[0].Create, agent.Applications[0].Delete));
        Assert.Equal((new Stated<bool>(true, false), new Stated<bool>(true, false)), (agent.Applications[1].Create, agent.Applications[1].Delete));
        EntSsoXmlSource source = Assert.Single(file.Sources);
        Assert.Equal(("HOSTMA", new Stated<string>("person", true)), (source.Name, source.ObjectType));
    }

    [Fact]
    public void Defaults_are_those_of_the_documentation_and_marked_as_not_stated()
    {
        EntSsoXmlFile file = Read($"<sso><SourceMA name='HOSTMA'/><ENTSSOMA name='a' adma='b'>{Application}</ENTSSOMA></sso>");
        Assert.Empty(file.Issues);
        Assert.Equal((new Stated<string>("person", false), new Stated<string>("uid", false)), (file.Sources[0].ObjectType, file.Sources[0].Attribute));
        Assert.Equal(new Stated<bool>(true, false), file.Agents[0].DeleteAll);
    }

    [Theory]
    [InlineData(200, 200, "The element Colour is not known")]
    [InlineData(201, 201, "The element Colour is not known")]
    [InlineData(5000, 201, "4800 more problems of this kind start here; the first: The element Colour is not known")]
    public void Problems_without_end_are_counted_and_hide_none_of_another_kind(int colours, int issues, string last)
    {
        string many = string.Concat(Enumerable.Repeat("<Colour/>\n", colours));

        EntSsoXmlFile file = Read($"<sso>{many}<SourceMA name='m'/><SourceMA name='m'/><ENTSSOMA name='a' adma='b'>{Application}</ENTSSOMA></sso>");

        EntSsoXmlIssue[] unknown = [.. file.Issues.Where(issue => issue.Kind == EntSsoXmlIssueKind.UnknownElement)];
        Assert.Equal(issues, unknown.Length);
        Assert.StartsWith(last, unknown[unknown.Length - 1].Message);
        Assert.Equal(issues, unknown[unknown.Length - 1].Line);
        Assert.Equal(EntSsoXmlIssueKind.Duplicate, Assert.Single(file.Issues.Except(unknown)).Kind);
    }

    [Theory]
    [InlineData($"<SSO><ENTSSOMA name='a' adma='b'>{Application}</ENTSSOMA></SSO>", EntSsoXmlIssueKind.WrongCase, "SSO", 1, 2)]
    [InlineData($"<config>\n<ENTSSOMA name='a' adma='b'>{Application}</ENTSSOMA></config>", EntSsoXmlIssueKind.WrongRoot, "config", 1, 2)]
    [InlineData($"<sso>\n <ENTSSO name='a' adma='b'>{Application}</ENTSSO></sso>", EntSsoXmlIssueKind.EntSsoInsteadOfEntSsoMa, "ENTSSO", 2, 3)]
    [InlineData($"<sso>\n <EntSsoMa name='a' adma='b'>{Application}</EntSsoMa></sso>", EntSsoXmlIssueKind.WrongCase, "EntSsoMa", 2, 3)]
    [InlineData($"<sso>\n <ENTSSOMA name='a' ADMA='b'>{Application}</ENTSSOMA></sso>", EntSsoXmlIssueKind.WrongCase, "ADMA", 2, 21)]
    [InlineData($"<sso>\n <ENTSSOMA name='a' adma='b' colour='c'>{Application}</ENTSSOMA></sso>", EntSsoXmlIssueKind.UnknownAttribute, "colour", 2, 30)]
    [InlineData($"<sso>\n <Colour/><ENTSSOMA name='a' adma='b'>{Application}</ENTSSOMA></sso>", EntSsoXmlIssueKind.UnknownElement, "Colour", 2, 3)]
    [InlineData($"<sso>\n <Application name='x' sourceMA='y'/><ENTSSOMA name='a' adma='b'>{Application}</ENTSSOMA></sso>", EntSsoXmlIssueKind.UnknownElement, "Application", 2, 3)]
    [InlineData($"<sso>\n <ENTSSOMA adma='b'>{Application}</ENTSSOMA></sso>", EntSsoXmlIssueKind.MissingAttribute, "name", 2, 3)]
    [InlineData($"<sso>\n <ENTSSOMA name='a' adma=' '>{Application}</ENTSSOMA></sso>", EntSsoXmlIssueKind.MissingAttribute, "adma", 2, 21)]
    [InlineData("<sso><ENTSSOMA name='a' adma='b'>\n<Application name='x'/></ENTSSOMA></sso>", EntSsoXmlIssueKind.MissingAttribute, "sourceMA", 2, 2)]
    [InlineData($"<sso>\n<SourceMA/><ENTSSOMA name='a' adma='b'>{Application}</ENTSSOMA></sso>", EntSsoXmlIssueKind.MissingAttribute, "name", 2, 2)]
    [InlineData($"<sso>\n <ENTSSOMA name='a' adma='b' deleteAll='True'>{Application}</ENTSSOMA></sso>", EntSsoXmlIssueKind.BadBoolean, "deleteAll", 2, 30)]
    [InlineData("<sso><ENTSSOMA name='a' adma='b'>\n<Application name='x' sourceMA='y' create='1'/></ENTSSOMA></sso>", EntSsoXmlIssueKind.BadBoolean, "create", 2, 36)]
    [InlineData($"<sso><ENTSSOMA name='a' adma='b'>{Application}</ENTSSOMA>\n<ENTSSOMA name='a' adma='c'>{Application}</ENTSSOMA></sso>", EntSsoXmlIssueKind.Duplicate, "ENTSSOMA \"a\"", 2, 2)]
    [InlineData("<sso><ENTSSOMA name='a' adma='b'><Application name='x' sourceMA='y'/>\n<Application name='X' sourceMA='z'/></ENTSSOMA></sso>", EntSsoXmlIssueKind.Duplicate, "Application \"X\" in ENTSSOMA \"a\"", 2, 2)]
    [InlineData($"<sso><SourceMA name='m'/>\n<SourceMA name='m'/><ENTSSOMA name='a' adma='b'>{Application}</ENTSSOMA></sso>", EntSsoXmlIssueKind.Duplicate, "SourceMA \"m\"", 2, 2)]
    [InlineData("<sso/>", EntSsoXmlIssueKind.MissingElement, "ENTSSOMA", 1, 2)]
    [InlineData("<sso>\n<ENTSSOMA name='a' adma='b'/></sso>", EntSsoXmlIssueKind.MissingElement, "Application", 2, 2)]
    [InlineData($"<sso>\ntext<ENTSSOMA name='a' adma='b'>{Application}</ENTSSOMA></sso>", EntSsoXmlIssueKind.UnexpectedText, "text", 1, 6)]
    public void Each_kind_of_problem_is_one_issue_at_its_place(string text, EntSsoXmlIssueKind kind, string subject, int line, int column)
    {
        EntSsoXmlFile file = Read(text);
        Assert.True(file.IsWellFormed);
        EntSsoXmlIssue issue = Assert.Single(file.Issues);
        Assert.Equal((kind, subject, line, column), (issue.Kind, issue.Subject, issue.Line, issue.Column));
        Assert.NotEmpty(issue.Message);
    }

    [Fact]
    public void What_is_spelt_wrong_is_understood_all_the_same()
    {
        EntSsoXmlFile file = Read("<Sso><ENTSSO Name='a' ADMA='b' deleteall='false'><application NAME='x' sourceMa='y'/></ENTSSO></Sso>");
        EntSsoXmlAgent agent = Assert.Single(file.Agents);
        Assert.Equal(("a", "b", false), (agent.Name, agent.Adma, agent.DeleteAll.Value));
        Assert.Equal(("x", "y"), (agent.Applications[0].Name, agent.Applications[0].SourceMa));
        Assert.Equal(8, file.Issues.Count);
        Assert.DoesNotContain(file.Issues, issue => issue.Kind is EntSsoXmlIssueKind.UnknownElement or EntSsoXmlIssueKind.MissingAttribute);
    }

    [Fact]
    public void Agents_whose_names_differ_in_case_are_two_agents() =>
        Assert.Empty(Read($"<sso><ENTSSOMA name='a' adma='b'>{Application}</ENTSSOMA><ENTSSOMA name='A' adma='b'>{Application}</ENTSSOMA></sso>").Issues);

    [Fact]
    public void The_confusion_of_ENTSSO_and_ENTSSOMA_is_named()
    {
        EntSsoXmlIssue issue = Assert.Single(Read($"<sso><ENTSSO name='a' adma='b'>{Application}</ENTSSO></sso>").Issues);
        Assert.Contains("ENTSSOMA", issue.Message);
        Assert.Contains("sample", issue.Message);
    }

    [Theory]
    [InlineData("<sso>\n <ENTSSOMA name='a' adma='b'>" + Application + "</ENTSSOMA>\n <ENTSSOMA name='c' adma='d'>", 3)]
    [InlineData("<sso>\n <ENTSSOMA name='a' adma='b'>" + Application + "</ENTSSOMA>\n <ENTSSOMA name='c' adma=d/></sso>", 3)]
    [InlineData("<sso>\n <ENTSSOMA name='a' adma='b'>" + Application + "</ENTSSOMA>\n <ENTSSOMA name='c' name='d'/></sso>", 3)]
    public void What_stands_before_a_damage_is_kept(string text, int line)
    {
        EntSsoXmlFile file = Read(text);
        Assert.False(file.IsWellFormed);
        Assert.Equal("a", Assert.Single(file.Agents).Name);
        EntSsoXmlIssue issue = Assert.Single(file.Issues);
        Assert.Equal((EntSsoXmlIssueKind.NotWellFormed, line), (issue.Kind, issue.Line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ }")]
    [InlineData("<!DOCTYPE sso [<!ENTITY a 'b'>]><sso/>")]
    public void What_is_no_XML_is_one_issue(string text)
    {
        EntSsoXmlFile file = Read(text);
        Assert.False(file.IsWellFormed);
        Assert.Equal(EntSsoXmlIssueKind.NotWellFormed, Assert.Single(file.Issues).Kind);
    }

    [Fact]
    public void A_file_whose_bytes_are_not_in_its_encoding_is_one_issue()
    {
        using MemoryStream stream = new([.. Encoding.ASCII.GetBytes("<?xml version='1.0' encoding='utf-8'?><sso><ENTSSOMA name='"), 0xFC, .. Encoding.ASCII.GetBytes("'/></sso>")]);
        Assert.Equal(EntSsoXmlIssueKind.NotWellFormed, Assert.Single(EntSsoXml.Read(stream, "ENTSSO.xml").Issues).Kind);
    }

    [Fact]
    public void An_attribute_of_a_gigabyte_is_one_issue()
    {
        using EndlessStream stream = new("<sso><ENTSSOMA name='", "a", 1L << 30);
        Assert.Equal(EntSsoXmlIssueKind.NotWellFormed, Assert.Single(EntSsoXml.Read(stream, "ENTSSO.xml").Issues).Kind);
        Assert.True(stream.Position < 64 << 20, $"{stream.Position} bytes were read");
    }

    private static EntSsoXmlFile Read(string text) => EntSsoXml.Read(TestFiles.Stream(text), "ENTSSO.xml");
}
