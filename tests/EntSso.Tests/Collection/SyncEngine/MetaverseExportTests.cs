using EntSso.Collection;
using EntSso.Collection.SyncEngine;
using Xunit;
using Engine = EntSso.Deployment.SyncEngine;

namespace EntSso.Tests.Collection.SyncEngine;

public class MetaverseExportTests
{
    private static readonly DateTime _written = new(2026, 4, 5, 6, 7, 8, DateTimeKind.Utc);

    [Fact]
    public void The_metaverse_tells_the_switch_and_the_rules_extension()
    {
        Engine engine = MetaverseExport.Read(TestFiles.SyncEngine("miis/MV.xml"));
        Assert.True(engine.IsPasswordSyncEnabled.Value);
        Assert.Equal("Microsoft.EnterpriseSingleSignOn.ManagementAgent.dll", engine.MetaverseExtension.Value);
        Assert.Equal(("scripted", 24, "SYNC1"), (engine.ProvisioningType.Value, engine.PasswordChangeHistorySize.Value, engine.Server.Value));
        Assert.Equal("2008-03-04 09:15:31.002", engine.MetaverseExportDate.Value);
        Assert.Equal(17, engine.IsPasswordSyncEnabled.Origin!.Line);
    }

    [Fact]
    public void A_metaverse_without_the_switch_leaves_it_unknown()
    {
        Engine engine = MetaverseExport.Read(TestFiles.Stream("<saved-mv-configuration><mv-data/></saved-mv-configuration>"), "MV.xml", _written);
        Assert.Contains("password-sync-enabled", engine.IsPasswordSyncEnabled.Reason);
        Assert.Contains("server", engine.Server.Reason);
    }

    [Fact]
    public void The_number_0_is_off()
    {
        const string text = "<saved-mv-configuration><mv-data><password-sync><password-sync-enabled>0</password-sync-enabled></password-sync></mv-data></saved-mv-configuration>";
        Assert.False(MetaverseExport.Read(TestFiles.Stream(text), "MV.xml", _written).IsPasswordSyncEnabled.Value);
    }

    [Theory]
    [InlineData("<saved-ma-configuration/>", "saved-mv-configuration")]
    [InlineData("<saved-mv-configuration/>", "mv-data")]
    [InlineData("<saved-mv-configuration><mv-data>", "MV.xml(1,")]
    public void What_is_no_metaverse_is_refused(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<SourceFormatException>(() => MetaverseExport.Read(TestFiles.Stream(text), "MV.xml", _written)).Message);
}
