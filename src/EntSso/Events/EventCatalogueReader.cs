using System.Collections.ObjectModel;
using System.Globalization;
using System.Text;

namespace EntSso.Events;

/// <summary>
/// Reads the catalogue files. They are written by hand, so every slip is refused with its file and line instead of being guessed
/// around. The reader goes forward once and builds no document: the catalogue is read in every process that shows an event.
/// </summary>
internal static class EventCatalogueReader
{
    internal const string EventsFile = "events.xml";
    internal const string CausesFile = "causes.xml";
    internal const string WindowsEventsFile = "windows-events.xml";
    internal const string ReturnCodesFile = "returncodes.xml";

    // In the order of ChainLink. Enum.TryParse costs some milliseconds on its first call, a fifth of the whole reading.
    private static readonly string[] _links =
    [
        nameof(ChainLink.None), nameof(ChainLink.DomainController), nameof(ChainLink.SyncEngine), nameof(ChainLink.ManagementAgent),
        nameof(ChainLink.KerberosCall), nameof(ChainLink.Service), nameof(ChainLink.ServerGate), nameof(ChainLink.CallerCheck),
        nameof(ChainLink.SystemGate), nameof(ChainLink.Acceptance), nameof(ChainLink.Application), nameof(ChainLink.Mapping),
        nameof(ChainLink.PasswordFilter), nameof(ChainLink.DirectSync), nameof(ChainLink.Adapter), nameof(ChainLink.ExternalSystem),
        nameof(ChainLink.StoredPassword),
    ];

    /// <summary>Reads <c>causes.xml</c>.</summary>
    /// <exception cref="InvalidDataException">The content is not as the comment at the top of the file says.</exception>
    internal static Dictionary<string, EventCause> ReadCauses(Stream stream)
    {
        var causes = new Dictionary<string, EventCause>(StringComparer.Ordinal);
        using CatalogueXml xml = new(stream, CausesFile);
        xml.ReadRoot("causes");
        while (xml.ReadChild("causes", "cause"))
        {
            EventCause cause = ReadCause(xml);
            if (causes.ContainsKey(cause.Key))
            {
                throw xml.Fault($"the cause {cause.Key} is duplicated");
            }

            causes.Add(cause.Key, cause);
        }

        return causes;
    }

    /// <summary>Reads <c>events.xml</c> or <c>windows-events.xml</c>.</summary>
    /// <exception cref="InvalidDataException">The content is not as the comment at the top of the file says.</exception>
    internal static List<EventDefinition> ReadEvents(Stream stream, string file, Dictionary<string, EventCause> causes)
    {
        var definitions = new List<EventDefinition>(384);
        using CatalogueXml xml = new(stream, file);
        xml.ReadRoot("events");
        while (xml.ReadChild("events", "event"))
        {
            EventDefinition definition = ReadEvent(xml, causes);
            if (definitions.Count > 0
                && definitions[definitions.Count - 1] is { } previous
                && previous.Source == definition.Source
                && previous.Id >= definition.Id)
            {
                throw xml.Fault($"event {definition.Id} is out of order or duplicated");
            }

            definitions.Add(definition);
        }

        return definitions;
    }

    /// <summary>Reads <c>returncodes.xml</c>; each code is there by its code and by its internal name.</summary>
    /// <exception cref="InvalidDataException">The content is not as the comment at the top of the file says.</exception>
    internal static Dictionary<string, SyncReturnCode> ReadReturnCodes(Stream stream, Func<string, EventCause?> findCause)
    {
        var codes = new Dictionary<string, SyncReturnCode>(StringComparer.OrdinalIgnoreCase);
        using CatalogueXml xml = new(stream, ReturnCodesFile);
        xml.ReadRoot("returnCodes");
        while (xml.ReadChild("returnCodes", "returnCode"))
        {
            string code = xml.Attribute("code"), name = xml.OptionalAttribute("name") ?? "";
            Basis basis = ReadBasis(xml, xml.Attribute("basis"));
            string[] rows = xml.OptionalAttribute("written") == "no" ? [] : xml.Attribute("rows").Split(' ');
            EventOutcome outcome = EventText.TryParseOutcome(xml.Attribute("outcome"), out EventOutcome known)
                ? known : throw xml.Fault($"the outcome of {code} is not known");
            EventCause? cause = xml.OptionalAttribute("cause") is not { } key ? null
                : findCause(key) ?? throw xml.Fault($"the cause {key} of {code} is not in {CausesFile}");
            string meaning = xml.ReadChild("returnCode", "meaning") ? xml.ReadText() : throw xml.Fault($"{code} has no meaning");
            if (xml.ReadChild("returnCode"))
            {
                throw xml.Fault($"<{xml.Name}> is not allowed in a return code");
            }

            var definition = new SyncReturnCode
            {
                Code = code, SymbolicName = name, Rows = rows, Outcome = outcome, Basis = basis, Meaning = meaning, Cause = cause,
            };
            foreach (string spelling in name.Length > 0 ? [code, name] : new[] { code })
            {
                if (codes.ContainsKey(spelling))
                {
                    throw xml.Fault($"the code {spelling} is duplicated");
                }

                codes.Add(spelling, definition);
            }
        }

        return codes;
    }

