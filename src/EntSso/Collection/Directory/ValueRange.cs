using System.Globalization;

namespace EntSso.Collection.Directory;

/// <summary>
/// A part of an attribute's values. A domain controller returns no more than 1,500 values at once, under a name with the range:
/// <c>servicePrincipalName;range=0-1499</c>; the last part ends with <c>*</c> ([MS-ADTS] section 3.1.1.3.1.3.3).
/// </summary>
internal readonly record struct ValueRange(string Attribute, int First, int? Last)
{
    private const string Marker = ";range=";

    /// <summary>Whether a returned name holds values of an attribute, or claims to hold a part of them.</summary>
    public static bool IsOf(string name, string attribute) =>
        name.StartsWith(attribute, StringComparison.OrdinalIgnoreCase) && name.Length > attribute.Length
        && name.IndexOf(Marker, attribute.Length, StringComparison.OrdinalIgnoreCase) == attribute.Length;

    /// <summary>Takes a returned name apart; null when it has no range, or one that is not right.</summary>
    public static ValueRange? Parse(string name)
    {
        var at = name.IndexOf(Marker, StringComparison.OrdinalIgnoreCase);
        if (at <= 0)
        {
            return null;
        }

        var start = at + Marker.Length;
        var dash = name.IndexOf('-', start);
        if (dash < 0 || !int.TryParse(name.Substring(start, dash - start), NumberStyles.None, CultureInfo.InvariantCulture, out var first))
        {
            return null;
        }

        var end = name.Substring(dash + 1);
        return end == "*"
            ? new ValueRange(name.Substring(0, at), first, null)
            : int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var last) && last >= first
                ? new ValueRange(name.Substring(0, at), first, last)
                : null;
    }

    /// <summary>The name for the request of the values after this part.</summary>
    public string Next => $"{Attribute}{Marker}{((Last ?? 0) + 1L).ToString(CultureInfo.InvariantCulture)}-*";
}
