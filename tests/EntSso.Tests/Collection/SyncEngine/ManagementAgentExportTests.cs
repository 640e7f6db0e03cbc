using System.Text;
using EntSso.Collection;
using EntSso.Collection.SyncEngine;
using EntSso.Deployment;
using EntSso.Tests.Deployment;
using Xunit;

namespace EntSso.Tests.Collection.SyncEngine;

public class ManagementAgentExportTests
{
    private const string AdAgent = "miis/MA-{5B6A9E52-0D0A-4C53-9F0A-3E1D5C1B7A01}.xml";
    private const string SsoAgent = "miis/MA-{A1B2C3D4-0D0A-4C53-9F0A-3E1D5C1B7A02}.xml";
    private static readonly DateTime _written = new(2026, 4, 5, 6, 7, 8, DateTimeKind.Utc);

    [Fact]
    public void The_two_elements_named_password_sync_are_told_apart_by_their_parents()
    {
        ManagementAgent agent = Read(AdAgent).Agent;
        Assert.Equal((10, 60, false), (agent.MaximumRetryCount.Value, agent.RetryIntervalSeconds.Value, agent.AllowLowSecurity.Value));
        Assert.False(agent.UnlockAccount.IsKnown);
        MaPartition domain = agent.Partitions.Value[0];
        Assert.True(domain.IsPasswordSource.Value);
        Assert.Equal(["a1b2c3d4-0d0a-4c53-9f0a-3e1d5c1b7a02", "0f0f0f0f-0d0a-4c53-9f0a-3e1d5c1b7a99"], domain.Targets.Value);
    }

    [Fact]
    public void An_AD_agent_tells_its_forest_its_account_and_which_partition_is_a_domain()
    {
        ManagementAgent agent = Read(AdAgent).Agent;
        Assert.Equal("ADMA1", agent.Name);
        Assert.True(agent.IsActiveDirectory.Value);
        Assert.False(agent.IsEntSso.Value);
        Assert.Equal(("fabrikam.com", "FABRIKAM\\syncsvc"), (agent.ConnectTo.Value, agent.User.Value));
        Assert.Equal([true, false], agent.Partitions.Value.Select(partition => partition.IsDomain.Value));
        Assert.All(agent.Partitions.Value, partition => Assert.True(partition.IsSelected.Value));
        MaPartition configuration = agent.Partitions.Value[1];
        Assert.False(configuration.IsPasswordSource.Value);
        Assert.Empty(configuration.Targets.Value);
    }

    [Fact]
    public void A_forest_without_an_account_gets_none_made_of_its_domain()
    {
        string export = File.ReadAllText(TestFiles.SyncEngine(AdAgent)).Replace("<forest-login-user>syncsvc<", "<forest-login-user><");

        using MemoryStream stream = new(Encoding.UTF8.GetBytes(export));

        Assert.Equal("the export leaves forest-login-user empty", ManagementAgentExport.Read(stream, "MA.xml", _written).Agent.User.Reason);
    }

    [Fact]
    public void A_server_that_an_export_leaves_empty_is_unknown()
    {
        string export = "<saved-ma-configuration server=' '><ma-data><name>a</name></ma-data></saved-ma-configuration>";

        Assert.Equal("the export leaves server empty", Read(export, "a.xml").Agent.ExportServer.Reason);
    }

    [Fact]
    public void Ids_have_one_spelling_whatever_braces_and_case_the_export_has()
    {
        ManagementAgent source = Read(AdAgent).Agent;
        ManagementAgent target = Read(SsoAgent).Agent;
        Assert.Contains(target.Id, source.Partitions.Value[0].Targets.Value);
    }

    [Fact]
    public void The_password_extension_and_the_main_connection_are_told_apart()
    {
        ManagementAgentExport export = Read(SsoAgent);
        Assert.Equal(("INTSVR1", "fabrikam\\ssoadmin"), (export.Agent.ConnectTo.Value, export.Agent.User.Value));
        PasswordExtension extension = export.PasswordExtension;
        Assert.Equal(("ENTSSOMA2", export.Agent.Id), (extension.ManagementAgent, extension.ManagementAgentId));
        Assert.Equal(("INTSVR1.fabrikam.com", "fabrikam\\ssosvcact"), (extension.ConnectTo.Value, extension.User.Value));
        Assert.Equal((true, true, false, 60), (extension.IsEnabled.Value, extension.IsSetEnabled.Value, extension.IsChangeEnabled.Value, extension.TimeoutSeconds.Value));
    }

