namespace EntSso.Deployment.Json;

/// <summary>The form of a number, switch or time that may be null.</summary>
internal sealed class NullableForm<T> : Form<T?>
    where T : struct
{
    private readonly Form<T> _form;

    public NullableForm(Form<T> form)
    {
        _form = form;
        Shape = form.Shape with { IsNullable = true };
    }

    public override JsonShape Shape { get; }

    public override void Write(T? value, FormWriter writer)
    {
        if (value is T known)
        {
            _form.Write(known, writer);
        }
        else
        {
            writer.Json.Raw("null");
        }
    }

    public override T? Read(FormReader reader) => reader.Json.Token == JsonToken.Null ? null : _form.Read(reader);

    public override bool IsAbsent(T? value, T? initial) => value is null;
}
