using System.Globalization;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace EntSso.Tests.Deployment;

/// <summary>
/// Checks a JSON text against a JSON Schema: the keywords that the published schema uses, and an error for any other. JSON is parsed by
/// the framework's reader, which shares nothing with the one under test.
/// </summary>
internal sealed class SchemaCheck
{
    private readonly XElement _schema;
    private readonly List<string> _errors = [];

    private SchemaCheck(XElement schema)
    {
        _schema = schema;
    }

    /// <summary>The places in the schema that described something in the text.</summary>
    public HashSet<string> Used { get; } = [];

    public IReadOnlyList<string> Errors => _errors;

    public static SchemaCheck Of(string schema, string text)
    {
        SchemaCheck check = new(Parse(schema));
        check.Check(check._schema, Parse(text), "");
        return check;
    }

    /// <summary>Every property that the schema describes, as "definition.property".</summary>
    public static IEnumerable<string> Described(string schema) => DescribedBelow(Parse(schema));

    public static XElement Parse(string json)
    {
        using XmlDictionaryReader reader = JsonReaderWriterFactory.CreateJsonReader(Encoding.UTF8.GetBytes(json), XmlDictionaryReaderQuotas.Max);
        return XElement.Load(reader);
    }

    /// <summary>The schema without its descriptions, for comparing.</summary>
    public static string WithoutDescriptions(string schema)
    {
        XElement root = Parse(schema);
        root.Descendants("description").Where(element => Type(element) == "string").Remove();
        return root.ToString();
    }

    private static string Type(XElement value) => (string?)value.Attribute("type") ?? "string";

    private static string Name(XElement value) => (string?)value.Attribute("item") ?? value.Name.LocalName;

    private static string Place(XElement element) => string.Join("/", element.AncestorsAndSelf().Reverse().Skip(1).Select(Name));

    private static XElement? Get(XElement value, string name) => value.Elements().FirstOrDefault(child => Name(child) == name);

    private static IEnumerable<string> DescribedBelow(XElement schema) => schema.Elements().SelectMany(keyword => Name(keyword) switch
    {
        "properties" => keyword.Elements().SelectMany(property => DescribedBelow(property).Prepend(Place(property))),
        "$defs" or "anyOf" or "oneOf" => keyword.Elements().SelectMany(DescribedBelow),
        "items" or "additionalProperties" => DescribedBelow(keyword),
        _ => [],
    });

    private void Check(XElement schema, XElement value, string path)
    {
        foreach (XElement keyword in schema.Elements())
        {
            switch (Name(keyword))
            {
                case "$schema" or "$id" or "title" or "description" or "$defs" or "readOnly":
                    break;
                case "$ref":
                    Check(Resolve(keyword.Value), value, path);
                    break;
                case "type":
                    string type = Type(value) == "number" && !value.Value.Contains('.') && !value.Value.Contains('E') ? "integer" : Type(value);
                    string[] allowed = Type(keyword) == "array" ? [.. keyword.Elements().Select(item => item.Value)] : [keyword.Value];
                    Require(allowed.Contains(type) || (type == "integer" && allowed.Contains("number")), path, $"{type} is not {string.Join("/", allowed)}");
                    break;
                case "required":
                    foreach (XElement name in keyword.Elements())
                    {
                        Require(Get(value, name.Value) is not null, path, $"{name.Value} is missing");
                    }

                    break;
                case "properties":
                    foreach (XElement property in keyword.Elements())
                    {
                        if (Get(value, Name(property)) is XElement child)
                        {
                            Used.Add(Place(property));
                            child.AddAnnotation(this);
                            Check(property, child, path + "." + Name(property));
                        }
                    }

                    break;
                case "additionalProperties" when Type(keyword) == "boolean":
                    HashSet<string> known = [.. (Get(schema, "properties")?.Elements() ?? []).Select(Name)];
                    foreach (XElement child in value.Elements().Where(child => !known.Contains(Name(child))))
                    {
                        Require(false, path, $"{Name(child)} is not allowed");
                    }

                    break;
                case "minimum":
                    Require(decimal.Parse(value.Value, CultureInfo.InvariantCulture) >= decimal.Parse(keyword.Value, CultureInfo.InvariantCulture), path, "too small");
                    break;
                case "maximum":
                    Require(decimal.Parse(value.Value, CultureInfo.InvariantCulture) <= decimal.Parse(keyword.Value, CultureInfo.InvariantCulture), path, "too great");
                    break;
                case "additionalProperties":
                    foreach (XElement child in value.Elements())
                    {
                        child.AddAnnotation(this);
                        Check(keyword, child, path + "." + Name(child));
                    }

                    break;
                case "items":
                    foreach (XElement item in value.Elements())
                    {
                        item.AddAnnotation(this);
                        Check(keyword, item, path + "[]");
                    }

                    break;
                case "enum":
                    Require(keyword.Elements().Any(word => word.Value == value.Value), path, $"{value.Value} is not in the enum");
                    break;
                case "pattern":
                    Require(Regex.IsMatch(value.Value, keyword.Value), path, $"{value.Value} does not match {keyword.Value}");
                    break;
                case "format" when Type(value) == "null":
                    break;
                case "format":
                    Require(XmlConvert.ToDateTime(value.Value, XmlDateTimeSerializationMode.Utc) > DateTime.MinValue, path, "no time");
                    break;
                case "oneOf":
                    Require(keyword.Elements().Count(choice => Fits(choice, value)) == 1, path, "fits none or several of oneOf");
                    break;
                case "anyOf":
                    XElement? fitting = keyword.Elements().FirstOrDefault(choice => Fits(choice, value));
                    Require(fitting is not null, path, "fits none of anyOf");
                    if (fitting is not null)
                    {
                        Check(fitting, value, path);
                    }

                    break;
                default:
                    throw new InvalidDataException($"The check does not know the keyword {Name(keyword)}.");
            }
        }

        // The whole value was looked at: what no keyword described is not in the schema.
        if (path.Length == 0)
        {
            _errors.AddRange(value.Descendants().Where(child => child.Annotation<SchemaCheck>() is null).Select(child => Place(child) + ": not in the schema"));
        }
    }

    private bool Fits(XElement choice, XElement value)
    {
        SchemaCheck trial = new(_schema);
        trial.Check(choice, new XElement(value), "trial");
        return trial._errors.Count == 0;
    }

    private XElement Resolve(string reference) =>
        Get(Get(_schema, "$defs")!, reference.Replace("#/$defs/", "")) ?? throw new InvalidDataException($"{reference} is not defined.");

    private void Require(bool condition, string path, string error)
    {
        if (!condition)
        {
            _errors.Add($"{path}: {error}");
        }
    }
}
