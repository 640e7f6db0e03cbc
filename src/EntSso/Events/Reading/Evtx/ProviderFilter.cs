namespace EntSso.Events.Reading.Evtx;

/// <summary>
/// Decides from a record's first bytes whether it can be one of the wanted provider. What a template definition says of the provider
/// is looked up once per chunk: it either names it, or tells which of the record's values holds the name.
/// </summary>
internal sealed class ProviderFilter(EvtxChunk chunk, ProviderName name)
{
    private const int CacheSize = 256;

    /// <summary>Record head, fragment header and the head of a template instance, with the copy of the size.</summary>
    private const int ShortestInstance = 48;

    private const uint OrdinaryFragmentHeader = 0x0001_010F;

    private readonly int[] _offsets = new int[CacheSize];
    private readonly Verdict[] _verdicts = new Verdict[CacheSize];

    private enum Kind : byte
    {
        Absent,
        Other,
        Wanted,
        Value,
    }

    /// <summary>Forgets what was learned of the chunk before.</summary>
    public void StartChunk() => System.Array.Clear(_offsets, 0, _offsets.Length);

    /// <summary>
    /// Passes records in the ordinary form (whole frame, one template instance) as long as they are certainly not wanted: the loop that
    /// most of a log goes through.
    /// </summary>
    /// <param name="position">Chunk offset of the first record.</param>
    /// <param name="end">Where the records end.</param>
    /// <param name="last">The last record that was passed; unchanged when there was none.</param>
    /// <returns>Chunk offset of the first record that was not passed.</returns>
#if NET
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
#endif
    public int PassUnwanted(int position, int end, ref int last)
    {
        var data = chunk.Data;
        var start = chunk.Start;
        while (end - position >= ShortestInstance)
        {
            var at = start + position;
            var size = LittleEndian.UInt32(data, at + EvtxLayout.RecordSize);
            if (LittleEndian.UInt32(data, at) != EvtxLayout.RecordMagic
                || size < ShortestInstance || size > (uint)(end - position)
                || LittleEndian.UInt32(data, at + (int)size - 4) != size
                || LittleEndian.UInt32(data, at + EvtxLayout.RecordBody) != OrdinaryFragmentHeader
                || data[at + EvtxLayout.RecordBody + 4] != BinXmlToken.TemplateInstance)
            {
                break;
            }

            var definition = (int)LittleEndian.UInt32(data, at + EvtxLayout.RecordBody + 10);
            var slot = SlotOf(definition);
            if (_offsets[slot] != definition || !_verdicts[slot].IsKnown || definition <= 0)
            {
                break;
            }

            ref var verdict = ref _verdicts[slot];
            if (verdict.Name == Kind.Wanted || verdict.EventSource is Kind.Wanted or Kind.Value
                || (verdict.Name == Kind.Value && ValueMayBeName(definition, position + EvtxLayout.RecordBody + 14, position + (int)size, verdict.NameValue)))
            {
                break;
            }

            last = position;
            position += (int)size;
        }

        return position;
    }

    /// <summary>Whether a record may be wanted; true whenever that is not certain.</summary>
    public bool MayBeWanted(int record, int recordEnd)
    {
        var position = record + EvtxLayout.RecordBody;
        if (recordEnd - position < 16)
        {
            return true;
        }

        position += chunk.Byte(position) == BinXmlToken.FragmentHeader ? 4 : 0;
        if (chunk.Byte(position) != BinXmlToken.TemplateInstance)
        {
            // A record without template has its names in itself.
            return !name.CanSearch || name.OccursIn(chunk.Data, chunk.Start + record, chunk.Start + recordEnd);
        }

        var definition = chunk.UInt32(position + 6);
        if (definition == 0 || !chunk.Holds(definition, EvtxLayout.DefinitionBody))
        {
            return true;
        }

        var verdict = VerdictOn((int)definition);
        return !verdict.IsKnown
            || verdict.Name == Kind.Wanted
            || verdict.EventSource == Kind.Wanted
            || (verdict.Name == Kind.Value && ValueMayBeName((int)definition, position + 10, recordEnd, verdict.NameValue))
            || (verdict.EventSource == Kind.Value && ValueMayBeName((int)definition, position + 10, recordEnd, verdict.EventSourceValue));
    }

    private static int SlotOf(int definition) => (definition ^ (definition >> 8)) & (CacheSize - 1);

    private Verdict VerdictOn(int definition)
    {
        var slot = SlotOf(definition);
        if (_offsets[slot] != definition)
        {
            _offsets[slot] = definition;
            _verdicts[slot] = Examine(definition);
        }

        return _verdicts[slot];
    }

    private bool ValueMayBeName(int definition, int position, int recordEnd, int index)
    {
        if (definition == position)
        {
            // Cannot overflow what Holds accepts: sizes beyond the chunk fail the next check.
            var bodySize = chunk.UInt32(definition + EvtxLayout.DefinitionSize);
            if (!chunk.Holds(definition + EvtxLayout.DefinitionBody, bodySize))
            {
                return true;
            }

            position = definition + EvtxLayout.DefinitionBody + (int)bodySize;
        }

        if (position + 4 > recordEnd)
        {
            return true;
        }

        var count = chunk.UInt32(position);
        if (count > (recordEnd - position - 4) / 4)
        {
            return true;
        }

        if (index >= count)
        {
            return false;
        }

        var descriptor = position + 4 + (4 * index);
        var size = chunk.UInt16(descriptor);
        var type = chunk.Byte(descriptor + 2);
        if (type != BinXmlType.Text || !name.HasLength(size / 2))
        {
            return type is not (BinXmlType.Text or BinXmlType.Null);
        }

        var value = position + 4 + (4 * (int)count);
        for (var i = 0; i < index; i++)
        {
            value += chunk.UInt16(position + 4 + (4 * i));
        }

        return value + size > recordEnd || name.Is(chunk, value, size / 2);
    }