    [Fact]
    public void Every_fact_points_at_its_line_in_the_file()
    {
        ManagementAgentExport export = Read(SsoAgent);
        string[] lines = File.ReadAllLines(TestFiles.SyncEngine(SsoAgent));
        Assert.Contains("<user>fabrikam\\ssosvcact</user>", lines[export.PasswordExtension.User.Origin!.Line - 1]);
        Assert.Contains("<password-sync-allowed>", lines[export.Agent.IsPasswordSyncAllowed.Origin!.Line - 1]);
        Assert.Contains("<partition>", lines[export.Agent.Partitions.Value[0].IsPasswordSource.Origin!.Line - 1]);
        Assert.EndsWith($"({export.PasswordExtension.User.Origin.Line},{export.PasswordExtension.User.Origin.Column})", export.PasswordExtension.User.Origin.Place);
    }

    [Theory]
    [InlineData(AdAgent, MaRecognition.None)]
    [InlineData(SsoAgent, MaRecognition.ListName)]
    [InlineData("ilm/entssoma.xml", MaRecognition.Extension)]
    [InlineData("fim/MA-{C1B2C3D4-0D0A-4C53-9F0A-3E1D5C1B7A02}.XML", MaRecognition.None)]
    [InlineData("mim/MA-{D1B2C3D4-0D0A-4C53-9F0A-3E1D5C1B7A01}.XML", MaRecognition.None)]
    public void An_ENTSSO_agent_is_recognised_by_its_list_name_or_its_extension(string file, MaRecognition expected) =>
        Assert.Equal(expected, Read(file).Agent.Recognition.Value);

    [Fact]
    public void A_password_extension_that_is_off_has_empty_names_and_unknown_numbers()
    {
        PasswordExtension extension = Read("fim/MA-{C1B2C3D4-0D0A-4C53-9F0A-3E1D5C1B7A02}.XML").PasswordExtension;
        Assert.False(extension.IsEnabled.Value);
        Assert.Equal(("", "", ""), (extension.ConnectTo.Value, extension.User.Value, extension.Dll.Value));
        Assert.Contains("empty", extension.IsSetEnabled.Reason);
        Assert.Contains("empty", extension.TimeoutSeconds.Reason);
    }

    [Fact]
    public void Parts_that_an_export_does_not_have_are_unknown_and_the_reason_names_the_element()
    {
        ManagementAgent agent = Read("fim/MA-{C1B2C3D4-0D0A-4C53-9F0A-3E1D5C1B7A02}.XML").Agent;
        Assert.Contains("ma-partition-data", agent.Partitions.Reason);
        Assert.Contains("maximum-retry-count", agent.MaximumRetryCount.Reason);
        Assert.Contains("ma-listname", agent.ListName.Reason);
    }

    [Fact]
    public void Switches_are_the_numbers_0_and_1_and_nothing_else_is_taken_for_one()
    {
        ManagementAgent agent = Read("mim/MA-{D1B2C3D4-0D0A-4C53-9F0A-3E1D5C1B7A01}.XML").Agent;
        Assert.False(Read("ilm/entssoma.xml").Agent.IsPasswordSyncAllowed.Value);
        Assert.Contains("0 or 1", agent.IsPasswordSyncAllowed.Reason);
        Assert.Contains("true", agent.AllowLowSecurity.Reason);
        Assert.Contains("ten", agent.MaximumRetryCount.Reason);
        Assert.Contains("empty", agent.RetryIntervalSeconds.Reason);
    }

    [Fact]
    public void A_partition_without_the_switch_is_no_source()
    {
        MaPartition partition = Assert.Single(Read("mim/MA-{D1B2C3D4-0D0A-4C53-9F0A-3E1D5C1B7A01}.XML").Agent.Partitions.Value);
        Assert.False(partition.IsPasswordSource.Value);
        Assert.True(partition.IsDomain.Value);
    }

    [Theory]
    [InlineData(SsoAgent)]
    [InlineData("mim/MA-{D1B2C3D4-0D0A-4C53-9F0A-3E1D5C1B7A01}.XML")]
    public void Encrypted_credentials_stay_in_the_export(string file)
    {
        ManagementAgentExport export = Read(file);
        Assert.Contains("QUJDREVGR0g=", File.ReadAllText(TestFiles.SyncEngine(file)));
        SyncDeployment deployment = new()
        {
            SyncEngine = new EntSso.Deployment.SyncEngine { ManagementAgents = [export.Agent] }, PasswordExtensions = [export.PasswordExtension],
        };
        Assert.DoesNotContain("QUJDREVGR0g", DeploymentText.Write(deployment));
    }

