namespace EntSso.Events.Reading.Evtx;

/// <summary>
/// The template definitions that the records of a chunk use, as steps with resolved names. A chunk has few definitions and many records:
/// each definition is read once and not for each record. Only definitions that are whole, and that any record goes through in the same way,
/// are compiled; <see cref="BinXmlParser"/> reads the others token by token and says what is wrong with them.
/// </summary>
internal sealed class TemplateTable(EvtxChunk chunk)
{
    /// <summary>How many definitions are known at once.</summary>
    public const int CacheSize = 256;

    /// <summary>
    /// More steps than a chunk has bytes come only of definitions that take turns at one place of the table; those are read token by token.
    /// </summary>
    private const int MostSteps = EvtxLayout.ChunkSize;

    private const int DeepestCompiled = 64;
    private const int NoDependency = 0xFFFF;

    private readonly int[] _offsets = new int[CacheSize];
    private readonly CompiledTemplate[] _templates = new CompiledTemplate[CacheSize];
    private readonly HeadPlan?[] _heads = new HeadPlan?[CacheSize];
    private readonly string[] _elements = new string[DeepestCompiled];
    private TemplateStep[] _steps = new TemplateStep[256];
    private int _count;

    /// <summary>The steps of all templates of the chunk.</summary>
    public TemplateStep[] Steps => _steps;

    /// <summary>The place of a definition among the known ones.</summary>
    public static int SlotOf(int definition) => (definition ^ (definition >> 8)) & (CacheSize - 1);

    /// <summary>Forgets the definitions of the chunk before.</summary>
    public void StartChunk()
    {
        Array.Clear(_offsets, 0, _offsets.Length);
        _count = 0;
    }

    /// <summary>A definition as steps.</summary>
    /// <param name="definition">Chunk offset of the definition.</param>
    /// <param name="body">Chunk offset of its first token.</param>
    /// <param name="end">Chunk offset behind it; inside of the chunk.</param>
    /// <returns>The template; <see cref="CompiledTemplate.IsCompiled"/> shows whether there is one.</returns>
    public ref CompiledTemplate Find(int definition, int body, int end)
    {
        var slot = SlotOf(definition);
        ref var template = ref _templates[slot];
        if (_offsets[slot] != definition || definition == 0)
        {
            _offsets[slot] = definition;
            template = new CompiledTemplate { First = _count, Slot = slot };
            template.IsCompiled = _count < MostSteps && Compile(body, end, ref template) && Link(template.First, ref template);
            template.End = _count;
        }

        return ref template;
    }

    /// <summary>Where a compiled template has the fields of the System element.</summary>
    public HeadPlan HeadOf(ref CompiledTemplate template)
    {
        var head = _heads[template.Slot] ??= new HeadPlan();
        if (!template.HasHead)
        {
            template.HasHead = true;
            head.Make(_steps, template.First, template.End);
        }

        return head;
    }

    private bool Compile(int position, int end, ref CompiledTemplate template)
    {
        var depth = 0;
        var isInTag = false;
        var isInAttribute = false;
        while (position < end)
        {
            var start = position;
            var token = chunk.Byte(position++);
            var step = new TemplateStep { Cost = BinXmlParser.TokenCost, Position = start };
            var isText = isInTag ? isInAttribute : depth > 0;
            var isWhole = true;
            switch (token & ~BinXmlToken.MoreFlag)
            {
                case BinXmlToken.EndOfFragment when !isInTag && depth == 0:
                    template.EndPosition = start;
                    template.EndCost = BinXmlParser.TokenCost;
                    return true;
                case BinXmlToken.FragmentHeader when !isInTag:
                    position += 3;
                    break;
                case BinXmlToken.OpenStartElement when !isInTag && depth < DeepestCompiled && position + 6 <= end:
                    step.Action = TemplateAction.StartElement;
                    step.Index = chunk.UInt16(position);
                    step.Target = position + 6 + (int)Math.Min(chunk.UInt32(position + 2), EvtxLayout.ChunkSize);
                    position += 6;
                    isWhole = Name(ref position, end, ref step);
                    position += (token & BinXmlToken.MoreFlag) != 0 ? 4 : 0;
                    step.Field = EvtxRecordBuilder.ElementField(step.Text);
                    _elements[depth++] = step.Text;
                    template.Depth = Math.Max(template.Depth, depth);
                    isInTag = true;
                    break;
                case BinXmlToken.Attribute when isInTag:
                    step.Action = TemplateAction.StartAttribute;
                    isWhole = Name(ref position, end, ref step);
                    step.Field = EvtxRecordBuilder.AttributeField(_elements[depth - 1], step.Text);
                    isInAttribute = true;
                    break;
                case BinXmlToken.CloseStartElement when isInTag:
                    step.Action = TemplateAction.CloseStartElement;
                    isInTag = isInAttribute = false;
                    break;
                case BinXmlToken.CloseEmptyElement when isInTag:
                    step.Action = TemplateAction.CloseEmptyElement;
                    isInTag = isInAttribute = false;
                    depth--;
                    break;
                case BinXmlToken.EndElement when !isInTag && depth > 0:
                    step.Action = TemplateAction.EndElement;
                    depth--;
                    break;
                case BinXmlToken.Value when isText && position < end && chunk.Byte(position) == BinXmlType.Text:
                    position++;
                    isWhole = Literal(ref position, end, ref step);
                    break;
                case BinXmlToken.CData when isText:
                    isWhole = Literal(ref position, end, ref step);
                    break;
                case BinXmlToken.EntityReference when isText:
                    step.Action = TemplateAction.Text;
                    isWhole = Name(ref position, end, ref step);
                    step.Text = BinXmlParser.Entity(step.Text);
                    break;
                case BinXmlToken.NormalSubstitution or BinXmlToken.OptionalSubstitution when isText && position + 3 <= end:
                    step.Action = (token & ~BinXmlToken.MoreFlag) == BinXmlToken.OptionalSubstitution
                        ? TemplateAction.OptionalSubstitution
                        : TemplateAction.Substitution;
                    step.Index = chunk.UInt16(position);
                    step.Type = chunk.Byte(position + 2);
                    position += 3;
                    break;
                default:
                    // What is rare in templates: templates inside of them, characters by number, processing instructions.
                    return false;
            }

            if (!isWhole)
            {
                return false;
            }

            step.DepthBehind = isInTag ? -1 : depth;
            Add(step);
        }

        template.EndPosition = position;
        return !isInTag && depth == 0 && position == end;
    }

