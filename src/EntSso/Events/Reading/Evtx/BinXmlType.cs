namespace EntSso.Events.Reading.Evtx;

/// <summary>Value types of BinXml ([MS-EVEN6] 2.2.12).</summary>
internal static class BinXmlType
{
    /// <summary>Added to a type for an array of it.</summary>
    public const byte ArrayFlag = 0x80;

    public const byte Null = 0x00;
    public const byte Text = 0x01;
    public const byte AnsiText = 0x02;
    public const byte Int8 = 0x03;
    public const byte UInt8 = 0x04;
    public const byte Int16 = 0x05;
    public const byte UInt16 = 0x06;
    public const byte Int32 = 0x07;
    public const byte UInt32 = 0x08;
    public const byte Int64 = 0x09;
    public const byte UInt64 = 0x0A;
    public const byte Real32 = 0x0B;
    public const byte Real64 = 0x0C;
    public const byte Bool = 0x0D;
    public const byte Binary = 0x0E;
    public const byte Guid = 0x0F;
    public const byte SizeT = 0x10;
    public const byte FileTime = 0x11;
    public const byte SystemTime = 0x12;
    public const byte Sid = 0x13;
    public const byte HexInt32 = 0x14;
    public const byte HexInt64 = 0x15;
    public const byte BinXml = 0x21;
}

/// <summary>Token bytes of BinXml ([MS-EVEN6] 2.2.12) without the flag 0x40 "more of the same follows".</summary>
internal static class BinXmlToken
{
    public const byte MoreFlag = 0x40;

    public const byte EndOfFragment = 0x00;
    public const byte OpenStartElement = 0x01;
    public const byte CloseStartElement = 0x02;
    public const byte CloseEmptyElement = 0x03;
    public const byte EndElement = 0x04;
    public const byte Value = 0x05;
    public const byte Attribute = 0x06;
    public const byte CData = 0x07;
    public const byte CharacterReference = 0x08;
    public const byte EntityReference = 0x09;
    public const byte ProcessingInstructionTarget = 0x0A;
    public const byte ProcessingInstructionData = 0x0B;
    public const byte TemplateInstance = 0x0C;
    public const byte NormalSubstitution = 0x0D;
    public const byte OptionalSubstitution = 0x0E;
    public const byte FragmentHeader = 0x0F;
}
