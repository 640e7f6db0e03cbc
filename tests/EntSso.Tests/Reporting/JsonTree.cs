using System.Globalization;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace EntSso.Tests.Reporting;

/// <summary>JSON read by the framework's own reader, for asking a written document what it holds.</summary>
internal sealed class JsonTree
{
    private readonly XElement _element;

    private JsonTree(XElement element) => _element = element;

    public string Text => (string?)_element.Attribute("type") == "string" ? _element.Value : throw new InvalidOperationException($"{_element.Name} is no string.");

    public int Number => (string?)_element.Attribute("type") == "number"
        ? int.Parse(_element.Value, CultureInfo.InvariantCulture)
        : throw new InvalidOperationException($"{_element.Name} is no number.");

    public bool IsNull => (string?)_element.Attribute("type") == "null";

    public IReadOnlyList<JsonTree> Items => (string?)_element.Attribute("type") == "array"
        ? _element.Elements().Select(e => new JsonTree(e)).ToList()
        : throw new InvalidOperationException($"{_element.Name} is no array.");

    public IReadOnlyList<string> Names => _element.Elements().Select(NameOf).ToList();

    public JsonTree this[string name] => new(_element.Elements().Single(e => NameOf(e) == name));

    public static JsonTree Parse(string json)
    {
        using XmlDictionaryReader reader = JsonReaderWriterFactory.CreateJsonReader(new UTF8Encoding(false, true).GetBytes(json), XmlDictionaryReaderQuotas.Max);
        return new JsonTree(XDocument.Load(reader).Root!);
    }

    public bool Has(string name) => Names.Contains(name);

    private static string NameOf(XElement element) => (string?)element.Attribute("item") ?? element.Name.LocalName;
}
