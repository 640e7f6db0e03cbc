using System.Globalization;
using System.Text;

namespace EntSso.Events.Reading.Evtx;

/// <summary>
/// Values of BinXml as text, the way Windows renders them in event XML ([MS-EVEN6] 2.2.12.3; GUID letters in lower case and seven
/// decimals in times as current Windows versions write them). A value whose size does not fit its type is shown as hexadecimal bytes
/// rather than lost.
/// </summary>
internal static class BinXmlText
{
    private const long TicksOfYear1601 = 504_911_232_000_000_000;
    private const string Digits = "0123456789ABCDEF";

    /// <summary>One value. A string loses the one NUL that may end it.</summary>
    public static string Of(EvtxChunk chunk, byte type, int offset, int size)
    {
        switch (type)
        {
            case BinXmlType.Null:
                return "";
            case BinXmlType.Text:
                return Unicode(chunk, offset, size);
            case BinXmlType.AnsiText:
                return Ansi(chunk, offset, size);
            case BinXmlType.Int8 or BinXmlType.Int16 or BinXmlType.Int32 or BinXmlType.Int64 when IsNumberSize(size):
                return Signed(chunk, offset, size).ToString(CultureInfo.InvariantCulture);
            case BinXmlType.UInt8 or BinXmlType.UInt16 or BinXmlType.UInt32 or BinXmlType.UInt64 when IsNumberSize(size):
                return Unsigned(chunk, offset, size).ToString(CultureInfo.InvariantCulture);
            case BinXmlType.HexInt32 or BinXmlType.HexInt64 or BinXmlType.SizeT when IsNumberSize(size):
                return "0x" + Unsigned(chunk, offset, size).ToString("x", CultureInfo.InvariantCulture);
            case BinXmlType.Bool when IsNumberSize(size):
                return Unsigned(chunk, offset, size) != 0 ? "true" : "false";
            case BinXmlType.Real32 when size == 4:
                return Real32(chunk.UInt32(offset));
            case BinXmlType.Real64 when size == 8:
                return Real64(BitConverter.Int64BitsToDouble((long)chunk.UInt64(offset)));
            case BinXmlType.Guid when size == 16:
                return GuidText(chunk, offset);
            case BinXmlType.FileTime when size == 8:
                var fileTime = chunk.UInt64(offset);
                return TimeOf(fileTime) is { } time ? Iso(time) : "0x" + fileTime.ToString("x", CultureInfo.InvariantCulture);
            case BinXmlType.SystemTime when size == 16 && SystemTimeAt(chunk, offset) is { } systemTime:
                return Iso(systemTime);
            case BinXmlType.Sid when SidSize(chunk, offset, size) == size:
                return Sid(chunk, offset);
            default:
                return Hex(chunk, offset, size);
        }
    }

    /// <summary>
    /// The items of an array. Items of a string array end in a NUL each: one trailing NUL ends the last item, any further NUL belongs
    /// to an empty item. An array of no bytes has no items.
    /// </summary>
    public static void Items(EvtxChunk chunk, byte itemType, int offset, int size, List<string> items)
    {
        switch (itemType)
        {
            case BinXmlType.Text:
                SplitUnicode(chunk, offset, size, items);
                return;
            case BinXmlType.AnsiText:
                SplitAnsi(chunk, offset, size, items);
                return;
        }

        for (var end = offset + size; offset < end;)
        {
            var itemSize = itemType == BinXmlType.Sid ? SidSize(chunk, offset, end - offset) : ItemSize(itemType);
            itemSize = itemSize <= 0 || itemSize > end - offset ? end - offset : itemSize;
            items.Add(Of(chunk, itemType, offset, itemSize));
            offset += itemSize;
        }
    }

    /// <summary>A FILETIME, or null when it is outside what <see cref="DateTime"/> holds.</summary>
    public static DateTime? TimeOf(ulong fileTime) =>
        fileTime <= (ulong)(DateTime.MaxValue.Ticks - TicksOfYear1601)
            ? new DateTime(TicksOfYear1601 + (long)fileTime, DateTimeKind.Utc)
            : null;

    /// <summary>An unsigned number, or null when the value is something else.</summary>
    public static ulong? UnsignedOf(EvtxChunk chunk, byte type, int offset, int size) =>
        type is BinXmlType.UInt8 or BinXmlType.UInt16 or BinXmlType.UInt32 or BinXmlType.UInt64 or BinXmlType.HexInt64 && IsNumberSize(size)
            ? Unsigned(chunk, offset, size)
            : null;

    private static string Hex(EvtxChunk chunk, int offset, int size)
    {
        var text = new char[2 * size];
        for (var i = 0; i < size; i++)
        {
            var value = chunk.Byte(offset + i);
            text[2 * i] = Digits[value >> 4];
            text[(2 * i) + 1] = Digits[value & 15];
        }

        return new string(text);
    }

    private static string Unicode(EvtxChunk chunk, int offset, int size)
    {
        var characters = size / 2;
        if (characters > 0 && chunk.UInt16(offset + (2 * (characters - 1))) == 0)
        {
            characters--;
        }

        return chunk.Text(offset, characters);
    }

    private static void SplitUnicode(EvtxChunk chunk, int offset, int size, List<string> items)
    {
        var end = offset + (size & ~1);
        var start = offset;
        for (var at = offset; at < end; at += 2)
        {
            if (chunk.UInt16(at) == 0)
            {
                items.Add(chunk.Text(start, (at - start) / 2));
                start = at + 2;
            }
        }

        if (start < end)
        {
            items.Add(chunk.Text(start, (end - start) / 2));
        }
    }

