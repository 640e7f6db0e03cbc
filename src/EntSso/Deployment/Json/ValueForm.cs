namespace EntSso.Deployment.Json;

/// <summary>The form of a plain value: text, number, switch, time.</summary>
internal sealed class ValueForm<T> : Form<T>
{
    private readonly Action<T, JsonTextWriter> _write;
    private readonly Func<FormReader, T> _read;

    public ValueForm(JsonShape shape, Action<T, JsonTextWriter> write, Func<FormReader, T> read)
    {
        Shape = shape;
        _write = write;
        _read = read;
    }

    /// <summary>How two values of the same thing become one, when not by taking the first.</summary>
    public Func<T, T, T>? Merger { get; init; }

    public override JsonShape Shape { get; }

    public override void Write(T value, FormWriter writer) => _write(value, writer.Json);

    public override T Read(FormReader reader) => _read(reader);

    public override bool IsAbsent(T value, T initial) => EqualityComparer<T>.Default.Equals(value, initial);

    public override T Merge(T first, T second, T initial) =>
        Merger is null || IsAbsent(first, initial) ? base.Merge(first, second, initial) : Merger(first, second);
}
