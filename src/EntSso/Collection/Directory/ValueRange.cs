using System.Globalization;

namespace EntSso.Collection.Directory;

/// <summary>
/// A part of an attribute's values. A domain controller returns no more than 1,500 values at once, under a name with the range:
/// <c>servicePrincipalName;range=0-1499</c>; the last part ends with <c>*</c> ([MS-ADTS] section 3.1.1.3.1.3.3).
/// </summary>
internal readonly record struct ValueRange(string Attribute, int? Last)
{
    private const string Marker = ";range=";

    /// <summary>Takes a returned name apart; null when it has no range.</summary>
    public static ValueRange? Parse(string name)
    {
        var at = name.IndexOf(Marker, StringComparison.OrdinalIgnoreCase);
        if (at <= 0)
        {
            return null;
        }

        var dash = name.IndexOf('-', at);
        var end = dash < 0 ? "" : name.Substring(dash + 1);
        return end == "*"
            ? new ValueRange(name.Substring(0, at), null)
            : int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var last)
                ? new ValueRange(name.Substring(0, at), last)
                : null;
    }

    /// <summary>The name to ask for the values behind this part.</summary>
    public string Next => $"{Attribute}{Marker}{((Last ?? 0) + 1).ToString(CultureInfo.InvariantCulture)}-*";
}
