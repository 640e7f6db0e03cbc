namespace EntSso.Deployment.Json;

/// <summary>The form of a text or record that may be null.</summary>
internal sealed class OptionalForm<T> : Form<T?>
    where T : class
{
    private readonly Form<T> _form;

    public OptionalForm(Form<T> form)
    {
        _form = form;
        Shape = form.Shape with { IsNullable = true };
    }

    public override bool IsInline => _form.IsInline;

    public override JsonShape Shape { get; }

    public override void Write(T? value, FormWriter writer)
    {
        if (value is null)
        {
            writer.Json.Raw("null");
        }
        else
        {
            _form.Write(value, writer);
        }
    }

    public override T? Read(FormReader reader) => reader.Json.Token == JsonToken.Null ? null : _form.Read(reader);

    public override bool IsAbsent(T? value, T? initial) => value is null;

    public override T? Complete(T? newer, T? older) => newer is null || older is null ? newer : _form.Complete(newer, older);

    public override void CollectOrigins(T? value, OriginTable origins)
    {
        if (value is not null)
        {
            _form.CollectOrigins(value, origins);
        }
    }
}
