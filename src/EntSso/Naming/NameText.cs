using System.Text.RegularExpressions;
using System.Globalization;
using System.Text;

namespace EntSso.Naming;

/// <summary>What the parsers of all names have in common.</summary>
internal static class NameText
{
    private const int LongestQuote = 80;

    /// <summary>Beyond this length nothing is guessed: the text is not a mistyped name.</summary>
    private const int LongestToCorrect = 1024;

    /// <summary>Whether two names are the same: Windows and ENTSSO compare names without regard to case.</summary>
    internal static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    /// <summary>A pattern with a letter in place of each wildcard, which is checked as a name is.</summary>
    internal static string WithoutWildcards(string pattern) =>
        Regex.Replace(pattern, @"\[[^\]\\/]+\]|[*?]", "x", RegexOptions.CultureInvariant);

    /// <summary>The text in quotes for a message: what cannot be seen is spelled out, what is long is cut.</summary>
    internal static string Quote(string text)
    {
        if (text.Length <= LongestQuote && IsPrintableAscii(text))
        {
            return $"'{text}'";
        }

        var quoted = new StringBuilder(LongestQuote + 40).Append('\'');
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted.Length > LongestQuote)
            {
                return quoted.Append("…' (").Append(text.Length.ToString(CultureInfo.InvariantCulture)).Append(" characters)").ToString();
            }

            AppendVisible(quoted, text, i);
            if (IsPairAt(text, i))
            {
                quoted.Append(text[++i]);
            }
        }

        return quoted.Append('\'').ToString();
    }

    /// <summary>The text in one line with control characters, line ends and invisible characters spelled out.</summary>
    internal static string Visible(string text)
    {
        if (IsPrintableAscii(text))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            AppendVisible(visible, text, i);
        }

        return visible.ToString();
    }

    private static void AppendVisible(StringBuilder builder, string text, int index)
    {
        if (char.IsControl(text[index]) || IsInvisible(text, index))
        {
            builder.Append(Spell(text[index]));
        }
        else
        {
            builder.Append(text[index]);
        }
    }

    internal static string Spell(char character) => $"U+{(int)character:X4}";

    /// <summary>The place for a message, counted from 1 as people count.</summary>
    internal static string At(int position) => $"at character {position + 1}";

    /// <summary>The error with the corrected text as its suggestion, where that is a name.</summary>
    internal static NameError Suggest(NameError error, string text, Func<string, string> correct, Func<string, bool> isName) =>
        text.Length <= LongestToCorrect && correct(text) is { Length: > 0 } corrected && isName(corrected)
            ? error with { Suggestion = corrected }
            : error;

    /// <summary>The errors that no name is free to hold: emptiness, control and invisible characters, white space at the ends.</summary>
    internal static NameError? FindCommonError(string text, string what, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new(NameErrorKind.Empty, $"The {what} is empty.", 0);
        }

        if (text.Length > longest)
        {
            return new(NameErrorKind.TooLong, $"{Quote(text)} is too long for {Article(what)}: at most {longest} characters.", longest);
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= ' ' and < (char)0x7F)
            {
                continue;
            }

            if (char.IsControl(text[i]))
            {
                return new(NameErrorKind.ControlCharacter, $"{Quote(text)} has a control character ({Spell(text[i])}) {At(i)}.", i);
            }

            if (char.IsSurrogate(text[i]) && IsPairAt(text, i))
            {
                i++;
            }
            else if (IsInvisible(text, i))
            {
                return new(
                    NameErrorKind.InvisibleCharacter,
                    $"{Quote(text)} has a character that cannot be seen ({Spell(text[i])}) {At(i)}; it is often copied with text.", i);
            }
        }

        return char.IsWhiteSpace(text[0]) ? new NameError(NameErrorKind.WhiteSpace, $"{Quote(text)} starts with white space.", 0)
            : char.IsWhiteSpace(text[text.Length - 1])
                ? new NameError(NameErrorKind.WhiteSpace, $"{Quote(text)} ends with white space.", text.TrimEnd().Length)
            : null;
    }

    /// <summary>
    /// The text as it was probably meant, for a suggestion: without control and invisible characters and outer white space, with plain
    /// hyphens, dots and letters where a document or an input method put look-alikes.
    /// </summary>
    internal static string Plain(string text)
    {
        if (IsPrintableAscii(text))
        {
            return text.Trim();
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogate(c) && IsPairAt(text, i))
            {
                plain.Append(c).Append(text[++i]);
            }
            else if (c is '\t' or '\r' or '\n' || (!char.IsControl(c) && !IsInvisible(text, i)))
            {
                plain.Append(c switch
                {
                    '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => '-',
                    '\u3002' or '\uFF61' => '.',
                    >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
                    '\t' or '\r' or '\n' => ' ',
                    _ => c,
                });
            }
        }

        return plain.ToString().Trim();
    }

    internal static int IndexOfWhiteSpace(string text, int start, int end)
    {
        while (start < end && !char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        return start < end ? start : -1;
    }

    internal static bool IsAllDigits(string text) => text.Length > 0 && text.All(c => c is >= '0' and <= '9');

    private static bool IsPrintableAscii(string text) => text.All(c => c is >= ' ' and < (char)0x7F);

    private static string Article(string what) => what[0] is 'a' or 'e' or 'i' or 'o' or 'u' or 'S' ? $"an {what}" : $"a {what}";

    private static bool IsPairAt(string text, int index) =>
        char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);

    private static bool IsInvisible(string text, int index) =>
        text[index] >= 0x7F && (char.IsSurrogate(text[index])
            ? !IsPairAt(text, index) && !(index > 0 && IsPairAt(text, index - 1))
            : CharUnicodeInfo.GetUnicodeCategory(text[index])
                is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}

