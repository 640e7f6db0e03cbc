using EntSso.Events;
using Xunit;

namespace EntSso.Tests.Events;

public class EventTextTests
{
    [Theory]
    [InlineData(EventOutcome.None, "none")]
    [InlineData(EventOutcome.Ok, "ok")]
    [InlineData(EventOutcome.Skipped, "skipped")]
    [InlineData(EventOutcome.Failed, "failed")]
    [InlineData(EventOutcome.Info, "info")]
    public void Outcomes_have_short_words(EventOutcome outcome, string word)
    {
        Assert.Equal(word, EventText.ToText(outcome));
        Assert.True(EventText.TryParseOutcome(word.ToUpperInvariant(), out EventOutcome read));
        Assert.Equal(outcome, read);
    }

    [Theory]
    [InlineData(EventStage.ReceiveFromMiis, "receive-from-miis")]
    [InlineData(EventStage.ReceiveFromPcns, "receive-from-pcns")]
    [InlineData(EventStage.ReceiveFromAdapter, "receive-from-adapter")]
    [InlineData(EventStage.SystemGate, "system-gate")]
    [InlineData(EventStage.AdapterDispatch, "adapter-dispatch")]
    [InlineData(EventStage.DirectSync, "direct-sync")]
    [InlineData(EventStage.DatabaseUpdate, "db-update")]
    [InlineData(EventStage.WindowsChange, "windows-change")]
    [InlineData(EventStage.ExternalChange, "external-change")]
    [InlineData(EventStage.Accept, "accept")]
    [InlineData(EventStage.None, "none")]
    public void Stages_have_words_with_hyphens(EventStage stage, string word)
    {
        Assert.Equal(word, EventText.ToText(stage));
        Assert.True(EventText.TryParseStage(word, out EventStage read));
        Assert.Equal(stage, read);
    }

    [Fact]
    public void Areas_are_written_as_they_are_named()
    {
        foreach (EventArea area in Values<EventArea>())
        {
            Assert.Equal(area.ToString(), EventText.ToText(area));
        }
    }

    [Fact]
    public void Every_value_has_a_word_of_its_own_that_leads_back()
    {
        foreach (EventStage stage in Values<EventStage>())
        {
            Assert.True(EventText.TryParseStage(EventText.ToText(stage), out EventStage read));
            Assert.Equal(stage, read);
        }

        foreach (EventArea area in Values<EventArea>())
        {
            Assert.True(EventText.TryParseArea(EventText.ToText(area).ToLowerInvariant(), out EventArea read));
            Assert.Equal(area, read);
        }

        foreach (EventSeverity severity in Values<EventSeverity>())
        {
            Assert.True(EventText.TryParseSeverity(EventText.ToText(severity), out EventSeverity read));
            Assert.Equal(severity, read);
        }

        foreach (EventKind kind in Values<EventKind>())
        {
            Assert.True(EventText.TryParseKind(EventText.ToText(kind), out EventKind read));
            Assert.Equal(kind, read);
        }

        Assert.Equal(Values<EventOutcome>().Select(EventText.ToText), EventText.Outcomes);
        Assert.Equal(Values<EventStage>().Select(EventText.ToText), EventText.Stages);
        Assert.Equal(Values<EventArea>().Select(EventText.ToText), EventText.Areas);
        Assert.Equal(Values<EventSeverity>().Select(EventText.ToText), EventText.Severities);
        Assert.Equal(Values<EventKind>().Select(EventText.ToText), EventText.Kinds);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("fail")]
    [InlineData("3")]
    [InlineData(" failed")]
    public void Other_words_are_not_taken(string? word)
    {
        Assert.False(EventText.TryParseOutcome(word, out EventOutcome outcome));
        Assert.Equal(EventOutcome.None, outcome);
        Assert.False(EventText.TryParseStage(word, out _));
        Assert.False(EventText.TryParseArea(word, out _));
        Assert.False(EventText.TryParseSeverity(word, out _));
        Assert.False(EventText.TryParseKind(word, out _));
    }

    [Fact]
    public void A_value_that_is_not_defined_has_no_word()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => EventText.ToText((EventOutcome)99));
        Assert.Throws<ArgumentOutOfRangeException>(() => EventText.ToText((EventStage)(-1)));
    }

    private static IEnumerable<T> Values<T>() => Enum.GetValues(typeof(T)).Cast<T>();
}
