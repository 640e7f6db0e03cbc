namespace EntSso.Events.Reading;

/// <summary>
/// Guesses the characters of bytes in an unknown code page: .NET has code pages only where a provider of them is registered. Windows-1252
/// is the likeliest, unless a byte occurs that has no meaning in it; then the text came out of a console in the OEM code page 850.
/// </summary>
internal static class ConsoleCodePage
{
    // The characters of 0x80 to 0x9F in Windows-1252; all others have the code of their byte.
    private const string Windows1252Controls =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    // Code page 850, 0x80 to 0xFF.
    private const string Oem850 =
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐"
        + "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0";

    /// <summary>Whether a byte has no meaning in Windows-1252, so that it points to an OEM code page.</summary>
    public static bool PointsToOem(byte value) => value is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D;

    /// <summary>The likeliest character of a byte.</summary>
    public static char CharOf(byte value, bool isOem) =>
        value < 0x80 ? (char)value : isOem ? Oem850[value - 0x80] : value <= 0x9F ? Windows1252Controls[value - 0x80] : (char)value;
}