/// <summary>What is wrong with a name, where, and what to type instead.</summary>
/// <param name="Kind">The mistake.</param>
/// <param name="Reason">The mistake in one sentence, with the text quoted; control characters are spelled out and long text is cut.</param>
/// <param name="Position">The index of the offending character in the text as given, counted from 0.</param>
/// <param name="Suggestion">A well-formed name to type instead, or empty where none can be guessed.</param>
public sealed record NameError(NameErrorKind Kind, string Reason, int Position, string Suggestion = "")
{
    /// <summary>The reason and, where there is one, the suggestion: fit to be shown to a user as it is.</summary>
    public string Message => Suggestion.Length == 0 ? Reason : $"{Reason} Type {Suggestion} instead.";

    /// <inheritdoc/>
    public override string ToString() => Message;
}

/// <summary>The mistakes that the names of this project are distinguished by.</summary>
public enum NameErrorKind : long
{
    /// <summary>Nothing but white space, or nothing at all.</summary>
    Empty,

    /// <summary>Longer than such a name can be.</summary>
    TooLong,

    /// <summary>A control character, for example a tab, a line break or NUL.</summary>
    ControlCharacter,

    /// <summary>A character without a glyph, as text copied from web pages and documents carries it, or half a surrogate pair.</summary>
    InvisibleCharacter,

    /// <summary>White space before, after or inside the name.</summary>
    WhiteSpace,

    /// <summary>A character that this part of the name cannot hold.</summary>
    InvalidCharacter,

    /// <summary>A URL where a name is meant.</summary>
    Url,

    /// <summary>A backslash for a slash or a slash for a backslash.</summary>
    WrongSlash,

    /// <summary>A service principal name without its service class.</summary>
    MissingClass,

    /// <summary>A service principal name without its host.</summary>
    MissingHost,

    /// <summary>An account name with a separator and no domain.</summary>
    MissingDomain,

    /// <summary>An account name with a separator and no user.</summary>
    MissingUser,

    /// <summary>Nothing between two separators or behind the last one.</summary>
    EmptyPart,

    /// <summary>More parts than such a name has.</summary>
    TooManyParts,

    /// <summary>A Kerberos realm behind the name.</summary>
    RealmSuffix,

    /// <summary>An IP address where a host name is needed.</summary>
    IPAddress,

    /// <summary>Digits and dots, or digits and colons, that are no IP address.</summary>
    InvalidIPAddress,

    /// <summary>A port outside 1 to 65535, or a port where none belongs.</summary>
    Port,

    /// <summary>A dot behind the last label of a host name.</summary>
    TrailingDot,

    /// <summary>Two dots in a row, or a dot in front.</summary>
    EmptyLabel,

    /// <summary>A label of more than 63 characters in its ASCII form.</summary>
    LabelTooLong,

    /// <summary>A label that starts or ends with a hyphen.</summary>
    HyphenAtLabelEnd,

    /// <summary>An account where a host or a service principal name is meant.</summary>
    AccountInsteadOfHost,

    /// <summary>A service principal name where a host or an account is meant.</summary>
    SpnInsteadOfName,

    /// <summary>A distinguished name of the directory where an account name is meant.</summary>
    DistinguishedName,

    /// <summary>Two spellings of an account name in one, for example <c>DOMAIN\user@domain</c>.</summary>
    MixedForms,

    /// <summary>Text that starts like a SID and is none.</summary>
    InvalidSid,
}

/// <summary>A text is not the name it was taken for. The message says why and what to type instead.</summary>
internal sealed class NameFormatException(NameError error) : FormatException(error.Message)
{
    public NameError Error => error;
}
