namespace EntSso.Testing.Evtx;

/// <summary>An event to be written into a synthetic log.</summary>
public sealed class EvtxEvent
{
    public required string Provider { get; init; }

    public EvtxShape Shape { get; init; } = EvtxShape.Classic;

    /// <summary>Only for <see cref="EvtxShape.Manifest"/>.</summary>
    public Guid ProviderGuid { get; init; } = new("2f1c7a04-5d0e-4c2b-9a57-0c61f3a2b7d1");

    /// <summary>Only for <see cref="EvtxShape.Manifest"/>: left out when empty.</summary>
    public string EventSourceName { get; init; } = "";

    public int Id { get; init; }

    public int Qualifiers { get; init; }

    public int Level { get; init; } = 4;

    public int Task { get; init; }

    public ulong Keywords { get; init; } = 0x80000000000000;

    /// <summary>UTC.</summary>
    public DateTime Time { get; init; } = new(2024, 3, 5, 8, 30, 0, DateTimeKind.Utc);

    /// <summary>The EventRecordID; 0 for the number of the record in the log.</summary>
    public long RecordId { get; init; }

    public string Computer { get; init; } = "sso01.corp.contoso.com";

    public string Channel { get; init; } = "Application";

    /// <summary>In text form; empty for none.</summary>
    public string UserSid { get; init; } = "";

    public IReadOnlyList<string> Strings { get; init; } = [];

    /// <summary>The names of the Data elements (or of the elements of UserData), for shapes that have them.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Typed values instead of <see cref="Strings"/>, for <see cref="EvtxShape.Manifest"/>.</summary>
    public IReadOnlyList<EvtxValue> Values { get; init; } = [];

    /// <summary>Whether <see cref="EvtxShape.Manifest"/> writes UserData instead of EventData.</summary>
    public bool IsUserData { get; init; }

    /// <summary>Null for no Binary element.</summary>
    public byte[]? Binary { get; init; }
}
