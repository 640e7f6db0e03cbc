using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using static EntSso.Naming.NameText;

namespace EntSso.Naming;

/// <summary>
/// A Windows security identifier, from text and bytes and back on every platform (the framework's own type works on Windows only).
/// Source: [MS-DTYP] sections 2.4.2.1 (text) and 2.4.2.2 (bytes).
/// </summary>
internal sealed class SecurityIdentifier : IEquatable<SecurityIdentifier>
{
    /// <summary>The most sub-authorities that a SID has.</summary>
    public const int MaxSubAuthorities = 15;

    private const int HeaderLength = 8;
    private const long MaxAuthority = 0xFFFFFFFFFFFF;
    private const long FirstHexAuthority = 0x100000000;

    // S-1-0x and twelve digits, then fifteen times a hyphen and ten digits.
    private const int LongestText = 18 + (15 * 11);

    private readonly Parts _parts;

    /// <summary>Takes a SID's text apart.</summary>
    /// <param name="text">
    /// <c>S-1-</c>, the authority in decimal or as <c>0x</c> and hexadecimal digits, up to 15 numbers below 2^32.
    /// </param>
    /// <exception cref="NameFormatException">The text is not a SID; the message says why.</exception>
    public SecurityIdentifier(string text) : this(Read(text ?? throw new ArgumentNullException(nameof(text))))
    {
    }

    private SecurityIdentifier(Parts parts) => _parts = parts.Error is null ? parts : throw new NameFormatException(parts.Error);

    public static SecurityIdentifier LocalSystem { get; } = new("S-1-5-18");

    public static SecurityIdentifier LocalService { get; } = new("S-1-5-19");

    public static SecurityIdentifier NetworkService { get; } = new("S-1-5-20");

    /// <summary>The identifier authority, 0 to 2^48 - 1; 5 is Windows itself.</summary>
    public long Authority => _parts.Authority;

    /// <summary>Whether this is an account or group of a domain or of a computer: <c>S-1-5-21-</c>, three numbers and a RID.</summary>
    public bool IsDomainAccount => Authority == 5 && _parts.SubAuthorities.Length == 5 && _parts.SubAuthorities[0] == 21;

    /// <summary>The relative identifier of a domain account; null for every other SID.</summary>
    public long? RelativeId => IsDomainAccount ? _parts.SubAuthorities[4] : null;

    /// <summary>The SID of the domain (or computer) of a domain account; null for every other SID.</summary>
    public SecurityIdentifier? DomainSid =>
        IsDomainAccount ? new SecurityIdentifier(_parts with { SubAuthorities = [.. _parts.SubAuthorities.Take(4)] }) : null;

    /// <summary>The well-known service account that this SID represents.</summary>
    public WellKnownAccount WellKnownAccount => Authority == 5 && _parts.SubAuthorities.Length == 1
        ? _parts.SubAuthorities[0] switch
        {
            18 => WellKnownAccount.LocalSystem,
            19 => WellKnownAccount.LocalService,
            20 => WellKnownAccount.NetworkService,
            _ => WellKnownAccount.None,
        }
        : WellKnownAccount.None;

    /// <exception cref="NameFormatException">The text is not a SID.</exception>
    public static SecurityIdentifier Parse(string text) => new(text);

    public static bool TryParse(string? text, [NotNullWhen(true)] out SecurityIdentifier? sid, [NotNullWhen(false)] out NameError? error)
    {
        var parts = Read(text ?? "");
        error = parts.Error;
        sid = error is null ? new SecurityIdentifier(parts) : null;
        return error is null;
    }

    /// <summary>Takes a SID's bytes apart, as the attribute objectSid holds them.</summary>
    /// <exception cref="NameFormatException">The bytes are not a SID; the message says why.</exception>
    public static SecurityIdentifier FromBytes(byte[] bytes) => new(Read(bytes));

    /// <summary>Takes a SID's bytes apart without throwing; the position of the error counts bytes.</summary>
    public static bool TryFromBytes(
        byte[]? bytes, [NotNullWhen(true)] out SecurityIdentifier? sid, [NotNullWhen(false)] out NameError? error)
    {
        var parts = Read(bytes ?? []);
        error = parts.Error;
        sid = error is null ? new SecurityIdentifier(parts) : null;
        return error is null;
    }

    /// <summary>The bytes: revision, count, authority from its high byte, sub-authorities from their low bytes.</summary>
    public byte[] ToBytes() =>
    [
        1,
        (byte)_parts.SubAuthorities.Length,
        .. Enumerable.Range(0, 6).Select(i => (byte)(Authority >> (8 * (5 - i)))),
        .. _parts.SubAuthorities.SelectMany(sub => Enumerable.Range(0, 4).Select(i => (byte)(sub >> (8 * i)))),
    ];

