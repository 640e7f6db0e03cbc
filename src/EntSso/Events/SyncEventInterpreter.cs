using System.Globalization;
using System.Text;
using EntSso.Events.Reading;

namespace EntSso.Events;

/// <summary>
/// Turns raw records into <see cref="SyncEvent"/>s with the help of the catalogue, which is read when the first record comes.
/// </summary>
internal static class SyncEventInterpreter
{
    /// <summary>The label of the insertion string that ties the events of one change together.</summary>
    internal const string TrackingIdLabel = "Tracking ID";

    private const string StatusLabel = "Status";

    private static readonly string[] _numberLabels = [.. Enumerable.Range(0, 32).Select(MakeNumberLabel)];

    private static readonly string[] _errorCodeLabels = ["Error Code", "Error code", "SQL Error code"];

    /// <summary>Interprets one record. Never fails: what is not understood stays in the raw strings.</summary>
    /// <param name="record">A record of any provider; the catalogue knows those of the chain.</param>
    public static SyncEvent Interpret(EventRecord record)
    {
        EventDefinition? definition = EventCatalogue.Default.Find(record);
        bool isEntSso = definition?.Source == EventSource.EntSso;
        List<SyncEventField> fields = definition is null || HasNamesOf(definition, record.Names)
            ? NameFields(record)
            : LabelFields(definition, record.Strings);
        ErrorCode? code = definition is null ? null : CodeOf(definition, fields);
        EventOutcome outcome = OutcomeOf(definition, record, fields);
        return new SyncEvent
        {
            TimeCreated = record.TimeCreated,
            EventSource = definition?.Source
                ?? EventSource.Canonical(record.EventSourceName.Length > 0 ? record.EventSourceName : record.ProviderName),
            Id = record.Id,
            SymbolicName = definition?.SymbolicName ?? "",
            Severity = definition?.Severity ?? SeverityOf(record.Level),
            Area = definition?.Area ?? EventArea.Unknown,
            Stage = definition?.Stage ?? EventStage.None,
            Link = definition?.Link ?? ChainLink.None,
            Outcome = outcome,
            Computer = record.Computer,
            RecordId = record.RecordId,
            TrackingId = Guid.TryParse(Value(fields, TrackingIdLabel).Trim(), out Guid trackingId) ? trackingId : null,
            WindowsAccount = definition is null
                ? ""
                : isEntSso
                ? FirstValue(fields, "Windows Account", "Windows Account 1")
                : AccountOf(fields),
            ExternalAccount = isEntSso ? FirstValue(fields, "External Account", "External Account 1") : "",
            Application = isEntSso ? FirstValue(fields, "Application", "Application Name") : "",
            Adapter = isEntSso ? Value(fields, "Adapter") : "",
            ClientUser = definition is null ? "" : isEntSso ? Value(fields, "Client User") : CallerOf(fields),
            ServiceAccount = isEntSso ? Value(fields, "SSO Service Account") : "",
            ErrorCode = code,
            Strings = record.Strings,
            IsTextGuessed = record.IsTextGuessed,
            Fields = fields,
            ProviderName = record.ProviderName,
            Source = record.Source,
            Part = record.Part,
            Definition = definition,
            CauseEntry = outcome == EventOutcome.Ok && definition?.Source == EventSource.Security ? null : definition?.CauseOf(code),
        };
    }

    private static string AccountOf(List<SyncEventField> fields)
    {
        string name = FirstValue(fields, "User", "TargetUserName", "Target Account Name");
        string domain = FirstValue(fields, "TargetDomainName", "Target Domain");
        int realm = domain.Length > 0 ? name.IndexOf('@') : -1;
        return Qualified(domain, realm > 0 ? name.Substring(0, realm) : name);
    }

    private static string CallerOf(List<SyncEventField> fields) =>
        Qualified(FirstValue(fields, "SubjectDomainName", "Caller Domain"), FirstValue(fields, "SubjectUserName", "Caller User Name"));

    private static string Qualified(string domain, string name) => domain.Length == 0 || name.Length == 0 ? name : $"{domain}\\{name}";

    private static ErrorCode? CodeOf(EventDefinition definition, List<SyncEventField> fields)
    {
        if (definition.Source == EventSource.Security)
        {
            return ErrorNumber.TryParse(Value(fields, StatusLabel), out uint status) && status != 0
                ? ErrorCode.FromKerberosStatus(status)
                : null;
        }

        return ErrorCode.TryParse(FirstValue(fields, _errorCodeLabels), out ErrorCode? code) ? code : null;
    }

    /// <summary>The security log has one id for success and failure; everything else says it by its id.</summary>
    private static EventOutcome OutcomeOf(EventDefinition? definition, EventRecord record, List<SyncEventField> fields)
    {
        if (definition is not { Source: EventSource.Security })
        {
            return definition?.Outcome ?? EventOutcome.None;
        }

        const uint ExpiredTicket = 0x20;
        bool hasStatus = ErrorNumber.TryParse(Value(fields, StatusLabel), out uint status);
        return hasStatus && status == ExpiredTicket ? EventOutcome.None
            : record.IsAuditFailure || (hasStatus && status != 0) ? EventOutcome.Failed
            : definition.Outcome;
    }

