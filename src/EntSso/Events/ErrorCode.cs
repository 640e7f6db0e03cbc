using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace EntSso.Events;

/// <summary>
/// An error code as ENTSSO writes it into the insertion strings labelled Error Code, with what is known of it. Only the number
/// counts: the text that may follow it is in the language of the server.
/// </summary>
public sealed class ErrorCode
{
    /// <summary>What MIT krb5 adds to a status of the protocol: -1765328384.</summary>
    internal const uint KerberosBase = 0x96C73A00;

    private ErrorCode(uint value, string text)
    {
        Value = value;
        Text = text;
        if (EventCatalogue.Default.FindByCode(value) is { Kind: EventKind.ErrorCode } definition)
        {
            SymbolicName = definition.SymbolicName;
            Meaning = definition.Summary;
            PointsTo = definition.Cause?.Title ?? "";
        }
        else if (ErrorCodeTable.Default.Find(value) is KnownErrorCode known)
        {
            SymbolicName = known.SymbolicName;
            Meaning = known.Meaning;
            PointsTo = known.PointsTo;
        }
        else
        {
            SymbolicName = "";
            Meaning = "";
            PointsTo = "";
        }
    }

    /// <summary>The code as 32 bits: a Win32 code, an HRESULT or an NTSTATUS.</summary>
    public uint Value { get; }

    /// <summary>The string from which the code was read, unchanged.</summary>
    public string Text { get; }

    /// <summary>The name of the code, for example <c>NTE_BAD_DATA</c>; empty when the code is not known.</summary>
    public string SymbolicName { get; }

    /// <summary>What the code says, in this project's own words; empty when the code is not known.</summary>
    public string Meaning { get; }

    /// <summary>Where to look when the code appears around password synchronisation; inferred, and empty when nothing is known.</summary>
    public string PointsTo { get; }

    /// <summary>
    /// Reads an insertion string. The forms are <c>0x80090005, Bad Data.</c>, <c>0xC0002A22</c>, <c>5</c> and <c>-2147024891</c>,
    /// with blanks around; whatever follows a comma or blank after the number is left alone.
    /// </summary>
    /// <param name="insertionString">The string; null and empty are allowed.</param>
    /// <param name="code">The code, or null.</param>
    /// <returns>Whether the string starts with a number that fits into 32 bits.</returns>
    public static bool TryParse(string? insertionString, [NotNullWhen(true)] out ErrorCode? code)
    {
        code = ErrorNumber.TryParse(insertionString, out uint value) ? new ErrorCode(value, insertionString) : null;
        return code is not null;
    }

    /// <summary>What is known of a code that comes as a number.</summary>
    /// <param name="value">A Win32 code, an HRESULT or an NTSTATUS.</param>
    public static ErrorCode FromValue(uint value) => new(value, "0x" + value.ToString("X8", CultureInfo.InvariantCulture));

    /// <summary>A status of the Kerberos protocol, as events 4769 and 4771 log it; kept with the base that the MIT library adds.</summary>
    /// <param name="status">A number of RFC 4120, section 7.5.9.</param>
    internal static ErrorCode FromKerberosStatus(uint status) =>
        new(unchecked(KerberosBase + status), "0x" + status.ToString("X", CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public override string ToString()
    {
        string number = "0x" + Value.ToString("X8", CultureInfo.InvariantCulture);
        return SymbolicName.Length == 0 ? number : number + " " + SymbolicName;
    }
}
