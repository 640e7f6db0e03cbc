using System;
using System.Linq;
using System.Text;

namespace EntSso.Events;

/// <summary>
/// Puts the values of an event into the commands of a remedy. Commands are meant to be pasted, and anybody may have written the log:
/// a value with characters that mean something to a shell stays out, and the general words stand in its place.
/// </summary>
internal static class RemedyText
{
    public static string Fill(string template, Func<string, string> value)
    {
        int open = template.IndexOf('{');
        if (open < 0)
        {
            return template;
        }

        var text = new StringBuilder(template.Length);
        int at = 0;
        for (; open >= 0; open = template.IndexOf('{', at))
        {
            int bar = template.IndexOf('|', open);
            int close = template.IndexOf('}', open);
            text.Append(template, at, open - at);
            string known = value(template.Substring(open + 1, bar - open - 1));
            text.Append(IsPlain(known) ? Quote(known) : template.Substring(bar + 1, close - bar - 1));
            at = close + 1;
        }

        return text.Append(template, at, template.Length - at).ToString();
    }

    private static bool IsPlain(string value)
    {
        if (value.Length == 0 || value[0] == '-')
        {
            return false;
        }

        foreach (char c in value)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('\\' or '.' or '-' or '_' or '@' or ' ' or '$'))
            {
                return false;
            }
        }

        return value[value.Length - 1] != '\\';
    }

    private static string Quote(string value) => value.Any(char.IsWhiteSpace) ? $"\"{value}\"" : value;
}
