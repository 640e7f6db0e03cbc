using EntSso.Events;
using EntSso.Events.Changes;

namespace EntSso.Reporting;

/// <summary>
/// Password changes counted by outcome in equal steps of time. The step is an hour for up to three days, then a day, a week, four
/// weeks and so on, so that the number of steps stays bounded however long the logs reach back.
/// </summary>
internal sealed class ChangeTimeline
{
    /// <summary>The outcomes in the order in which reports show them: bad ones first.</summary>
    public static readonly IReadOnlyList<PasswordChangeOutcome> Outcomes =
    [
        PasswordChangeOutcome.Failed,
        PasswordChangeOutcome.NotCaptured,
        PasswordChangeOutcome.NotSent,
        PasswordChangeOutcome.NotReceived,
        PasswordChangeOutcome.NotStaged,
        PasswordChangeOutcome.NotCalled,
        PasswordChangeOutcome.Unexplained,
        PasswordChangeOutcome.Pending,
        PasswordChangeOutcome.Skipped,
        PasswordChangeOutcome.Delivered,
    ];

    private const int MostSteps = 92;
    private static readonly TimeSpan _longestHourly = TimeSpan.FromDays(3);

    private ChangeTimeline(DateTime? first, DateTime? last, TimeSpan step, IReadOnlyList<OutcomeCounts> steps, DateTime start)
    {
        First = first;
        Last = last;
        Step = step;
        Steps = steps;
        Start = start;
    }

    /// <summary>The first change that has a time; null when none has.</summary>
    public DateTime? First { get; }

    /// <summary>The last change that has a time; null when none has.</summary>
    public DateTime? Last { get; }

    /// <summary>The length of a step; zero when no change has a time.</summary>
    public TimeSpan Step { get; }

    /// <summary>The counts of every step, also of those in which nothing happened.</summary>
    public IReadOnlyList<OutcomeCounts> Steps { get; }

    /// <summary>When the first step begins.</summary>
    public DateTime Start { get; }

    /// <summary>The counts of all changes, with and without a time.</summary>
    public OutcomeCounts Totals { get; } = new();

    /// <summary>How many changes have no time and so are in no step.</summary>
    public long Untimed { get; private set; }

    /// <summary>When a step begins.</summary>
    public DateTime StartOf(int step) => new(Start.Ticks + (step * Step.Ticks), DateTimeKind.Utc);

    /// <summary>Counts changes; refused calls are counted one by one at their own times.</summary>
    public static ChangeTimeline Of(IReadOnlyList<PasswordChange> changes, CancellationToken cancellationToken)
    {
        DateTime? first = null, last = null;
        foreach ((DateTime? time, _, _) in Moments(changes, cancellationToken))
        {
            first = time is not null && (first is null || time < first) ? time : first;
            last = time is not null && (last is null || time > last) ? time : last;
        }

        var timeline = Empty(first, last);
        foreach ((DateTime? time, PasswordChangeOutcome outcome, long count) in Moments(changes, cancellationToken))
        {
            timeline.Totals.Add(outcome, count);
            if (time is { } known)
            {
                timeline.Steps[(int)((known.Ticks - timeline.Start.Ticks) / timeline.Step.Ticks)].Add(outcome, count);
            }
            else
            {
                timeline.Untimed += count;
            }
        }

        return timeline;
    }

    private static ChangeTimeline Empty(DateTime? first, DateTime? last)
    {
        if (first is not { } from || last is not { } to)
        {
            return new ChangeTimeline(null, null, TimeSpan.Zero, [], default);
        }

        long step = to - from <= _longestHourly ? TimeSpan.TicksPerHour : TimeSpan.TicksPerDay;
        for (long days = 7; CountSteps(from, to, step) > MostSteps; days *= days == 7 ? 4 : 2)
        {
            step = days * TimeSpan.TicksPerDay;
        }

        var steps = new OutcomeCounts[CountSteps(from, to, step)];
        for (int i = 0; i < steps.Length; i++)
        {
            steps[i] = new OutcomeCounts();
        }

        // Ticks count from a Monday, so weeks begin on Mondays.
        return new ChangeTimeline(first, last, new TimeSpan(step), steps, new DateTime(from.Ticks / step * step, DateTimeKind.Utc));
    }

    private static long CountSteps(DateTime from, DateTime to, long step) => (to.Ticks / step) - (from.Ticks / step) + 1;

    private static IEnumerable<(DateTime? Time, PasswordChangeOutcome Outcome, long Count)> Moments(
        IReadOnlyList<PasswordChange> changes, CancellationToken cancellationToken)
    {
        foreach (PasswordChange change in changes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (change.Kind != PasswordChangeKind.RefusedCalls || change.Events.Count != change.Count)
            {
                yield return (change.Started, change.Outcome, change.Count);
                continue;
            }

            foreach (SyncEvent refusal in change.Events)
            {
                yield return (refusal.TimeCreated, change.Outcome, 1);
            }
        }
    }
}

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
