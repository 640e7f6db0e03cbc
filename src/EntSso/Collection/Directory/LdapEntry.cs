using System.DirectoryServices.Protocols;
using System.Globalization;
using System.Text;

namespace EntSso.Collection.Directory;

/// <summary>One object as a search returned it, apart from the library's types.</summary>
internal sealed class LdapEntry
{
    private readonly Dictionary<string, IReadOnlyList<byte[]>> _values;

    public LdapEntry(string distinguishedName, Dictionary<string, IReadOnlyList<byte[]>> values)
    {
        DistinguishedName = distinguishedName;
        _values = values;
    }

    public string DistinguishedName { get; }

    public IEnumerable<string> AttributeNames => _values.Keys;

    /// <summary>About how many bytes of memory it takes.</summary>
    public long Size =>
        _values.Sum(one => 64 + (2L * one.Key.Length) + one.Value.Sum(value => 32L + value.Length)) + (2L * DistinguishedName.Length);

    public static LdapEntry From(SearchResultEntry entry)
    {
        var values = new Dictionary<string, IReadOnlyList<byte[]>>(StringComparer.OrdinalIgnoreCase);
        foreach (string name in entry.Attributes.AttributeNames)
        {
            values[name] = (byte[][])entry.Attributes[name].GetValues(typeof(byte[]));
        }

        return new LdapEntry(entry.DistinguishedName, values);
    }

    /// <summary>The entry with one attribute's values set.</summary>
    public LdapEntry With(string attribute, IReadOnlyList<byte[]> values) =>
        new(DistinguishedName, new Dictionary<string, IReadOnlyList<byte[]>>(_values, _values.Comparer) { [attribute] = values });

    public bool Has(string attribute) => _values.ContainsKey(attribute);

    public IReadOnlyList<byte[]> Bytes(string attribute) => _values.TryGetValue(attribute, out var values) ? values : [];

    public IReadOnlyList<string> Strings(string attribute)
    {
        var bytes = Bytes(attribute);
        var texts = new string[bytes.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = Encoding.UTF8.GetString(bytes[i]);
        }

        return texts;
    }

    /// <summary>The first value as text; null when the attribute was not returned.</summary>
    public string? Text(string attribute)
    {
        var bytes = Bytes(attribute);
        return bytes.Count == 0 ? null : Encoding.UTF8.GetString(bytes[0]);
    }

    /// <summary>The first value as a number; null when the attribute was not returned or is not a number.</summary>
    public long? Number(string attribute) =>
        long.TryParse(Text(attribute), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
