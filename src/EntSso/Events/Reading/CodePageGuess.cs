namespace EntSso.Events.Reading;

/// <summary>
/// The characters of bytes in a code page that nothing names: Windows-1252, which programs of Windows write, until a byte comes that means
/// nothing there (81, 8D, 8F, 90, 9D). Then it is the code page of a console, most likely 850. .NET has both only where a provider of code
/// pages is registered.
/// </summary>
internal sealed class CodePageGuess
{
    // The characters of 0x80 to 0x9F; all others have the code of their byte.
    private const string Windows1252 =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    // The characters of 0x80 to 0xFF.
    private const string Oem850 =
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐"
        + "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0";

    /// <summary>Whether the bytes point to the code page of a console.</summary>
    public bool IsConsole { get; private set; }

    /// <summary>The code page's name, for messages.</summary>
    public string Name => IsConsole ? "OEM code page 850" : "Windows-1252";

    /// <summary>Takes a byte into account that is not valid in the file's encoding.</summary>
    public void Note(byte value) => IsConsole |= value is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D;

    /// <summary>The character of a byte.</summary>
    public char CharOf(byte value) => IsConsole && value >= 0x80 ? Oem850[value - 0x80] : AnsiCharOf(value);

    /// <summary>The character of a byte in Windows-1252; the five that it leaves open keep their number.</summary>
    public static char AnsiCharOf(byte value) => value is >= 0x80 and <= 0x9F ? Windows1252[value - 0x80] : (char)value;
}
