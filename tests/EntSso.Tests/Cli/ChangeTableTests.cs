#if NET
using System.Globalization;
using EntSso.Cli.Output;
using EntSso.Events.Changes;
using Xunit;

namespace EntSso.Tests.Cli;

/// <summary>A table of many changes is never held as a whole: each row leaves before the next change is looked at.</summary>
public class ChangeTableTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Each_change_is_written_before_the_next_one_is_taken(bool isDetailed)
    {
        var output = new CountingWriter();
        var table = new ChangeTable(Terminal.Create(output));
        table.WriteHeader();
        long before = output.Length;
        long allocatedFor1000 = 0;
        for (int i = 1; i <= 11_000; i++)
        {
            long start = GC.GetAllocatedBytesForCurrentThread();
            PasswordChange change = Change(i);
            output.Last = "";
            if (isDetailed)
            {
                table.WriteCard(change);
            }
            else
            {
                table.WriteLine(change, []);
            }

            Assert.Contains($"user{i}", output.Last);
            Assert.True(output.Length > before);
            before = output.Length;
            allocatedFor1000 += i is > 1000 and <= 2000 ? GC.GetAllocatedBytesForCurrentThread() - start : 0;
            allocatedFor1000 -= i > 10_000 ? GC.GetAllocatedBytesForCurrentThread() - start : 0;
        }

        // What one row costs does not grow with the rows before it (the numbers get longer by one digit).
        Assert.InRange(allocatedFor1000, -200_000, 200_000);
    }

    private static PasswordChange Change(int number) => new()
    {
        Kind = PasswordChangeKind.FromWindows,
        TrackingId = null,
        WindowsAccount = string.Create(CultureInfo.InvariantCulture, $"FABRIKAM\\user{number}"),
        ClientUser = "",
        Computer = "INTSVR1",
        Started = new DateTime(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc).AddSeconds(number),
        Ended = null,
        Count = 1,
        Outcome = PasswordChangeOutcome.Unexplained,
        Link = ChainLink.CallerCheck,
        Path = [],
        Stages = [],
        Candidates = [],
        Deliveries = [],
        DecidedBy = null,
        LikelyReasons = [],
        Cause = "Nothing in the logs shows the end.",
        Remedy = "",
        Events = [],
    };

    private sealed class CountingWriter : StringWriter
    {
        public CountingWriter()
            : base(CultureInfo.InvariantCulture)
        {
        }

        public long Length { get; private set; }

        public string Last { get; set; } = "";

        public override void Write(char value) => Add(value.ToString());

        public override void Write(string? value) => Add(value ?? "");

        public override void Write(char[] buffer, int index, int count) => Add(new string(buffer, index, count));

        public override void WriteLine(string? value) => Add(value + "\n");

        public override void WriteLine() => Add("\n");

        private void Add(string text)
        {
            Length += text.Length;
            Last += text;
        }
    }
}
#endif