    /// <summary>Finds the step behind each element that is left out where its value is missing.</summary>
    private bool Link(int first, ref CompiledTemplate template)
    {
        for (var i = first; i < _count; i++)
        {
            ref var step = ref _steps[i];
            if (step.Action != TemplateAction.StartElement || step.Index == NoDependency)
            {
                continue;
            }

            var target = i + 1;
            while (target < _count && _steps[target].Position < step.Target)
            {
                target++;
            }

            // Only behind an element is the state the same as before it: outside of tags, as many elements open.
            var position = target < _count ? _steps[target].Position : template.EndPosition;
            if (position != step.Target || _steps[target - 1].DepthBehind != (i == first ? 0 : _steps[i - 1].DepthBehind))
            {
                return false;
            }

            step.Target = target;
        }

        return true;
    }

    private void Add(in TemplateStep step)
    {
        if (_count == _steps.Length)
        {
            Array.Resize(ref _steps, 2 * _count);
        }

        _steps[_count++] = step;
    }

    private bool Name(ref int position, int end, ref TemplateStep step)
    {
        var isWhole = chunk.TryName(ref position, end, out step.Text, out var size);
        step.Cost += size;
        return isWhole;
    }

    private bool Literal(ref int position, int end, ref TemplateStep step)
    {
        if (position + 2 > end || chunk.UInt16(position) > (end - position - 2) / 2)
        {
            return false;
        }

        var characters = chunk.UInt16(position);
        step.Action = TemplateAction.Text;
        step.Cost += characters;
        step.Text = chunk.KnownText(position + 2, characters);
        position += 2 + (2 * characters);
        return true;
    }
}

/// <summary>A template definition as steps of a <see cref="TemplateTable"/>.</summary>
internal struct CompiledTemplate
{
    public bool IsCompiled;

    /// <summary>Its place in the table.</summary>
    public int Slot;

    /// <summary>Whether <see cref="TemplateTable.HeadOf"/> was called.</summary>
    public bool HasHead;

    /// <summary>The index of the first step.</summary>
    public int First;

    /// <summary>The index behind the last step.</summary>
    public int End;

    /// <summary>Chunk offset behind the last step.</summary>
    public int EndPosition;

    /// <summary>What the token at the end counts in the limit of work.</summary>
    public int EndCost;

    /// <summary>How many elements are open in one another at most.</summary>
    public int Depth;
}

/// <summary>One token of a template definition.</summary>
internal struct TemplateStep
{
    public TemplateAction Action;

    /// <summary>The declared type of a substitution.</summary>
    public byte Type;

    /// <summary>What an element or attribute holds, if it belongs to the System element.</summary>
    public EvtxRecordBuilder.Field Field;

    /// <summary>The value of a substitution, or the value without which an element is left out.</summary>
    public ushort Index;

    /// <summary>What the token counts in the limit of work.</summary>
    public int Cost;

    /// <summary>The step behind an element.</summary>
    public int Target;

    /// <summary>Chunk offset of the token.</summary>
    public int Position;

    /// <summary>How many elements are open behind the token, or -1 inside of a tag.</summary>
    public int DepthBehind;

    /// <summary>The name of an element or attribute, or the text.</summary>
    public string Text;
}

/// <summary>What a token does.</summary>
internal enum TemplateAction : byte
{
    /// <summary>Nothing: a token that shows nothing.</summary>
    None,
    StartElement,
    CloseStartElement,
    CloseEmptyElement,
    EndElement,
    StartAttribute,
    Text,
    Substitution,
    OptionalSubstitution,
}
