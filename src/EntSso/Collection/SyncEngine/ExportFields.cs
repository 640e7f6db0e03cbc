using System.Globalization;
using EntSso.Deployment;

namespace EntSso.Collection.SyncEngine;

/// <summary>Makes facts of the elements of an export, each with its line and column.</summary>
internal sealed class ExportFields(LocatedXmlReader xml, FactOrigin origin)
{
    /// <summary>The origin at the current place.</summary>
    public FactOrigin Here => origin.At(xml.Line, xml.Column);

    /// <summary>A fact about an element that the export does not have.</summary>
    public Fact<T> Missing<T>(string element) => Fact.Unknown<T>($"the export has no element {element}", origin);

    /// <summary>The text of the current element.</summary>
    public Fact<string> Text()
    {
        FactOrigin here = Here;
        return Fact.Known(xml.Text(), here);
    }

    /// <summary>The text of an attribute of the root element, which has to be the current one.</summary>
    public Fact<string> RootText(string attribute) => xml.Attribute(attribute) is string text
        ? Fact.NotEmpty(Fact.Known(text.Trim(), Here), LeftEmpty(attribute))
        : Fact.Unknown<string>($"the root element has no attribute {attribute}", origin);

    /// <summary>The text of the current element, which is never empty where it is set.</summary>
    public Fact<string> Name()
    {
        string name = xml.Name;
        return Fact.NotEmpty(Text(), LeftEmpty(name));
    }

    /// <summary>The GUID in the current element.</summary>
    public string Id() => GuidText.Normalise(xml.Text());

    /// <summary>The switch in the current element: the numbers 0 and 1, never the words of a programming language.</summary>
    /// <param name="otherwise">What an empty element means; unknown unless given.</param>
    public Fact<bool> Switch(Fact<bool> otherwise = default)
    {
        string name = xml.Name;
        Fact<int> number = Number();
        return !number.IsKnown && number.Reason == LeftEmpty(name) && otherwise.IsKnown ? otherwise
            : !number.IsKnown ? Fact.Unknown<bool>(number.Reason, number.Origin)
            : number.Value is 0 or 1 ? Fact.Known(number.Value == 1, number.Origin)
            : Fact.Unknown<bool>($"the export has {number.Value} in {name}, expected 0 or 1", number.Origin);
    }

    /// <summary>The number in the current element.</summary>
    public Fact<int> Number()
    {
        FactOrigin here = Here;
        string name = xml.Name;
        string text = xml.Text();
        return text.Length == 0 ? Fact.Unknown<int>(LeftEmpty(name), here)
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? Fact.Known(number, here)
            : Fact.Unknown<int>($"the export has \"{MessageText.Shorten(text, 40)}\" in {name}, expected a number", here);
    }

    private static string LeftEmpty(string name) => $"the export leaves {name} empty";
}

/// <summary>What all exported files share.</summary>
internal static class ExportFile
{
    private static readonly TimeSpan _largestOffset = TimeSpan.FromHours(14);

    /// <summary>When the facts of an export were true.</summary>
    /// <param name="exportDate">The root's attribute <c>export-date</c>: the engine's local time, which names no zone; or null.</param>
    /// <param name="written">When the file was written, in UTC.</param>
    /// <returns>
    /// The time of writing where it agrees with the export date in some time zone; otherwise, as with a file that was copied without
    /// its time, the export date taken for UTC, which is wrong by 14 hours at most.
    /// </returns>
    public static DateTime TimeOf(string? exportDate, DateTime written)
    {
        DateTime time = DateTime.SpecifyKind(written, DateTimeKind.Utc);
        bool isDated = DateTime.TryParseExact(
            exportDate, ["yyyy-MM-dd HH:mm:ss.FFF", "yyyy-MM-dd HH:mm:ss"], CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime exported);
        return !isDated || (time - exported).Duration() <= _largestOffset ? time : exported;
    }
}
