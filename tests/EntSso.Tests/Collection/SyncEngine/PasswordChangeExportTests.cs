using System.Text;
using EntSso.Collection;
using EntSso.Collection.SyncEngine;
using EntSso.Deployment;
using Xunit;

namespace EntSso.Tests.Collection.SyncEngine;

public class PasswordChangeExportTests
{
    private const string Id = "2b0c6f1e-7c53-4a0e-9e8b-1d3c5a7f0003";
    private const string Change = "00000000-aaaa-bbbb-cccc-000000000001";

    private static readonly (string Name, string Value)[] _target =
    [
        ("DN", "ann"), ("FinalReturnCode", "server-down"), ("GUID", "{00000000-AAAA-BBBB-CCCC-000000000009}"), ("MaGuid", $"{{{Id.ToUpperInvariant()}}}"),
        ("ReachedRetryLimit", "1"), ("ReferenceGuid", $"{{{Change.ToUpperInvariant()}}}"), ("RetryCount", "2"), ("MIISReceiveTime", "2026-05-04 07:00:02.000"),
    ];

    private const string Attempts =
        "<results><result><time>2026-05-04 07:00:03.000</time><error-code>server-down</error-code></result></results>";

    /// <summary>The same row in each form that administrators can save.</summary>
    public static TheoryData<string, string> Forms() => new()
    {
        {
            "EventDetails",
            "<password-change-history-target>" + string.Concat(_target.Select(p => $"<{Hyphens(p.Name)}>{p.Value}</{Hyphens(p.Name)}>"))
                + $"<attempt-details>{Attempts}</attempt-details></password-change-history-target>"
        },
        {
            "CLIXML",
            "<Objs Version='1.1.0.1' xmlns='http://schemas.microsoft.com/powershell/2004/04'><Obj RefId='0'><TN RefId='0'>"
                + "<T>CimInstance#root/MicrosoftIdentityIntegrationServer/MIIS_PasswordChangeHistoryTarget</T></TN><Props>"
                + string.Concat(_target.Select(p => $"<S N='{p.Name}'>{p.Value}</S>")) + $"<S N='AttemptDetails'>{Escape("\n" + Attempts).Replace("\n", "_x000A_")}</S>"
                + "<S N='PSComputerName'>SYNC1</S></Props></Obj></Objs>"
        },
        {
            "ConvertTo-Xml",
            "<Objects><Object Type='CimInstance#root/MicrosoftIdentityIntegrationServer/MIIS_PasswordChangeHistoryTarget'>"
                + string.Concat(_target.Select(p => $"<Property Name='{p.Name}' Type='System.String'>{p.Value}</Property>"))
                + $"<Property Name='AttemptDetails'>{Escape(Attempts)}</Property></Object></Objects>"
        },
        {
            "CIM-XML",
            "<COMMAND><RESULTS><CIM><INSTANCE CLASSNAME='MIIS_PasswordChangeHistoryTarget'>"
                + string.Concat(_target.Select(p => $"<PROPERTY NAME='{p.Name}' TYPE='string'><VALUE>{p.Value}</VALUE></PROPERTY>"))
                + $"<PROPERTY NAME='AttemptDetails' TYPE='string'><VALUE>{Escape(Attempts)}</VALUE></PROPERTY></INSTANCE></CIM></RESULTS></COMMAND>"
        },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_row_is_the_same_in_every_form_that_it_is_saved_in(string form, string xml)
    {
        PasswordChangeExport export = Read(xml);

        PasswordTargetRow row = Assert.Single(export.TargetHistory);
        Assert.Equal((Id, Change, "ann", "server-down"), (row.ManagementAgentId, row.ReferenceId, row.DistinguishedName, row.ReturnCode));
        Assert.Equal(((bool?)true, (int?)2), (row.ReachedRetryLimit, row.RetryCount));
        Assert.Equal(new DateTime(2026, 5, 4, 7, 0, 2, DateTimeKind.Utc), row.ReceivedAt);
        Assert.Equal([new(new(2026, 5, 4, 7, 0, 3, DateTimeKind.Utc), "server-down")], row.Attempts);
        Assert.Empty(export.Queue);
        Assert.Empty(export.SourceHistory);
        Assert.Equal(form == "CLIXML" ? "SYNC1" : "", export.Server);
    }

    [Fact]
    public void Rows_of_the_three_classes_are_told_apart_by_their_properties()
    {
        PasswordChangeExport export = Read(
            "<Objects><Object><Property Name='ReferenceGuid'>1</Property><Property Name='SourceServer'>DC1</Property></Object>"
            + "<Object><Property Name='ReferenceGuid'>1</Property><Property Name='FinalReturnCode'/></Object>"
            + "<Object><Property Name='ReferenceGuid'>1</Property><Property Name='LastAttemptReturnCode'/></Object></Objects>");

        Assert.Equal("DC1", Assert.Single(export.SourceHistory).SourceServer);
        Assert.Single(export.TargetHistory);
        Assert.Single(export.Queue);
    }

    [Fact]
    public void A_file_without_a_row_is_an_error() =>
        Assert.Contains("found none", Assert.Throws<SourceFormatException>(() => Read("<password-change-queue><dn>ann</dn></password-change-queue>")).Message);

    private static string Hyphens(string name) => name switch
    {
        "DN" or "GUID" => name.ToLowerInvariant(),
        "FinalReturnCode" => "final-return-code",
        "MaGuid" => "ma-guid",
        "ReachedRetryLimit" => "reached-retry-limit",
        "ReferenceGuid" => "reference-guid",
        "RetryCount" => "retry-count",
        _ => "miis-receive-time",
    };

    private static string Escape(string text) => text.Replace("<", "&lt;");

    private static PasswordChangeExport Read(string xml)
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(xml));
        return PasswordChangeExport.Read(stream, "rows.xml");
    }
}