    /// <summary>Walks a definition to Event, System, Provider; anything unusual on the way makes the verdict "not known".</summary>
    private Verdict Examine(int definition)
    {
        var position = definition + EvtxLayout.DefinitionBody;
        var size = chunk.UInt32(definition + EvtxLayout.DefinitionSize);
        if (!chunk.Holds(position, size))
        {
            return default;
        }

        var end = position + (int)size;
        if (position < end && chunk.Byte(position) == BinXmlToken.FragmentHeader)
        {
            position += 4;
        }

        if (!Enter(ref position, end, "Event") || !Enter(ref position, end, "System"))
        {
            return default;
        }

        while (StartElement(ref position, end, out var elementEnd, out var hasAttributes, out var element))
        {
            if (element == "Provider")
            {
                return hasAttributes ? ProviderAttributes(position + 4, elementEnd) : default;
            }

            position = elementEnd;
        }

        return default;
    }

    private bool Enter(ref int position, int end, string wanted)
    {
        if (!StartElement(ref position, end, out var elementEnd, out var hasAttributes, out var element) || element != wanted)
        {
            return false;
        }

        if (hasAttributes)
        {
            if (position + 4 > elementEnd || chunk.UInt32(position) > elementEnd - position - 4)
            {
                return false;
            }

            position += 4 + (int)chunk.UInt32(position);
        }

        return position < elementEnd && chunk.Byte(position++) == BinXmlToken.CloseStartElement;
    }

    private bool StartElement(ref int position, int end, out int elementEnd, out bool hasAttributes, out string element)
    {
        elementEnd = end;
        hasAttributes = false;
        element = "";
        if (position + 11 > end || (chunk.Byte(position) & ~BinXmlToken.MoreFlag) != BinXmlToken.OpenStartElement)
        {
            return false;
        }

        hasAttributes = (chunk.Byte(position) & BinXmlToken.MoreFlag) != 0;
        var size = chunk.UInt32(position + 3);
        position += 7;
        if (size > end - position)
        {
            return false;
        }

        elementEnd = position + (int)size;
        return Name(ref position, elementEnd, out element);
    }

    private bool Name(ref int position, int end, out string text)
    {
        text = "";
        if (position + 4 > end)
        {
            return false;
        }

        var offset = chunk.UInt32(position);
        var size = offset <= int.MaxValue ? chunk.NameSize((int)offset) : -1;
        position += 4;
        if (size < 0)
        {
            return false;
        }

        text = chunk.NameAt((int)offset);
        if (offset == position)
        {
            position += size;
        }

        return position <= end;
    }

    private Verdict ProviderAttributes(int position, int end)
    {
        var verdict = new Verdict { IsKnown = true };
        while (position < end)
        {
            var token = chunk.Byte(position++) & ~BinXmlToken.MoreFlag;
            if (token is BinXmlToken.CloseEmptyElement or BinXmlToken.CloseStartElement)
            {
                return verdict;
            }

            if (token != BinXmlToken.Attribute || !Name(ref position, end, out var attribute)
                || !AttributeValue(ref position, end, out var kind, out var value))
            {
                return default;
            }

            if (attribute == "Name")
            {
                verdict.Name = kind;
                verdict.NameValue = value;
            }
            else if (attribute == "EventSourceName")
            {
                verdict.EventSource = kind;
                verdict.EventSourceValue = value;
            }
        }

        return default;
    }

    /// <summary>An attribute's value when it is one literal or one substitution.</summary>
    private bool AttributeValue(ref int position, int end, out Kind kind, out ushort value)
    {
        kind = Kind.Absent;
        value = 0;
        if (position + 4 > end)
        {
            return false;
        }

        switch (chunk.Byte(position))
        {
            case BinXmlToken.Value when chunk.Byte(position + 1) == BinXmlType.Text:
                var characters = chunk.UInt16(position + 2);
                position += 4;
                if (characters > (end - position) / 2)
                {
                    return false;
                }

                kind = name.Is(chunk, position, characters) ? Kind.Wanted : Kind.Other;
                position += 2 * characters;
                return position < end && IsBehindAttribute(position);
            case BinXmlToken.NormalSubstitution or BinXmlToken.OptionalSubstitution:
                kind = Kind.Value;
                value = chunk.UInt16(position + 1);
                position += 4;
                return position < end && IsBehindAttribute(position);
            default:
                return false;
        }
    }

    private bool IsBehindAttribute(int position) =>
        (chunk.Byte(position) & ~BinXmlToken.MoreFlag)
            is BinXmlToken.Attribute or BinXmlToken.CloseEmptyElement or BinXmlToken.CloseStartElement;

    /// <summary>What a definition says of the provider.</summary>
    private struct Verdict
    {
        public bool IsKnown;
        public Kind Name;
        public Kind EventSource;
        public ushort NameValue;
        public ushort EventSourceValue;
    }
}
