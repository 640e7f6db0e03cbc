namespace EntSso.Events.Reading.Evtx;

/// <summary>
/// Walks the BinXml of one record and calls a <see cref="EvtxRecordBuilder"/> for what it finds. Offsets into the chunk are checked before
/// use, chains between names or definitions are never followed, nesting and total work are limited: damaged or hostile input ends in
/// <see langword="false"/> and a reason, never in an exception.
/// </summary>
/// <param name="chunk">The chunk that records are read from.</param>
/// <param name="builder">Is called for what is found.</param>
/// <param name="isTokenByToken">Whether templates are not compiled; the calls are the same.</param>
internal sealed class BinXmlParser(EvtxChunk chunk, EvtxRecordBuilder builder, bool isTokenByToken)
{
    /// <summary>Elements inside elements; real events stay below 20.</summary>
    private const int DeepestElement = 256;

    /// <summary>Fragments and template instances inside one another; real events stay below 6.</summary>
    private const int DeepestFragment = 40;

    // What a token, a value and an array item count for in the work limit, in characters of output.
    internal const int TokenCost = 4;
    private const int ValueCost = 16;

    private int[] _valueOffsets = new int[64];
    private int[] _valueSizes = new int[64];
    private byte[] _valueTypes = new byte[64];
    private int _valueTop;
    private int _budget;

    private readonly TemplateTable _templates = new(chunk);
    private bool _isRetried;
    private bool _hasUsedTemplates;
    private bool _isHeadOnly;

    /// <summary>Why the last <see cref="Parse"/> failed.</summary>
    public string Failure { get; private set; } = "";

    /// <summary>Where in the chunk it failed.</summary>
    public int FailureOffset { get; private set; }

    /// <summary>Whether it failed because the record expands to more than the limit.</summary>
    public bool ExceededBudget => _budget < 0;

    /// <summary>Parses the BinXml from <paramref name="offset"/> to <paramref name="end"/>.</summary>
    /// <param name="offset">Chunk offset of the first token.</param>
    /// <param name="end">Chunk offset behind the last byte that belongs to the record's content.</param>
    /// <param name="budget">How much work the record may cause, about in characters of output.</param>
    /// <param name="isHeadOnly">Whether the System element is enough; the record may then have no data.</param>
    public bool Parse(int offset, int end, int budget, bool isHeadOnly = false)
    {
        _isHeadOnly = isHeadOnly;
        _hasUsedTemplates = false;
        if ((isHeadOnly && ParseHead(offset, end)) || ParseOnce(offset, end, budget))
        {
            return true;
        }

        if (!_hasUsedTemplates)
        {
            return false;
        }

        // Token by token it shows where and why.
        _isRetried = true;
        var isRead = ParseOnce(offset, end, budget);
        _isRetried = false;
        return isRead;
    }

    /// <summary>Forgets the definitions of the chunk before.</summary>
    public void StartChunk() => _templates.StartChunk();

    private bool ParseOnce(int offset, int end, int budget)
    {
        _budget = budget;
        _valueTop = 0;
        Failure = "";
        builder.Reset();
        return Fragment(offset, end, new ValueFrame(-1, 0), 0)
            && (builder.HasElements || Fail(offset, "the record has no event"));
    }

