namespace EntSso.Events.Reading.Evtx;

/// <summary>
/// Decides from a record's first bytes whether a query can want it. What a template definition says of the provider and of the event id is
/// looked up once per chunk: it either holds them, or gives the number of the record's value that does. Nothing is decoded.
/// </summary>
internal sealed class RecordFilter
{
    private const int MostSelections = 31;

    /// <summary>Record head, fragment header and the head of a template instance, with the copy of the size.</summary>
    private const int ShortestInstance = 48;

    private const uint OrdinaryFragmentHeader = 0x0001_010F;

    private readonly EvtxChunk _chunk;
    private readonly ProviderName[] _names;
    private readonly bool _hasIds;
    private readonly uint[] _selectionsOfId = new uint[ushort.MaxValue + 1];
    private readonly int[] _offsets = new int[TemplateTable.CacheSize];
    private readonly Verdict[] _verdicts = new Verdict[TemplateTable.CacheSize];

    private RecordFilter(EvtxChunk chunk, IReadOnlyList<EventSelection> selections)
    {
        _chunk = chunk;
        _names = [.. selections.Select(selection => new ProviderName(selection.ProviderName))];
        uint everyId = 0;
        for (int i = 0; i < selections.Count; i++)
        {
            everyId |= selections[i].Ids.Count == 0 ? 1u << i : 0;
            _hasIds |= selections[i].Ids.Count > 0;
            foreach (int id in selections[i].Ids)
            {
                if (id is >= 0 and <= ushort.MaxValue)
                {
                    _selectionsOfId[id] |= 1u << i;
                }
            }
        }

        for (int id = 0; id < _selectionsOfId.Length; id++)
        {
            _selectionsOfId[id] |= everyId;
        }
    }

    private enum Kind : byte
    {
        Absent,
        Literal,
        Value,
    }

    /// <summary>Whether a template or record of the chunk names a requested provider, as far as records were checked.</summary>
    public bool SawWantedProvider { get; private set; }

    /// <summary>A filter, or null where providers are selected by wildcards, so that every record has to be decoded.</summary>
    public static RecordFilter? Of(EvtxChunk chunk, IReadOnlyList<EventSelection> selections) =>
        selections.Any(selection => selection.HasWildcard) || selections.Count > MostSelections
            ? null
            : new RecordFilter(chunk, selections);

    /// <summary>Forgets what was learned of the chunk before.</summary>
    public void StartChunk()
    {
        Array.Clear(_offsets, 0, _offsets.Length);
        SawWantedProvider = false;
    }

    /// <summary>
    /// Passes records in the ordinary form (whole frame, one template instance) as long as they are certainly not selected: the loop that
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
        byte[] data = _chunk.Data;
        int start = _chunk.Start;
        while (end - position >= ShortestInstance)
        {
            int at = start + position;
            uint size = LittleEndian.UInt32(data, at + EvtxLayout.RecordSize);
            if (LittleEndian.UInt32(data, at) != EvtxLayout.RecordMagic
                || size < ShortestInstance || size > (uint)(end - position)
                || LittleEndian.UInt32(data, at + (int)size - 4) != size
                || LittleEndian.UInt32(data, at + EvtxLayout.RecordBody) != OrdinaryFragmentHeader
                || data[at + EvtxLayout.RecordBody + 4] != BinXmlToken.TemplateInstance)
            {
                break;
            }

            int definition = (int)LittleEndian.UInt32(data, at + EvtxLayout.RecordBody + 10);
            int slot = TemplateTable.SlotOf(definition);
            if (_offsets[slot] != definition || definition <= 0
                || InstanceMayBeWanted(in _verdicts[slot], definition, position + EvtxLayout.RecordBody + 14, position + (int)size))
            {
                break;
            }

            last = position;
            position += (int)size;
        }