    [Theory]
    [InlineData("2008-03-04 09:15:30.117", "2008-03-04T15:15:00Z", "2008-03-04T15:15:00Z")]
    [InlineData("2008-03-04 09:15:30.117", "2026-01-01T00:00:00Z", "2008-03-04T09:15:30.117Z")]
    [InlineData("yesterday", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z")]
    [InlineData(null, "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z")]
    public void The_time_of_an_export_is_that_of_its_file_unless_the_file_was_copied(string? exportDate, string written, string expected) =>
        Assert.Equal(Time(expected), ExportFile.TimeOf(exportDate, Time(written)));

    [Theory]
    [InlineData("<saved-mv-configuration/>", 1, 2, "saved-ma-configuration")]
    [InlineData("<saved-ma-configuration/>", 1, 2, "ma-data")]
    [InlineData("<saved-ma-configuration>\n <ma-data>\n  <id>x</id></ma-data></saved-ma-configuration>", 2, 3, "no name")]
    [InlineData("<saved-ma-configuration>\n <ma-data>", 2, 11, "")]
    [InlineData("<saved-ma-configuration>\n <ma-data><name>a</nam></ma-data></saved-ma-configuration>", 2, 20, "not well-formed")]
    [InlineData("<saved-ma-configuration><ma-data><name>a</name></ma-data></saved-ma-configuration>\n<x/>", 2, 2, "not well-formed")]
    [InlineData("<saved-ma-configuration><ma-data><name>&bomb;</name></ma-data></saved-ma-configuration>", 1, 41, "not well-formed")]
    [InlineData("no XML", 1, 1, "not well-formed")]
    [InlineData("", 1, 1, "")]
    public void A_damaged_export_is_refused_with_its_place(string text, int line, int column, string expected)
    {
        SourceFormatException error = Assert.Throws<SourceFormatException>(() => Read(text, "a.xml"));
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.StartsWith($"a.xml({line},{column}): ", error.Message);
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void An_entity_bomb_is_refused_for_its_document_type()
    {
        string bomb = "<!DOCTYPE lolz [<!ENTITY a \"aaaaaaaaaa\">" + string.Concat(Enumerable.Range('b', 20).Select(
            letter => $"<!ENTITY {(char)letter} \"{string.Concat(Enumerable.Repeat($"&{(char)(letter - 1)};", 10))}\">")) + "]><saved-ma-configuration>&u;</saved-ma-configuration>";
        Assert.Contains("DOCTYPE", Assert.Throws<SourceFormatException>(() => Read(bomb, "bomb.xml")).Message);
        Assert.Contains("DOCTYPE", Assert.Throws<SourceFormatException>(() => ManagementAgentExport.Read(TestFiles.Stream(bomb, Encoding.Unicode), "bomb.xml", _written)).Message);
    }

    [Theory]
    [InlineData("<saved-ma-configuration server='", "a")]
    [InlineData("<saved-ma-configuration><ma-data><name>", "a")]
    [InlineData("<saved-ma-configuration><ma-data><", "a")]
    [InlineData("<saved-ma-configuration><ma-data><name><![CDATA[", "a")]
    [InlineData("<saved-ma-configuration><ma-data><name><![CDATA[", "<")]
    [InlineData("<saved-ma-configuration><ma-data><name><![CDATA[", "]] ><a>")]
    [InlineData("<saved-ma-configuration><!--", "<a>-")]
    [InlineData("<saved-ma-configuration><?pi ", "<a/>?")]
    public void A_piece_of_a_gigabyte_is_refused_before_it_fills_the_memory(string head, string piece)
    {
        using EndlessStream stream = new(head, piece, 1L << 30);
        SourceFormatException error = Assert.Throws<SourceFormatException>(() => ManagementAgentExport.Read(stream, "big.xml", _written));
        Assert.Equal(1, error.Line);
        Assert.True(stream.Position < 64 << 20, $"{stream.Position} bytes were read");
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_piece_of_signs_whose_bytes_look_like_a_tag_is_refused(string encoding)
    {
        // U+3C3C has the byte of "<" in both halves.
        Encoding wide = Encoding.GetEncoding(encoding);
        byte[] text = [.. wide.GetPreamble(), .. wide.GetBytes("<saved-ma-configuration><ma-data><name>" + new string('\u3C3C', 9 << 20))];
        using MemoryStream stream = new(text);

        Assert.Contains("longer than 8 MB", Assert.Throws<SourceFormatException>(() => ManagementAgentExport.Read(stream, "wide.xml", _written)).Message);
    }

    [Theory]
    [InlineData("<!-- <!DOCTYPE a> -->")]
    [InlineData("<?pi <!DOCTYPE a> ?>")]
    public void A_document_type_that_is_only_talked_of_is_not_what_a_damaged_export_is_refused_for(string before)
    {
        string export = $"{before}<saved-ma-configuration><ma-data><name>a</nam></ma-data></saved-ma-configuration>";

        Assert.Contains("not well-formed", Assert.Throws<SourceFormatException>(() => Read(export, "a.xml")).Message);
    }

    [Theory]
    [InlineData("iso-2022-jp")]
    [InlineData("utf-7")]
    [InlineData("hz-gb-2312")]
    public void An_encoding_that_hides_tags_is_refused(string encoding)
    {
        string message = Assert.Throws<SourceFormatException>(
            () => Read($"<?xml version='1.0' encoding='{encoding}'?><saved-ma-configuration/>", "a.xml")).Message;

        // The parser of .NET refuses it before, unless the program has brought more code pages.
        Assert.True(
            message == $"a.xml(1,3): the encoding {encoding} is not supported; save the file as UTF-8." || message.Contains($"'{encoding}' encoding"), message);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("UTF-8")]
    [InlineData("us-ascii")]
    [InlineData("iso-8859-1")]
    public void An_encoding_that_exports_have_is_read(string encoding) => Assert.Equal(
        "a",
        Read($"<?xml version='1.0' encoding='{encoding}'?><saved-ma-configuration><ma-data><name>a</name></ma-data></saved-ma-configuration>", "a.xml").Agent.Name);

    [Theory]
    [InlineData(new byte[] { 0, 0, 0xFF, 0xFE, 0, 0, 0x3C, 0 })]
    [InlineData(new byte[] { 0xFE, 0xFF, 0, 0, 0, 0x3C, 0, 0 })]
    [InlineData(new byte[] { 0, 0, 0x3C, 0, 0, 0, 0x61, 0 })]
    [InlineData(new byte[] { 0, 0x3C, 0, 0, 0, 0x61, 0, 0 })]
    public void An_order_of_bytes_that_nobody_writes_is_refused(byte[] bytes)
    {
        using MemoryStream stream = new(bytes);

        Assert.Contains("unusual order of bytes", Assert.Throws<SourceFormatException>(() => ManagementAgentExport.Read(stream, "a.xml", _written)).Message);
    }

    [Fact]
    public void Sections_and_comments_that_end_are_read_whatever_stands_in_them()
    {
        string text = "]]><a>--><![CDATA[?>]]]";
        string long_ = new('<', 5 << 20);
        string export = $"<?a {long_}?><!--{long_}--><saved-ma-configuration><ma-data><name><![CDATA[ENT]]>SSO<!-- - -> <b> --><?b ?x?></name>"
            + $"<description><![CDATA[{text.Replace("]]>", "]] >")}]]></description></ma-data><!--{long_}--></saved-ma-configuration>";

        Assert.Equal("ENTSSO", Read(export, "a.xml").Agent.Name);
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        using EndlessStream stream = new("<saved-ma-configuration>", "<a>", 1L << 30);
        Assert.Contains("nest", Assert.Throws<SourceFormatException>(() => ManagementAgentExport.Read(stream, "deep.xml", _written)).Message);
        Assert.True(stream.Position < 1 << 20, $"{stream.Position} bytes were read");
    }

