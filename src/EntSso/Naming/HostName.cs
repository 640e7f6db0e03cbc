using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using static EntSso.Naming.NameText;

namespace EntSso.Naming;

/// <summary>
/// The name of a computer as it is typed into a dialog, a command or a service principal name: short, fully qualified, or an IP
/// address. Labels follow RFC 1123 (letters, digits, hyphen; 63 characters, 253 in all), with the underscore that Windows
/// tolerates and with the letters of all scripts (RFC 5891; the lower-case form is what is encoded).
/// </summary>
/// <remarks>
/// Equality ignores case and does not distinguish <c>bücher.example</c> from <c>xn--bcher-kva.example</c>. Text is not normalised:
/// a letter typed as base letter and combining mark differs from the composed letter.
/// </remarks>
public sealed class HostName : IEquatable<HostName>
{
    /// <summary>The longest name in characters of its ASCII form (RFC 1035, section 2.3.4, without length and root bytes).</summary>
    public const int MaxLength = 253;

    /// <summary>The longest label in characters of its ASCII form.</summary>
    public const int MaxLabelLength = 63;

    /// <summary>The longest computer name that NetBIOS carries whole.</summary>
    public const int MaxNetBiosLength = 15;

    private const string What = "host name";

    private readonly Parts _parts;

    /// <summary>Takes a host name apart.</summary>
    /// <param name="text">The name or IP address, without white space, port or trailing dot.</param>
    /// <exception cref="NameFormatException">The text is not a host name; the message says why and what to type instead.</exception>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public HostName(string text) : this(Read(text ?? throw new ArgumentNullException(nameof(text)), suggest: true))
    {
    }

    private HostName(Parts parts) => _parts = parts.Error is null ? parts : throw new NameFormatException(parts.Error);

    /// <summary>How the host is named.</summary>
    public HostNameForm Form => _parts.Form;

    /// <summary>Whether this is an IP address and not a name.</summary>
    public bool IsAddress => Form is HostNameForm.IPv4Address or HostNameForm.IPv6Address;

