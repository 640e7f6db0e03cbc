using System.Text;
using EntSso.Collection;
using EntSso.Collection.Exports;
using EntSso.Deployment;
using EntSso.Deployment.Json;
using Xunit;
using Folders = System.IO.Directory;

namespace EntSso.Tests.Collection.Exports;

public sealed class ExportFolderTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "entsso-exports-" + Guid.NewGuid().ToString("N"));

    public ExportFolderTests()
    {
        Folders.CreateDirectory(_folder);
    }

    public void Dispose() => Folders.Delete(_folder, true);

    [Fact]
    public void A_folder_of_exports_gives_one_deployment()
    {
        ExportFolderReading reading = ExportFolder.Read(TestFiles.SyncEngine("miis"));
        Assert.Empty(reading.Problems);
        Assert.Equal(["ADMA1", "ENTSSOMA2"], reading.Deployment.SyncEngine.ManagementAgents.Select(agent => agent.Name).OrderBy(name => name));
        Assert.True(reading.Deployment.SyncEngine.IsPasswordSyncEnabled.Value);
        Assert.Equal("SYNC1", reading.Deployment.SyncEngine.Server.Value);
        Assert.Equal("INTSVR1.fabrikam.com", Assert.Single(reading.Deployment.PasswordExtensions).ConnectTo.Value);
        Assert.Equal("ENTSSOMA2", reading.Deployment.EntSsoXml.Value!.Agents[0].Name);
        Assert.True(reading.Deployment.System.FromWindowsToAdapters.Value);
        Assert.Equal(
            [ExportFileKind.DisplayDb, ExportFileKind.EntSsoXml, ExportFileKind.ManagementAgent, ExportFileKind.ManagementAgent, ExportFileKind.Metaverse],
            reading.Files.Select(file => file.Kind));
    }

    [Fact]
    public void Files_are_recognised_by_content_whatever_their_names()
    {
        int number = 0;
        foreach (string file in Folders.GetFiles(TestFiles.SyncEngine("miis")).Where(file => !file.EndsWith("ENTSSO.xml", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(_folder, $"{++number}.dat"));
        }

        File.Copy(TestFiles.SyncEngine("miis/ENTSSO.xml"), Path.Combine(_folder, "copy of it.bak"));
        ExportFolderReading reading = ExportFolder.Read(_folder);
        Assert.Empty(reading.Problems);
        Assert.Equal(2, reading.Deployment.SyncEngine.ManagementAgents.Count);
        Assert.True(reading.Deployment.EntSsoXml.IsKnown && reading.Deployment.System.IsEnabled.IsKnown);
    }

    [Fact]
    public void An_agent_that_only_ENTSSO_xml_names_is_an_ENTSSO_agent()
    {
        SyncDeployment deployment = ExportFolder.Read(TestFiles.SyncEngine("fim")).Deployment;
        Assert.Equal(MaRecognition.ConfigurationFile, Assert.Single(deployment.SyncEngine.ManagementAgents).Recognition.Value);
        Assert.Equal("SSO", Assert.Single(deployment.PasswordExtensions).ManagementAgent);
    }

    [Fact]
    public void An_agent_that_the_caller_names_is_an_ENTSSO_agent_and_a_wrong_name_is_told()
    {
        ExportFolderReading reading = ExportFolder.Read(TestFiles.SyncEngine("mim"), ["sharepoint", "nobody"]);
        Assert.Equal(MaRecognition.Stated, Assert.Single(reading.Deployment.SyncEngine.ManagementAgents).Recognition.Value);
        Assert.Single(reading.Deployment.PasswordExtensions);
        Assert.Equal("nobody", Assert.Single(reading.Problems).File);
    }

    [Fact]
    public void A_bad_file_is_one_problem_with_its_place_and_the_others_are_read()
    {
        Copy("miis/MV.xml");
        Write("MA-{1}.xml", "<saved-ma-configuration>\n<ma-data><name>a</name>");
        Write("later.json", "{\n  \"entSsoDeployment\": \"9.0\" }");
        Write("empty.xml", "");
        Write("bomb.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>");
        Write("deployment.json", "{ \"entSsoDeployment\": \"1.0\", \"name\": \"fabrikam\", \"colour\": 1 }");
        ExportFolderReading reading = ExportFolder.Read(_folder);
        Assert.True(reading.Deployment.SyncEngine.IsPasswordSyncEnabled.Value);
        Assert.Equal("fabrikam", reading.Deployment.Name);
        Assert.Equal(
            ["MA-{1}.xml:2", "bomb.xml:1", "deployment.json:1", "empty.xml:1", "later.json:2"],
            reading.Problems.Select(problem => $"{Path.GetFileName(problem.File)}:{problem.Line}").OrderBy(text => text, StringComparer.Ordinal));
        Assert.DoesNotContain(reading.Problems, problem => problem.Message.Contains(_folder));
    }

    [Fact]
    public void Event_logs_are_handed_on_and_not_read()
    {
        File.WriteAllBytes(Path.Combine(_folder, "application.bin"), [.. Encoding.ASCII.GetBytes("ElfFile\0"), 1, 2, 3]);
        Write("damaged.evtx", "nothing");
        Write("events.xml", "<Events><Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'/></Events>");
        Write("one.xml", "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'/>");
        Write("broken.xml", "<Event \u0001");
        Write("readme.txt", "Nothing of interest: really.");
        Write("other.json", "{}");
        Write("createapps.xml", "<sso><application name='a'/></sso>");
        ExportFolderReading reading = ExportFolder.Read(_folder);
        Assert.Empty(reading.Problems);
        Assert.Equal(["application.bin", "broken.xml", "damaged.evtx", "events.xml", "one.xml"], reading.EventLogs.Select(Path.GetFileName));
        Assert.Equal(
            ["createapps.xml", "other.json", "readme.txt"],
            reading.Files.Where(file => file.Kind == ExportFileKind.Other).Select(file => Path.GetFileName(file.Path)));
    }

    [Fact]
    public void A_deployment_file_and_newer_exports_become_one()
    {
        SyncDeployment live = new()
        {
            Servers = [new SsoServer { Name = "INTSVR1.fabrikam.com", AllowMiis = Fact.Known(true) }],
            SyncEngine = new EntSso.Deployment.SyncEngine { IsPasswordSyncEnabled = Fact.Known(false, new FactOrigin("MV.xml", new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc))) },
        };
        DeploymentFile.Save(live, Path.Combine(_folder, "live.json"));
        Folders.CreateDirectory(Path.Combine(_folder, "svrexport"));
        File.Copy(TestFiles.SyncEngine("miis/MV.xml"), Path.Combine(_folder, "svrexport", "MV.xml"));
        SyncDeployment deployment = ExportFolder.Read(_folder).Deployment;
        Assert.True(deployment.Servers[0].AllowMiis.Value);
        Assert.True(deployment.SyncEngine.IsPasswordSyncEnabled.Value);
    }

    [Fact]
    public void A_displaydb_text_that_PowerShell_redirected_is_read()
    {
        File.WriteAllText(Path.Combine(_folder, "out.txt"), File.ReadAllText(TestFiles.SyncEngine("miis/displaydb.txt")), Encoding.Unicode);
        Assert.True(ExportFolder.Read(_folder).Deployment.System.FromWindowsToAdapters.Value);
    }

    [Fact]
    public void One_file_can_be_read_in_place_of_a_folder() =>
        Assert.True(ExportFolder.Read(TestFiles.SyncEngine("miis/MV.xml")).Deployment.SyncEngine.IsPasswordSyncEnabled.Value);

    [Fact]
    public void Files_given_apart_are_read_as_if_they_lay_in_one_folder()
    {
        string folder = TestFiles.SyncEngine("fim");
        ExportFolderReading whole = ExportFolder.Read(folder);

        ExportFolderReading apart = ExportFolder.Read(Folders.GetFiles(folder), ["sso"]);

        Assert.Equal("SSO", Assert.Single(apart.Deployment.PasswordExtensions).ManagementAgent);
        Assert.Empty(apart.Problems);
        Assert.Equal(whole.Files.Count, apart.Files.Count);
    }

    [Fact]
    public void A_name_that_no_file_bears_is_told_once_for_all_of_them() => Assert.Equal(
        ["nobody"], ExportFolder.Read(Folders.GetFiles(TestFiles.SyncEngine("miis")), ["entssoma2", "nobody"]).Problems.Select(problem => problem.File));

    [Fact]
    public void A_file_that_is_reached_twice_is_read_once()
    {
        File.WriteAllText(Path.Combine(_folder, "a.txt"), "nothing known");

        ExportFolderReading reading = ExportFolder.Read([_folder, Path.Combine(_folder, ".", "a.txt"), _folder]);

        Assert.Equal(ExportFileKind.Unreadable, Assert.Single(reading.Files).Kind);
        Assert.Single(reading.Problems);
    }

    [Fact]
    public void Folders_too_deep_to_be_read_are_told_under_the_folder_that_was_given()
    {
        string deep = Path.Combine([_folder, .. Enumerable.Range(1, ExportFileSearch.DeepestFolder).Select(n => $"{n}")]);
        Folders.CreateDirectory(Path.Combine(deep, "deeper", "deepest"));
        File.Copy(TestFiles.SyncEngine("miis/MV.xml"), Path.Combine(deep, "MV.xml"));
        File.Copy(TestFiles.SyncEngine("miis/ENTSSO.xml"), Path.Combine(deep, "deeper", "ENTSSO.xml"));

        ExportFolderReading reading = ExportFolder.Read(_folder);

        Assert.Equal("MV.xml", Path.GetFileName(Assert.Single(reading.Files).Path));
        SourceProblem problem = Assert.Single(reading.Problems);
        Assert.Equal(_folder, problem.File);
        Assert.Contains(Path.Combine(deep, "deeper") + " is more than 8 folders deep", problem.Message);

        ExportFolderReading both = ExportFolder.Read([_folder, Path.Combine(deep, "deeper") + Path.DirectorySeparatorChar, _folder]);

        Assert.Empty(both.Problems);
        Assert.Equal(["ENTSSO.xml", "MV.xml"], both.Files.Select(file => Path.GetFileName(file.Path)).OrderBy(name => name));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void More_files_than_a_folder_of_exports_has_are_told_and_so_is_a_folder_behind_them(int more)
    {
        for (int i = 0; i < ExportFileSearch.MostFiles + more; i++)
        {
            File.WriteAllBytes(Path.Combine(_folder, $"{i:D5}.txt"), []);
        }

        Folders.CreateDirectory(Path.Combine(_folder, "zz"));
        File.Copy(TestFiles.SyncEngine("miis/MV.xml"), Path.Combine(_folder, "zz", "MV.xml"));

        ExportFolderReading reading = ExportFolder.Read(_folder);

        Assert.Equal(ExportFileSearch.MostFiles, reading.Files.Count);
        SourceProblem problem = Assert.Single(reading.Problems);
        Assert.Equal(_folder, problem.File);
        Assert.StartsWith("Only 10000 files of the folder were read", problem.Message);
    }

    [Fact]
    public void A_problem_names_its_file_once()
    {
        string file = Path.Combine(_folder, "a (1) b.txt");
        using (FileStream large = File.Create(file))
        {
            byte[] head = Encoding.ASCII.GetBytes("Using SSO server INTSVR1\nSQL Server : a\nSSO database : b\nSSO enabled : Yes\n");
            large.Write(head, 0, head.Length);
            large.SetLength((1 << 20) + 1);
        }

        SourceProblem problem = Assert.Single(ExportFolder.Read(file).Problems);

        Assert.Equal("Expected the text of ssomanage -displaydb, but the file is longer than 1 MB.", problem.Message);
        Assert.Equal(file, problem.File);
    }

    [Fact]
    public void A_missing_folder_is_told_by_its_name() =>
        Assert.Contains("nowhere", Assert.Throws<DirectoryNotFoundException>(() => ExportFolder.Read(Path.Combine(_folder, "nowhere"))).Message);

    [Fact]
    public void A_path_that_is_empty_can_be_seen_in_the_error() =>
        Assert.Contains("''", Assert.Throws<DirectoryNotFoundException>(() => ExportFolder.Read("")).Message);

    [Theory]
    [InlineData("{", 1, 2, "found the end of the file")]
    [InlineData("{ \"entSsoDep", 1, 3, "has no end")]
    [InlineData("{\n  \"a\": 1\n}\n", 3, 1, "not a deployment file")]
    [InlineData("{\0\"\0a\0", 1, 2, "UTF-16 without a byte order mark")]
    [InlineData("{ \"entSsoDeployment\": \"1.0\", \"name\": \0", 1, 38, "found U+0000")]
    [InlineData("[[[[", 1, 1, "an object in braces")]
    [InlineData("", 1, 1, "empty")]
    [InlineData(" \n", 1, 1, "a deployment file, an export")]
    [InlineData("Nothing of interest.", 1, 1, "a deployment file, an export")]
    [InlineData("<html>\n<body/></html>", 1, 2, "root element <html>")]
    [InlineData("<?xml version='1.0'?>\n<a b></a>", 2, 5, "'='")]
    public void A_file_that_was_named_and_is_nothing_known_has_the_place_where_it_went_wrong(string text, int line, int column, string words)
    {
        Write("it", text);
        ExportFolderReading reading = ExportFolder.Read(Path.Combine(_folder, "it"));
        EntSso.Collection.SourceProblem problem = Assert.Single(reading.Problems);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (problem.Line, problem.Column));
        Assert.Equal(ExportFileKind.Unreadable, Assert.Single(reading.Files).Kind);
    }

    [Fact]
    public void A_deployment_that_nests_too_deep_is_refused_at_its_place()
    {
        Write("deep.json", "{ \"entSsoDeployment\": \"1.0\", \"a\":\n" + new string('[', 100_000));
        EntSso.Collection.SourceProblem problem = Assert.Single(ExportFolder.Read(Path.Combine(_folder, "deep.json")).Problems);
        Assert.Equal((2, 64), (problem.Line, problem.Column));
        Assert.Contains("64 deep at most", problem.Message);
    }

    [Fact]
    public void A_deployment_file_that_was_cut_short_anywhere_is_one_problem_with_its_place_and_the_rest_is_read()
    {
        string whole = File.ReadAllText(RepositoryFolder.Find("docs/samples/fabrikam-server-gate-closed/deployment.json"));
        string end = whole.TrimEnd();
        Copy("miis/MV.xml");
        string file = Path.Combine(_folder, "deployment.json");
        for (int length = 1; length < end.Length; length += length < 100 ? 1 : 1 + (end.Length / 60))
        {
            Write("deployment.json", end.Substring(0, length));
            EntSso.Collection.SourceProblem alone = Assert.Single(ExportFolder.Read(file).Problems);
            ExportFolderReading reading = ExportFolder.Read(_folder);
            Assert.Equal(alone, Assert.Single(reading.Problems));
            Assert.InRange(alone.Line, 1, 1 + end.Substring(0, length).Count(c => c == '\n'));
            Assert.InRange(alone.Column, 1, 1 + length);
            Assert.True(reading.Deployment.SyncEngine.IsPasswordSyncEnabled.Value);
        }
    }

    [Theory]
    [InlineData("notes.json", "{ \"a\": [1, ", 1)]
    [InlineData("notes.json", "", 1)]
    [InlineData("notes.json", "{ \"a\": [1, 2] }", 0)]
    [InlineData("notes.txt", "{ \"a\": [1, ", 0)]
    public void In_a_folder_only_a_damaged_file_that_is_named_as_JSON_is_a_problem(string name, string text, int problems)
    {
        Write(name, text);
        Assert.Equal(problems, ExportFolder.Read(_folder).Problems.Count);
    }

    private void Copy(string file) => File.Copy(TestFiles.SyncEngine(file), Path.Combine(_folder, Path.GetFileName(file)));

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text, new UTF8Encoding(false));
}
