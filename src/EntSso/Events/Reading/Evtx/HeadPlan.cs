namespace EntSso.Events.Reading.Evtx;

/// <summary>
/// Where a template has the fields of the System element: each is a text of the template or one value of the record. With it the head of a
/// record is read without walking through the template. Only templates are planned whose System element has nothing unusual.
/// </summary>
internal sealed class HeadPlan
{
    private const int Fields = (int)EvtxRecordBuilder.Field.UserSid + 1;

    private readonly Source[] _sources = new Source[Fields];

    /// <summary>Whether heads can be read by the plan.</summary>
    public bool IsSimple { get; private set; }

    /// <summary>Plans a template; an earlier plan is forgotten.</summary>
    /// <param name="steps">The steps of a compiled template, which begin at <paramref name="at"/>.</param>
    /// <param name="at">The index of the first step.</param>
    /// <param name="end">The index behind the last step.</param>
    public void Make(TemplateStep[] steps, int at, int end)
    {
        Array.Clear(_sources, 0, _sources.Length);
        IsSimple = Open(steps, ref at, end, "Event") && Open(steps, ref at, end, "System") && Children(steps, at, end);
    }

    /// <summary>Gives the builder the fields of one record.</summary>
    /// <returns>False where a value has an unusual type: the record has to be read in the ordinary way.</returns>
    public bool Read(EvtxChunk chunk, EvtxRecordBuilder builder, byte[] types, int[] offsets, int[] sizes, int first, int count)
    {
        for (var field = EvtxRecordBuilder.Field.Provider; field < EvtxRecordBuilder.Field.UserSid; field++)
        {
            ref var source = ref _sources[(int)field];
            if (!source.Exists || (source.Guard < count && types[first + source.Guard] == BinXmlType.Null))
            {
                continue;
            }

            if (source.Literal is { } literal)
            {
                builder.SetField(field, literal);
            }
            else if (source.Value < count && types[first + source.Value] is not BinXmlType.Null and var type
                && !builder.SetField(field, type, offsets[first + source.Value], sizes[first + source.Value]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Passes the start tag of the Event or System element.</summary>
    private static bool Open(TemplateStep[] steps, ref int at, int end, string element)
    {
        while (at < end && steps[at].Action == TemplateAction.None)
        {
            at++;
        }

        // Both are the first of their kind in every event; an element that some records leave out is not one of them.
        if (at >= end || steps[at].Action != TemplateAction.StartElement || steps[at].Text != element)
        {
            return false;
        }

        do
        {
            at++;
        }
        while (at < end && steps[at].Action is not (TemplateAction.CloseStartElement or TemplateAction.CloseEmptyElement));
        at++;
        return at <= end && steps[at - 1].Action == TemplateAction.CloseStartElement;
    }

    private bool Children(TemplateStep[] steps, int at, int end)
    {
        while (at < end && steps[at].Action == TemplateAction.StartElement)
        {
            ref var element = ref steps[at++];
            while (at < end && steps[at].Action == TemplateAction.StartAttribute)
            {
                var field = steps[at++].Field;
                if (!Piece(steps, ref at, end, field, element.Index))
                {
                    return false;
                }
            }

            if (at < end && steps[at].Action == TemplateAction.CloseEmptyElement)
            {
                at++;
                continue;
            }

            if (at >= end || steps[at++].Action != TemplateAction.CloseStartElement
                || !Piece(steps, ref at, end, element.Field, element.Index)
                || at >= end || steps[at++].Action != TemplateAction.EndElement)
            {
                return false;
            }
        }

        return at < end && steps[at].Action == TemplateAction.EndElement;
    }

    /// <summary>The one piece that the text of an element or attribute consists of, or none.</summary>
    private bool Piece(TemplateStep[] steps, ref int at, int end, EvtxRecordBuilder.Field field, ushort guard)
    {
        if (at >= end
            || steps[at].Action is not (TemplateAction.Text or TemplateAction.Substitution or TemplateAction.OptionalSubstitution))
        {
            return true;
        }

        ref var step = ref steps[at++];
        if (field == EvtxRecordBuilder.Field.None)
        {
            return true;
        }

        ref var source = ref _sources[(int)field];
        var isFirst = !source.Exists;
        source = new Source
        {
            Exists = true,
            Literal = step.Action == TemplateAction.Text ? step.Text : null,
            Value = step.Index,
            Guard = guard,
        };
        return isFirst;
    }

    private struct Source
    {
        public bool Exists;
        public string? Literal;

        /// <summary>The value of the record, where there is no literal.</summary>
        public ushort Value;

        /// <summary>The value without which the element is left out.</summary>
        public ushort Guard;
    }
}
