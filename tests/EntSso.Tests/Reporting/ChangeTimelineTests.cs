using EntSso.Events.Changes;
using EntSso.Reporting;
using Xunit;

namespace EntSso.Tests.Reporting;

public class ChangeTimelineTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(71, 1)]
    [InlineData(72, 1)]
    [InlineData(73, 24)]
    [InlineData(24 * 90, 24)]
    [InlineData(24 * 200, 24 * 7)]
    [InlineData(24 * 1000, 24 * 28)]
    public void The_step_grows_with_the_time_that_the_logs_cover(int hours, int stepHours)
    {
        ChangeTimeline timeline = Of(Delivered(Sample.Time), Delivered(Sample.Time.AddHours(hours)));

        Assert.Equal(TimeSpan.FromHours(stepHours), timeline.Step);
        Assert.InRange(timeline.Steps.Count, 1, 92);
        Assert.Equal(2, timeline.Steps.Sum(s => s.Total));
    }

    [Fact]
    public void The_longest_time_there_is_has_as_few_steps()
    {
        ChangeTimeline timeline = Of(
            Delivered(DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc)), Delivered(DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc)));

        Assert.InRange(timeline.Steps.Count, 2, 92);
        Assert.Equal(1, timeline.Steps[0].Total);
        Assert.Equal(1, timeline.Steps[timeline.Steps.Count - 1].Total);
    }

    [Fact]
    public void Refused_calls_are_counted_one_by_one_when_they_happened()
    {
        ChangeTimeline timeline = Of(Sample.Refusals(Sample.Time, Sample.Time.AddHours(1), Sample.Time.AddHours(1.5)));

        Assert.Equal([1L, 2L], timeline.Steps.Select(s => s.Of(PasswordChangeOutcome.Failed)));
        Assert.Equal(3, timeline.Totals.Of(PasswordChangeOutcome.Failed));
    }

    [Fact]
    public void Changes_without_a_time_are_counted_but_stand_in_no_step()
    {
        ChangeTimeline timeline = Of(Delivered(null));

        Assert.Empty(timeline.Steps);
        Assert.Equal((1L, 1L), (timeline.Untimed, timeline.Totals.Total));
        Assert.Null(timeline.First);
    }

    [Fact]
    public void Weeks_begin_on_mondays() =>
        Assert.Equal(DayOfWeek.Monday, Of(Delivered(Sample.Time.AddDays(3)), Delivered(Sample.Time.AddDays(200))).Start.DayOfWeek);

    private static ChangeTimeline Of(params PasswordChange[] changes) => ChangeTimeline.Of(changes, CancellationToken.None);

    private static PasswordChange Delivered(DateTime? time) => Sample.Change(PasswordChangeOutcome.Delivered, time);
}
