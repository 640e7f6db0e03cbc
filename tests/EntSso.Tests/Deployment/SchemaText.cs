using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using EntSso.Administration.Desired;
using EntSso.Deployment;
using EntSso.Deployment.Json;

namespace EntSso.Tests.Deployment;

/// <summary>
/// Makes the published JSON Schemas (draft 2020-12) of the forms, with the model's documentation comments as descriptions.
/// </summary>
internal sealed class SchemaText
{
    /// <summary>The address of DSC's own property; its schema of manifests takes no other form of it.</summary>
    private const string InDesiredState = "https://raw.githubusercontent.com/PowerShell/DSC/main/schemas/v3/resource/properties/inDesiredState.json";

    private readonly SortedDictionary<string, JsonShape> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _comments = ReadComments();
    private readonly JsonWriter _json;
    private readonly string _space;
    private readonly bool _isClosed;

    private SchemaText(TextWriter text, string space, bool isClosed)
    {
        _json = new JsonWriter(text);
        _space = space;
        _isClosed = isClosed;
    }

    /// <summary>The schema of deployment files; records stay open for properties of later versions.</summary>
    public static string Make()
    {
        using StringWriter text = new();
        new SchemaText(text, "EntSso.Deployment", isClosed: false).Write();
        return text.ToString();
    }

    /// <summary>The schema of desired state files: closed, because a misspelled setting must not pass.</summary>
    public static string MakeConfiguration()
    {
        using StringWriter text = new();
        new SchemaText(text, "EntSso.Administration.Desired", isClosed: true).WriteConfiguration(isResource: false);
        return text.ToString();
    }

    /// <summary>The manifest by which DSC finds and calls the command line tool, with the schema of its instances.</summary>
    public static string MakeResourceManifest(string version)
    {
        using StringWriter text = new();
        new SchemaText(text, "EntSso.Administration.Desired", isClosed: true).WriteManifest(version);
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
        _json.StartObject();
        Text("$schema", "https://json-schema.org/draft/2020-12/schema");
        Text("title", "EntSsoPS deployment");
        Text("description", _comments["T:EntSso.Deployment.SyncDeployment"] + " " + _comments["T:EntSso.Deployment.Json.DeploymentFile"]);
        Text("type", "object");
        Words("required", ["entSsoDeployment"]);
        _json.Name("properties");
        _json.StartObject();
        _json.Name("$schema");
        _json.StartObject(true);
        Text("type", "string");
        _json.EndObject();
        _json.Name("entSsoDeployment");
        _json.StartObject();
        Text("description", "The version of the format: major and minor. A reader refuses a later major version and passes over what a later minor version adds.");
        Text("type", "string");
        Text("pattern", "^1\\.[0-9]+$");
        _json.EndObject();
        _json.Name("origins");
        _json.StartObject();
        Text("description", "Where and when facts were read, under the keys that facts refer to.");
        Text("type", "object");
        _json.Name("additionalProperties");
        _json.StartObject(true);
        Text("$ref", "#/$defs/origin");
        _json.EndObject();
        _json.EndObject();
        Properties(root);
        _json.EndObject();
        _json.Name("$defs");
        _json.StartObject();
        Origin();
        FactBase();
        Records();
        _json.EndObject();
        _json.EndObject();
        _json.End();
    }

    private void WriteManifest(string version)
    {
        _json.StartObject();
        Text("$schema", "https://aka.ms/dsc/schemas/v3/bundled/resource/manifest.json");
        Text("type", "EntSso/PasswordSync");
        Text("version", version);
        Text("description", "Password synchronisation through Microsoft Enterprise Single Sign-On: server gates, system mode, adapters, applications and SPNs.");
        Words("tags", ["ENTSSO", "PasswordSync"]);
        foreach (string operation in new[] { "get", "test", "set", "whatIf" })
        {
            _json.Name(operation);
            _json.StartObject();
            Text("executable", "entsso-sync");
            Words("args", operation == "whatIf" ? ["resource", "set", "--what-if"] : ["resource", operation]);
            Text("input", "stdin");
            if (operation is "set" or "whatIf")
            {
                _json.Name("implementsPretest");
                _json.Value(true);
            }

            if (operation != "get")
            {
                Text("return", "state");
            }

            _json.EndObject();
        }

        _json.Name("exitCodes");
        _json.StartObject();
        Text("0", "Success");
        Text("2", "Wrong input, or the system could not be read or changed: the reason is on standard error");
        Text("130", "Stopped by Ctrl+C");
        _json.EndObject();
        _json.Name("schema");
        _json.StartObject();
        _json.Name("embedded");
        WriteConfiguration(isResource: true);
        _json.EndObject();
        _json.EndObject();
        _json.End();
    }

    /// <summary>Under its address, so that nobody has to fetch it.</summary>
    private void WriteInDesiredState()
    {
        _json.Name(InDesiredState);
        _json.StartObject();
        Text("$id", InDesiredState);
        Text("description", "Whether every stated setting is as wanted; only returned.");
        Words("type", ["boolean", "null"]);
        _json.Name("readOnly");
        _json.Value(true);
        _json.EndObject();
    }

