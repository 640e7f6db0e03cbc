using System.Text;
using EntSso.Naming;

namespace EntSso.Events;

/// <summary>
/// Puts the values of an event into the commands of a remedy, as far as they can be pasted safely: see <see cref="CommandWord"/>.
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
            text.Append(CommandWord.Of(value(template.Substring(open + 1, bar - open - 1)), template.Substring(bar + 1, close - bar - 1)));
            at = close + 1;
        }

        return text.Append(template, at, template.Length - at).ToString();
    }
}
