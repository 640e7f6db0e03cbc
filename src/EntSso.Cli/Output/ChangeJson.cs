using System.Globalization;
using EntSso.Events;
using EntSso.Events.Changes;

namespace EntSso.Cli.Output;

/// <summary>
/// The JSON form of password changes. Events are named by computer and record id; the <c>events</c> command has them whole.
/// </summary>
internal static class ChangeJson
{
    public static void Write(JsonWriter json, PasswordChange change)
    {
        json.StartObject();
        json.Member("kind", EnumText.Kebab(change.Kind));
        json.Member("trackingId", change.TrackingId);
        json.Member("pcnsTrackingId", change.PcnsTrackingId);
        json.Member("windowsAccount", change.WindowsAccount);
        json.Member("clientUser", change.ClientUser);
        json.Member("domainController", change.DomainController);
        json.Member("computer", change.Computer);
        json.Member("started", change.Started);
        json.Member("ended", change.Ended);
        if (change.Duration is { } duration)
        {
            decimal seconds = decimal.Round((decimal)duration.Ticks / TimeSpan.TicksPerSecond, 7);
            json.Name("durationSeconds").Raw(seconds.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            json.Name("durationSeconds").Null();
        }

        json.Member("count", change.Count);
        json.Member("outcome", EnumText.Kebab(change.Outcome));
        json.Member("lastStep", EnumText.Kebab(change.LastStep));
        json.Member("link", EnumText.Kebab(change.Link));
        Write(json, "stages", change.Stages);
        Write(json, "candidates", change.Candidates);
        json.Name("path").StartArray();
        foreach (ChainLink link in change.Path)
        {
            json.Value(EnumText.Kebab(link));
        }

        json.EndArray();
        Write(json, "decidedBy", change.DecidedBy);
        json.Member("cause", change.Cause);
        json.Member("remedy", change.Remedy);
        json.Name("deliveries").StartArray();
        foreach (PasswordDelivery delivery in change.Deliveries)
        {
            json.StartObject();
            json.Member("application", delivery.Application);
            json.Member("externalAccount", delivery.ExternalAccount);
            json.Member("adapter", delivery.Adapter);
            json.Member("outcome", EnumText.Kebab(delivery.Outcome));
            json.Member("link", EnumText.Kebab(delivery.Link));
            Write(json, "decidedBy", delivery.DecidedBy);
            json.Member("cause", delivery.Cause);
            json.Member("remedy", delivery.Remedy);
            json.EndObject();
        }

        json.EndArray();
        json.Name("likelyReasons").StartArray();
        foreach (SyncEvent reason in change.LikelyReasons)
        {
            WriteReference(json, reason);
        }

        json.EndArray();
        json.Name("events").StartArray();
        foreach (SyncEvent syncEvent in change.Events)
        {
            WriteReference(json, syncEvent);
        }

        json.EndArray();
        json.EndObject();
    }

    private static void Write(JsonWriter json, string name, IReadOnlyList<ChangeStage> stages)
    {
        json.Name(name).StartArray();
        foreach (ChangeStage stage in stages)
        {
            json.StartObject();
            json.Member("step", EnumText.Kebab(stage.Step));
            json.Member("link", EnumText.Kebab(stage.Link));
            json.Member("time", stage.Time);
            json.Member("computer", stage.Computer);
            json.Member("text", stage.Text);
            json.Member("join", EnumText.Kebab(stage.Join));
            json.Member("joinedBy", stage.JoinedBy);
            Write(json, "event", stage.Event);
            json.EndObject();
        }

        json.EndArray();
    }

    private static void Write(JsonWriter json, string name, SyncEvent? syncEvent)
    {
        if (syncEvent is null)
        {
            json.Name(name).Null();
            return;
        }

        json.Name(name);
        WriteReference(json, syncEvent);
    }

    private static void WriteReference(JsonWriter json, SyncEvent syncEvent)
    {
        json.StartObject();
        json.Member("id", syncEvent.Id);
        json.Member("computer", syncEvent.Computer);
        json.Member("recordId", syncEvent.RecordId);
        json.Member("timeCreated", syncEvent.TimeCreated);
        json.Member("message", syncEvent.Message);
        json.EndObject();
    }
}
