using System.Globalization;
using System.Text;

namespace EntSso.Tests.Samples.Deployments;

/// <summary>The texts that tools of the products print and export, as they would for a story.</summary>
internal static class FabrikamExports
{
    private const string Assembly = "Microsoft.EnterpriseSingleSignOn.ManagementAgent.dll";

    /// <summary>ENTSSO.xml as it should be.</summary>
    public const string EntSsoXml = """
        <?xml version="1.0" encoding="utf-8"?>
        <sso>
          <SourceMA name="RACFMA" objectType="person" attribute="uid"/>
          <SourceMA name="PAYROLLMA" objectType="person" attribute="uid"/>

          <ENTSSOMA name="ENTSSOMA" adma="ADMA" deleteAll="false">
            <Application name="PAYROLL" sourceMA="PAYROLLMA" create="true" delete="true"/>
          </ENTSSOMA>

          <ENTSSOMA name="ENTSSOMA2" adma="ADMA" deleteAll="false">
            <Application name="MAINFRAME" sourceMA="RACFMA" create="true" delete="true"/>
          </ENTSSOMA>
        </sso>

        """;

    /// <summary>What ssomanage -displaydb prints on a console of 80 characters.</summary>
    public static string DisplayDb(DeploymentStory story) => $"""
        Using SSO server on this computer

        SQL Server                          : {Fabrikam.SqlServer}
        SSO database                        : SSODB
        SSO secret server name              : INTSVR1
        SSO Admin account                   : {Fabrikam.SsoAdministrators}
        SSO Affiliate Admin account         : {Fabrikam.SsoAffiliateAdministrators}
        Size of audit table for deleted ... : 1000
        Size of audit table for deleted ... : 1000
        Size of audit table for external... : 1000
        Ticket timeout (in minutes)         : 2
        Credential cache timeout (in min... : 60

        Global flags -

        SSO enabled                         : Yes
        Tickets allowed                     : No
        Allow host initiated SSO            : No

        Password Sync -

        From Windows to adapters            : {(story.FromWindowsToAdapters ? "Yes" : "No")}
        From adapters to SSO database (p... : No
        From adapters to Windows (full)     : No

        """;

    /// <summary>MV.xml of svrexport.</summary>
    public static string Metaverse(DeploymentStory story) => $"""
        {Head("saved-mv-configuration")}
          <mv-data>
            <format-version>1</format-version>
            <version>112</version>
            <extension>
              <assembly-name>{Assembly}</assembly-name>
              <application-protection>low</application-protection>
              <timeout>0</timeout>
            </extension>
            <provisioning type='scripted'/>
            <password-change-history-size>24</password-change-history-size>
            <password-sync>
              <password-sync-enabled>{Switch(story.IsPasswordSyncEnabled)}</password-sync-enabled>
            </password-sync>
          </mv-data>
        </saved-mv-configuration>

        """;

    /// <summary>The export of ADMA.</summary>
    public static string Ad(DeploymentStory story) => $"""
        {AgentHead(FabrikamAgent.Ad, "AD", "", true)}
            <private-configuration>
              <adma-configuration>
                <forest-name>fabrikam.com</forest-name>
                <forest-login-domain>FABRIKAM</forest-login-domain>
                <forest-login-user>mimadma</forest-login-user>
                <sign-and-seal>1</sign-and-seal>
              </adma-configuration>
            </private-configuration>
            <ma-partition-data>
              <partition>
                <id>{"{"}6E1F7D20-3B44-4C7B-8A53-9C5D2E8F0001{"}"}</id>
                <name>DC=fabrikam,DC=com</name>
                <selected>1</selected>
                <current>1</current>
                <custom-data>
                  <adma-partition-data>
                    <dn>DC=fabrikam,DC=com</dn>
                    <name>fabrikam.com</name>
                    <is-domain>1</is-domain>
                  </adma-partition-data>
                </custom-data>{Source(story)}
              </partition>
              <partition>
                <id>{"{"}6E1F7D20-3B44-4C7B-8A53-9C5D2E8F0002{"}"}</id>
                <name>CN=Configuration,DC=fabrikam,DC=com</name>
                <selected>1</selected>
                <current>1</current>
                <custom-data>
                  <adma-partition-data>
                    <dn>CN=Configuration,DC=fabrikam,DC=com</dn>
                    <name>fabrikam.com</name>
                    <is-domain>0</is-domain>
                  </adma-partition-data>
                </custom-data>
              </partition>
            </ma-partition-data>
        {AgentEnd}
        """;