    /// <summary>Whether the name means the computer that uses it, as <c>localhost</c> does (RFC 6761): no SPN can be for it.</summary>
    internal bool IsThisComputer => string.Equals(ShortName, "localhost", StringComparison.OrdinalIgnoreCase)
        || (!IsAddress && ToString().EndsWith(".localhost", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether other computers can know the computer by this name: it is neither an address nor localhost.</summary>
    internal bool IsNetworkName => !IsAddress && !IsThisComputer;

    /// <summary>Whether this is one label without a domain.</summary>
    public bool IsShort => Form == HostNameForm.Short;

    /// <summary>Whether this is a name with a domain.</summary>
    public bool IsFullyQualified => Form == HostNameForm.FullyQualified;

    /// <summary>The first label; the whole address for an IP address.</summary>
    public string ShortName => IsFullyQualified ? _parts.Text.Substring(0, _parts.Text.IndexOf('.')) : _parts.Text;

    /// <summary>The labels behind the first one; empty for short names and addresses.</summary>
    public string Domain => IsFullyQualified ? _parts.Text.Substring(_parts.Text.IndexOf('.') + 1) : "";

    /// <summary>Whether the domain has one label only, as in <c>intsvr1.fabrikam</c>.</summary>
    public bool HasSingleLabelDomain => IsFullyQualified && Domain.IndexOf('.') < 0;

    /// <summary>The name that Windows derives for NetBIOS: the first label in capitals, cut to 15 characters; "" for an address.</summary>
    public string NetBiosName => IsAddress ? "" : ShortName.ToUpperInvariant().Substring(0, Math.Min(ShortName.Length, MaxNetBiosLength));

    /// <summary>Whether <see cref="NetBiosName"/> lost characters.</summary>
    public bool IsNetBiosNameCut => !IsAddress && ShortName.Length > MaxNetBiosLength;

    /// <summary>What is unusual though allowed about the name, one sentence each; empty for most.</summary>
    public IReadOnlyList<string> Remarks => IsAddress ? [] : [.. new[]
    {
        _parts.Text.IndexOf('_') < 0
            ? null
            : "The name has an underscore: Windows accepts it, other DNS software and certificates may not.",
        !IsNetBiosNameCut
            ? null
            : $"The first label has more than {MaxNetBiosLength} characters: the NetBIOS name is {NetBiosName}, and a short-form SPN may "
                + "be registered under that.",
        !HasSingleLabelDomain
            ? null
            : "The domain has a single label: Windows does not resolve such names by DNS unless it is configured to.",
        _parts.Ascii == _parts.Text
            ? null
            : $"The name has characters beyond ASCII; its ASCII form is {_parts.Ascii}. The directory has the form that was registered.",
    }.OfType<string>()];

    /// <summary>Takes a host name apart.</summary>
    /// <param name="text">The name or IP address.</param>
    /// <exception cref="NameFormatException">The text is not a host name.</exception>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static HostName Parse(string text) => new(text);

    /// <summary>
    /// What is wrong with a computer that a user typed, with the form that is right; null when it can be one. A dot is this computer.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="mayHaveWildcards">Whether it is a filter, in which <c>*</c>, <c>?</c> and <c>[…]</c> represent characters.</param>
    internal static NameError? FindInputError(string text, bool mayHaveWildcards = false) =>
        text.Trim().Length > 0 && RemoteComputer.NameOf(text) is null ? null
        : TryParse(mayHaveWildcards ? WithoutWildcards(text) : text, out _, out NameError? error) ? null
        : error.Suggestion.Length > 0 && !mayHaveWildcards ? error
        : error with
        {
            Reason = $"{error.Reason.Replace(Quote(WithoutWildcards(text)), Quote(text))} Write the name of a computer, for example "
                + "INTSVR1 or INTSVR1.fabrikam.com.",
            Suggestion = "",
        };

    /// <summary>Takes a host name apart without throwing.</summary>
    /// <param name="text">The name or IP address.</param>
    /// <param name="name">The name when the answer is true.</param>
    /// <param name="error">What is wrong when the answer is false.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out HostName? name, [NotNullWhen(false)] out NameError? error) =>
        TryParse(text, suggest: true, out name, out error);

    internal static bool TryParse(
        string? text, bool suggest, [NotNullWhen(true)] out HostName? name, [NotNullWhen(false)] out NameError? error)
    {
        var parts = Read(text ?? "", suggest);
        error = parts.Error;
        name = error is null ? new HostName(parts) : null;
        return error is null;
    }

    /// <summary>The name with every label in ASCII form (A-labels); an address or ASCII name unchanged.</summary>
    public string ToAscii() => _parts.Ascii;

    /// <summary>The name with every encoded label decoded (U-labels); labels that do not decode are kept as they are.</summary>
    public string ToUnicode() => string.Join(".", _parts.Text.Split('.').Select(Decoded));

    private static string Decoded(string label) =>
        label.StartsWith(Punycode.Prefix, StringComparison.OrdinalIgnoreCase)
        && Punycode.Decode(label.Substring(Punycode.Prefix.Length)) is { Length: > 0 } decoded
        && Read(decoded, suggest: false).Error is null
        && string.Equals(AsciiLabel(decoded), label, StringComparison.OrdinalIgnoreCase)
            ? decoded
            : label;

    /// <summary>
    /// Whether both can name one computer: equal, or one is the short form of the other. Two domains may hold computers of the same
    /// short name, so this is likely and not certain.
    /// </summary>
    /// <param name="other">The other name; no name is never the same computer.</param>
    public bool MayBeSameHostAs(HostName? other) =>
        other is not null
        && (Equals(other)
            || (!IsAddress && !other.IsAddress && (IsShort || other.IsShort)
                && string.Equals(ToShort()._parts.Ascii, other.ToShort()._parts.Ascii, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The first label as a separate name; short names and addresses unchanged.</summary>
    public HostName ToShort() => IsFullyQualified ? new HostName(new Parts(ShortName, AsciiLabel(ShortName), HostNameForm.Short)) : this;

    /// <summary>The name with a domain behind it; fully qualified names unchanged.</summary>
    /// <param name="domain">The DNS name of the domain, for example <c>fabrikam.com</c>; one label is enough.</param>
    /// <exception cref="InvalidOperationException">This is an IP address.</exception>
    /// <exception cref="ArgumentException">The domain is an IP address.</exception>
    /// <exception cref="NameFormatException">Name and domain together are too long.</exception>
    public HostName ToLong(HostName domain)
    {
        _ = domain ?? throw new ArgumentNullException(nameof(domain));
        if (IsAddress)
        {
            throw new InvalidOperationException($"{_parts.Text} is an IP address and has no domain.");
        }

        return domain.IsAddress
            ? throw new ArgumentException($"{domain} is an IP address; the DNS name of a domain is needed.", nameof(domain))
            : IsFullyQualified ? this : new HostName($"{_parts.Text}.{domain}");
    }

    /// <inheritdoc/>
    public bool Equals(HostName? other) =>
        other is not null && Form == other.Form && string.Equals(_parts.Ascii, other._parts.Ascii, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HostName);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(_parts.Ascii);

    /// <summary>Whether two host names are equal without case.</summary>
    public static bool operator ==(HostName? left, HostName? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two host names differ.</summary>
    public static bool operator !=(HostName? left, HostName? right) => !(left == right);

    /// <summary>The name as it was given; an IPv6 address in its shortest form without brackets.</summary>
    public override string ToString() => _parts.Text;

    private static Parts Read(string text, bool suggest)
    {
        var parts = ReadExactly(text);
        return parts.Error is null || !suggest
            ? parts
            : parts with { Error = Suggest(parts.Error, text, Corrected, corrected => ReadExactly(corrected).Error is null) };
    }

    private static Parts ReadExactly(string text)
    {
        if (FindCommonError(text, What, MaxLength) is { } common)
        {
            return Fail(common);
        }

        if (ReadAddress(text) is { } address)
        {
            return address;
        }

        if (FindOtherThing(text) is { } otherThing)
        {
            return Fail(otherThing);
        }

        if (text[text.Length - 1] == '.')
        {
            return Fail(
                NameErrorKind.TrailingDot, $"{Quote(text)} ends with a dot: DNS accepts it, but names are registered without it.",
                text.Length - 1);
        }

        return ReadLabels(text);
    }

    private static Parts? ReadAddress(string text)
    {
        if (text[0] == '[' || LooksLikeIPv6(text))
        {
            var isBracketed = text[0] == '[' && text[text.Length - 1] == ']';
            var inner = isBracketed ? text.Substring(1, text.Length - 2) : text;

            // The zone says which network card of this computer leads there: no part of a host's name.
            var zone = inner.IndexOf('%');
            inner = zone > 0 ? inner.Substring(0, zone) : inner;
            return LooksLikeIPv6(inner) && IPAddress.TryParse(inner, out var v6) && v6.AddressFamily == AddressFamily.InterNetworkV6
                ? new Parts(v6.ToString(), v6.ToString(), HostNameForm.IPv6Address)
                : Fail(NameErrorKind.InvalidIPAddress, $"{Quote(text)} looks like an IPv6 address but is not one.", 0);
        }

        if (!text.All(c => c is (>= '0' and <= '9') or '.'))
        {
            return null;
        }

        if (text.IndexOf('.') < 0)
        {
            return Fail(
                NameErrorKind.InvalidIPAddress,
                $"{Quote(text)} has digits only: it would be read as an address, and Windows does not allow such a computer name.", 0);
        }

        return IsDottedQuad(text)
            ? new Parts(text, text, HostNameForm.IPv4Address)
            : Fail(
                NameErrorKind.InvalidIPAddress,
                $"{Quote(text)} has digits and dots only and is not an IPv4 address: four numbers from 0 to 255 are needed.", 0);
    }

    private static bool LooksLikeIPv6(string text)
    {
        var zone = text.IndexOf('%');
        var address = zone < 0 ? text : text.Substring(0, zone);
        return text.IndexOf(':') >= 0 && address.Count(c => c == ':') >= 2
            && address.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F') or '.' or ':');
    }

    // A leading zero means octal to some programs and nothing to others.
    private static bool IsDottedQuad(string text) =>
        text.Split('.') is { Length: 4 } numbers
        && numbers.All(number => number.Length is > 0 and <= 3 && (number.Length == 1 || number[0] != '0')
            && int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture) <= 255);

    private static NameError? FindOtherThing(string text)
    {
        var url = text.IndexOf("://", StringComparison.Ordinal);
        if (url >= 0)
        {
            return new(NameErrorKind.Url, $"{Quote(text)} is a URL; a {What} is needed.", url);
        }

        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '/':
                    return new(
                        NameErrorKind.SpnInsteadOfName, $"{Quote(text)} looks like a service principal name; a {What} is needed.", i);
                case '\\' when text.StartsWith("\\\\", StringComparison.Ordinal):
                    return new(NameErrorKind.WrongSlash, $"{Quote(text)} starts with backslashes; a {What} has none.", 0);
                case '\\' or '@':
                    return new(
                        NameErrorKind.AccountInsteadOfHost, $"{Quote(text)} looks like an account; the name of a computer is needed.", i);
                case ':':
                    return new(NameErrorKind.Port, $"{Quote(text)} has a port {At(i)}; a {What} has none.", i);
                case var c when char.IsWhiteSpace(c):
                    return new(NameErrorKind.WhiteSpace, $"{Quote(text)} has white space {At(i)}.", i);
                default:
                    break;
            }
        }

        return null;
    }

    private static Parts ReadLabels(string text)
    {
        var labels = text.Split('.');
        var ascii = new string[labels.Length];
        for (int i = 0, start = 0; i < labels.Length; start += labels[i++].Length + 1)
        {
            var end = start + labels[i].Length;
            if (end == start)
            {
                return Fail(NameErrorKind.EmptyLabel, $"{Quote(text)} has nothing before the dot {At(end)}.", end);
            }

            if (FindBadCharacter(text, start, end) is { } bad)
            {
                return Fail(bad);
            }

            ascii[i] = AsciiLabel(labels[i]);
            if (ascii[i].Length > MaxLabelLength)
            {
                return Fail(
                    NameErrorKind.LabelTooLong,
                    $"{Quote(text)} has a label of {ascii[i].Length} characters {At(start)}: at most {MaxLabelLength} are allowed.", start);
            }
        }

        var name = string.Join(".", ascii);
        return name.Length > MaxLength
            ? Fail(
                NameErrorKind.TooLong, $"{Quote(text)} is too long for a {What}: at most {MaxLength} characters.",
                Math.Min(MaxLength, text.Length - 1))
            : new Parts(text, name, labels.Length == 1 ? HostNameForm.Short : HostNameForm.FullyQualified);
    }

    private static NameError? FindBadCharacter(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (c == '-' && (i == start || i == end - 1))
            {
                return new(NameErrorKind.HyphenAtLabelEnd, $"{Quote(text)} has a label that starts or ends with a hyphen {At(i)}.", i);
            }

            if (!IsLabelCharacter(text, i))
            {
                return new(
                    NameErrorKind.InvalidCharacter,
                    $"{Quote(text)} has '{Whole(text, i)}' {At(i)}, which a {What} cannot contain: letters, digits, hyphens and dots only.",
                    i);
            }

            if (char.IsHighSurrogate(c))
            {
                i++;
            }
        }

        return null;
    }

    private static string Whole(string text, int index) => text.Substring(index, char.IsHighSurrogate(text[index]) ? 2 : 1);

    private static bool IsLabelCharacter(string text, int index)
    {
        var c = text[index];
        if (c < 0x80)
        {
            return c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_';
        }

        // Full-width and half-width forms come from input methods and are never part of a registered name.
        return c is not (>= '\uFF00' and <= '\uFFEF')
            && CharUnicodeInfo.GetUnicodeCategory(text, index)
                is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.OtherLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.DecimalDigitNumber;
    }

    private static string AsciiLabel(string label)
    {
        if (IsAscii(label))
        {
            return label;
        }

        // A few letters beyond ASCII, such as the Kelvin sign, fold into it.
        var folded = label.ToLowerInvariant();
        return IsAscii(folded) ? folded : Punycode.Prefix + Punycode.Encode(folded);
    }

    private static bool IsAscii(string text) => text.All(c => c < 0x80);

    private static string Corrected(string text)
    {
        var plain = Plain(text);
        var url = plain.IndexOf("://", StringComparison.Ordinal);
        if (url >= 0)
        {
            plain = plain.Substring(url + 3);
            plain = plain.Substring(plain.IndexOf('@') + 1);
            var end = plain.IndexOfAny(['/', ':', '?', '#']);
            plain = end < 0 ? plain : plain.Substring(0, end);
        }
        else if (plain.StartsWith("\\\\", StringComparison.Ordinal))
        {
            plain = plain.Substring(2);
            var end = plain.IndexOf('\\');
            plain = end < 0 ? plain : plain.Substring(0, end);
        }
        else if (plain.IndexOf('\\') is >= 0 || plain.IndexOf('@') is >= 0)
        {
            // An account: no part of it is the computer's name.
            return "";
        }
        else
        {
            var slash = plain.IndexOf('/');
            plain = plain.Substring(slash + 1);
            var end = plain.IndexOfAny(['/', ':']);
            plain = end < 0 || plain.IndexOf(':', end + 1) >= 0 ? plain : plain.Substring(0, end);
        }

        return plain.Trim().TrimEnd('.');
    }

    private static Parts Fail(NameErrorKind kind, string reason, int position) => Fail(new NameError(kind, reason, position));

    private static Parts Fail(NameError error) => default(Parts) with { Error = error };

    private readonly record struct Parts(string Text, string Ascii, HostNameForm Form, NameError? Error = null);
}

/// <summary>How a host is named.</summary>
public enum HostNameForm : long
{
    /// <summary>One label without a dot: the short form.</summary>
    Short,

    /// <summary>Labels with dots between them: the long form.</summary>
    FullyQualified,

    /// <summary>An IPv4 address in dotted decimal.</summary>
    IPv4Address,

    /// <summary>An IPv6 address.</summary>
    IPv6Address,
}
