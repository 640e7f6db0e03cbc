using System.Text;

namespace EntSso.Tests.Administration.Tools;

/// <summary>
/// Takes a command line apart as the documentation of CommandLineToArgvW tells, for the arguments behind the program's name: blanks and tabs
/// separate outside of quotes; 2n backslashes before a quote are n backslashes and the quote opens or closes; 2n+1 are n and a plain quote;
/// elsewhere a backslash is a backslash.
/// </summary>
internal static class CommandLineSplitting
{
    public static IReadOnlyList<string> Split(string text)
    {
        var found = new List<string>();
        StringBuilder? current = null;
        bool isQuoted = false;
        int i = 0;
        while (i < text.Length)
        {
            if (!isQuoted && (text[i] is ' ' or '\t'))
            {
                AddTo(found, ref current);
                i++;
                continue;
            }

            current ??= new StringBuilder();
            int backslashes = 0;
            while (i < text.Length && text[i] == '\\')
            {
                backslashes++;
                i++;
            }

            if (i < text.Length && text[i] == '"')
            {
                current.Append('\\', backslashes / 2);
                if (backslashes % 2 == 1)
                {
                    current.Append('"');
                }
                else
                {
                    isQuoted = !isQuoted;
                }

                i++;
            }
            else if (backslashes > 0)
            {
                current.Append('\\', backslashes);
            }
            else
            {
                current.Append(text[i++]);
            }
        }

        AddTo(found, ref current);
        return found;
    }

    private static void AddTo(List<string> found, ref StringBuilder? current)
    {
        if (current is not null)
        {
            found.Add(current.ToString());
            current = null;
        }
    }
}
