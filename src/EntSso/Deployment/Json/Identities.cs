using System.Net;

namespace EntSso.Deployment.Json;

/// <summary>The ways in which entries of lists are recognised as the same thing.</summary>
internal static class Identities
{
    private const string Separator = "\u001F";

    /// <summary>The same texts.</summary>
    public static Identity<T> ByText<T>(params Func<T, string>[] parts) => _ => item => Join(item, parts);

    /// <summary>
    /// The same host, and the same further texts. A short name and a long name are the same host when the long name begins with the
    /// short one and no other long name does.
    /// </summary>
    public static Identity<T> ByHost<T>(Func<T, string> host, params Func<T, string>[] parts) => lists =>
    {
        Dictionary<string, string> longNames = new(StringComparer.OrdinalIgnoreCase);
        foreach (string name in lists.SelectMany(items => items).Select(host))
        {
            int dot = name.IndexOf('.');
            if (dot > 0 && !IPAddress.TryParse(name, out _))
            {
                AddUnambiguous(longNames, name.Substring(0, dot), name);
            }
        }

        return item =>
        {
            string name = host(item);
            string known = longNames.TryGetValue(name, out string? longName) && longName.Length > 0 ? longName : name;
            return parts.Length == 0 ? known : known + Separator + Join(item, parts);
        };
    };

    /// <summary>The same id; where one side has no id, the same name when only one id has it.</summary>
    public static Identity<T> ByIdOrName<T>(Func<T, string> id, Func<T, string> name) => lists =>
    {
        Dictionary<string, string> ids = new(StringComparer.OrdinalIgnoreCase);
        foreach (T item in lists.SelectMany(items => items).Where(item => id(item).Length > 0))
        {
            AddUnambiguous(ids, name(item), id(item));
        }

        return item =>
            id(item).Length > 0 ? id(item)
            : ids.TryGetValue(name(item), out string? known) && known.Length > 0 ? known
            : Separator + name(item);
    };

    /// <summary>A key as people read it.</summary>
    public static string Words(string key) => key.Replace(Separator, " ").Trim();

    /// <summary>A key that has led to two values leads to an empty one.</summary>
    private static void AddUnambiguous(Dictionary<string, string> values, string key, string value) =>
        values[key] = values.TryGetValue(key, out string? other) && !string.Equals(other, value, StringComparison.OrdinalIgnoreCase)
            ? ""
            : value;

    private static string Join<T>(T item, Func<T, string>[] parts) =>
        parts.Length == 1 ? parts[0](item) : string.Join(Separator, parts.Select(part => part(item)));
}
