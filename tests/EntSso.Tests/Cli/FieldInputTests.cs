#if NET
using System.Text;
using System.Text.Json;
using Xunit;

namespace EntSso.Tests.Cli;

/// <summary>Inputs that administrators bring, through the command line.</summary>
public sealed class FieldInputTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entsso-field-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_export_from_the_console_is_read_like_one_of_the_tool()
    {
        string file = Write("entsso-ma.xml", ConsoleExport("", "<name>ENTSSO MA</name>"));

        JsonElement deployment = Collect(file);

        JsonElement agent = deployment.GetProperty("syncEngine").GetProperty("managementAgents")[0];
        Assert.Equal(("ENTSSO MA", "SYNC1"), (agent.GetProperty("name").GetString(), Value(agent, "exportServer")));
        JsonElement extension = deployment.GetProperty("passwordExtensions")[0];
        Assert.Equal(("INTSVR1.contoso.test", @"CONTOSO\svcsso"), (Value(extension, "connectTo"), Value(extension, "user")));
    }

    [Fact]
    public void A_packaged_agent_is_one_line_that_fails_nothing_beside_other_files_and_nothing_to_check_alone()
    {
        string template = Write("template.xml", ConsoleExport(" format='Packaged'", "<name/>"));
        Write("MV.xml", "<saved-mv-configuration server='SYNC1'><mv-data><extension/><password-sync/></mv-data></saved-mv-configuration>");

        EntSsoSync beside = EntSsoSync.Run("diagnose", _folder, "--rule", "SYNC-06");
        EntSsoSync alone = EntSsoSync.Run("diagnose", template);

        Assert.Equal(0, beside.ExitCode);
        Assert.Contains("template that no engine runs", Assert.Single(beside.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Contains("There is no metaverse rules extension", beside.Output);
        Assert.Equal(2, alone.ExitCode);
        Assert.Single(alone.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void An_empty_switch_fails_and_no_remedy_asks_for_the_file_that_was_read()
    {
        string file = Write("MV.xml", "<saved-mv-configuration server='SYNC1'><mv-data><extension/><password-sync/></mv-data></saved-mv-configuration>");

        EntSsoSync run = EntSsoSync.Run("diagnose", file, "--rule", "SYNC-01", "--rule", "SYNC-06");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Enable Password Synchronization is not selected", run.Output);
        Assert.DoesNotContain("svrexport", run.Output);
    }

    [Theory]
    [InlineData("export.xml", "<exports><ma-data><name>a</name></ma-data></exports>", "ma-data is below the root element <exports>")]
    [InlineData("export.txt", "<exports><x><mv-data/></x></exports>", "mv-data is below the root element <exports>")]
    [InlineData("copied.txt", "C:\\>type MA.xml\n<saved-ma-configuration><ma-data><name>a</name></ma-data></saved-ma-configuration>", "other text before the export")]
    [InlineData("old.evt", "nothing of a log", "looks like an event log")]
    [InlineData("events.clixml", "<Objs><Obj><TN><T>System.Diagnostics.Eventing.Reader.EventLogRecord</T></TN></Obj></Objs>", "looks like an event log")]
    [InlineData("event.txt", "Log Name:      Application\nSource:        ENTSSO\nEvent ID:      11070\n", "an event as text")]
    public void What_looks_like_an_export_or_a_log_is_never_passed_over_in_silence(string name, string text, string words)
    {
        string file = Write(name, text);

        EntSsoSync folder = EntSsoSync.Run("diagnose", _folder);
        EntSsoSync named = EntSsoSync.Run("diagnose", file);

        Assert.All([folder, named], run => Assert.Equal(2, run.ExitCode));
        Assert.All([folder, named], run => Assert.Contains(words, run.Error));
    }

    [Theory]
    [InlineData("copied.txt", "Log Name:      Application\nEvent ID:      11070\nEvent Xml:\n")]
    [InlineData("log", "")]
    [InlineData("log.xml", "")]
    [InlineData("log.txt", "\uFEFF  \r\n")]
    public void What_is_a_log_for_one_command_is_one_for_the_other(string name, string before)
    {
        Write(name, before + """
            <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="ENTSSO"/><EventID Qualifiers="32768">11070</EventID>
            <Level>3</Level><TimeCreated SystemTime="2024-03-01T09:00:00Z"/><EventRecordID>1</EventRecordID><Channel>Application</Channel>
            <Computer>INTSVR1.contoso.test</Computer></System><EventData><Data>AC19397C-BD43-4A6E-BA26-7965365B5037</Data><Data>CONTOSO\mimsync</Data></EventData></Event>
            """);

        foreach (string path in new[] { Path.Combine(_folder, name), _folder })
        {
            Assert.Contains("11070", EntSsoSync.Run("events", path).Output);
            Assert.Contains("GATE-02", EntSsoSync.Run("diagnose", path, "--rule", "GATE-02").Output);
        }
    }

    [Theory]
    [InlineData("CONTOSO/ssosvc", @"CONTOSO\ssosvc")]
    [InlineData("", @"DOMAIN\user")]
    [InlineData("CN=ssosvc,OU=Services,DC=contoso,DC=test", @"DOMAIN\user")]
    public void An_account_in_a_form_that_no_account_has_is_refused_with_the_right_form(string account, string right)
    {
        foreach (string[] command in new string[][] { ["spn", "ENTSSO/INTSVR1"], ["events", _folder], ["changes", _folder] })
        {
            EntSsoSync run = EntSsoSync.Run([.. command, "--account", account]);

            Assert.Equal(2, run.ExitCode);
            Assert.Contains(right, run.Error);
        }
    }

    [Fact]
    public void Both_spellings_of_the_settings_of_the_SSO_database_are_read()
    {
        JsonElement system = Collect(Write("displaydb.txt", """
            C:\Program Files\Common Files\Enterprise Single Sign-On>ssomanage -displaydb
            Using SSO server : INTSVR1

            SQL Server : SQL1
            Single Sign-On database : SSODB
            Single Sign-On Secret Server name : INTSVR1
            Single Sign-On Administrators account : CONTOSO\SSOAdmins
            Single Sign-On Affiliate Administrators account : CONTOSO\SSOAff
            Size of audit table for deleted applications (number of audit entries) : 1,000
            Size of audit table for deleted user mappings (number of audit entries) : 1001
            Size of audit table for external credential lookups (number of audit entries) : 1002
            Ticket timeout (in minutes) : 2
            Single Sign-On Status : Disabled
            Tickets allowed : No
            Validate tickets : Yes
            """)).GetProperty("system");

        Assert.Equal(
            ("SSODB", "INTSVR1", @"CONTOSO\SSOAdmins", @"CONTOSO\SSOAff"),
            (Value(system, "databaseName"), Value(system, "secretServer"), Value(system, "ssoAdministrators"), Value(system, "ssoAffiliateAdministrators")));
        Assert.Equal([1000, 1001, 1002, 2], new[] { "auditDeletedApplications", "auditDeletedMappings", "auditCredentialLookups", "ticketTimeoutMinutes" }
            .Select(name => system.GetProperty(name).GetProperty("value").GetInt32()));
        Assert.False(system.GetProperty("isEnabled").GetProperty("value").GetBoolean());
        Assert.True(system.GetProperty("validateTickets").GetProperty("value").GetBoolean());
    }

    [Fact]
    public void A_console_in_an_OEM_code_page_is_read_and_the_doubt_is_in_the_object()
    {
        string file = Path.Combine(_folder, "log.xml");
        File.WriteAllBytes(file, [
            .. Encoding.ASCII.GetBytes("<Events><Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='ENTSSO'/>"
                + "<EventID>11031</EventID></System><EventData><Data>AC19397C-BD43-4A6E-BA26-7965365B5037</Data><Data>CONTOSO\\j"),
            0x81, .. Encoding.ASCII.GetBytes("rgen</Data></EventData></Event></Events>")]);

        EntSsoSync run = EntSsoSync.Run("events", file, "--format", "json");

        JsonElement read = JsonDocument.Parse(run.Output).RootElement[0];
        Assert.Equal(@"CONTOSO\jürgen", read.GetProperty("strings")[1].GetString());
        Assert.True(read.GetProperty("isTextGuessed").GetBoolean());
        Assert.Contains("OEM code page 850", run.Error);
    }

    private static string ConsoleExport(string attribute, string name) => $"""
        <export-ma server='SYNC1' export-date='2024-03-01 09:00:00.000'><ma-data{attribute}><id>{"{A0000000-0000-0000-0000-000000000001}"}</id>{name}
        <category>Extensible</category><ma-listname>Enterprise Single Sign-On</ma-listname><private-configuration><MAConfig><password-extension-config>
        <password-extension-enabled>1</password-extension-enabled><connection-info><connect-to>INTSVR1.contoso.test</connect-to><user>CONTOSO\svcsso</user>
        </connection-info></password-extension-config></MAConfig></private-configuration></ma-data><mv-data><import-attribute-flow/></mv-data></export-ma>
        """;

    private static string Value(JsonElement record, string fact) => record.GetProperty(fact).GetProperty("value").GetString()!;

    private JsonElement Collect(string file)
    {
        string output = Path.Combine(_folder, "out.json");
        EntSsoSync run = EntSsoSync.Run("collect", file, "--output", output);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonDocument.Parse(File.ReadAllText(output)).RootElement;
    }

    private string Write(string name, string text)
    {
        string file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }
}
#endif
