using System.Globalization;
using System.Text.RegularExpressions;

namespace EntSso.Events;

/// <summary>
/// What is known of what people paste: an event id, a source with an id, a symbolic name, an error code in any spelling, a return code of
/// the sync engine, or a whole line that holds some of them.
/// </summary>
internal static class EventLookup
{
    private static readonly Regex _sourceAndId = new(@"^(?<source>.+?)\s*[/\\ ]\s*(?<id>\d{1,5})$", RegexOptions.CultureInvariant);

    // Codes, numbers, names with underscores, and words with hyphens as the return codes of the sync engine have them.
    private static readonly Regex _token = new(
        @"(?<code>0[xX][0-9A-Fa-f]{1,8}(?![0-9A-Za-z])|(?<![\w.-])-\d{6,10}(?!\w))|(?<![\w.-])(?<number>\d{1,10})(?![\w.]\w)(?!\w)"
        + @"|(?<![\w-])(?<name>[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+|[a-z]+(?:-[A-Za-z]+)+)(?!\w)",
        RegexOptions.CultureInvariant);

    private static readonly Regex _eventBefore = new(
        @"\b(?:event|event\s*id|id|instance\s*id)\W{0,3}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex _codeBefore = new(
        @"\b(?:error|code|status|hresult|result|errorcode)\W{0,3}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Everything that a text names.</summary>
    /// <param name="text">One word, or a line with several.</param>
    /// <param name="source">Only events of this source, in any spelling; empty for all sources and for codes too.</param>
    /// <returns>
    /// <see cref="EventDefinition"/>, <see cref="ErrorCode"/> and <see cref="SyncReturnCode"/> objects in the order of the text, each once.
    /// </returns>
    internal static IReadOnlyList<object> Find(string text, string source = "")
    {
        text = text.Trim();
        string canonical = source.Length == 0 ? "" : EventSource.Canonical(source);
        List<object> found = Distinct(OfSubject(text, canonical));
        return found.Count > 0 ? found : Distinct(OfLine(text, canonical));
    }

    private static IEnumerable<object> OfSubject(string text, string source)
    {
        if (text.Length == 0)
        {
            return [];
        }

        Match both = _sourceAndId.Match(text);
        if (both.Success && EventSource.All.Contains(EventSource.Canonical(both.Groups["source"].Value.Trim())))
        {
            // A source that has no such event may be another part of the same product: PCNSSVC 6004 is logged by PCNS Filter.
            int id = int.Parse(both.Groups["id"].Value, CultureInfo.InvariantCulture);
            List<EventDefinition> events = [.. EventsOf(id, EventSource.Canonical(both.Groups["source"].Value.Trim()))];
            return events.Count > 0 ? events : EventsOf(id, "");
        }

        if (ErrorNumber.TryParse(text, out uint number) && text.All(letter => letter is not (' ' or ',')))
        {
            bool isDecimal = text.All(letter => letter is >= '0' and <= '9');
            return (isDecimal && number <= ushort.MaxValue ? EventsOf((int)number, source) : [])
                .Concat(source.Length == 0 ? OfCode(number, !isDecimal) : []);
        }

        return EventCatalogue.Default.Search(text).Where(definition => IsOf(definition, source))
            .Concat(source.Length == 0 ? OfName(text) : []);
    }

    private static IEnumerable<object> OfLine(string text, string source)
    {
        string[] named = source.Length > 0 ? [source] : SourcesIn(text);
        foreach (Match token in _token.Matches(text))
        {
            string before = text.Substring(Math.Max(0, token.Index - 20), Math.Min(20, token.Index));
            IEnumerable<object> found =
                token.Groups["name"].Success ? OfSubject(token.Value, source)
                : !ErrorNumber.TryParse(token.Value, out uint number) ? []
                : token.Groups["code"].Success ? OfCode(number, isHexadecimal: true)
                : number > ushort.MaxValue || _codeBefore.IsMatch(before) ? OfCode(number, isHexadecimal: false)
                : named.Length > 0 ? named.SelectMany(one => EventsOf((int)number, one))
                : _eventBefore.IsMatch(before) ? EventsOf((int)number, "")
                : EventsOf((int)number, EventSource.EntSso);
            foreach (object one in found.Where(one => source.Length == 0 || one is EventDefinition))
            {
                yield return one;
            }
        }
    }

    private static IEnumerable<EventDefinition> EventsOf(int id, string source) =>
        EventCatalogue.Default.FindAll(id).Where(definition => IsOf(definition, source));

    private static bool IsOf(EventDefinition definition, string source) =>
        source.Length == 0 || string.Equals(definition.Source, source, StringComparison.OrdinalIgnoreCase);

    /// <summary>A short hexadecimal number may be a Win32 code or a status of Kerberos, as events 4769 and 4771 show it.</summary>
    private static IEnumerable<object> OfCode(uint value, bool isHexadecimal)
    {
        const uint LastKerberosStatus = 127;
        if (EventCatalogue.Default.FindByCode(value) is { } definition)
        {
            yield return definition;
            yield break;
        }

        if (ErrorCode.FromValue(value) is { Meaning.Length: > 0 } code)
        {
            yield return code;
        }

        if (isHexadecimal
            && value is > 0 and <= LastKerberosStatus
            && ErrorCode.FromKerberosStatus(value) is { Meaning.Length: > 0 } status)
        {
            yield return status;
        }
    }

    private static IEnumerable<object> OfName(string name) =>
        ErrorCodeTable.Default.TryFindValue(name, out uint value) ? [ErrorCode.FromValue(value)]
        : SyncReturnCode.Find(name) is { } returnCode ? [returnCode]
        : [];

    /// <summary>The sources that a line names; "Security" and "Kerberos" are ordinary words there.</summary>
    private static string[] SourcesIn(string text) =>
    [
        .. EventSource.All.Where(source => EventSource.Providers(source).Any(
            name => name is not ("Security" or "Kerberos") && text.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0)),
    ];

    private static List<object> Distinct(IEnumerable<object> found)
    {
        var distinct = new List<object>();
        foreach (object one in found)
        {
            if (!distinct.Exists(other => ReferenceEquals(one, other) || (one is ErrorCode code && other is ErrorCode known && known.Value == code.Value)))
            {
                distinct.Add(one);
            }
        }

        return distinct;
    }
}