    private bool Fragment(int position, int end, ValueFrame values, int depth)
    {
        if (depth > DeepestFragment)
        {
            return Fail(position, "templates are nested too deeply");
        }

        var outerDepth = builder.Depth;
        var inTag = false;
        while (position < end)
        {
            if (!Charge(TokenCost, position))
            {
                return false;
            }

            var tokenOffset = position;
            var token = (byte)(chunk.Byte(position++) & ~BinXmlToken.MoreFlag);
            var isText = token is BinXmlToken.Value or BinXmlToken.CData or BinXmlToken.CharacterReference or BinXmlToken.EntityReference
                or BinXmlToken.NormalSubstitution or BinXmlToken.OptionalSubstitution;
            if (isText && (inTag ? !builder.InAttribute : builder.Depth == 0))
            {
                return Fail(tokenOffset, "a value is outside of elements and attributes");
            }

            switch (token)
            {
                case BinXmlToken.EndOfFragment when !inTag && builder.Depth == outerDepth:
                    return true;
                case BinXmlToken.FragmentHeader when !inTag:
                    position += 3;
                    break;
                case BinXmlToken.TemplateInstance when !inTag:
                    if (!TemplateInstance(ref position, end, depth))
                    {
                        return false;
                    }

                    if (_isHeadOnly && builder.HasSystem)
                    {
                        return true;
                    }

                    break;
                case BinXmlToken.OpenStartElement when !inTag:
                    if (!StartElement(ref position, end, values, out inTag))
                    {
                        return false;
                    }

                    break;
                case BinXmlToken.Attribute when inTag:
                    EndAttribute();
                    if (!Name(ref position, end, out var attribute))
                    {
                        return false;
                    }

                    builder.StartAttribute(attribute, EvtxRecordBuilder.AttributeField(builder.Element, attribute));
                    break;
                case BinXmlToken.CloseStartElement when inTag:
                    EndAttribute();
                    inTag = false;
                    break;
                case BinXmlToken.CloseEmptyElement when inTag:
                    EndAttribute();
                    inTag = false;
                    builder.EndElement();
                    break;
                case BinXmlToken.EndElement when !inTag && builder.Depth > outerDepth:
                    builder.EndElement();
                    break;
                case BinXmlToken.Value:
                    if (position >= end || chunk.Byte(position) != BinXmlType.Text)
                    {
                        return Fail(tokenOffset, "literal text of an unknown type");
                    }

                    position++;
                    if (!Literal(ref position, end, isShown: true))
                    {
                        return false;
                    }

                    break;
                case BinXmlToken.CData:
                    if (!Literal(ref position, end, isShown: true))
                    {
                        return false;
                    }

                    break;
                case BinXmlToken.CharacterReference:
                    if (position + 2 > end)
                    {
                        return CutOff(tokenOffset);
                    }

                    builder.AddText((char)chunk.UInt16(position));
                    position += 2;
                    break;
                case BinXmlToken.EntityReference:
                    if (!Name(ref position, end, out var entity))
                    {
                        return false;
                    }

                    builder.AddText(Entity(entity));
                    break;
                case BinXmlToken.ProcessingInstructionTarget when !inTag:
                    if (!Name(ref position, end, out _))
                    {
                        return false;
                    }

                    break;
                case BinXmlToken.ProcessingInstructionData when !inTag:
                    if (!Literal(ref position, end, isShown: false))
                    {
                        return false;
                    }

                    break;
                case BinXmlToken.NormalSubstitution or BinXmlToken.OptionalSubstitution:
                    if (!Substitution(ref position, end, token == BinXmlToken.OptionalSubstitution, values, depth))
                    {
                        return false;
                    }

                    break;
                default:
                    return Fail(tokenOffset, $"unexpected token 0x{chunk.Byte(tokenOffset):x2}");
            }
        }

        return (!inTag && builder.Depth == outerDepth && position == end) || CutOff(position);
    }

    private bool StartElement(ref int position, int end, ValueFrame values, out bool inTag)
    {
        inTag = false;
        var start = position - 1;

        // Only elements of template definitions carry a dependency id ([MS-EVEN6] 2.2.12; records without template and nested
        // fragments have none).
        var hasDependency = values.First >= 0;
        var headSize = hasDependency ? 6 : 4;
        if (position + headSize > end)
        {
            return CutOff(start);
        }

        var dependency = hasDependency ? chunk.UInt16(position) : 0xFFFF;
        var contentSize = chunk.UInt32(position + headSize - 4);
        position += headSize;

        // The element of an optional value that is missing. Event and its sections stay: Event itself depends on EventData.
        if (dependency < values.Count && _valueTypes[values.First + dependency] == BinXmlType.Null && builder.Depth >= 2)
        {
            if (contentSize > end - position)
            {
                return CutOff(start);
            }

            position += (int)contentSize;
            return true;
        }

        var hasAttributes = (chunk.Byte(start) & BinXmlToken.MoreFlag) != 0;
        if (!Name(ref position, end, out var name))
        {
            return false;
        }

        if (hasAttributes)
        {
            // The size of the attribute list: its tokens show the same.
            position += 4;
        }

        if (builder.Depth >= DeepestElement)
        {
            return Fail(start, "elements are nested too deeply");
        }

        builder.StartElement(name, EvtxRecordBuilder.ElementField(name));
        inTag = true;
        return true;
    }

    private void EndAttribute()
    {
        if (builder.InAttribute)
        {
            builder.EndAttribute();
        }
    }

    /// <summary>A name: its offset in the chunk, followed by the name itself where it is used first.</summary>
    private bool Name(ref int position, int end, out string name)
    {
        name = "";
        if (position + 4 > end)
        {
            return CutOff(position);
        }

        var offset = chunk.UInt32(position);
        var size = offset <= int.MaxValue ? chunk.NameSize((int)offset) : -1;
        if (size < 0)
        {
            return Fail(position, $"a name is at 0x{offset:x}, outside of the chunk");
        }

        position += 4;
        if (offset == position)
        {
            position += size;
            if (position > end)
            {
                return CutOff((int)offset);
            }
        }

        if (!Charge(size, position))
        {
            return false;
        }

        name = chunk.NameAt((int)offset);
        return true;
    }