    private static EventCause ReadCause(CatalogueXml xml)
    {
        string key = xml.Attribute("key");
        Basis basis = ReadBasis(xml, xml.Attribute("basis"));
        string[] rules = xml.Attribute("rules").Split([' '], StringSplitOptions.RemoveEmptyEntries);
        bool byCode = xml.OptionalAttribute("byCode") == "yes";
        uint[] codes = Numbers(xml, "codes");
        int[] events = [.. Numbers(xml, "events").Select(id => (int)id)];

        string title = "", explanation = "", remedy = "";
        while (xml.ReadChild("cause"))
        {
            switch (xml.Name)
            {
                case "title":
                    title = xml.ReadText();
                    break;
                case "explanation":
                    explanation = xml.ReadText();
                    break;
                case "remedy":
                    remedy = ReadRemedy(xml);
                    break;
                default:
                    throw xml.Fault($"<{xml.Name}> is not allowed in a cause");
            }
        }

        if (title.Length == 0 || explanation.Length == 0 || remedy.Length == 0)
        {
            throw xml.Fault($"the cause {key} needs a title, an explanation and a remedy");
        }

        if (!HasWholePlaceholders(remedy))
        {
            throw xml.Fault($"a placeholder in the remedy of {key} is not written {{name|words}}");
        }

        return new EventCause(
            key, title, explanation, remedy, basis, Array.AsReadOnly(rules)) { ByCode = byCode, Codes = codes, CodeEvents = events };
    }

