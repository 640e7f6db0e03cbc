namespace EntSso.Events.Reading.Xml;

/// <summary>Where the parts of one Event element are in the buffer. One instance is used again for each event.</summary>
internal sealed class EventElement
{
    /// <summary>The index behind the element's last character.</summary>
    public int End { get; set; }

    public TextSlice ProviderName { get; set; }

    public TextSlice EventSourceName { get; set; }

    public TextSlice EventId { get; set; }

    public TextSlice Qualifiers { get; set; }

    public TextSlice Level { get; set; }

    public TextSlice Keywords { get; set; }

    public TextSlice SystemTime { get; set; }

    public TextSlice RecordId { get; set; }

    public TextSlice Channel { get; set; }

    public TextSlice Computer { get; set; }

    public TextSlice UserSid { get; set; }

    public TextSlice Binary { get; set; }

    /// <summary>The name of the element that <see cref="Binary"/> is the content of.</summary>
    public TextSlice BinaryName { get; set; }

    /// <summary>How many values came before <see cref="Binary"/>.</summary>
    public int BinaryPosition { get; set; }

    /// <summary>The values of EventData or UserData in document order.</summary>
    public List<TextSlice> Values { get; } = [];

    /// <summary>The names of <see cref="Values"/>, absent where there is none.</summary>
    public List<TextSlice> Names { get; } = [];

    /// <summary>Adds a value.</summary>
    public void AddValue(TextSlice name, TextSlice value)
    {
        Names.Add(name);
        Values.Add(value);
    }

    /// <summary>Turns <see cref="Binary"/> into a value, at its place among the others.</summary>
    public void InsertBinaryAsValue()
    {
        Names.Insert(BinaryPosition, BinaryName);
        Values.Insert(BinaryPosition, Binary);
    }

    /// <summary>Forgets the previous event.</summary>
    public void Clear()
    {
        End = 0;
        ProviderName = EventSourceName = EventId = Qualifiers = Level = Keywords = SystemTime = RecordId = TextSlice.Absent;
        Channel = Computer = UserSid = Binary = TextSlice.Absent;
        Values.Clear();
        Names.Clear();
    }
}
