using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using EntSso.Deployment;
using EntSso.Deployment.Json;

namespace EntSso.Tests.Deployment;

/// <summary>
/// Makes the published JSON Schema (draft 2020-12) of the forms, with the model's documentation comments as descriptions. Records stay
/// open for properties of later versions.
/// </summary>
internal sealed class SchemaText
{
    private readonly SortedDictionary<string, JsonShape> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _comments = ReadComments();
    private readonly JsonTextWriter _json;

    private SchemaText(TextWriter text)
    {
        _json = new JsonTextWriter(text);
    }

    public static string Make()
    {
        using StringWriter text = new();
        new SchemaText(text).Write();
        return text.ToString();
    }

    private static Dictionary<string, string> ReadComments()
    {
        string file = Path.ChangeExtension(typeof(SyncDeployment).Assembly.Location, ".xml");
        return XDocument.Load(file).Descendants("member").ToDictionary(
            member => (string)member.Attribute("name")!,
            member => Plain(member.Element("summary")));
    }

    private static string Plain(XElement? comment)
    {
        if (comment is null)
        {
            return "";
        }

        StringBuilder text = new();
        foreach (XNode node in comment.DescendantNodes())
        {
            if (node is XText words)
            {
                text.Append(words.Value);
            }
            else if (node is XElement { Name.LocalName: "see" } reference)
            {
                string name = ((string?)reference.Attribute("cref") ?? "").Split('.').Last();
                text.Append(name.Length == 0 ? "" : char.ToLowerInvariant(name[0]) + name.Substring(1));
            }
        }

        return Regex.Replace(text.ToString(), @"\s+", " ").Trim();
    }

    private void Write()
    {
        JsonShape root = DeploymentForms.SyncDeployment.Shape;
        _json.ObjectStart();
        Text("$schema", "https://json-schema.org/draft/2020-12/schema");
        Text("title", "EntSsoPS deployment");
        Text("description", _comments["T:EntSso.Deployment.SyncDeployment"] + " " + _comments["T:EntSso.Deployment.Json.DeploymentFile"]);
        Text("type", "object");
        Words("required", ["entSsoDeployment"]);
        _json.Name("properties");
        _json.ObjectStart();
        _json.Name("$schema");
        _json.ObjectStart(true);
        Text("type", "string");
        _json.ObjectEnd();
        _json.Name("entSsoDeployment");
        _json.ObjectStart();
        Text("description", "The version of the format: major and minor. A reader refuses a later major version and passes over what a later minor version adds.");
        Text("type", "string");
        Text("pattern", "^1\\.[0-9]+$");
        _json.ObjectEnd();
        _json.Name("origins");
        _json.ObjectStart();
        Text("description", "Where and when facts were read, under the keys that facts refer to.");
        Text("type", "object");
        _json.Name("additionalProperties");
        _json.ObjectStart(true);
        Text("$ref", "#/$defs/origin");
        _json.ObjectEnd();
        _json.ObjectEnd();
        Properties(root);
        _json.ObjectEnd();
        _json.Name("$defs");
        _json.ObjectStart();
        Origin();
        FactBase();
        HashSet<string> written = [];
        while (_records.FirstOrDefault(record => !written.Contains(record.Key)) is { Key: string name, Value: JsonShape shape })
        {
            written.Add(name);
            Record(name, shape);
        }

        _json.ObjectEnd();
        _json.ObjectEnd();
        _json.End();
    }

    private void Origin()
    {
        _json.Name("origin");
        _json.ObjectStart();
        Text("description", _comments["T:EntSso.Deployment.FactOrigin"]);
        Text("type", "object");
        Words("required", ["source", "time"]);
        _json.Name("properties");
        _json.ObjectStart();
        Value("source", BasicForms.Text.Shape, "What was asked, in words for people.");
        Value("time", BasicForms.Time.Shape, "When, in UTC.");
        _json.ObjectEnd();
        _json.ObjectEnd();
    }

