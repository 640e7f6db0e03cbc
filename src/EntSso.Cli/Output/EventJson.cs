using System.Text.Json;
using EntSso.Events;

namespace EntSso.Cli.Output;

/// <summary>The JSON form of events: the properties of <see cref="SyncEvent"/> in camelCase.</summary>
internal static class EventJson
{
    public static void Write(Utf8JsonWriter json, SyncEvent syncEvent)
    {
        json.WriteStartObject();
        JsonText.Write(json, "timeCreated", syncEvent.TimeCreated);
        json.WriteString("eventSource", syncEvent.EventSource);
        json.WriteNumber("id", syncEvent.Id);
        json.WriteString("symbolicName", syncEvent.SymbolicName);
        json.WriteString("severity", EnumText.Kebab(syncEvent.Severity));
        json.WriteString("area", syncEvent.Area.ToString());
        json.WriteString("stage", EventText.ToText(syncEvent.Stage));
        json.WriteString("link", EnumText.Kebab(syncEvent.Link));
        json.WriteString("outcome", EventText.ToText(syncEvent.Outcome));
        JsonText.Write(json, "computer", syncEvent.Computer);
        json.WriteNumber("recordId", syncEvent.RecordId);
        JsonText.Write(json, "trackingId", syncEvent.TrackingId);
        JsonText.Write(json, "windowsAccount", syncEvent.WindowsAccount);
        JsonText.Write(json, "externalAccount", syncEvent.ExternalAccount);
        JsonText.Write(json, "application", syncEvent.Application);
        JsonText.Write(json, "adapter", syncEvent.Adapter);
        JsonText.Write(json, "clientUser", syncEvent.ClientUser);
        JsonText.Write(json, "serviceAccount", syncEvent.ServiceAccount);
        Write(json, syncEvent.ErrorCode);
        json.WriteStartArray("strings");
        foreach (string value in syncEvent.Strings)
        {
            JsonText.WriteValue(json, value);
        }

        json.WriteEndArray();
        json.WriteStartArray("fields");
        foreach (SyncEventField field in syncEvent.Fields)
        {
            json.WriteStartObject();
            JsonText.Write(json, "label", field.Label);
            JsonText.Write(json, "value", field.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("cause", syncEvent.Cause);
        json.WriteString("remedy", syncEvent.Remedy);
        JsonText.Write(json, "message", syncEvent.Message);
        JsonText.Write(json, "providerName", syncEvent.ProviderName);
        JsonText.Write(json, "source", syncEvent.Source);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ErrorCode? errorCode)
    {
        if (errorCode is null)
        {
            json.WriteNull("errorCode");
            return;
        }

        json.WriteStartObject("errorCode");
        json.WriteNumber("value", errorCode.Value);
        json.WriteString("hex", $"0x{errorCode.Value:X8}");
        json.WriteString("name", errorCode.SymbolicName);
        json.WriteString("meaning", errorCode.Meaning);
        JsonText.Write(json, "text", errorCode.Text);
        json.WriteEndObject();
    }
}
