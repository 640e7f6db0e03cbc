using System.Text.Json;
using EntSso.Events;
using EntSso.Events.Changes;

namespace EntSso.Cli.Output;

/// <summary>The JSON form of password changes. Events are named by computer and record id; the <c>events</c> command has them whole.</summary>
internal static class ChangeJson
{
    public static void Write(Utf8JsonWriter json, PasswordChange change)
    {
        json.WriteStartObject();
        json.WriteString("kind", EnumText.Kebab(change.Kind));
        JsonText.Write(json, "trackingId", change.TrackingId);
        JsonText.Write(json, "pcnsTrackingId", change.PcnsTrackingId);
        JsonText.Write(json, "windowsAccount", change.WindowsAccount);
        JsonText.Write(json, "clientUser", change.ClientUser);
        JsonText.Write(json, "domainController", change.DomainController);
        JsonText.Write(json, "computer", change.Computer);
        JsonText.Write(json, "started", change.Started);
        JsonText.Write(json, "ended", change.Ended);
        if (change.Duration is { } duration)
        {
            json.WriteNumber("durationSeconds", decimal.Round((decimal)duration.Ticks / TimeSpan.TicksPerSecond, 7));
        }
        else
        {
            json.WriteNull("durationSeconds");
        }

        json.WriteNumber("count", change.Count);
        json.WriteString("outcome", EnumText.Kebab(change.Outcome));
        json.WriteString("lastStep", EnumText.Kebab(change.LastStep));
        json.WriteString("link", EnumText.Kebab(change.Link));
        Write(json, "stages", change.Stages);
        Write(json, "candidates", change.Candidates);
        json.WriteStartArray("path");
        foreach (ChainLink link in change.Path)
        {
            json.WriteStringValue(EnumText.Kebab(link));
        }

        json.WriteEndArray();
        Write(json, "decidedBy", change.DecidedBy);
        JsonText.Write(json, "cause", change.Cause);
        JsonText.Write(json, "remedy", change.Remedy);
        json.WriteStartArray("deliveries");
        foreach (PasswordDelivery delivery in change.Deliveries)
        {
            json.WriteStartObject();
            JsonText.Write(json, "application", delivery.Application);
            JsonText.Write(json, "externalAccount", delivery.ExternalAccount);
            JsonText.Write(json, "adapter", delivery.Adapter);
            json.WriteString("outcome", EnumText.Kebab(delivery.Outcome));
            json.WriteString("link", EnumText.Kebab(delivery.Link));
            Write(json, "decidedBy", delivery.DecidedBy);
            JsonText.Write(json, "cause", delivery.Cause);
            JsonText.Write(json, "remedy", delivery.Remedy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("likelyReasons");
        foreach (SyncEvent reason in change.LikelyReasons)
        {
            WriteReference(json, reason);
        }

        json.WriteEndArray();
        json.WriteStartArray("events");
        foreach (SyncEvent syncEvent in change.Events)
        {
            WriteReference(json, syncEvent);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<ChangeStage> stages)
    {
        json.WriteStartArray(name);
        foreach (ChangeStage stage in stages)
        {
            json.WriteStartObject();
            json.WriteString("step", EnumText.Kebab(stage.Step));
            json.WriteString("link", EnumText.Kebab(stage.Link));
            JsonText.Write(json, "time", stage.Time);
            JsonText.Write(json, "computer", stage.Computer);
            JsonText.Write(json, "text", stage.Text);
            json.WriteString("join", EnumText.Kebab(stage.Join));
            JsonText.Write(json, "joinedBy", stage.JoinedBy);
            Write(json, "event", stage.Event);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, SyncEvent? syncEvent)
    {
        if (syncEvent is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WritePropertyName(name);
        WriteReference(json, syncEvent);
    }

    private static void WriteReference(Utf8JsonWriter json, SyncEvent syncEvent)
    {
        json.WriteStartObject();
        json.WriteNumber("id", syncEvent.Id);
        JsonText.Write(json, "computer", syncEvent.Computer);
        json.WriteNumber("recordId", syncEvent.RecordId);
        JsonText.Write(json, "timeCreated", syncEvent.TimeCreated);
        JsonText.Write(json, "message", syncEvent.Message);
        json.WriteEndObject();
    }
}
