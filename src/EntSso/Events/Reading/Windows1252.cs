namespace EntSso.Events.Reading;

/// <summary>
/// Windows-1252, the code page that bytes of unknown encoding in a log most likely have: .NET has it only where a provider of code pages
/// is registered. Every byte has a character; the five that the code page leaves open keep their number.
/// </summary>
internal static class Windows1252
{
    // The characters of 0x80 to 0x9F; all others have the code of their byte.
    private const string HighControls =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    /// <summary>The character of a byte.</summary>
    public static char CharOf(byte value) => value is >= 0x80 and <= 0x9F ? HighControls[value - 0x80] : (char)value;
}
