using System.Globalization;
using EntSso.Events;

namespace EntSso.Tests.Samples;

/// <summary>A synthetic log with a believable story, written event by event.</summary>
public sealed class SampleLog
{
    private readonly List<SampleEvent> _events = [];
    private string _computer;
    private DateTime _clock;
    private int _trackingNumber;

    /// <param name="fileName">The file below docs/samples/logs.</param>
    /// <param name="story">What happened, in one or two sentences.</param>
    /// <param name="computer">The server whose log it is.</param>
    /// <param name="start">When the story begins, UTC.</param>
    public SampleLog(string fileName, string story, string computer, DateTime start)
    {
        FileName = fileName;
        Story = story;
        _computer = computer;
        _clock = DateTime.SpecifyKind(start, DateTimeKind.Utc);
    }

    public string FileName { get; }

    public string Story { get; }

    public IReadOnlyList<SampleEvent> Events => _events;

    /// <summary>A tracking id that is the same in every run.</summary>
    public string NewTrackingId()
    {
        int number = ++_trackingNumber;
        int day = _clock.DayOfYear;
        return string.Format(CultureInfo.InvariantCulture, "{0:X8}-5A17-4C0E-9B{1:X2}-0000{2:X8}", 0x3F2A0000 + (day << 8) + number, number & 0xFF, 0xFAB00000 + number);
    }

    /// <summary>Lets time pass.</summary>
    public SampleLog Wait(double seconds)
    {
        _clock = _clock.AddTicks((long)(seconds * TimeSpan.TicksPerSecond) + 1237);
        return this;
    }

    /// <summary>Lets time pass until a moment of the story, which must not be over.</summary>
    public SampleLog WaitUntil(DateTime time)
    {
        _clock = time >= _clock ? time : throw new ArgumentOutOfRangeException(nameof(time), time, $"In the story it is {_clock:O} already.");
        return this;
    }

    /// <summary>What follows is written by another computer, as in a log that several forward their events to.</summary>
    public SampleLog At(string computer)
    {
        _computer = computer;
        return this;
    }

    /// <summary>Writes an ENTSSO event.</summary>
    public SampleLog EntSso(int id, params string[] strings)
    {
        EventDefinition definition = EventCatalogue.Default.Find(id) ?? throw new ArgumentException($"{id} is not documented.", nameof(id));
        if (strings.Length != definition.Fields.Count)
        {
            throw new ArgumentException($"Event {id} has {definition.Fields.Count} insertion strings, not {strings.Length}.", nameof(strings));
        }

        int level = definition.Severity switch { EventSeverity.Error => 2, EventSeverity.Warning => 3, _ => 4 };
        _events.Add(new SampleEvent(_clock, "ENTSSO", id, level, (int)(definition.Code >> 16), _computer, strings));
        return Wait(0.04);
    }

    /// <summary>Writes an event of another source, as every Application log is full of.</summary>
    public SampleLog Other(string provider, int id, int level, params string[] strings)
    {
        _events.Add(new SampleEvent(_clock, provider, id, level, level switch { 2 => 0xC000, 3 => 0x8000, _ => 0x4000 }, _computer, strings));
        return Wait(0.2);
    }
}