    private static uint[] Numbers(CatalogueXml xml, string attribute) =>
    [
        .. (xml.OptionalAttribute(attribute) ?? "").Split([' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(text => ErrorNumber.TryParse(text, out uint number) ? number : throw xml.Fault($"\"{text}\" is not a number")),
    ];

    private static bool HasWholePlaceholders(string text)
    {
        for (int open = text.IndexOf('{'); open >= 0; open = text.IndexOf('{', open + 1))
        {
            int close = text.IndexOf('}', open);
            int bar = close < 0 ? -1 : text.IndexOf('|', open, close - open);
            if (bar < 0)
            {
                return false;
            }
        }

        return true;
    }

    private static string ReadRemedy(CatalogueXml xml)
    {
        string text = xml.ReadTextUntilChild(out bool hasSteps);
        if (!hasSteps)
        {
            return text;
        }

        var steps = new StringBuilder();
        int number = 0;
        do
        {
            if (xml.Name != "step")
            {
                throw xml.Fault($"<{xml.Name}> is not allowed in a remedy");
            }

            if (number > 0)
            {
                steps.Append('\n');
            }

            steps.Append((++number).ToString(CultureInfo.InvariantCulture)).Append(". ").Append(xml.ReadText());
        }
        while (xml.ReadChild("remedy"));

        return steps.ToString();
    }

    private static Basis ReadBasis(CatalogueXml xml, string text) => text switch
    {
        "documented" => Basis.Documented,
        "likely" => Basis.Likely,
        _ => throw xml.Fault($"\"{text}\" is neither documented nor likely"),
    };

    private static EventDefinition ReadEvent(CatalogueXml xml, Dictionary<string, EventCause> causes)
    {
        int id = xml.IntegerAttribute("id");
        string source = xml.OptionalAttribute("source") ?? EventSource.EntSso;
        string symbol = source == EventSource.EntSso ? xml.Attribute("symbol") : xml.OptionalAttribute("symbol") ?? "";
        string fieldsText = xml.OptionalAttribute("fields") ?? "documented";
        Basis? fieldBasis = fieldsText == "unknown" ? null : ReadBasis(xml, fieldsText);
        string page = source == EventSource.EntSso ? EventDefinition.EntSsoPage(id) : xml.OptionalAttribute("page") ?? "";
        if (!EventText.TryParseKind(xml.Attribute("kind"), out EventKind kind))
        {
            throw xml.Fault($"the kind of event {id} is not known");
        }

        if (!EventText.TryParseSeverity(xml.Attribute("severity"), out EventSeverity severity) || severity == EventSeverity.Unknown)
        {
            throw xml.Fault($"the severity of event {id} is not known");
        }

        if (!EventText.TryParseArea(xml.Attribute("area"), out EventArea area) || area == EventArea.Unknown)
        {
            throw xml.Fault($"the area of event {id} is not known");
        }

        EventStage stage = EventStage.None;
        if (xml.OptionalAttribute("stage") is string stageText && !EventText.TryParseStage(stageText, out stage))
        {
            throw xml.Fault($"the stage {stageText} of event {id} is not known");
        }

        EventOutcome outcome = EventOutcome.None;
        if (xml.OptionalAttribute("outcome") is string outcomeText && !EventText.TryParseOutcome(outcomeText, out outcome))
        {
            throw xml.Fault($"the outcome {outcomeText} of event {id} is not known");
        }

        ChainLink link = ChainLink.None;
        if (xml.OptionalAttribute("link") is string linkText)
        {
            int index = Array.IndexOf(_links, linkText);
            link = index >= 0 ? (ChainLink)index : throw xml.Fault($"the link {linkText} of event {id} is not known");
        }

        EventCause? cause = null;
        if (xml.OptionalAttribute("cause") is string causeKey && !causes.TryGetValue(causeKey, out cause))
        {
            throw xml.Fault($"the cause {causeKey} of event {id} is not in {CausesFile}");
        }

        uint code = (uint)id | (kind == EventKind.ErrorCode ? 0xC0000000 : SeverityBits(severity));
        if (xml.OptionalAttribute("code") is string codeText && !ErrorNumber.TryParse(codeText, out code))
        {
            throw xml.Fault($"the code {codeText} of event {id} is not a number");
        }

        List<EventField> fields = [], olderFields = [];
        List<string> notes = [];
        string summary = "", message = "";
        while (xml.ReadChild("event"))
        {
            switch (xml.Name)
            {
                case "field":
                    fields.Add(ReadField(xml, fields.Count + 1));
                    break;
                case "olderField":
                    olderFields.Add(ReadField(xml, olderFields.Count + 1));
                    break;
                case "summary":
                    summary = xml.ReadText();
                    break;
                case "message":
                    message = xml.ReadText();
                    break;
                case "note":
                    notes.Add(xml.ReadText());
                    break;
                default:
                    throw xml.Fault($"<{xml.Name}> is not allowed in an event");
            }
        }

        if (summary.Length == 0)
        {
            throw xml.Fault($"event {id} has no summary");
        }

        return new EventDefinition
        {
            Source = source,
            Id = id,
            SymbolicName = symbol,
            Kind = kind,
            Severity = severity,
            Area = area,
            Stage = stage,
            Link = link,
            Outcome = outcome,
            Fields = ToReadOnly(fields),
            FieldBasis = fieldBasis,
            OlderFields = ToReadOnly(olderFields),
            Summary = summary,
            MessageTemplate = message.Length > 0 ? message : summary,
            Cause = cause,
            CausesByCode = source == EventSource.EntSso && fields.Exists(field => field.Label == "Error Code")
                ? CausesByCode(id, cause, causes)
                : [],
            Notes = ToReadOnly(notes),
            Code = code,
            Page = page,
        };
    }

    private static EventCause[] CausesByCode(int id, EventCause? general, Dictionary<string, EventCause> causes) =>
    [
        .. causes.Values.Where(
            cause => cause.Codes.Count > 0 && (cause.CodeEvents.Count > 0 ? cause.CodeEvents.Contains(id) : general is { ByCode: true })),
    ];

    private static EventField ReadField(CatalogueXml xml, int index)
    {
        index = xml.OptionalAttribute("index") is null ? index : xml.IntegerAttribute("index");
        EventFieldPart part = xml.OptionalAttribute("part") switch
        {
            null => EventFieldPart.Whole,
            "domain" => EventFieldPart.Domain,
            "name" => EventFieldPart.Name,
            string other => throw xml.Fault($"part=\"{other}\" is neither domain nor name"),
        };
        string label = xml.ReadText();
        return label.Length > 0 ? new EventField(index, label, part) : throw xml.Fault("a field has no label");
    }

    private static uint SeverityBits(EventSeverity severity) => severity switch
    {
        EventSeverity.Error => 0xC0000000,
        EventSeverity.Warning => 0x80000000,
        _ => 0x40000000,
    };

    private static ReadOnlyCollection<T> ToReadOnly<T>(List<T> items) => Array.AsReadOnly(items.ToArray());
}
