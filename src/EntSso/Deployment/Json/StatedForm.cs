namespace EntSso.Deployment.Json;

/// <summary>The form of a setting that a file may state or leave out: it is stated when its property is there.</summary>
internal sealed class StatedForm<T> : Form<Stated<T>>
{
    private readonly Form<T> _form;

    public StatedForm(Form<T> form) => _form = form;

    public override bool IsInline => _form.IsInline;

    public override JsonShape Shape => _form.Shape;

    public override void Write(Stated<T> value, FormWriter writer) => _form.Write(value.Value, writer);

    public override Stated<T> Read(FormReader reader) => new(_form.Read(reader), true);

    public override bool IsAbsent(Stated<T> value, Stated<T> initial) => !value.IsStated;
}
