using System.Globalization;
using System.Text;

namespace EntSso.Collection.Directory;

/// <summary>Builds LDAP search filters (RFC 4515). Every value passes through <see cref="Escape(string)"/>.</summary>
internal static class LdapFilter
{
    /// <summary>
    /// Escapes a value so that it can only be compared, whatever it holds: the special characters <c>* ( ) \</c> and NUL, all other
    /// control characters, and everything beyond ASCII as its UTF-8 bytes. The result is ASCII without special characters.
    /// </summary>
    public static string Escape(string value)
    {
        if (value is null)
        {
            throw new ArgumentNullException(nameof(value));
        }

        var escaped = new StringBuilder(value.Length + 16);
        foreach (var unit in Encoding.UTF8.GetBytes(value))
        {
            if (unit is < 0x20 or >= 0x7f or (byte)'*' or (byte)'(' or (byte)')' or (byte)'\\')
            {
                Append(escaped, unit);
            }
            else
            {
                escaped.Append((char)unit);
            }
        }

        return escaped.ToString();
    }

    /// <summary>Escapes binary data, for example a SID or a GUID: each byte as a backslash and two hexadecimal digits.</summary>
    public static string Escape(byte[] value)
    {
        if (value is null)
        {
            throw new ArgumentNullException(nameof(value));
        }

        var escaped = new StringBuilder(value.Length * 3);
        foreach (var unit in value)
        {
            Append(escaped, unit);
        }

        return escaped.ToString();
    }

    internal static string Equality(string attribute, string value) => $"({attribute}={Escape(value)})";

    internal static string Equality(string attribute, byte[] value) => $"({attribute}={Escape(value)})";

    /// <summary>One of the filters must hold; a single one is returned as it is.</summary>
    internal static string Any(IReadOnlyCollection<string> filters) =>
        filters.Count == 1 ? filters.First() : $"(|{string.Concat(filters)})";

    private static void Append(StringBuilder escaped, byte unit) =>
        escaped.Append('\\').Append(unit.ToString("x2", CultureInfo.InvariantCulture));
}
