using System.Globalization;
using System.Text;
using EntSso.Events.Reading;

namespace EntSso.Events;

/// <summary>Turns raw records into <see cref="SyncEvent"/>s with the help of the catalogue.</summary>
public sealed class SyncEventInterpreter
{
    /// <summary>The label of the insertion string that ties the events of one change together.</summary>
    internal const string TrackingIdLabel = "Tracking ID";

    private readonly EventCatalogue _catalogue;

    /// <summary>Creates an interpreter.</summary>
    /// <param name="catalogue">The catalogue of ENTSSO events.</param>
    public SyncEventInterpreter(EventCatalogue catalogue) => _catalogue = catalogue;

    /// <summary>Interprets one record. Never fails: what is not understood stays in the raw strings.</summary>
    /// <param name="record">A record of any provider; the catalogue knows those of ENTSSO.</param>
    public SyncEvent Interpret(EventRecord record)
    {
        EventDefinition? definition =
            EventQuery.EntSso.MatchesSource(record)
                ? _catalogue.Find(record.Id)
                : null;
        var fields = definition is null ? NameFields(record) : LabelFields(definition, record.Strings);
        string trackingText = Value(fields, TrackingIdLabel);
        string errorText = FirstValue(fields, "Error Code", "Error code", "SQL Error code");

        return new SyncEvent
        {
            TimeCreated = record.TimeCreated,
            Id = record.Id,
            SymbolicName = definition?.SymbolicName ?? "",
            Severity = definition?.Severity ?? SeverityOf(record.Level),
            Area = definition?.Area ?? EventArea.Unknown,
            Stage = definition?.Stage ?? EventStage.None,
            Link = definition?.Link ?? ChainLink.None,
            Outcome = definition?.Outcome ?? EventOutcome.None,
            Computer = record.Computer,
            RecordId = record.RecordId,
            TrackingId = Guid.TryParse(trackingText.Trim(), out Guid trackingId) ? trackingId : null,
            WindowsAccount = definition is null ? "" : FirstValue(fields, "Windows Account", "Windows Account 1"),
            ExternalAccount = definition is null ? "" : FirstValue(fields, "External Account", "External Account 1"),
            Application = definition is null ? "" : FirstValue(fields, "Application", "Application Name"),
            Adapter = definition is null ? "" : Value(fields, "Adapter"),
            ClientUser = definition is null ? "" : Value(fields, "Client User"),
            ServiceAccount = definition is null ? "" : Value(fields, "SSO Service Account"),
            ErrorCode = definition is not null && ErrorCode.TryParse(errorText, out ErrorCode? code) ? code : null,
            Strings = record.Strings,
            Fields = fields,
            Message = definition is null ? Describe(record, fields) : Fill(definition.MessageTemplate, fields),
            ProviderName = record.ProviderName,
            Source = record.Source,
            Definition = definition,
        };
    }

    /// <summary>
    /// Older versions log fewer strings: where a second layout is known it is taken when the strings do not fill the present one;
    /// otherwise the labels that have no string are left out. Surplus strings keep their number as label.
    /// </summary>
    private static List<SyncEventField> LabelFields(EventDefinition definition, IReadOnlyList<string> strings)
    {
        IReadOnlyList<EventField> layout =
            definition.OlderFields.Count > 0 && strings.Count < definition.Fields.Count ? definition.OlderFields : definition.Fields;
        var fields = new List<SyncEventField>(strings.Count);
        int labelled = 0;
        for (int i = 0; i < layout.Count; i++)
        {
            EventField field = layout[i];
            if (field.Index > strings.Count)
            {
                continue;
            }

            labelled = Math.Max(labelled, field.Index);
            string value = strings[field.Index - 1];
            bool continuesDomain = field.Part == EventFieldPart.Name && i > 0 && layout[i - 1].Part == EventFieldPart.Domain
                && layout[i - 1].Label == field.Label && fields.Count > 0;
            if (continuesDomain)
            {
                string domain = fields[fields.Count - 1].Value;
                fields[fields.Count - 1] = new SyncEventField(field.Label, domain.Length == 0 ? value : $"{domain}\\{value}");
            }
            else
            {
                fields.Add(new SyncEventField(field.Label, value));
            }
        }

        for (int i = labelled; i < strings.Count; i++)
        {
            fields.Add(new SyncEventField(NumberLabel(i), strings[i]));
        }

        return fields;
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

    private static string NumberLabel(int index) => "%" + (index + 1).ToString(CultureInfo.InvariantCulture);

    private static string Fill(string template, List<SyncEventField> fields)
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

    private static string Describe(EventRecord record, List<SyncEventField> fields)
    {
        var text = new StringBuilder();
        text.Append("Event ").Append(record.Id.ToString(CultureInfo.InvariantCulture)).Append(" of ").Append(record.ProviderName);
        for (int i = 0; i < fields.Count; i++)
        {
            text.Append(i == 0 ? ": " : "; ").Append(fields[i].Label).Append(" = ").Append(fields[i].Value);
        }

        return text.ToString();
    }

    private static string Value(List<SyncEventField> fields, string label)
    {
        foreach (SyncEventField field in fields)
        {
            if (field.Label == label)
            {
                return field.Value;
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
