using System.Xml.Linq;
using EntSso.Collection.SyncEngine;
using EntSso.Deployment;
using Xunit;

namespace EntSso.Tests.Collection.Exports;

/// <summary>Of every element that is read: present with a value, present and empty, and absent are three things.</summary>
public class EmptyElementTests
{
    private const string Agent = """
        <saved-ma-configuration server='S' export-date='2024-03-01 09:00:00.000'><ma-data>
        <id>{A0000000-0000-0000-0000-000000000002}</id><name>HR</name><category>MSSQL</category><subtype>s</subtype><ma-listname>l</ma-listname>
        <ma-companyname>c</ma-companyname><creation-time>t</creation-time><last-modification-time>t</last-modification-time>
        <password-sync-allowed>1</password-sync-allowed>
        <private-configuration><MAConfig>
        <connection-info><server>SQL1</server><databasename>d</databasename><serviceHost>http://h</serviceHost><user>u</user></connection-info>
        <extension-config><filename>x.dll</filename></extension-config>
        <password-extension-config><password-extension-enabled>1</password-extension-enabled><dll>d.dll</dll><password-set-enabled>1</password-set-enabled>
        <password-change-enabled>1</password-change-enabled><connection-info><connect-to>c</connect-to><user>u</user></connection-info><timeout>3</timeout>
        </password-extension-config></MAConfig></private-configuration>
        <ma-partition-data><partition><id>1</id><name>p</name><selected>1</selected><custom-data><adma-partition-data><is-domain>1</is-domain></adma-partition-data></custom-data>
        <password-sync><password-sync-source-enabled>1</password-sync-source-enabled><password-sync-target-mas><password-sync-target-ma>t</password-sync-target-ma>
        </password-sync-target-mas><max-changes-allowed-enabled>1</max-changes-allowed-enabled><max-changes-allowed>7</max-changes-allowed></password-sync></partition></ma-partition-data>
        <password-sync><maximum-retry-count>10</maximum-retry-count><retry-interval>60</retry-interval><allow-low-security>1</allow-low-security>
        <unlock-account>1</unlock-account></password-sync>
        </ma-data></saved-ma-configuration>
        """;

    private const string Metaverse = """
        <saved-mv-configuration server='S' export-date='2024-03-01 09:00:00.000'><mv-data>
        <import-attribute-flow><per-ma-options><ma-options ma-id='{1}'/></per-ma-options></import-attribute-flow>
        <extension><assembly-name>a.dll</assembly-name></extension><password-change-history-size>24</password-change-history-size>
        <password-sync><password-sync-enabled>1</password-sync-enabled></password-sync></mv-data></saved-mv-configuration>
        """;

    /// <summary>Every element of both exports that has a fact, by its path below the root's only child.</summary>
    public static TheoryData<string, string> Elements()
    {
        TheoryData<string, string> elements = [];
        foreach ((string kind, string text) in new[] { ("agent", Agent), ("metaverse", Metaverse) })
        {
            foreach (XElement element in XDocument.Parse(text).Root!.Elements().Descendants())
            {
                // Without these there is no agent or partition, and a partition without an id is a partition.
                if (element.Name.LocalName is not ("id" or "name" or "partition" or "ma-options" or "password-sync-target-ma" or "custom-data" or "adma-partition-data"))
                {
                    elements.Add(kind, Path(element));
                }
            }
        }

        return elements;
    }

    [Theory]
    [MemberData(nameof(Elements))]
    public void Present_empty_and_absent_are_three_things(string kind, string path)
    {
        string text = kind == "agent" ? Agent : Metaverse;
        string present = Facts(kind, text, _ => { }, path);
        string empty = Facts(kind, text, element => element.RemoveNodes(), path);
        string absent = Facts(kind, text, element => element.Remove(), path);

        Assert.NotEqual(present, empty);
        Assert.NotEqual(present, absent);
        if (!IsContainerOfFactsThatNeedIt(path))
        {
            Assert.NotEqual(empty, absent);
        }
    }

    // An element whose children are the facts: without children they are missing, whether it is there or not. And the only child of an element
    // that means "none" or "off" when it is empty.
    private static bool IsContainerOfFactsThatNeedIt(string path) => path is "private-configuration" or "private-configuration/MAConfig"
        or "private-configuration/MAConfig/connection-info" or "private-configuration/MAConfig/extension-config"
        or "private-configuration/MAConfig/password-extension-config" or "private-configuration/MAConfig/password-extension-config/connection-info"
        or "import-attribute-flow" or "extension/assembly-name" or "password-sync/password-sync-enabled" or "ma-partition-data/partition/password-sync" or "password-sync" or "ma-partition-data/partition/password-sync/password-sync-target-mas";

    private static string Facts(string kind, string text, Action<XElement> change, string path)
    {
        XDocument document = XDocument.Parse(text);
        change(document.Root!.Elements().Descendants().Single(element => Path(element) == path));
        using MemoryStream stream = TestFiles.Stream(document.ToString(SaveOptions.DisableFormatting));
        SyncDeployment deployment;
        if (kind == "agent")
        {
            ManagementAgentExport export = ManagementAgentExport.Read(stream, "MA.xml", new DateTime(2024, 3, 1, 9, 0, 0, DateTimeKind.Utc));
            deployment = new SyncDeployment { SyncEngine = new() { ManagementAgents = [export.Agent] }, PasswordExtensions = [export.PasswordExtension] };
        }
        else
        {
            deployment = new SyncDeployment { SyncEngine = MetaverseExport.Read(stream, "MV.xml", new DateTime(2024, 3, 1, 9, 0, 0, DateTimeKind.Utc)) };
        }

        // Places move with the change and say nothing of the values.
        return System.Text.RegularExpressions.Regex.Replace(Deployment.DeploymentText.Write(deployment), @", ""(line|column)"": \d+|""(line|column)"": \d+,?\s*", "");
    }

    private static string Path(XElement element) =>
        string.Join("/", element.AncestorsAndSelf().Reverse().Skip(2).Select(ancestor => ancestor.Name.LocalName));
}
