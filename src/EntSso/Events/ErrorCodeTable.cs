namespace EntSso.Events;

/// <summary>The well-known codes of Windows and its neighbours. They are read only when an error code has to be explained.</summary>
internal sealed class ErrorCodeTable
{
    internal const string ErrorCodesFile = "errorcodes.xml";

    private static readonly Lazy<ErrorCodeTable> _default = new(() => new(Read(EventCatalogue.OpenEmbedded(ErrorCodesFile))));

    private readonly Dictionary<uint, KnownErrorCode> _codes;
    private readonly Dictionary<string, uint> _values = new(StringComparer.OrdinalIgnoreCase);

    private ErrorCodeTable(Dictionary<uint, KnownErrorCode> codes)
    {
        const uint Win32Facility = 0x80070000;
        _codes = codes;
        foreach (KeyValuePair<uint, KnownErrorCode> code in codes)
        {
            _values[code.Value.SymbolicName] = code.Key;
            if (code.Value.HResultName.Length > 0)
            {
                _values[code.Value.HResultName] = Win32Facility | code.Key;
            }
        }
    }

    /// <summary>The table that is part of this assembly.</summary>
    internal static ErrorCodeTable Default => _default.Value;

    /// <summary>All codes of the table.</summary>
    internal IReadOnlyDictionary<uint, KnownErrorCode> Codes => _codes;

    /// <summary>What is known of a code; an HRESULT made from a Win32 code (<c>0x8007xxxx</c>) is looked up as that code.</summary>
    internal KnownErrorCode? Find(uint code)
    {
        const uint Win32Facility = 0x80070000;
        if (_codes.TryGetValue(code, out KnownErrorCode? known))
        {
            return known;
        }

        return (code & 0xFFFF0000) == Win32Facility && _codes.TryGetValue(code & 0xFFFF, out known) ? known : null;
    }

    /// <summary>
    /// The value of a name of the Windows headers, of RFC 4120 or of MIT krb5 (<c>KRB5KDC_ERR_…</c>), without regard to case.
    /// </summary>
    internal bool TryFindValue(string name, out uint value) =>
        _values.TryGetValue(name, out value)
        || (name.StartsWith("KRB5K", StringComparison.OrdinalIgnoreCase) && _values.TryGetValue(name.Substring("KRB5".Length), out value));

    /// <summary>Reads <c>errorcodes.xml</c>.</summary>
    /// <exception cref="InvalidDataException">The content is not as the comment at the top of the file says.</exception>
    internal static Dictionary<uint, KnownErrorCode> Read(Stream stream)
    {
        var codes = new Dictionary<uint, KnownErrorCode>();
        using CatalogueXml xml = new(stream, ErrorCodesFile);
        xml.ReadRoot("errorCodes");
        while (xml.ReadChild("errorCodes", "code"))
        {
            uint value = ReadNumber(xml, xml.Attribute("value"));
            string name = xml.Attribute("name");
            string hresultName = xml.OptionalAttribute("hresult") ?? "";
            string? sameAs = xml.OptionalAttribute("sameAs");
            string meaning = "", pointsTo = "";
            while (xml.ReadChild("code"))
            {
                switch (xml.Name)
                {
                    case "meaning":
                        meaning = xml.ReadText();
                        break;
                    case "pointsTo":
                        pointsTo = xml.ReadText();
                        break;
                    default:
                        throw xml.Fault($"<{xml.Name}> is not allowed in a code");
                }
            }

            if (sameAs is not null)
            {
                if (meaning.Length > 0 || !codes.TryGetValue(ReadNumber(xml, sameAs), out KnownErrorCode? other))
                {
                    throw xml.Fault($"{name} must have either a meaning or a sameAs that names an earlier code");
                }

                (meaning, pointsTo) = (other.Meaning, other.PointsTo);
            }
            else if (meaning.Length == 0)
            {
                throw xml.Fault($"{name} has no meaning");
            }

            if (codes.ContainsKey(value))
            {
                throw xml.Fault($"the code of {name} is duplicated");
            }

            codes.Add(value, new KnownErrorCode(name, meaning, pointsTo, hresultName));
        }

        return codes;
    }

    private static uint ReadNumber(CatalogueXml xml, string text) =>
        ErrorNumber.TryParse(text, out uint value) ? value : throw xml.Fault($"\"{text}\" is not a code");
}

/// <summary>What is known of a code that ENTSSO did not make itself.</summary>
/// <param name="SymbolicName">The name in the Windows headers, for example <c>ERROR_ACCESS_DENIED</c>.</param>
/// <param name="Meaning">What the code says, in this project's own words.</param>
/// <param name="PointsTo">Where to look when it appears around password synchronisation; empty when it says all itself.</param>
/// <param name="HResultName">The name of the HRESULT made from a Win32 code, for example <c>E_ACCESSDENIED</c>; usually empty.</param>
internal sealed record KnownErrorCode(string SymbolicName, string Meaning, string PointsTo, string HResultName);
