namespace EntSso.Deployment.Json;

/// <summary>The form of an origin that a whole record carries: its key.</summary>
internal sealed class OriginForm : Form<FactOrigin?>
{
    public override JsonShape Shape { get; } = new() { Type = "origin" };

    public override void Write(FactOrigin? value, FormWriter writer)
    {
        if (value is null)
        {
            writer.Json.Raw("null");
        }
        else
        {
            writer.Json.Text(writer.Key(value));
        }
    }

    public override FactOrigin? Read(FormReader reader)
    {
        if (reader.Json.Token == JsonToken.Null)
        {
            return null;
        }

        reader.Expect(JsonToken.Text, "the key of an origin");
        return reader.Origin(reader.Json.Text, 0, 0);
    }

    public override bool IsAbsent(FactOrigin? value, FactOrigin? initial) => value is null;

    public override void CollectOrigins(FactOrigin? value, OriginTable origins) => origins.Add(value);
}
