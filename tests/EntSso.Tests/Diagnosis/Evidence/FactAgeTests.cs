using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using Xunit;

namespace EntSso.Tests.Diagnosis.Evidence;

public class FactAgeTests
{
    private static readonly DateTime _noon = new(2024, 5, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_change_in_local_time_of_an_unknown_zone_lies_between_fourteen_hours_before_and_twelve_after()
    {
        var age = default(FactAge).ChangedAt(Fact.Known("2024-05-01 12:00:00.000"), "the agent");

        Assert.Equal(EventOrder.Before, age.Place(_noon.AddHours(-14).AddSeconds(-1)));
        Assert.Equal(EventOrder.AboutTheSameTime, age.Place(_noon.AddHours(-14)));
        Assert.Equal(EventOrder.AboutTheSameTime, age.Place(_noon.AddHours(12)));
        Assert.Equal(EventOrder.After, age.Place(_noon.AddHours(12).AddSeconds(1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("next week")]
    [InlineData("0001-01-01 00:00:00")]
    [InlineData("9999-12-31 23:59:59")]
    public void A_time_that_cannot_be_used_changes_nothing(string text) =>
        Assert.Equal(default, default(FactAge).ChangedAt(Fact.Known(text), "the agent"));

    [Fact]
    public void What_was_read_before_tells_nothing_and_what_was_read_after_does()
    {
        var age = FactAge.Of(Fact.Known(true, new FactOrigin("COM", _noon)));

        Assert.Equal(EventOrder.Unknown, age.Place(_noon));
        Assert.Equal(EventOrder.After, age.Place(_noon.AddTicks(1)));
        Assert.Equal(EventOrder.Unknown, age.Place(null));
    }

    [Fact]
    public void An_event_has_to_come_after_both_of_two_facts()
    {
        var early = Fact.Known(true, new FactOrigin("COM", _noon));
        var late = Fact.Known("x", new FactOrigin("export", _noon.AddHours(2)));

        Assert.Equal(EventOrder.Unknown, FactAge.Of(early).And(late).Place(_noon.AddHours(1)));
        Assert.Equal(EventOrder.Unknown, FactAge.Of(late).And(early).Place(_noon.AddHours(1)));
        Assert.Equal(EventOrder.After, FactAge.Of(early).And(late).Place(_noon.AddHours(3)));
    }
}