    /// <summary>The export of ENTSSOMA, which still calls a server of former times when it is sent passwords.</summary>
    public static string Sso() => SsoAgent(FabrikamAgent.Sso, "OLDSSO1.fabrikam.com", @"fabrikam\ssosvcold");

    /// <summary>The export of ENTSSOMA2, which calls the ENTSSO server with passwords.</summary>
    public static string Sso2(DeploymentStory story) => SsoAgent(FabrikamAgent.Sso2, story.ConnectTo, story.ExtensionUser);

    /// <summary>The export of an agent that reads names of external accounts from a file.</summary>
    public static string External(FabrikamAgent agent) => $"""
        {AgentHead(agent, "Delimited", "", false)}
        {DefaultPartition(agent)}
        {AgentEnd}
        """;

    /// <summary>A text as bytes, whatever line ends its source file was checked out with.</summary>
    public static byte[] ToBytes(string text) => new UTF8Encoding(false).GetBytes(text.Replace("\r\n", "\n"));

    private const string AgentEnd = """
            <password-sync>
              <maximum-retry-count>10</maximum-retry-count>
              <retry-interval>60</retry-interval>
              <allow-low-security>1</allow-low-security>
            </password-sync>
          </ma-data>
        </saved-ma-configuration>

        """;

    private static string SsoAgent(FabrikamAgent agent, string connectTo, string user) => $"""
        {AgentHead(agent, "Extensible", "Enterprise Single Sign-On", true)}
            <private-configuration>
              <MAConfig>
                <extension-config>
                  <filename data-owner='ISV'>{Assembly}</filename>
                  <connection-info>
                    <connect-to>{Fabrikam.Server1}</connect-to>
                    <user>FABRIKAM\ssomaint</user>
                  </connection-info>
                </extension-config>
                <password-extension-config>
                  <password-extension-enabled>1</password-extension-enabled>
                  <dll data-owner='ISV'>{Assembly}</dll>
                  <password-set-enabled>1</password-set-enabled>
                  <password-change-enabled>1</password-change-enabled>
                  <connection-info>
                    <connect-to>{connectTo}</connect-to>
                    <user>{user}</user>
                  </connection-info>
                  <timeout>60</timeout>
                </password-extension-config>
              </MAConfig>
            </private-configuration>
        {DefaultPartition(agent)}
        {AgentEnd}
        """;

    // The exports are of the day of the collection, in the engine's local time.
    private static string Head(string root) => $"""
        <!--<warning>Synthetic export of a fictitious company.</warning>-->
        <{root} server='MIMSYNC1' export-date='2026-03-16 09:20:11.480'>
        """;

    private static string AgentHead(FabrikamAgent agent, string category, string listName, bool isPasswordSyncAllowed) => $"""
        {Head("saved-ma-configuration")}
          <ma-data>
            <format-version>1</format-version>
            <id>{"{"}{agent.Id}{"}"}</id>
            <name>{agent.Name}</name>
            <category>{category}</category>
            <subtype></subtype>
            <ma-listname>{listName}</ma-listname>
            <ma-companyname></ma-companyname>
            <creation-time>2025-11-03 13:05:42.000</creation-time>
            <last-modification-time>2026-02-20 16:40:08.000</last-modification-time>
            <version>9</version>
            <internal-version>0</internal-version>
            <password-sync-allowed>{Switch(isPasswordSyncAllowed)}</password-sync-allowed>
        """;

    private static string DefaultPartition(FabrikamAgent agent) => $"""
            <ma-partition-data>
              <partition>
                <id>{"{"}6E1F7D20-3B44-4C7B-8A53-9C5D2E8F1{agent.Id.Substring(33)}{"}"}</id>
                <name>default</name>
                <selected>1</selected>
                <current>1</current>
              </partition>
            </ma-partition-data>
        """;

    private static string Source(DeploymentStory story)
    {
        // An export has the element only once a source was configured.
        if (!story.IsPartitionSource)
        {
            return "";
        }

        string targets = string.Concat(story.Targets.Select(id => $"\n            <password-sync-target-ma>{{{id}}}</password-sync-target-ma>"));
        return $"""

                    <password-sync>
                      <password-sync-source-enabled>1</password-sync-source-enabled>
                      <password-sync-target-mas>{targets}
                      </password-sync-target-mas>
                    </password-sync>
            """;
    }

    private static string Switch(bool isOn) => (isOn ? 1 : 0).ToString(CultureInfo.InvariantCulture);
}
