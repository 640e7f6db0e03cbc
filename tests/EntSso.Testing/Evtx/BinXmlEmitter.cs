namespace EntSso.Testing.Evtx;

/// <summary>Writes BinXml tokens ([MS-EVEN6] 2.2.12) into a chunk. Also for tests that need what no Windows would write.</summary>
public sealed class BinXmlEmitter(ChunkImage chunk)
{
    private const byte More = 0x40;

    private readonly Stack<int> _sizes = new();

    /// <summary>Where the next byte goes in the chunk.</summary>
    public int Position => chunk.Position;

    public BinXmlEmitter Raw(params byte[] bytes)
    {
        chunk.Bytes(bytes);
        return this;
    }

    public BinXmlEmitter RawUInt16(int value)
    {
        chunk.UInt16(value);
        return this;
    }

    public BinXmlEmitter RawUInt32(long value)
    {
        chunk.UInt32((uint)value);
        return this;
    }

    public BinXmlEmitter Name(string name)
    {
        chunk.Name(name);
        return this;
    }

    public BinXmlEmitter FragmentHeader() => Raw(0x0F, 0x01, 0x01, 0x00);

    public BinXmlEmitter EndOfFragment() => Raw(0x00);

    /// <summary>Opens a start tag.</summary>
    /// <param name="name">The element's name.</param>
    /// <param name="dependency">The value it depends on, 0xFFFF for none, or null outside of templates, where there is no such field.</param>
    /// <param name="attributes">Writes the attributes.</param>
    public BinXmlEmitter Start(string name, int? dependency, Action<BinXmlEmitter>? attributes = null)
    {
        chunk.Byte(attributes is null ? (byte)0x01 : (byte)(0x01 | More));
        if (dependency is { } id)
        {
            chunk.UInt16(id);
        }

        _sizes.Push(chunk.Position);
        chunk.UInt32(0);
        chunk.Name(name);
        if (attributes is not null)
        {
            var size = chunk.Position;
            chunk.UInt32(0);
            attributes(this);
            chunk.Patch32(size, (uint)(chunk.Position - size - 4));
        }

        return this;
    }

    public BinXmlEmitter Attribute(string name, bool isLast, Action<BinXmlEmitter> value)
    {
        chunk.Byte(isLast ? (byte)0x06 : (byte)(0x06 | More));
        chunk.Name(name);
        value(this);
        return this;
    }

    public BinXmlEmitter CloseStart() => Raw(0x02);

    public BinXmlEmitter CloseEmpty()
    {
        Raw(0x03);
        PatchSize();
        return this;
    }

    public BinXmlEmitter End()
    {
        Raw(0x04);
        PatchSize();
        return this;
    }

    /// <summary>Literal text.</summary>
    public BinXmlEmitter Text(string text)
    {
        Raw(0x05, 0x01);
        return Characters(text);
    }

    /// <summary>A length and UTF-16, as CDATA and processing instructions have it too.</summary>
    public BinXmlEmitter Characters(string text)
    {
        if (text.Length > ushort.MaxValue)
        {
            throw new ArgumentException("Literal text has at most 65535 characters.", nameof(text));
        }

        chunk.UInt16(text.Length);
        chunk.Bytes(Utf16.Bytes(text));
        return this;
    }

    public BinXmlEmitter Value(int index, byte type)
    {
        Raw(0x0D);
        chunk.UInt16(index);
        return Raw(type);
    }

    public BinXmlEmitter Optional(int index, byte type)
    {
        Raw(0x0E);
        chunk.UInt16(index);
        return Raw(type);
    }

    /// <summary>A whole element with text, without attributes.</summary>
    public BinXmlEmitter Element(string name, int? dependency, Action<BinXmlEmitter> content)
    {
        Start(name, dependency).CloseStart();
        content(this);
        return End();
    }

    /// <summary>A template instance: the definition under its key, then the values.</summary>
    public BinXmlEmitter Instance(string key, Action<BinXmlEmitter> definition, params InstanceValue[] values)
    {
        Raw(0x0C, 0x01);
        chunk.Definition(key, () =>
        {
            FragmentHeader();
            definition(this);
            EndOfFragment();
        });
        chunk.UInt32((uint)values.Length);
        var descriptors = chunk.Position;
        foreach (var value in values)
        {
            chunk.UInt16(0);
            chunk.UInt16(value.Type);
        }

        foreach (var value in values)
        {
            var start = chunk.Position;
            value.Write(this);
            var size = chunk.Position - start;
            if (size > ushort.MaxValue)
            {
                throw new ArgumentException("A value has at most 65535 bytes.");
            }

            chunk.Patch16(descriptors, size);
            descriptors += 4;
        }

        return this;
    }

    private void PatchSize()
    {
        var size = _sizes.Pop();
        chunk.Patch32(size, (uint)(chunk.Position - size - 4));
    }
}
