using System.Globalization;
using System.Text;

namespace EntSso.Cli.Output;

/// <summary>Enumeration values as machines read them: <c>CallerCheck</c> becomes <c>caller-check</c>.</summary>
internal static class EnumText
{
    public static string Kebab<T>(T value)
        where T : struct, Enum
    {
        string name = value.ToString();
        var text = new StringBuilder(name.Length + 4);
        foreach (char c in name)
        {
            if (char.IsUpper(c) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLower(c, CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