    public bool Equals(SecurityIdentifier? other) =>
        other is not null && Authority == other.Authority && _parts.SubAuthorities.SequenceEqual(other._parts.SubAuthorities);

    public override bool Equals(object? obj) => Equals(obj as SecurityIdentifier);

    public override int GetHashCode()
    {
        unchecked
        {
            var hash = (int)Authority;
            foreach (var sub in _parts.SubAuthorities)
            {
                hash = (hash * 31) + (int)sub;
            }

            return hash;
        }
    }

    /// <summary>Whether two SIDs are equal.</summary>
    public static bool operator ==(SecurityIdentifier? left, SecurityIdentifier? right) =>
        left is null ? right is null : left.Equals(right);

    /// <summary>Whether two SIDs differ.</summary>
    public static bool operator !=(SecurityIdentifier? left, SecurityIdentifier? right) => !(left == right);

    /// <summary>The canonical text: the authority in decimal below 2^32, from there on as <c>0x</c> and twelve digits.</summary>
    public override string ToString()
    {
        var authority = Authority < FirstHexAuthority
            ? Authority.ToString(CultureInfo.InvariantCulture)
            : "0x" + Authority.ToString("X12", CultureInfo.InvariantCulture);
        return $"S-1-{authority}{string.Concat(_parts.SubAuthorities.Select(sub => "-" + sub.ToString(CultureInfo.InvariantCulture)))}";
    }

    private static Parts Read(string text)
    {
        if (FindCommonError(text, "SID", LongestText) is { } common)
        {
            return new(0, [], common);
        }

        var numbers = text.Split('-');
        if (numbers.Length < 3 || numbers[0] is not ("S" or "s"))
        {
            return Fail($"{Quote(text)} is not a SID: a SID starts with S-1- and an authority.", 0);
        }

        if (numbers[1] != "1")
        {
            return Fail($"{Quote(text)} is not a SID: only revision 1 exists.", 2);
        }

        if (numbers.Length > 3 + MaxSubAuthorities)
        {
            return Fail($"{Quote(text)} is not a SID: it has more than {MaxSubAuthorities} sub-authorities.", text.Length - 1);
        }

        var position = 4;
        if (ReadAuthority(numbers[2]) is not { } authority)
        {
            return Fail($"{Quote(text)} is not a SID: the authority {At(position)} is not a number from 0 to 2^48 - 1.", position);
        }

        position += numbers[2].Length + 1;
        var subAuthorities = new uint[numbers.Length - 3];
        for (var i = 0; i < subAuthorities.Length; i++)
        {
            var number = numbers[3 + i];
            if (number.Length > 10 || !IsAllDigits(number)
                || !uint.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out subAuthorities[i]))
            {
                return Fail($"{Quote(text)} is not a SID: the value {At(position)} is not a number below 2^32.", position);
            }

            position += number.Length + 1;
        }

        return new(authority, subAuthorities);
    }

    private static long? ReadAuthority(string text)
    {
        var isHex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var digits = isHex ? text.Substring(2) : text;
        return digits.Length is > 0 and <= 15
            && long.TryParse(
                digits, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value is >= 0 and <= MaxAuthority
            ? value
            : null;
    }

    private static Parts Read(byte[] bytes)
    {
        if (bytes.Length < HeaderLength)
        {
            return Fail($"{Count(bytes)} are not a SID: a SID has at least {HeaderLength}.", bytes.Length);
        }

        if (bytes[0] != 1)
        {
            return Fail($"The bytes are not a SID: the revision is {bytes[0]} and must be 1.", 0);
        }

        if (bytes[1] > MaxSubAuthorities)
        {
            return Fail($"The bytes are not a SID: {bytes[1]} sub-authorities are more than {MaxSubAuthorities}.", 1);
        }

        var length = HeaderLength + (4 * bytes[1]);
        if (bytes.Length != length)
        {
            return Fail(
                $"{Count(bytes)} are not a SID of {bytes[1]} sub-authorities: such a SID has {length}.", Math.Min(bytes.Length, length));
        }

        long authority = 0;
        for (var i = 0; i < 6; i++)
        {
            authority = (authority << 8) | bytes[2 + i];
        }

        var subAuthorities = new uint[bytes[1]];
        for (var i = 0; i < subAuthorities.Length; i++)
        {
            var at = HeaderLength + (4 * i);
            subAuthorities[i] = bytes[at] | ((uint)bytes[at + 1] << 8) | ((uint)bytes[at + 2] << 16) | ((uint)bytes[at + 3] << 24);
        }

        return new(authority, subAuthorities);
    }

    private static string Count(byte[] bytes) => bytes.Length == 1 ? "1 byte" : $"{bytes.Length} bytes";

    private static Parts Fail(string reason, int position) => new(0, [], new NameError(NameErrorKind.InvalidSid, reason, position));

    private readonly record struct Parts(long Authority, uint[] SubAuthorities, NameError? Error = null);
}