    private static string Ansi(EvtxChunk chunk, int offset, int size)
    {
        var length = size > 0 && chunk.Byte(offset + size - 1) == 0 ? size - 1 : size;
        var text = new char[length];
        for (var i = 0; i < length; i++)
        {
            // The log does not say which code page a text was written in.
            text[i] = CodePageGuess.AnsiCharOf(chunk.Byte(offset + i));
        }

        return new string(text);
    }

    private static void SplitAnsi(EvtxChunk chunk, int offset, int size, List<string> items)
    {
        var end = offset + size;
        var start = offset;
        for (var at = offset; at < end; at++)
        {
            if (chunk.Byte(at) == 0)
            {
                items.Add(Ansi(chunk, start, at - start));
                start = at + 1;
            }
        }

        if (start < end)
        {
            items.Add(Ansi(chunk, start, end - start));
        }
    }

    private static int ItemSize(byte itemType) => itemType switch
    {
        BinXmlType.Int8 or BinXmlType.UInt8 => 1,
        BinXmlType.Int16 or BinXmlType.UInt16 => 2,
        BinXmlType.Int32 or BinXmlType.UInt32 or BinXmlType.HexInt32 or BinXmlType.Real32 or BinXmlType.Bool => 4,
        BinXmlType.Int64 or BinXmlType.UInt64 or BinXmlType.HexInt64 or BinXmlType.Real64 or BinXmlType.FileTime => 8,
        // The array does not show the width of its items; logs come from 64-bit systems.
        BinXmlType.SizeT => 8,
        BinXmlType.Guid or BinXmlType.SystemTime => 16,
        _ => 0,
    };

    private static bool IsNumberSize(int size) => size is 1 or 2 or 4 or 8;

    private static ulong Unsigned(EvtxChunk chunk, int offset, int size) => size switch
    {
        1 => chunk.Byte(offset),
        2 => chunk.UInt16(offset),
        4 => chunk.UInt32(offset),
        _ => chunk.UInt64(offset),
    };

    private static long Signed(EvtxChunk chunk, int offset, int size) => size switch
    {
        1 => (sbyte)chunk.Byte(offset),
        2 => (short)chunk.UInt16(offset),
        4 => (int)chunk.UInt32(offset),
        _ => (long)chunk.UInt64(offset),
    };

    private static string Real32(uint bits)
    {
        var value = BitConverter.ToSingle(BitConverter.GetBytes(bits), 0);
        return NotFinite(value) ?? value.ToString("R", CultureInfo.InvariantCulture);
    }

    private static string Real64(double value) => NotFinite(value) ?? value.ToString("R", CultureInfo.InvariantCulture);

    private static string? NotFinite(double value) =>
        double.IsNaN(value) ? "-1.#IND"
        : double.IsPositiveInfinity(value) ? "1.#INF"
        : double.IsNegativeInfinity(value) ? "-1.#INF"
        : null;

    private static string GuidText(EvtxChunk chunk, int offset) =>
        new Guid(
            chunk.UInt32(offset), chunk.UInt16(offset + 4), chunk.UInt16(offset + 6), chunk.Byte(offset + 8), chunk.Byte(offset + 9),
            chunk.Byte(offset + 10), chunk.Byte(offset + 11), chunk.Byte(offset + 12), chunk.Byte(offset + 13), chunk.Byte(offset + 14),
            chunk.Byte(offset + 15)).ToString("B", CultureInfo.InvariantCulture);

    private static string Iso(DateTime time) => IsoTime.Format(time);

    private static DateTime? SystemTimeAt(EvtxChunk chunk, int offset)
    {
        int year = chunk.UInt16(offset), month = chunk.UInt16(offset + 2), day = chunk.UInt16(offset + 6);
        int hour = chunk.UInt16(offset + 8), minute = chunk.UInt16(offset + 10), second = chunk.UInt16(offset + 12);
        int millisecond = chunk.UInt16(offset + 14);
        return year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && hour < 24 && minute < 60 && second < 60 && millisecond < 1000
            ? new DateTime(year, month, day, hour, minute, second, millisecond, DateTimeKind.Utc)
            : null;
    }

    /// <summary>The size that the SID itself shows, or 0 when it is not a SID or longer than <paramref name="available"/>.</summary>
    private static int SidSize(EvtxChunk chunk, int offset, int available)
    {
        if (available < 8)
        {
            return 0;
        }

        var size = 8 + (4 * chunk.Byte(offset + 1));
        return size <= available ? size : 0;
    }

    private static string Sid(EvtxChunk chunk, int offset)
    {
        ulong authority = 0;
        for (var i = 2; i < 8; i++)
        {
            authority = (authority << 8) | chunk.Byte(offset + i);
        }

        // [MS-DTYP] 2.4.2.1: an authority of 2^32 and above is written in hexadecimal.
        var text = new StringBuilder("S-").Append(chunk.Byte(offset)).Append('-');
        text.Append(authority <= uint.MaxValue
            ? authority.ToString(CultureInfo.InvariantCulture)
            : "0x" + authority.ToString("X12", CultureInfo.InvariantCulture));
        for (var i = 0; i < chunk.Byte(offset + 1); i++)
        {
            text.Append('-').Append(chunk.UInt32(offset + 8 + (4 * i)).ToString(CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
