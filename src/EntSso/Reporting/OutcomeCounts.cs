using EntSso.Events.Changes;

namespace EntSso.Reporting;

/// <summary>How many password changes ended how.</summary>
internal sealed class OutcomeCounts
{
    private readonly long[] _counts = new long[(int)PasswordChangeOutcome.Failed + 1];

    public long Total { get; private set; }

    public long Of(PasswordChangeOutcome outcome) => _counts[(int)outcome];

    public void Add(PasswordChangeOutcome outcome, long count)
    {
        _counts[(int)outcome] += count;
        Total += count;
    }
}