    [Fact]
    public void Bytes_that_are_not_in_the_encoding_are_refused()
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes("<saved-ma-configuration><ma-data><name>Gr"), 0xF6, .. Encoding.ASCII.GetBytes("</name></ma-data></saved-ma-configuration>")];
        using MemoryStream stream = new(bytes);
        Assert.StartsWith("a.xml(1,", Assert.Throws<SourceFormatException>(() => ManagementAgentExport.Read(stream, "a.xml", _written)).Message);
    }

    [Fact]
    public void An_export_in_UTF16_is_read()
    {
        string text = File.ReadAllText(TestFiles.SyncEngine(SsoAgent));
        Assert.Equal("ENTSSOMA2", ManagementAgentExport.Read(TestFiles.Stream(text, Encoding.Unicode), "a.xml", _written).Agent.Name);
    }

    [Fact]
    public void Every_cut_of_an_export_gives_one_clear_error()
    {
        string text = File.ReadAllText(TestFiles.SyncEngine(SsoAgent)).TrimEnd();
        foreach (int length in Enumerable.Range(0, text.Length).Where(i => i % 7 == 0))
        {
            Assert.Throws<SourceFormatException>(() => Read(text.Substring(0, length), "cut.xml"));
        }
    }

    [Fact]
    public void Reading_stops_when_asked()
    {
        using EndlessStream stream = new("<saved-ma-configuration>", "<a/>", 1L << 30);
        Assert.Throws<OperationCanceledException>(() => ManagementAgentExport.Read(stream, "a.xml", _written, new CancellationToken(true)));
    }

    private static DateTime Time(string text) => DateTime.Parse(text, null, System.Globalization.DateTimeStyles.AdjustToUniversal);

    private static ManagementAgentExport Read(string file) => ManagementAgentExport.Read(TestFiles.SyncEngine(file));

    private static ManagementAgentExport Read(string text, string name) => ManagementAgentExport.Read(TestFiles.Stream(text), name, _written);
}
