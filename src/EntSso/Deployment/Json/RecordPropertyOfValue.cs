namespace EntSso.Deployment.Json;

/// <summary>One property of a record's form, with the type of its value.</summary>
internal sealed class RecordProperty<TRecord, TValue> : RecordProperty<TRecord>
{
    private readonly Func<TRecord, TValue> _get;
    private readonly Func<TRecord, TValue, TRecord> _with;
    private readonly Form<TValue> _form;

    public RecordProperty(string name, bool isRequired, Func<TRecord, TValue> get, Func<TRecord, TValue, TRecord> with, Form<TValue> form)
        : base(name, isRequired)
    {
        _get = get;
        _with = with;
        _form = form;
    }

    public override JsonShape Shape => _form.Shape;

    public override bool HasIdentities => _form.HasIdentities;

    public override void Write(TRecord record, TRecord initial, FormWriter writer)
    {
        TValue value = _get(record);
        if (IsRequired || !_form.IsAbsent(value, _get(initial)))
        {
            writer.Json.Name(Name);
            _form.Write(value, writer);
        }
    }

    public override TRecord Read(TRecord record, FormReader reader) => _with(record, _form.Read(reader));

    public override bool IsAbsent(TRecord record, TRecord initial) => !IsRequired && _form.IsAbsent(_get(record), _get(initial));

    public override TRecord Merge(TRecord first, TRecord second, TRecord initial) =>
        _with(first, _form.Merge(_get(first), _get(second), _get(initial)));

    public override void CollectOrigins(TRecord record, OriginTable origins) => _form.CollectOrigins(_get(record), origins);
}