        return position;
    }

    /// <summary>Whether a record may be requested; true whenever that is not certain.</summary>
    public bool MayBeWanted(int record, int recordEnd)
    {
        int position = record + EvtxLayout.RecordBody;
        if (recordEnd - position < 16)
        {
            return true;
        }

        position += _chunk.Byte(position) == BinXmlToken.FragmentHeader ? 4 : 0;
        if (_chunk.Byte(position) != BinXmlToken.TemplateInstance)
        {
            // A record without template has its names in itself.
            return Array.Exists(
                _names, name => !name.CanSearch || name.OccursIn(_chunk.Data, _chunk.Start + record, _chunk.Start + recordEnd));
        }

        uint definition = _chunk.UInt32(position + 6);
        return definition == 0 || !_chunk.Holds(definition, EvtxLayout.DefinitionBody)
            || InstanceMayBeWanted(in VerdictOn((int)definition), (int)definition, position + 10, recordEnd);
    }

    private ref readonly Verdict VerdictOn(int definition)
    {
        int slot = TemplateTable.SlotOf(definition);
        if (_offsets[slot] != definition)
        {
            _offsets[slot] = definition;
            _verdicts[slot] = Examine(definition);
            SawWantedProvider |= _verdicts[slot].Names != 0;
        }

        return ref _verdicts[slot];
    }

    /// <summary>Compares a record with the query: first the id, which is two bytes, then the names that are values.</summary>
    private bool InstanceMayBeWanted(in Verdict verdict, int definition, int position, int recordEnd)
    {
        if (!verdict.IsKnown)
        {
            return true;
        }

        bool hasIdValue = _hasIds && verdict.Id == Kind.Value;
        bool hasValues = hasIdValue || verdict.Name == Kind.Value || verdict.EventSource == Kind.Value;
        if (hasValues && definition == position)
        {
            // Cannot overflow what Holds accepts: sizes beyond the chunk fail the next check.
            uint bodySize = _chunk.UInt32(definition + EvtxLayout.DefinitionSize);
            if (!_chunk.Holds(definition + EvtxLayout.DefinitionBody, bodySize))
            {
                return true;
            }

            position = definition + EvtxLayout.DefinitionBody + (int)bodySize;
        }

        uint wanted = uint.MaxValue;
        uint count = 0;
        if (hasValues)
        {
            if (position + 4 > recordEnd || (count = _chunk.UInt32(position)) > (recordEnd - position - 4) / 4)
            {
                return true;
            }

            if (hasIdValue)
            {
                wanted = SelectionsOfId(position, (int)count, verdict.IdValue, recordEnd);
            }
        }

        if (wanted == 0 || (wanted & verdict.Names) != 0)
        {
            return wanted != 0;
        }

        return (verdict.Name == Kind.Value && ValueMayBeName(position, (int)count, verdict.NameValue, recordEnd, wanted))
            || (verdict.EventSource == Kind.Value && ValueMayBeName(position, (int)count, verdict.EventSourceValue, recordEnd, wanted));
    }

    /// <summary>The selections that want the id in a value; all of them where it is not a number of the usual size.</summary>
    private uint SelectionsOfId(int position, int count, int index, int recordEnd)
    {
        if (index >= count)
        {
            return _selectionsOfId[0];
        }

        int descriptor = position + 4 + (4 * index);
        int value = ValueAt(position, count, index);
        return _chunk.Byte(descriptor + 2) == BinXmlType.UInt16 && _chunk.UInt16(descriptor) == 2 && value + 2 <= recordEnd
            ? _selectionsOfId[_chunk.UInt16(value)]
            : uint.MaxValue;
    }

    private bool ValueMayBeName(int position, int count, int index, int recordEnd, uint wanted)
    {
        if (index >= count)
        {
            return false;
        }

        int descriptor = position + 4 + (4 * index);
        int size = _chunk.UInt16(descriptor);
        byte type = _chunk.Byte(descriptor + 2);
        if (type != BinXmlType.Text)
        {
            return type != BinXmlType.Null;
        }

        for (int i = 0; i < _names.Length; i++)
        {
            if ((wanted & (1u << i)) != 0 && _names[i].HasLength(size / 2))
            {
                int value = ValueAt(position, count, index);
                if (value + size > recordEnd || _names[i].Is(_chunk, value, size / 2))
                {
                    SawWantedProvider = true;
                    return true;
                }
            }
        }

        return false;
    }

    private int ValueAt(int position, int count, int index)
    {
        int value = position + 4 + (4 * count);
        for (int i = 0; i < index; i++)
        {
            value += _chunk.UInt16(position + 4 + (4 * i));
        }

        return value;
    }

    /// <summary>
    /// Walks a definition to Event, System, Provider and EventID; anything unusual on the way makes the verdict "not known".
    /// </summary>
    private Verdict Examine(int definition)
    {
        int position = definition + EvtxLayout.DefinitionBody;
        uint size = _chunk.UInt32(definition + EvtxLayout.DefinitionSize);
        if (!_chunk.Holds(position, size))
        {
            return default;
        }

        int end = position + (int)size;
        if (position < end && _chunk.Byte(position) == BinXmlToken.FragmentHeader)
        {
            position += 4;
        }

        if (!Enter(ref position, end, "Event") || !Enter(ref position, end, "System"))
        {
            return default;
        }

        Verdict verdict = default;
        while (StartElement(ref position, end, out int elementEnd, out bool hasAttributes, out string element))
        {
            if (element == "Provider")
            {
                if (!hasAttributes || !ProviderAttributes(position + 4, elementEnd, ref verdict))
                {
                    return default;
                }
            }
            else if (element == "EventID" && verdict.IsKnown)
            {
                EventIdValue(position, elementEnd, hasAttributes, ref verdict);
                return verdict;
            }

            position = elementEnd;
        }

        return verdict;
    }

    /// <summary>Where the id is one value of the record; otherwise ids are compared after decoding.</summary>
    private void EventIdValue(int position, int end, bool hasAttributes, ref Verdict verdict)
    {
        if (hasAttributes)
        {
            if (position + 4 > end || _chunk.UInt32(position) > end - position - 4)
            {
                return;
            }

            position += 4 + (int)_chunk.UInt32(position);
        }

        if (position + 6 <= end && _chunk.Byte(position) == BinXmlToken.CloseStartElement
            && _chunk.Byte(position + 1) is BinXmlToken.NormalSubstitution or BinXmlToken.OptionalSubstitution
            && _chunk.Byte(position + 5) == BinXmlToken.EndElement)
        {
            verdict.Id = Kind.Value;
            verdict.IdValue = _chunk.UInt16(position + 2);
        }
    }

    private bool Enter(ref int position, int end, string wanted)
    {
        if (!StartElement(ref position, end, out var elementEnd, out var hasAttributes, out var element) || element != wanted)
        {
            return false;
        }

        if (hasAttributes)
        {
            if (position + 4 > elementEnd || _chunk.UInt32(position) > elementEnd - position - 4)
            {
                return false;
            }

            position += 4 + (int)_chunk.UInt32(position);
        }

        return position < elementEnd && _chunk.Byte(position++) == BinXmlToken.CloseStartElement;
    }

    private bool StartElement(ref int position, int end, out int elementEnd, out bool hasAttributes, out string element)
    {
        elementEnd = end;
        hasAttributes = false;
        element = "";
        if (position + 11 > end || (_chunk.Byte(position) & ~BinXmlToken.MoreFlag) != BinXmlToken.OpenStartElement)
        {
            return false;
        }

        hasAttributes = (_chunk.Byte(position) & BinXmlToken.MoreFlag) != 0;
        var size = _chunk.UInt32(position + 3);
        position += 7;
        if (size > end - position)
        {
            return false;
        }

        elementEnd = position + (int)size;
        return _chunk.TryName(ref position, elementEnd, out element, out _);
    }

    private bool ProviderAttributes(int position, int end, ref Verdict verdict)
    {
        while (position < end)
        {
            int token = _chunk.Byte(position++) & ~BinXmlToken.MoreFlag;
            if (token is BinXmlToken.CloseEmptyElement or BinXmlToken.CloseStartElement)
            {
                verdict.IsKnown = true;
                return true;
            }

            if (token != BinXmlToken.Attribute || !_chunk.TryName(ref position, end, out string attribute, out _)
                || !AttributeValue(ref position, end, out Kind kind, out ushort value, out uint names))
            {
                return false;
            }

            if (attribute == "Name")
            {
                verdict.Name = kind;
                verdict.NameValue = value;
                verdict.Names |= names;
            }
            else if (attribute == "EventSourceName")
            {
                verdict.EventSource = kind;
                verdict.EventSourceValue = value;
                verdict.Names |= names;
            }
        }

        return false;
    }

    /// <summary>An attribute's value when it is one literal or one substitution.</summary>
    private bool AttributeValue(ref int position, int end, out Kind kind, out ushort value, out uint names)
    {
        kind = Kind.Absent;
        value = 0;
        names = 0;
        if (position + 4 > end)
        {
            return false;
        }

        switch (_chunk.Byte(position))
        {
            case BinXmlToken.Value when _chunk.Byte(position + 1) == BinXmlType.Text:
                var characters = _chunk.UInt16(position + 2);
                position += 4;
                if (characters > (end - position) / 2)
                {
                    return false;
                }

                kind = Kind.Literal;
                for (int i = 0; i < _names.Length; i++)
                {
                    names |= _names[i].Is(_chunk, position, characters) ? 1u << i : 0;
                }

                position += 2 * characters;
                return position < end && IsBehindAttribute(position);
            case BinXmlToken.NormalSubstitution or BinXmlToken.OptionalSubstitution:
                kind = Kind.Value;
                value = _chunk.UInt16(position + 1);
                position += 4;
                return position < end && IsBehindAttribute(position);
            default:
                return false;
        }
    }

    private bool IsBehindAttribute(int position) =>
        (_chunk.Byte(position) & ~BinXmlToken.MoreFlag)
            is BinXmlToken.Attribute or BinXmlToken.CloseEmptyElement or BinXmlToken.CloseStartElement;

    /// <summary>
    /// What a definition says of provider and id; <c>Names</c> has a bit for each selection whose name is a literal in it.
    /// </summary>
    private struct Verdict
    {
        public bool IsKnown;
        public Kind Name;
        public Kind EventSource;
        public Kind Id;
        public ushort NameValue;
        public ushort EventSourceValue;
        public ushort IdValue;
        public uint Names;
    }
}