    private static bool HasNamesOf(EventDefinition definition, IReadOnlyList<string> names)
    {
        foreach (EventField field in definition.Fields)
        {
            foreach (string name in names)
            {
                if (name == field.Label)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>
    /// Labels the strings of a classic event. Surplus strings keep their number as label. A record with fewer strings is of an older
    /// version, whose layout may be known, or came through a collector that drops empty strings: then only what its form makes certain
    /// is labelled, a leading Tracking ID and an error code at the end, and the rest keeps its numbers.
    /// </summary>
    private static List<SyncEventField> LabelFields(EventDefinition definition, IReadOnlyList<string> strings)
    {
        IReadOnlyList<EventField> layout =
            definition.OlderFields.Count > 0 && strings.Count < definition.Fields.Count ? definition.OlderFields : definition.Fields;
        var fields = new List<SyncEventField>(strings.Count);
        if (definition.FieldBasis is null || (definition.FieldBasis == Basis.Likely && strings.Count != layout.Count))
        {
            AddNumbered(fields, strings, 0, strings.Count);
            return fields;
        }

        int last = layout.Count == 0 ? 0 : layout[layout.Count - 1].Index;
        if (strings.Count >= last)
        {
            AddLabelled(fields, layout, 0, layout.Count, strings, 0);
            AddNumbered(fields, strings, last, strings.Count);
            return fields;
        }

        int first = strings.Count > 0 && layout[0].Label == TrackingIdLabel && Guid.TryParse(strings[0].Trim(), out _) ? 1 : 0;
        int codes = strings.Count > first && Array.IndexOf(_errorCodeLabels, layout[layout.Count - 1].Label) >= 0
            && ErrorCode.TryParse(strings[strings.Count - 1], out _) ? 1 : 0;
        AddLabelled(fields, layout, 0, first, strings, 0);
        AddNumbered(fields, strings, first, strings.Count - codes);
        AddLabelled(fields, layout, layout.Count - codes, layout.Count, strings, strings.Count - last);
        return fields;
    }

    private static void AddLabelled(
        List<SyncEventField> fields, IReadOnlyList<EventField> layout, int from, int to, IReadOnlyList<string> strings, int shift)
    {
        for (int i = from; i < to; i++)
        {
            EventField field = layout[i];
            string value = strings[field.Index - 1 + shift];
            bool continuesDomain = field.Part == EventFieldPart.Name && i > 0 && layout[i - 1].Part == EventFieldPart.Domain
                && layout[i - 1].Label == field.Label && fields.Count > 0;
            if (continuesDomain)
            {
                fields[fields.Count - 1] = new SyncEventField(field.Label, Qualified(fields[fields.Count - 1].Value, value));
            }
            else
            {
                fields.Add(new SyncEventField(field.Label, value));
            }
        }
    }

    private static void AddNumbered(List<SyncEventField> fields, IReadOnlyList<string> strings, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            fields.Add(new SyncEventField(NumberLabel(i), strings[i]));
        }
    }

    private static List<SyncEventField> NameFields(EventRecord record)
    {
        var fields = new List<SyncEventField>(record.Strings.Count);
        for (int i = 0; i < record.Strings.Count; i++)
        {
            string name = i < record.Names.Count && record.Names[i].Length > 0 ? record.Names[i] : NumberLabel(i);
            fields.Add(new SyncEventField(name, record.Strings[i]));
        }

        return fields;
    }

    private static string NumberLabel(int index) => index < _numberLabels.Length ? _numberLabels[index] : MakeNumberLabel(index);

    private static string MakeNumberLabel(int index) => "%" + (index + 1).ToString(CultureInfo.InvariantCulture);

    private static string Fill(string template, IReadOnlyList<SyncEventField> fields)
    {
        if (template.IndexOf('{') < 0)
        {
            return template;
        }

        var text = new StringBuilder(template.Length + 64);
        int at = 0;
        while (at < template.Length)
        {
            int open = template.IndexOf('{', at);
            int close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                text.Append(template, at, template.Length - at);
                break;
            }

            text.Append(template, at, open - at);
            string value = Value(fields, template.Substring(open + 1, close - open - 1));
            text.Append(value.Length == 0 ? "(not logged)" : value);
            at = close + 1;
        }

        return text.ToString();
    }

    /// <summary>The sentence of an event with its values; for an event that is not in the catalogue its values alone.</summary>
    internal static string Describe(SyncEvent syncEvent)
    {
        if (syncEvent.Definition is { } definition)
        {
            return Fill(definition.MessageTemplate, syncEvent.Fields);
        }

        var text = new StringBuilder();
        Describe(syncEvent, piece => text.Append(piece));
        return text.ToString();
    }

    /// <summary>Gives the same sentence in pieces, to write it without making it.</summary>
    internal static void Describe(SyncEvent syncEvent, Action<string> append)
    {
        if (syncEvent.Definition is not null)
        {
            append(Describe(syncEvent));
            return;
        }

        append("Event ");
        append(syncEvent.Id.ToString(CultureInfo.InvariantCulture));
        append(" of ");
        append(syncEvent.ProviderName);
        for (int i = 0; i < syncEvent.Fields.Count; i++)
        {
            append(i == 0 ? ": " : "; ");
            append(syncEvent.Fields[i].Label);
            append(" = ");
            append(syncEvent.Fields[i].Value);
        }
    }

    internal static string Value(IReadOnlyList<SyncEventField> fields, string label)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            if (fields[i].Label == label)
            {
                return fields[i].Value;
            }
        }

        return "";
    }

    private static string FirstValue(List<SyncEventField> fields, params string[] labels)
    {
        foreach (string label in labels)
        {
            string value = Value(fields, label);
            if (value.Length > 0)
            {
                return value;
            }
        }

        return "";
    }

    private static EventSeverity SeverityOf(int level) => level switch
    {
        1 or 2 => EventSeverity.Error,
        3 => EventSeverity.Warning,
        0 or 4 or 5 => EventSeverity.Information,
        _ => EventSeverity.Unknown,
    };
}
