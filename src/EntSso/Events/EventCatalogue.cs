using System.Globalization;
using EntSso.Events.Reading;

namespace EntSso.Events;

/// <summary>
/// All documented events and error codes of ENTSSO, and the events of the other sources of the chain, with their causes. Sources: the
/// event pages of the product documentation and those that windows-events.xml names; summaries, grouping and causes are this project's own.
/// </summary>
internal sealed class EventCatalogue
{
    private static readonly Lazy<EventCatalogue> _default = new(ReadEmbedded);

    private readonly Dictionary<EventId, EventDefinition> _byId;
    private readonly HashSet<int> _numbers = [];
    private readonly Dictionary<string, EventDefinition> _bySymbol;
    private readonly Dictionary<string, EventCause> _causes;

    internal EventCatalogue(List<EventDefinition> definitions, Dictionary<string, EventCause> causes)
    {
        Definitions = definitions.AsReadOnly();
        _causes = causes;
        _byId = new Dictionary<EventId, EventDefinition>(definitions.Count);
        _bySymbol = new Dictionary<string, EventDefinition>(definitions.Count, StringComparer.OrdinalIgnoreCase);
        foreach (EventDefinition definition in definitions)
        {
            _byId.Add(definition.EventId, definition);
            _ = _numbers.Add(definition.Id);
            if (definition.SymbolicName.Length == 0)
            {
                continue;
            }

            if (_bySymbol.ContainsKey(definition.SymbolicName))
            {
                throw new InvalidDataException($"The event catalogue is damaged: two events are named {definition.SymbolicName}.");
            }

            _bySymbol.Add(definition.SymbolicName, definition);
        }
    }

    /// <summary>The catalogue that is part of this assembly, read on first use.</summary>
    /// <exception cref="InvalidDataException">The embedded files are damaged; the message names file and line.</exception>
    public static EventCatalogue Default => _default.Value;

    /// <summary>All entries by source, ENTSSO first, in the order of their ids.</summary>
    public IReadOnlyList<EventDefinition> Definitions { get; }

    /// <summary>All causes, in no particular order.</summary>
    public IReadOnlyCollection<EventCause> Causes => _causes.Values;

    /// <summary>The entry of a source with this id, or null. A number alone is an event of ENTSSO.</summary>
    internal EventDefinition? Find(EventId id) => _byId.TryGetValue(id, out EventDefinition? definition) ? definition : null;

    /// <summary>The entry of a record; most records of a log have a number that no entry has.</summary>
    internal EventDefinition? Find(EventRecord record) =>
        !_numbers.Contains(record.Id) ? null
        : Find(new EventId(record.ProviderName, record.Id))
            ?? (record.EventSourceName.Length > 0 ? Find(new EventId(record.EventSourceName, record.Id)) : null);

    /// <summary>The entries of every source with this number.</summary>
    internal IEnumerable<EventDefinition> FindAll(int id) => Definitions.Where(definition => definition.Id == id);

    /// <summary>The entry with this symbolic name, or null.</summary>
    /// <param name="symbolicName">For example <c>SSO_WARN_PS_MIIS_ACCESS_DENIED</c>, in any case.</param>
    public EventDefinition? FindBySymbol(string symbolicName) =>
        symbolicName is not null && _bySymbol.TryGetValue(symbolicName, out EventDefinition? definition) ? definition : null;

    /// <summary>
    /// The entry for a 32-bit code: an HRESULT such as <c>0xC0002A22</c> (10786) or an instance id such as <c>0x80002B34</c>
    /// (11060). The severity bits of instance ids are not compared, because versions of ENTSSO differ in them. A bare event id is
    /// not such a code: the same numbers are Windows Sockets errors.
    /// </summary>
    /// <param name="code">The code.</param>
    /// <returns>The entry, or null.</returns>
    public EventDefinition? FindByCode(uint code)
    {
        const uint SeverityMask = 0xC0000000;
        uint id = code & ~SeverityMask;
        if (id == code || id > ushort.MaxValue || Find((int)id) is not EventDefinition definition)
        {
            return null;
        }

        return definition.Kind == EventKind.ErrorCode && definition.Code != code ? null : definition;
    }

    /// <summary>The entries whose symbolic name or id matches a pattern, in the order of their ids.</summary>
    /// <param name="pattern">
    /// A symbolic name or id with <c>*</c> and <c>?</c>, in any case, for example <c>*MIIS*</c> or <c>1106?</c>; or an HRESULT,
    /// <c>0xC0002A22</c> or <c>-1073731038</c>.
    /// </param>
    /// <exception cref="ArgumentNullException">The pattern is null.</exception>
    public IEnumerable<EventDefinition> Search(string pattern) => Matching(pattern ?? throw new ArgumentNullException(nameof(pattern)));

    /// <summary>The cause with this key, or null.</summary>
    /// <param name="key">For example <c>miis-caller-not-service-account</c>; case counts.</param>
    public EventCause? FindCause(string key) =>
        key is not null && _causes.TryGetValue(key, out EventCause? cause) ? cause : null;

    /// <summary>Opens a file of the catalogue that is part of this assembly.</summary>
    internal static Stream OpenEmbedded(string file) =>
        typeof(EventCatalogue).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidDataException($"The event catalogue is damaged: {file} is not part of the assembly.");

    private IEnumerable<EventDefinition> Matching(string pattern)
    {
        // Many logs, and PowerShell for 0xC0002A22 in a list, write an HRESULT as a negative number.
        if (pattern.StartsWith("0x", StringComparison.OrdinalIgnoreCase) || (pattern.Length > 0 && pattern[0] == '-'))
        {
            if (ErrorNumber.TryParse(pattern, out uint code) && FindByCode(code) is { } byCode)
            {
                yield return byCode;
            }

            yield break;
        }

        foreach (EventDefinition definition in Definitions)
        {
            if ((definition.SymbolicName.Length > 0 && WildcardText.IsMatch(definition.SymbolicName, pattern))
                || WildcardText.IsMatch(definition.Id.ToString(CultureInfo.InvariantCulture), pattern))
            {
                yield return definition;
            }
        }
    }

    private static EventCatalogue ReadEmbedded()
    {
        Dictionary<string, EventCause> causes = EventCatalogueReader.ReadCauses(OpenEmbedded(EventCatalogueReader.CausesFile));
        return new EventCatalogue(
            [
                .. EventCatalogueReader.ReadEvents(OpenEmbedded(EventCatalogueReader.EventsFile), EventCatalogueReader.EventsFile, causes),
                .. EventCatalogueReader.ReadEvents(
                    OpenEmbedded(EventCatalogueReader.WindowsEventsFile), EventCatalogueReader.WindowsEventsFile, causes),
            ],
            causes);
    }
}