    private bool Literal(ref int position, int end, bool isShown)
    {
        if (position + 2 > end)
        {
            return CutOff(position);
        }

        var characters = chunk.UInt16(position);
        position += 2;
        if (characters > (end - position) / 2)
        {
            return CutOff(position);
        }

        if (!Charge(characters, position))
        {
            return false;
        }

        if (isShown)
        {
            builder.AddText(position, characters);
        }

        position += 2 * characters;
        return true;
    }

    private bool Substitution(ref int position, int end, bool isOptional, ValueFrame values, int depth)
    {
        var start = position - 1;
        if (position + 3 > end)
        {
            return CutOff(start);
        }

        if (values.First < 0)
        {
            return Fail(start, "a substitution is outside of a template");
        }

        position += 3;
        return Substitute(chunk.UInt16(start + 1), chunk.Byte(start + 3), isOptional, start, values, depth);
    }

    private bool Substitute(int index, byte declaredType, bool isOptional, int start, ValueFrame values, int depth)
    {
        var value = values.First + index;
        var type = index < values.Count ? _valueTypes[value] : BinXmlType.Null;
        if (type == BinXmlType.Null)
        {
            if (isOptional)
            {
                builder.Omit();
            }
            else if ((declaredType & BinXmlType.ArrayFlag) != 0)
            {
                builder.AddEmptyArray();
            }

            return true;
        }

        var size = _valueSizes[value];
        if (type != BinXmlType.BinXml)
        {
            if (!Charge(Cost(type, size), start))
            {
                return false;
            }

            builder.AddValue(type, _valueOffsets[value], size);
            return true;
        }

        return builder.InAttribute
            ? Fail(start, "an attribute contains elements")
            : Fragment(_valueOffsets[value], _valueOffsets[value] + size, new ValueFrame(-1, 0), depth + 1);
    }

    private bool TemplateInstance(ref int position, int end, int depth)
    {
        if (!Instance(ref position, end, out var definition, out var definitionEnd))
        {
            return false;
        }

        var frameStart = _valueTop;
        if (!Values(ref position, end, out var values)
            || !Definition(definition, definition + EvtxLayout.DefinitionBody, definitionEnd, values, depth + 1))
        {
            return false;
        }

        _valueTop = frameStart;
        return true;
    }

    /// <summary>Passes the head of a template instance, and the definition where it is part of the first instance.</summary>
    private bool Instance(ref int position, int end, out int definition, out int definitionEnd)
    {
        var start = position - 1;
        definition = definitionEnd = 0;
        if (position + 9 > end)
        {
            return CutOff(start);
        }

        var offset = chunk.UInt32(position + 5);
        position += 9;
        if (!chunk.Holds(offset, EvtxLayout.DefinitionBody))
        {
            return Fail(start, $"the template definition is at 0x{offset:x}, outside of the chunk");
        }

        definition = (int)offset;
        var bodySize = chunk.UInt32(definition + EvtxLayout.DefinitionSize);
        if (!chunk.Holds(definition + EvtxLayout.DefinitionBody, bodySize))
        {
            return Fail(start, $"the template definition at 0x{definition:x} ends outside of the chunk");
        }

        definitionEnd = definition + EvtxLayout.DefinitionBody + (int)bodySize;
        position = definition == position ? definitionEnd : position;
        return true;
    }

    /// <summary>Parses the System element alone, as the template shows where its values are.</summary>
    /// <returns>False where that is not possible; the record may still be good.</returns>
    public bool ParseHead(int position, int end)
    {
        if (end - position < 5 || chunk.Byte(position) != BinXmlToken.FragmentHeader
            || chunk.Byte(position + 4) != BinXmlToken.TemplateInstance)
        {
            return false;
        }

        _budget = int.MaxValue;
        _valueTop = 0;
        builder.Reset();
        position += 5;
        if (!Instance(ref position, end, out var definition, out var definitionEnd) || !Values(ref position, end, out var values))
        {
            return false;
        }

        ref var template = ref _templates.Find(definition, definition + EvtxLayout.DefinitionBody, definitionEnd);
        return template.IsCompiled && _templates.HeadOf(ref template) is { IsSimple: true } head
            && head.Read(chunk, builder, _valueTypes, _valueOffsets, _valueSizes, values.First, values.Count);
    }

    private bool Definition(int definition, int body, int end, ValueFrame values, int depth)
    {
        if (!isTokenByToken && !_isRetried && depth <= DeepestFragment)
        {
            ref var template = ref _templates.Find(definition, body, end);
            if (template.IsCompiled && builder.Depth + template.Depth <= DeepestElement)
            {
                return Run(in template, values, depth);
            }
        }

        return Fragment(body, end, values, depth);
    }

