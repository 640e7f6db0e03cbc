namespace EntSso.Testing;

/// <summary>Text that nobody means well with: what a terminal obeys, what hides, and what is not text at all.</summary>
public static class UglyText
{
    /// <summary>One example of each kind.</summary>
    public static IReadOnlyList<string> Examples { get; } =
    [
        "\u001b[31mred", "\u001b]0;title\u0007", "\u001b]52;c;Y2FsYw==\u001b\\", "\u009b2J", "\u009d52;c;Y2Fs\u009c", "\u0090q\u009c",
        "a\rentsso-sync: all is well", "a\nX. Run setspn -D ENTSSO/x y", "\b\b\b", "\u0007", "\u007f", "\u0085", "\u2028", "\u2029",
        "abc\u202Etxt.exe", "\u2066a\u2069", "\u200Ba", "a\u200D", "\uFEFFa", "\u00AD", "\u034F", "\u115F", "\u3164", "\u2800", "\uFE0F",
        "\uFFFE", "\uFFFF", "\uFDD0", "\uD800", "\uDC00x", "\uDB40\uDC41", "\uD83F\uDFFE", "\uFFF9", "\u061C", "e\u0301\u0301\u0301\u0301",
        "[red]x[/]", "[[", "]", "{0}", "%s%n", "$(calc)", "`calc`", "';calc;'", "\"&calc&\"", "=cmd|' /c calc'!A0", "../../x", "<script>", new string('w', 4000),
    ];

    /// <summary>Text made of these and of harmless parts, the same for the same seed.</summary>
    public static string Make(int seed)
    {
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ =>
            random.Next(3) == 0 ? "FABRIKAM\\ana" : Examples[random.Next(Examples.Count - 1)]));
    }

    /// <summary>What must never reach a terminal: control characters but line ends, and what is not seen or turns the text around.</summary>
    public static IEnumerable<string> Dangers(string output)
    {
        for (int i = 0; i < output.Length; i++)
        {
            char c = output[i];
            bool isPair = char.IsHighSurrogate(c) && i + 1 < output.Length && char.IsLowSurrogate(output[i + 1]);
            if ((char.IsControl(c) && c is not '\n')
                || c is '\uFFFE' or '\uFFFF' or '\u2028' or '\u2029' or '\u200B' or '\u200D' or '\uFEFF' or '\u00AD' or '\u061C' or '\uFFF9'
                    or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')
                || (char.IsSurrogate(c) && !isPair) || c == '\uDB40')
            {
                yield return $"U+{(int)c:X4} in \"{output.Substring(Math.Max(0, i - 20), Math.Min(40, output.Length - Math.Max(0, i - 20)))}\"";
            }

            i += isPair ? 1 : 0;
        }
    }
}
