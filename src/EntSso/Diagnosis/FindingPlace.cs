using System.Globalization;

namespace EntSso.Diagnosis;

/// <summary>
/// A place in a file: <see cref="Finding.Place"/> taken apart. Two forms are read, as compilers write them: <c>path(12,9)</c> and
/// <c>path:12:9</c>, each also without the column or without both numbers.
/// </summary>
/// <param name="Path">The file as the finding names it; empty when there is none.</param>
/// <param name="Line">The line from 1; 0 when not known.</param>
/// <param name="Column">The column from 1; 0 when not known.</param>
public sealed record FindingPlace(string Path, int Line, int Column)
{
    /// <summary>Whether a file is named.</summary>
    public bool HasFile => Path.Length > 0;

    /// <summary>
    /// Takes a place apart. Numbers below 1 or beyond the range of int are taken as part of the file name, as is the drive letter of
    /// a Windows path.
    /// </summary>
    /// <param name="place">A path, a path with a line, or a path with line and column: <c>PATH:LINE:COLUMN</c>, both counted from 1.</param>
    public static FindingPlace Parse(string place)
    {
        string text = place.Trim();
        return text.Length > 0 && text[text.Length - 1] == ')' ? ParseBrackets(text) : ParseColons(text);
    }

    private static FindingPlace ParseBrackets(string text)
    {
        int open = text.LastIndexOf('(');
        if (open <= 0)
        {
            return new FindingPlace(text, 0, 0);
        }

        string[] numbers = text.Substring(open + 1, text.Length - open - 2).Split(',');
        int column = 0;
        return numbers.Length <= 2 && TryNumber(numbers[0], out int line) && (numbers.Length == 1 || TryNumber(numbers[1], out column))
            ? new FindingPlace(text.Substring(0, open), line, column)
            : new FindingPlace(text, 0, 0);
    }

    private static FindingPlace ParseColons(string text)
    {
        if (!TryCut(text, out string path, out int last))
        {
            return new FindingPlace(text, 0, 0);
        }

        return TryCut(path, out string shorter, out int line) ? new FindingPlace(shorter, line, last) : new FindingPlace(path, last, 0);
    }

    private static bool TryCut(string text, out string path, out int number)
    {
        int colon = text.LastIndexOf(':');
        bool isDriveLetter = colon == 1;
        number = 0;
        path = text;
        if (colon <= 0 || isDriveLetter || !TryNumber(text.Substring(colon + 1), out number))
        {
            return false;
        }

        path = text.Substring(0, colon);
        return true;
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
}
