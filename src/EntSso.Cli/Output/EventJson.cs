using EntSso.Events;

namespace EntSso.Cli.Output;

/// <summary>The JSON form of events: the properties of <see cref="SyncEvent"/> in camelCase.</summary>
internal static class EventJson
{
    public static void Write(JsonWriter json, SyncEvent syncEvent)
    {
        json.StartObject();
        json.Member("timeCreated", syncEvent.TimeCreated);
        json.Member("eventSource", syncEvent.EventSource);
        json.Member("id", syncEvent.Id);
        json.Member("symbolicName", syncEvent.SymbolicName);
        json.Member("severity", EnumText.Kebab(syncEvent.Severity));
        json.Member("area", syncEvent.Area.ToString());
        json.Member("stage", EventText.ToText(syncEvent.Stage));
        json.Member("link", EnumText.Kebab(syncEvent.Link));
        json.Member("outcome", EventText.ToText(syncEvent.Outcome));
        json.Member("computer", syncEvent.Computer);
        json.Member("recordId", syncEvent.RecordId);
        json.Member("trackingId", syncEvent.TrackingId);
        json.Member("windowsAccount", syncEvent.WindowsAccount);
        json.Member("externalAccount", syncEvent.ExternalAccount);
        json.Member("application", syncEvent.Application);
        json.Member("adapter", syncEvent.Adapter);
        json.Member("clientUser", syncEvent.ClientUser);
        json.Member("serviceAccount", syncEvent.ServiceAccount);
        Write(json, syncEvent.ErrorCode);
        json.Name("strings").StartArray();
        for (int i = 0; i < syncEvent.Strings.Count; i++)
        {
            json.Value(syncEvent.Strings[i]);
        }

        json.EndArray();
        if (syncEvent.IsTextGuessed)
        {
            json.Member("isTextGuessed", true);
        }

        json.Name("fields").StartArray();
        for (int i = 0; i < syncEvent.Fields.Count; i++)
        {
            json.StartObject();
            json.Member("label", syncEvent.Fields[i].Label);
            json.Member("value", syncEvent.Fields[i].Value);
            json.EndObject();
        }

        json.EndArray();
        json.Member("cause", syncEvent.Cause);
        json.Member("remedy", syncEvent.Remedy);
        json.Name("message").StartText();
        SyncEventInterpreter.Describe(syncEvent, json.Append);
        json.EndText();
        json.Member("providerName", syncEvent.ProviderName);
        json.Member("source", syncEvent.Source);
        json.EndObject();
    }

    private static void Write(JsonWriter json, ErrorCode? errorCode)
    {
        if (errorCode is null)
        {
            json.Name("errorCode").Null();
            return;
        }

        json.Name("errorCode").StartObject();
        json.Member("value", errorCode.Value);
        json.Member("hex", $"0x{errorCode.Value:X8}");
        json.Member("name", errorCode.SymbolicName);
        json.Member("meaning", errorCode.Meaning);
        json.Member("text", errorCode.Text);
        json.EndObject();
    }
}