    private void FactBase()
    {
        _json.Name("fact");
        _json.ObjectStart();
        Text("description", "A fact: known with \"value\", or unknown with the reason. A fact that is missing was not collected.");
        Text("type", "object");
        _json.Name("oneOf");
        _json.ArrayStart();
        foreach (string alternative in new[] { "value", "unknown" })
        {
            _json.ObjectStart(true);
            Words("required", [alternative]);
            _json.ObjectEnd();
        }

        _json.ArrayEnd();
        _json.Name("properties");
        _json.ObjectStart();
        Value("unknown", BasicForms.Text.Shape, "Why the fact could not be read.");
        Value("origin", BasicForms.Text.Shape, "Where and when it was read or tried: a key of \"origins\".");
        Value("line", BasicForms.Integer.Shape, "The line in the origin's file, from 1.");
        Value("column", BasicForms.Integer.Shape, "The column in the line, from 1.");
        _json.ObjectEnd();
        _json.ObjectEnd();
    }

    private void Record(string name, JsonShape shape)
    {
        _json.Name(name);
        _json.ObjectStart();
        if (_comments.TryGetValue($"T:EntSso.Deployment.{shape.Record}", out string? comment))
        {
            Text("description", comment);
        }

        Text("type", "object");
        string[] required = [.. shape.Properties.Where(property => property.IsRequired).Select(property => property.Name)];
        if (required.Length > 0)
        {
            Words("required", required);
        }

        _json.Name("properties");
        _json.ObjectStart();
        Properties(shape);
        _json.ObjectEnd();
        _json.ObjectEnd();
    }

    private void Properties(JsonShape shape)
    {
        foreach (JsonShapeProperty property in shape.Properties)
        {
            string member = char.ToUpperInvariant(property.Name[0]) + property.Name.Substring(1);
            Value(property.Name, property.Shape, _comments.TryGetValue($"P:EntSso.Deployment.{shape.Record}.{member}", out string? comment) ? comment : "");
        }
    }

    private void Value(string name, JsonShape shape, string description)
    {
        _json.Name(name);
        bool isReference = shape.Record.Length > 0 && !shape.IsNullable;
        _json.ObjectStart(description.Length == 0 && shape.Items is null);
        if (description.Length > 0)
        {
            Text("description", description);
        }

        if (shape.IsFact)
        {
            Text("$ref", "#/$defs/fact");
            _json.Name("properties");
            _json.ObjectStart();
            Value("value", shape.Items!, "");
            _json.ObjectEnd();
        }
        else if (isReference)
        {
            Reference(shape);
        }
        else if (shape.Record.Length > 0)
        {
            _json.Name("anyOf");
            _json.ArrayStart(true);
            _json.ObjectStart();
            Text("type", "null");
            _json.ObjectEnd();
            _json.ObjectStart();
            Reference(shape);
            _json.ObjectEnd();
            _json.ArrayEnd();
        }
        else
        {
            Plain(shape);
        }

        _json.ObjectEnd();
    }

    private void Plain(JsonShape shape)
    {
        string type = shape.Type == "origin" ? "string" : shape.Type;
        if (shape.IsNullable)
        {
            Words("type", [type, "null"]);
        }
        else
        {
            Text("type", type);
        }

        if (shape.Format.Length > 0)
        {
            Text("format", shape.Format);
        }

        if (shape.Words.Count > 0)
        {
            Words("enum", shape.Words);
        }

        if (shape.Items is JsonShape items)
        {
            Value("items", items, "");
        }
    }

    private void Reference(JsonShape shape)
    {
        string name = Name(shape);
        _records[name] = shape;
        Text("$ref", "#/$defs/" + name);
    }

    private static string Name(JsonShape shape)
    {
        int generic = shape.Record.IndexOf('`');
        string name = generic < 0 ? shape.Record : shape.Record.Remove(generic) + (shape.Properties[0].Shape.Type == "boolean" ? "Switch" : "Text");
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    private void Text(string name, string value)
    {
        _json.Name(name);
        _json.Text(value);
    }

    private void Words(string name, IReadOnlyList<string> words)
    {
        _json.Name(name);
        _json.ArrayStart(true);
        foreach (string word in words)
        {
            _json.Text(word);
        }

        _json.ArrayEnd();
    }
}
