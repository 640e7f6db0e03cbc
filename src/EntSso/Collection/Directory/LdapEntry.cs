using System.DirectoryServices.Protocols;
using System.Globalization;
using System.Text;
using EntSso.Naming;

namespace EntSso.Collection.Directory;

/// <summary>One object as a search returned it, apart from the library's types.</summary>
internal sealed class LdapEntry(string distinguishedName, Dictionary<string, IReadOnlyList<byte[]>> values)
{
    private readonly Dictionary<string, IReadOnlyList<byte[]>> _values = values;

    public string DistinguishedName => distinguishedName;

    public IEnumerable<string> AttributeNames => _values.Keys;

    /// <summary>About how many bytes of memory it takes.</summary>
    public long Size =>
        _values.Sum(one => 64 + (2L * one.Key.Length) + one.Value.Sum(value => 32L + value.Length)) + (2L * DistinguishedName.Length);

    public static LdapEntry From(SearchResultEntry entry) => new(
        entry.DistinguishedName,
        entry.Attributes.AttributeNames.Cast<string>().ToDictionary(
            name => name, name => (IReadOnlyList<byte[]>)(byte[][])entry.Attributes[name].GetValues(typeof(byte[])),
            StringComparer.OrdinalIgnoreCase));

    /// <summary>The entry with one attribute's values set.</summary>
    public LdapEntry With(string attribute, IReadOnlyList<byte[]> values) =>
        new(DistinguishedName, new Dictionary<string, IReadOnlyList<byte[]>>(_values, _values.Comparer) { [attribute] = values });

    public bool Has(string attribute) => _values.ContainsKey(attribute);

    public IReadOnlyList<byte[]> Bytes(string attribute) => _values.TryGetValue(attribute, out var values) ? values : [];

    public IReadOnlyList<string> Strings(string attribute) => [.. Bytes(attribute).Select(Encoding.UTF8.GetString)];

    /// <summary>The first value as text; null when the attribute was not returned.</summary>
    public string? Text(string attribute) => Bytes(attribute) is { Count: > 0 } bytes ? Encoding.UTF8.GetString(bytes[0]) : null;

    /// <summary>The objectSid; null when it was not returned or is damaged.</summary>
    public SecurityIdentifier? Sid =>
        Bytes(DirectoryAttribute.ObjectSid) is { Count: > 0 } sids && SecurityIdentifier.TryFromBytes(sids[0], out var sid, out _)
            ? sid
            : null;

    /// <summary>The first value as a number; null when the attribute was not returned or is not a number.</summary>
    public long? Number(string attribute) =>
        long.TryParse(Text(attribute), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
