using EntSso.Collection.SyncEngine;
using EntSso.Deployment;
using Xunit;

namespace EntSso.Tests.Collection.SyncEngine;

public class PasswordChangeRowsTests
{
    private const string Agent = "{2B0C6F1E-7C53-4A0E-9E8B-1D3C5A7F0003}";
    private const string Reference = "{00000000-AAAA-BBBB-CCCC-000000000001}";

    [Fact]
    public void The_rows_of_one_change_are_read_with_one_reference()
    {
        var wmi = new RecordedWmi
        {
            ["MIIS_PasswordChangeHistorySource"] =
            [
                new()
                {
                    ["MaGuid"] = Agent, ["ReferenceGuid"] = Reference, ["DN"] = "CN=Ann,DC=fabrikam,DC=com", ["ReturnCode"] = "success",
                    ["SourceServer"] = "DC1.fabrikam.com", ["SourceChangeTime"] = "2026-05-04 07:00:01.250", ["MIISReceiveTime"] = "2026-05-04 07:00:02.000",
                },
            ],
            ["MIIS_PasswordChangeHistoryTarget"] =
            [
                new()
                {
                    ["MaGuid"] = Agent, ["ReferenceGuid"] = Reference, ["DN"] = "ann", ["FinalReturnCode"] = "ma-access-denied",
                    ["ReachedRetryLimit"] = "true", ["RetryCount"] = "10", ["MIISReceiveTime"] = "2026-05-04 07:00:02", ["LastAttemptTime"] = "2026-05-04T07:10:00Z",
                    ["AttemptDetails"] = "<results><result><time>2026-05-04 07:00:03.000</time><error-code>server-down</error-code></result>"
                        + "<result time='2026-05-04 07:10:00.000' error-code='ma-access-denied'/></results>",
                },
            ],
            ["MIIS_PasswordChangeQueue"] =
            [
                new() { ["MaGuid"] = Agent, ["ReferenceGuid"] = Reference, ["DN"] = "ann", ["LastAttemptReturnCode"] = "ma-access-denied", ["RetryCount"] = "3" },
            ],
        };

        var engine = PasswordChangeRows.Read(new() { Server = Fact.Known("SYNC1") }, wmi, CancellationToken.None);

        PasswordSourceRow source = Assert.Single(engine.SourceHistory.Value);
        PasswordTargetRow target = Assert.Single(engine.TargetHistory.Value);
        PasswordQueueRow waiting = Assert.Single(engine.Queue.Value);
        Assert.Equal("SYNC1", engine.Server.Value);
        Assert.Equal("2b0c6f1e-7c53-4a0e-9e8b-1d3c5a7f0003", source.ManagementAgentId);
        Assert.Equal([source.ReferenceId, source.ReferenceId], [target.ReferenceId, waiting.ReferenceId]);
        Assert.Equal(new DateTime(2026, 5, 4, 7, 0, 1, 250, DateTimeKind.Utc), source.ChangedAt);
        Assert.Equal(DateTimeKind.Utc, source.ReceivedAt!.Value.Kind);
        Assert.Equal(("ma-access-denied", (bool?)true, (int?)10), (target.ReturnCode, target.ReachedRetryLimit, target.RetryCount));
        Assert.Equal(new DateTime(2026, 5, 4, 7, 10, 0, DateTimeKind.Utc), target.LastAttemptAt);
        Assert.Equal(
            [new(new(2026, 5, 4, 7, 0, 3, DateTimeKind.Utc), "server-down"), new(new(2026, 5, 4, 7, 10, 0, DateTimeKind.Utc), "ma-access-denied")],
            target.Attempts);
        Assert.Equal(((int?)3, null, null), (waiting.RetryCount, waiting.ReceivedAt, waiting.LastAttemptAt));
    }

    [Fact]
    public void Properties_that_are_missing_or_no_numbers_and_times_cost_nothing_else()
    {
        var wmi = new RecordedWmi
        {
            ["MIIS_PasswordChangeQueue"] = [new(), new() { ["MaGuid"] = "no guid", ["RetryCount"] = "many", ["LastAttemptTime"] = "4.5.2026" }],
        };

        IReadOnlyList<PasswordQueueRow> rows = PasswordChangeRows.Read(new(), wmi, CancellationToken.None).Queue.Value;

        Assert.Equal(["", "no guid"], rows.Select(r => r.ManagementAgentId));
        Assert.All(rows, row => Assert.Equal((null, null), (row.RetryCount, row.LastAttemptAt)));
    }

    [Fact]
    public void A_class_that_cannot_be_read_is_unknown_and_the_others_are_not()
    {
        var wmi = new RecordedWmi { ["MIIS_PasswordChangeQueue"] = [] };

        var engine = PasswordChangeRows.Read(new(), wmi, CancellationToken.None);

        Assert.Empty(engine.Queue.Value);
        Assert.Equal("the class MIIS_PasswordChangeHistorySource is not recorded", engine.SourceHistory.Reason);
        Assert.Equal("WMI MIIS_PasswordChangeHistorySource in a recording", engine.SourceHistory.Origin!.Source);
    }

    [Theory]
    [InlineData(0x80070005, "MIISBrowse")]
    [InlineData(0x80041003, "MIISBrowse")]
    [InlineData(0x800706BA, "firewall")]
    [InlineData(0x8004100E, "no sync engine is installed there")]
    [InlineData(0x80041010, "mmswmi.mof")]
    [InlineData(0x80041008, "look up the number in the reference of WMI return codes (0x80041008)")]
    public void An_error_of_WMI_says_what_to_do(uint code, string expected) =>
        Assert.Contains(expected, WmiFault.Of(unchecked((int)code), "SYNC1", @"root\x", new InvalidOperationException()).Message);
}
