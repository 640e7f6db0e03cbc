using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EntSso.Cli.Output;

/// <summary>Writes values as this project's JSON has them.</summary>
internal static class JsonText
{
    public static void Write(Utf8JsonWriter json, string name, string value)
    {
        json.WritePropertyName(name);
        WriteValue(json, value);
    }

    /// <summary>
    /// Writes a string. A lone surrogate, which an event may carry and UTF-8 cannot, is written as the escape that JSON allows, so
    /// that nothing is lost.
    /// </summary>
    public static void WriteValue(Utf8JsonWriter json, string value)
    {
        if (HasLoneSurrogate(value))
        {
            json.WriteRawValue(Escape(value), skipInputValidation: true);
        }
        else
        {
            json.WriteStringValue(value);
        }
    }

    public static void Write(Utf8JsonWriter json, string name, DateTime? time)
    {
        if (time is { } known)
        {
            json.WriteString(name, Time(known));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void Write(Utf8JsonWriter json, string name, Guid? value)
    {
        if (value is { } known)
        {
            json.WriteString(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>A UTC time in ISO 8601 with 7 decimals.</summary>
    public static string Time(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    private static bool HasLoneSurrogate(string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i]))
            {
                continue;
            }

            if (!char.IsHighSurrogate(value[i]) || i + 1 == value.Length || !char.IsLowSurrogate(value[i + 1]))
            {
                return true;
            }

            i++;
        }

        return false;
    }

    private static string Escape(string value)
    {
        var text = new StringBuilder(value.Length + 16).Append('"');
        foreach (char c in value)
        {
            if (c is '"' or '\\')
            {
                text.Append('\\').Append(c);
            }
            else if (c < ' ' || char.IsSurrogate(c))
            {
                text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                text.Append(c);
            }
        }

        return text.Append('"').ToString();
    }
}