    private void WriteConfiguration(bool isResource)
    {
        JsonShape root = DesiredForms.Configuration.Shape;
        _json.StartObject();
        Text("$schema", "https://json-schema.org/draft/2020-12/schema");
        Text("title", "EntSsoPS desired configuration");
        Text("description", _comments["T:EntSso.Administration.Desired.DesiredConfiguration"]);
        Text("type", "object");
        Close();
        _json.Name("properties");
        _json.StartObject();
        if (isResource)
        {
            Value("deploymentPath", BasicForms.Text.Shape, "A deployment file to read and change instead of the live system; off Windows it has to be given.");
            Value("server", BasicForms.Text.Shape, "The SSO server to connect to. Default: the one that is selected on this computer.");
            _json.Name("_inDesiredState");
            _json.StartObject(true);
            Text("$ref", InDesiredState);
            _json.EndObject();
        }
        else
        {
            _json.Name("$schema");
            _json.StartObject(true);
            Text("type", "string");
            _json.EndObject();
        }

        Properties(root);
        _json.EndObject();
        _json.Name("$defs");
        _json.StartObject();
        Records();
        if (isResource)
        {
            WriteInDesiredState();
        }

        _json.EndObject();
        _json.EndObject();
        if (!isResource)
        {
            _json.End();
        }
    }

    private void Records()
    {
        HashSet<string> written = [];
        while (_records.FirstOrDefault(record => !written.Contains(record.Key)) is { Key: string name, Value: JsonShape shape })
        {
            written.Add(name);
            Record(name, shape);
        }
    }

    private void Close()
    {
        if (_isClosed)
        {
            _json.Name("additionalProperties");
            _json.Value(false);
        }
    }

    private void Origin()
    {
        _json.Name("origin");
        _json.StartObject();
        Text("description", _comments["T:EntSso.Deployment.FactOrigin"]);
        Text("type", "object");
        Words("required", ["source", "time"]);
        _json.Name("properties");
        _json.StartObject();
        Value("source", BasicForms.Text.Shape, "What was asked, in words for people.");
        Value("time", BasicForms.Time.Shape, "When, in UTC.");
        _json.EndObject();
        _json.EndObject();
    }

    private void FactBase()
    {
        _json.Name("fact");
        _json.StartObject();
        Text("description", "A fact: known with \"value\", or unknown with the reason. A fact that is missing was not collected.");
        Text("type", "object");
        _json.Name("oneOf");
        _json.StartArray();
        foreach (string alternative in new[] { "value", "unknown" })
        {
            _json.StartObject(true);
            Words("required", [alternative]);
            _json.EndObject();
        }

        _json.EndArray();
        _json.Name("properties");
        _json.StartObject();
        Value("unknown", BasicForms.Text.Shape, "Why the fact could not be read.");
        Value("origin", BasicForms.Text.Shape, "Where and when it was read or tried: a key of \"origins\".");
        Value("line", BasicForms.Integer.Shape, "The line in the origin's file, from 1.");
        Value("column", BasicForms.Integer.Shape, "The column in the line, from 1.");
        Value("inferred", BasicForms.Switch.Shape, "Whether the value follows from what the source leaves out.");
        _json.EndObject();
        _json.EndObject();
    }

    private void Record(string name, JsonShape shape)
    {
        _json.Name(name);
        _json.StartObject();
        if (_comments.TryGetValue($"T:{_space}.{shape.Record}", out string? comment))
        {
            Text("description", comment);
        }

        Text("type", "object");
        Close();
        string[] required = [.. shape.Properties.Where(property => property.IsRequired).Select(property => property.Name)];
        if (required.Length > 0)
        {
            Words("required", required);
        }

        _json.Name("properties");
        _json.StartObject();
        Properties(shape);
        _json.EndObject();
        _json.EndObject();
    }

    private void Properties(JsonShape shape)
    {
        foreach (JsonShapeProperty property in shape.Properties)
        {
            string member = char.ToUpperInvariant(property.Name[0]) + property.Name.Substring(1);
            Value(property.Name, property.Shape, _comments.TryGetValue($"P:{_space}.{shape.Record}.{member}", out string? comment) ? comment : "");
        }
    }

    private void Value(string name, JsonShape shape, string description)
    {
        _json.Name(name);
        bool isReference = shape.Record.Length > 0 && !shape.IsNullable;
        _json.StartObject(description.Length == 0 && shape.Items is null);
        if (description.Length > 0)
        {
            Text("description", description);
        }

        if (shape.IsFact)
        {
            Text("$ref", "#/$defs/fact");
            _json.Name("properties");
            _json.StartObject();
            Value("value", shape.Items!, "");
            _json.EndObject();
        }
        else if (isReference)
        {
            Reference(shape);
        }
        else if (shape.Record.Length > 0)
        {
            _json.Name("anyOf");
            _json.StartArray(true);
            _json.StartObject();
            Text("type", "null");
            _json.EndObject();
            _json.StartObject();
            Reference(shape);
            _json.EndObject();
            _json.EndArray();
        }
        else
        {
            Plain(shape);
        }

        _json.EndObject();
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

        Limit("minimum", shape.Minimum);
        Limit("maximum", shape.Maximum);
        if (shape.Items is JsonShape items)
        {
            Value("items", items, "");
        }
    }

    private void Limit(string name, int? limit)
    {
        if (limit is int value)
        {
            _json.Name(name);
            _json.Value(value);
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
        _json.Value(value);
    }

    private void Words(string name, IReadOnlyList<string> words)
    {
        _json.Name(name);
        _json.StartArray(true);
        foreach (string word in words)
        {
            _json.Value(word);
        }

        _json.EndArray();
    }
}