    /// <summary>Does what <see cref="Fragment"/> does for the same definition.</summary>
#if NET
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
#endif
    private bool Run(in CompiledTemplate template, ValueFrame values, int depth)
    {
        _hasUsedTemplates = true;
        var steps = _templates.Steps;
        var last = template.End;
        var endCost = template.EndCost;
        for (var i = template.First; i < last; i++)
        {
            ref var step = ref steps[i];
            _budget -= step.Cost;
            if (_budget < 0)
            {
                return false;
            }

            switch (step.Action)
            {
                case TemplateAction.StartElement
                    when step.Index < values.Count && _valueTypes[values.First + step.Index] == BinXmlType.Null && builder.Depth >= 2:
                    _budget += step.Cost - TokenCost;
                    i = step.Target - 1;
                    break;
                case TemplateAction.StartElement:
                    builder.StartElement(step.Text, step.Field);
                    break;
                case TemplateAction.StartAttribute:
                    EndAttribute();
                    builder.StartAttribute(step.Text, step.Field);
                    break;
                case TemplateAction.CloseStartElement:
                    EndAttribute();
                    break;
                case TemplateAction.CloseEmptyElement:
                    EndAttribute();
                    builder.EndElement();
                    break;
                case TemplateAction.EndElement:
                    builder.EndElement();
                    if (_isHeadOnly && builder.HasSystem)
                    {
                        return true;
                    }

                    break;
                case TemplateAction.Text:
                    builder.AddText(step.Text);
                    break;
                case TemplateAction.Substitution or TemplateAction.OptionalSubstitution:
                    if (!Substitute(
                        step.Index, step.Type, step.Action == TemplateAction.OptionalSubstitution, step.Position, values, depth))
                    {
                        return false;
                    }

                    break;
            }
        }

        _budget -= endCost;
        return _budget >= 0;
    }

    private bool Values(ref int position, int end, out ValueFrame values)
    {
        values = default;
        if (position + 4 > end)
        {
            return CutOff(position);
        }

        var count = chunk.UInt32(position);
        if (count > (end - position - 4) / 4)
        {
            return Fail(position, $"a template with {count} values is larger than the record");
        }

        var descriptor = position + 4;
        values = new ValueFrame(_valueTop, (int)count);
        position = descriptor + (4 * (int)count);
        Reserve((int)count);
        for (var i = 0; i < count; i++, descriptor += 4)
        {
            var size = chunk.UInt16(descriptor);
            if (size > end - position)
            {
                return Fail(descriptor, $"value {i} of the template ends outside of the record");
            }

            _valueOffsets[_valueTop] = position;
            _valueSizes[_valueTop] = size;
            _valueTypes[_valueTop++] = chunk.Byte(descriptor + 2);
            position += size;
        }

        return Charge((int)count, descriptor);
    }

    private void Reserve(int count)
    {
        if (_valueTop + count > _valueTypes.Length)
        {
            var size = Math.Max(_valueTop + count, 2 * _valueTypes.Length);
            Array.Resize(ref _valueOffsets, size);
            Array.Resize(ref _valueSizes, size);
            Array.Resize(ref _valueTypes, size);
        }
    }

    private static int Cost(byte type, int size)
    {
        var isArray = (type & BinXmlType.ArrayFlag) != 0;
        var itemSize = isArray ? (type & ~BinXmlType.ArrayFlag) switch
        {
            BinXmlType.Text or BinXmlType.Int16 or BinXmlType.UInt16 => 2,
            BinXmlType.AnsiText or BinXmlType.Int8 or BinXmlType.UInt8 => 1,
            _ => 4,
        }
        : Math.Max(size, 1);
        return (2 * size) + (ValueCost * (size / itemSize)) + ValueCost;
    }

    /// <summary>The text of an entity; one that is not predefined stays as it is.</summary>
    internal static string Entity(string name) => name switch
    {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "&" + name + ";",
    };

    private bool Charge(int cost, int offset)
    {
        _budget -= cost;
        return _budget >= 0 || Fail(offset, "the record expands to more than any real event does");
    }

    private bool CutOff(int offset) => Fail(offset, "the record's content is cut off");

    private bool Fail(int offset, string reason)
    {
        Failure = reason;
        FailureOffset = offset;
        return false;
    }

    /// <summary>The values of one template instance on the value stack; <see cref="First"/> is -1 outside of templates.</summary>
    private readonly struct ValueFrame(int first, int count)
    {
        public int First { get; } = first;

        public int Count { get; } = count;
    }
}
