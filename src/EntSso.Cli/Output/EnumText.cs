using System.Globalization;
using System.Text;

namespace EntSso.Cli.Output;

/// <summary>Enumeration values as machines read them: <c>CallerCheck</c> becomes <c>caller-check</c>.</summary>
internal static class EnumText
{
    public static string Kebab<T>(T value)
        where T : struct, Enum => Words<T>.Of(value);

    private static string Kebab(string name)
    {
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

    /// <summary>Made once: each event of a log has several of them.</summary>
    private static class Words<T>
        where T : struct, Enum
    {
        private static readonly T[] _values = Enum.GetValues<T>();
        private static readonly string[] _words = [.. _values.Select(value => Kebab(value.ToString()))];

        public static string Of(T value)
        {
            int index = Array.IndexOf(_values, value);
            return index < 0 ? Kebab(value.ToString()) : _words[index];
        }
    }
}
