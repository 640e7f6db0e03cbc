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
                throw xml.Fault($"the cause {cause.Key} is there twice");
            }

            causes.Add(cause.Key, cause);
        }

        return causes;
    }

    /// <summary>Reads <c>events.xml</c>.</summary>
    /// <exception cref="InvalidDataException">The content is not as the comment at the top of the file says.</exception>
    internal static List<EventDefinition> ReadEvents(Stream stream, Dictionary<string, EventCause> causes)
    {
        var definitions = new List<EventDefinition>(384);
        using CatalogueXml xml = new(stream, EventsFile);
        xml.ReadRoot("events");
        while (xml.ReadChild("events", "event"))
        {
            EventDefinition definition = ReadEvent(xml, causes);
            if (definitions.Count > 0 && definitions[definitions.Count - 1].Id >= definition.Id)
            {
                throw xml.Fault($"event {definition.Id} is out of order or there twice");
            }

            definitions.Add(definition);
        }

        return definitions;
    }

    private static EventCause ReadCause(CatalogueXml xml)
    {
        string key = xml.Attribute("key");
        Basis basis = xml.Attribute("basis") switch
        {
            "documented" => Basis.Documented,
            "likely" => Basis.Likely,
            string other => throw xml.Fault($"basis=\"{other}\" is neither documented nor likely"),
        };
        string[] rules = xml.Attribute("rules").Split([' '], StringSplitOptions.RemoveEmptyEntries);

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
                    throw xml.Fault($"<{xml.Name}> does not belong into a cause");
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

        return new EventCause(key, title, explanation, remedy, basis, Array.AsReadOnly(rules));
    }

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
                throw xml.Fault($"<{xml.Name}> does not belong into a remedy");
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

    private static EventDefinition ReadEvent(CatalogueXml xml, Dictionary<string, EventCause> causes)
    {
        int id = xml.IntegerAttribute("id");
        string symbol = xml.Attribute("symbol");
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
                    throw xml.Fault($"<{xml.Name}> does not belong into an event");
            }
        }

        if (summary.Length == 0)
        {
            throw xml.Fault($"event {id} has no summary");
        }

        return new EventDefinition
        {
            Id = id,
            SymbolicName = symbol,
            Kind = kind,
            Severity = severity,
            Area = area,
            Stage = stage,
            Link = link,
            Outcome = outcome,
            Fields = ToReadOnly(fields),
            OlderFields = ToReadOnly(olderFields),
            Summary = summary,
            MessageTemplate = message.Length > 0 ? message : summary,
            Cause = cause,
            Notes = ToReadOnly(notes),
            Code = code,
        };
    }

    private static EventField ReadField(CatalogueXml xml, int index)
    {
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
