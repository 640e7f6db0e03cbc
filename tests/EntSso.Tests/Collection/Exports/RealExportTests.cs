using System.Xml.Linq;
using EntSso.Collection.Exports;
using EntSso.Deployment;
using Xunit;
using Folders = System.IO.Directory;

namespace EntSso.Tests.Collection.Exports;

/// <summary>
/// Compares what is read from exports with a second reading of the same files by XPath-like queries over the whole document: from synthetic files
/// everywhere, and from real exports of FIM and MIM where they are beside the checkout (shared/exports).
/// </summary>
public class RealExportTests
{
    private static readonly string[] _notConnection = ["password-extension-config"];

    public static TheoryData<string> Files()
    {
        TheoryData<string> files = [];
        foreach (string file in Synthetic().Concat(Real()))
        {
            files.Add(file);
        }

        return files;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void An_export_is_read_as_a_second_reader_reads_it(string file)
    {
        XElement root = XDocument.Load(file).Root!;
        XElement? ma = root.Name.LocalName == "ma-data" ? root : root.Element("ma-data");
        ExportFolderReading reading = ExportFolder.Read(file);

        if ((string?)ma?.Attribute("format") == "Packaged")
        {
            Assert.True(Assert.Single(reading.Problems).IsNote);
            Assert.Equal(ExportFileKind.Template, Assert.Single(reading.Files).Kind);
            Assert.Empty(reading.Deployment.SyncEngine.ManagementAgents);
            return;
        }

        Assert.Empty(reading.Problems);
        EntSso.Deployment.SyncEngine engine = reading.Deployment.SyncEngine;
        Same((string?)root.Attribute("server"), engine.Server);
        if (ma is not null)
        {
            Compare(ma, root, Assert.Single(engine.ManagementAgents));
        }

        if (root.Element("mv-data") is { } mv && ma is null)
        {
            Compare(mv, engine);
        }
    }

    [Fact]
    public void A_folder_of_real_exports_is_complete_when_the_metaverse_lists_no_other_agent()
    {
        foreach (string folder in Real().Select(file => Path.GetDirectoryName(file)!).Distinct())
        {
            ExportFolderReading reading = ExportFolder.Read(folder);
            Assert.DoesNotContain(reading.Files, file => file.Kind == ExportFileKind.Unreadable);
            XElement[] roots = [.. Folders.GetFiles(folder).Select(file => XDocument.Load(file).Root!)];
            Assert.Equal(
                roots.Select(root => (string?)root.Attribute("server")).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count(),
                reading.Deployments.Count);
            string[] read = [.. roots.Select(root => root.Element("ma-data")?.Element("id")?.Value).OfType<string>().OrderBy(id => id, StringComparer.Ordinal)];
            string[] listed = [.. roots.Where(root => root.Element("ma-data") is null).Descendants("ma-options").Select(option => (string)option.Attribute("ma-id")!)
                .OrderBy(id => id, StringComparer.Ordinal)];
            Assert.Equal(
                read.Length > 0 && read.SequenceEqual(listed),
                reading.Deployment.Inventory.ManagementAgents.IsKnown);
        }
    }

    private static void Compare(XElement ma, XElement root, ManagementAgent agent)
    {
        Assert.Equal(ma.Element("name")!.Value.Trim(), agent.Name);
        Assert.Equal((ma.Element("id")?.Value ?? "").Trim('{', '}').ToLowerInvariant(), agent.Id);
        Same((string?)root.Attribute("export-date"), agent.ExportDate);
        Same(ma.Element("category"), agent.Category);
        Same(ma.Element("subtype"), agent.Subtype);
        Same(ma.Element("ma-listname"), agent.ListName);
        Same(ma.Element("creation-time"), agent.CreationTime);
        Same(ma.Element("last-modification-time"), agent.LastModificationTime);
        Switch(ma.Element("password-sync-allowed"), agent.IsPasswordSyncAllowed);
        XElement? retries = ma.Element("password-sync");
        Number(retries?.Element("maximum-retry-count"), agent.MaximumRetryCount);
        Number(retries?.Element("retry-interval"), agent.RetryIntervalSeconds);
        Switch(retries?.Element("allow-low-security"), agent.AllowLowSecurity);
        Switch(retries?.Element("unlock-account"), agent.UnlockAccount);
        CompareConnection(ma.Element("private-configuration"), agent);
        XElement[] partitions = [.. ma.Element("ma-partition-data")?.Elements("partition") ?? []];
        Assert.Equal(partitions.Length, agent.Partitions.Or([]).Count);
        foreach ((XElement partition, MaPartition read) in partitions.Zip(agent.Partitions.Or([]), (partition, read) => (partition, read)))
        {
            Assert.Equal(partition.Element("name")?.Value.Trim(), read.Name);
            Switch(partition.Element("selected"), read.IsSelected);
            Switch(partition.Element("custom-data")?.Elements().Elements("is-domain").FirstOrDefault(), read.IsDomain);
            XElement? source = partition.Element("password-sync");
            Assert.Equal(source?.Element("password-sync-source-enabled")?.Value == "1", read.IsPasswordSource.Value);
            Assert.Equal(
                source?.Descendants("password-sync-target-ma").Select(target => target.Value.Trim().Trim('{', '}').ToLowerInvariant()) ?? [],
                read.Targets.Value);
        }
    }

    private static void CompareConnection(XElement? configuration, ManagementAgent agent)
    {
        XElement? forest = configuration?.Element("adma-configuration");
        XElement? connection = configuration?.Descendants("connection-info")
            .FirstOrDefault(element => !element.Ancestors().Any(ancestor => _notConnection.Contains(ancestor.Name.LocalName)));
        string? user = (forest?.Element("forest-login-user") ?? connection?.Element("user"))?.Value.Trim();
        string? domain = (forest?.Element("forest-login-domain") ?? connection?.Element("domain"))?.Value.Trim();
        Same((forest?.Element("forest-name") ?? connection?.Element("server") ?? connection?.Element("connect-to"))?.Value.Trim(), agent.ConnectTo);
        Same(user is { Length: > 0 } && domain is { Length: > 0 } && user.IndexOf('\\') < 0 ? $"{domain}\\{user}" : user, agent.User);
        Same(connection?.Element("databasename"), agent.Database);
        Same(connection?.Element("serviceHost"), agent.ServiceAddress);
        Same(configuration?.Descendants("extension-config").Elements("filename").FirstOrDefault(), agent.Extension);
    }

    private static void Compare(XElement mv, EntSso.Deployment.SyncEngine engine)
    {
        XElement? extension = mv.Element("extension");
        Same(extension is { HasElements: false } ? "" : extension?.Element("assembly-name")?.Value.Trim(), engine.MetaverseExtension);
        Same((string?)mv.Element("provisioning")?.Attribute("type"), engine.ProvisioningType);
        Number(mv.Element("password-change-history-size"), engine.PasswordChangeHistorySize);
        XElement? enabled = mv.Element("password-sync")?.Element("password-sync-enabled");
        Assert.Equal(mv.Element("password-sync") is not null, engine.IsPasswordSyncEnabled.IsKnown);
        if (engine.IsPasswordSyncEnabled.IsKnown)
        {
            Assert.Equal((enabled?.Value == "1", enabled is null), (engine.IsPasswordSyncEnabled.Value, engine.IsPasswordSyncEnabled.Origin!.IsInferred));
        }

        Assert.Equal(mv.Descendants("per-ma-options").Any(), engine.ListedAgents.IsKnown);
        Assert.Equal(
            mv.Descendants("ma-options").Select(option => ((string)option.Attribute("ma-id")!).Trim('{', '}').ToLowerInvariant()), engine.ListedAgents.Or([]));
    }

    private static void Same(XElement? element, Fact<string> fact) => Same(element?.Value.Trim(), fact);

    private static void Same(string? expected, Fact<string> fact)
    {
        if (expected is { Length: > 0 })
        {
            Assert.Equal(expected, fact.Value);
        }
        else
        {
            Assert.True(fact.IsKnown ? fact.Value.Length == 0 : fact.Reason.Length > 0);
            Assert.NotEqual(expected is null, fact.IsKnown || fact.Reason.Contains("empty"));
        }
    }

    private static void Switch(XElement? element, Fact<bool> fact) =>
        Assert.Equal(element?.Value.Trim() switch { "0" => false, "1" => true, _ => null }, fact.IsKnown ? fact.Value : (bool?)null);

    private static void Number(XElement? element, Fact<int> fact) =>
        Assert.Equal(int.TryParse(element?.Value, out int number) ? number : null, fact.IsKnown ? fact.Value : (int?)null);

    private static IEnumerable<string> Synthetic() => Folders.GetFiles(TestFiles.SyncEngine(""), "M*.xml", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file)[0] == 'M');

    /// <summary>The real exports, which are not part of the checkout; none where they are not there.</summary>
    private static IEnumerable<string> Real()
    {
        string? folder = SharedFolder.Find("exports");
        return folder is null ? [] : Folders.GetFiles(folder, "*.xml", SearchOption.AllDirectories)
            .Concat(Folders.GetFiles(folder, "*.XML", SearchOption.AllDirectories))
            .Distinct();
    }
}
