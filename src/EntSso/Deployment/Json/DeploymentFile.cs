using System.Globalization;
using System.Text;

namespace EntSso.Deployment.Json;

/// <summary>
/// A deployment as a JSON file: UTF-8 without byte order mark, LF, one property a line in a fixed order, so that it diffs well.
/// docs/deployment.schema.json describes it. Facts that no one asked for and empty lists are not written. The file holds names,
/// settings and times and never a password, secret or key.
/// </summary>
internal static class DeploymentFile
{
    /// <summary>The major version of the format: a reader refuses a later one.</summary>
    public const int MajorVersion = 1;

    /// <summary>The minor version of the format: a reader skips what a later one adds.</summary>
    public const int MinorVersion = 0;

    private const string VersionProperty = "entSsoDeployment";
    private const string SchemaProperty = "$schema";
    private const string OriginsProperty = "origins";
    private static readonly UTF8Encoding _strictUtf8 = new(false, true);

    /// <summary>An entry of the table of origins.</summary>
    private static readonly RecordForm<FactOrigin> _origin = BasicForms.Record(new FactOrigin("", default), isInline: true)
        .Required("source", x => x.Source, (x, v) => x with { Source = v }, BasicForms.Text)
        .Required("time", x => x.Time, (x, v) => x with { Time = v }, BasicForms.Time);

    /// <summary>The format's version as the file's first property has it.</summary>
    public static string Version { get; } =
        MajorVersion.ToString(CultureInfo.InvariantCulture) + "." + MinorVersion.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads a deployment file.</summary>
    /// <param name="path">The file: UTF-8 with or without byte order mark, or UTF-16 with one.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DeploymentFormatException">The file is not a deployment that this version can read.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static DeploymentReading Load(string path, CancellationToken cancellationToken = default)
    {
        using FileStream stream = InputFile.Open(path);
        return Load(stream, path, cancellationToken);
    }

    /// <summary>Reads a deployment.</summary>
    /// <param name="stream">The text: UTF-8 with or without byte order mark, or UTF-16 with one. It is not closed.</param>
    /// <param name="name">What errors call the text.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DeploymentFormatException">The text is not a deployment that this version can read.</exception>
    public static DeploymentReading Load(Stream stream, string name, CancellationToken cancellationToken = default)
    {
        if (!stream.CanSeek)
        {
            using MemoryStream copy = new();
            stream.CopyTo(copy);
            copy.Position = 0;
            return Load(copy, name, cancellationToken);
        }

        long start = stream.Position;
        Dictionary<string, FactOrigin> origins = new(StringComparer.Ordinal);
        using (StreamReader head = OpenText(stream))
        {
            ReadHead(new JsonTextReader(head, name), name, origins, cancellationToken);
        }

        stream.Position = start;
        using StreamReader text = OpenText(stream);
        FormReader reader = new(new JsonTextReader(text, name), name, origins, cancellationToken);
        reader.Json.Next();
        SyncDeployment deployment = DeploymentForms.SyncDeployment.Read(reader, VersionProperty, SchemaProperty, OriginsProperty);
        return reader.Json.Next() == JsonToken.End
            ? new DeploymentReading(deployment, reader.Problems)
            : throw reader.Error("expected nothing after the closing brace");
    }

    /// <summary>Writes a deployment file: into a temporary file in the same folder, which then takes the place of the old one.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="path">The file to make or replace; its folder must exist.</param>
    /// <param name="cancellationToken">Stops the writing; the old file stays as it was.</param>
    /// <exception cref="IOException">The file cannot be written; the old one stays as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written; the old one stays as it was.</exception>
    public static void Save(SyncDeployment deployment, string path, CancellationToken cancellationToken = default) =>
        AtomicFile.Write(path, stream => Save(deployment, stream, cancellationToken), cancellationToken);

    /// <summary>Writes a deployment.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="stream">Where to. It is not closed.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static void Save(SyncDeployment deployment, Stream stream, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        OriginTable origins = new();
        DeploymentForms.SyncDeployment.CollectOrigins(deployment, origins);
        Dictionary<FactOrigin, string> keys = origins.Keys();
        using StreamWriter text = new(stream, _strictUtf8, 1 << 16, true) { NewLine = "\n" };
        JsonWriter json = new(text);
        json.StartObject();
        json.Name(VersionProperty);
        json.Value(Version);
        WriteOrigins(json, keys);
        DeploymentForms.SyncDeployment.WriteProperties(deployment, new FormWriter(json, keys));
        json.EndObject();
        json.End();
    }

    /// <summary>Whether a JSON text has the version of a deployment file anywhere, so that it is worth reading or checking.</summary>
    /// <param name="stream">The text. It is not closed.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    internal static bool LooksLikeDeployment(Stream stream, CancellationToken cancellationToken)
    {
        const string mark = "\"" + VersionProperty + "\"";
        using StreamReader text = new(stream, Encoding.UTF8, true, 1 << 16, true);
        char[] buffer = new char[1 << 16];
        string tail = "";
        int length;
        while ((length = text.Read(buffer, 0, buffer.Length)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string part = tail + new string(buffer, 0, length);
            if (part.Contains(mark))
            {
                return true;
            }

            tail = part.Substring(Math.Max(0, part.Length - mark.Length));
        }

        return false;
    }

    /// <summary>Reads a JSON text to its end and keeps none of it: what is cut off or damaged has a place.</summary>
    /// <param name="stream">The text. It is not closed.</param>
    /// <param name="name">What errors call the text.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DeploymentFormatException">The text is not JSON.</exception>
    internal static void RequireJson(Stream stream, string name, CancellationToken cancellationToken)
    {
        using StreamReader text = OpenText(stream);
        JsonTextReader json = new(text, name);
        while (json.Next() != JsonToken.End)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static StreamReader OpenText(Stream stream) => new(stream, _strictUtf8, true, 1 << 16, true);

    /// <summary>
    /// Version and origins, wherever they are: a tool may have sorted the properties. In a file as it is written here, both come
    /// first and no more than that is read twice.
    /// </summary>
    private static void ReadHead(
        JsonTextReader json, string name, Dictionary<string, FactOrigin> origins, CancellationToken cancellationToken)
    {
        if (json.Next() != JsonToken.ObjectStart)
        {
            throw json.Error("expected a deployment: an object in braces");
        }

        bool hasVersion = false;
        bool hasOrigins = false;
        while (json.Next() == JsonToken.PropertyName && !(hasVersion && hasOrigins))
        {
            cancellationToken.ThrowIfCancellationRequested();
            string property = json.Text;
            json.Next();
            switch (property)
            {
                case VersionProperty:
                    CheckVersion(json);
                    hasVersion = true;
                    break;
                case OriginsProperty:
                    ReadOrigins(json, name, origins, cancellationToken);
                    hasOrigins = true;
                    break;
                default:
                    json.SkipValue();
                    break;
            }
        }

        if (!hasVersion)
        {
            throw json.Error($"this is not a deployment file: the property \"{VersionProperty}\" with the format's version is missing");
        }
    }

    private static void CheckVersion(JsonTextReader json)
    {
        string[] parts = json.Token == JsonToken.Text ? json.Text.Split('.') : [];
        if (parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int major)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _)
            || major == 0)
        {
            throw json.Error($"expected the format's version as a text like \"{Version}\"", VersionProperty);
        }

        if (major > MajorVersion)
        {
            throw json.Error(
                $"the file has format version {json.Text}, this version of the product reads up to {MajorVersion}.x; update the "
                    + "product to read it",
                VersionProperty);
        }
    }

    private static void ReadOrigins(
        JsonTextReader json, string name, Dictionary<string, FactOrigin> origins, CancellationToken cancellationToken)
    {
        FormReader reader = new(json, name, origins, cancellationToken);
        reader.Enter(OriginsProperty);
        reader.Expect(JsonToken.ObjectStart, "an object with an origin for each key");
        while (json.Next() == JsonToken.PropertyName)
        {
            string key = json.Text;
            reader.Enter(key);
            json.Next();
            FactOrigin origin = _origin.Read(reader);
            if (origins.ContainsKey(key))
            {
                throw reader.Error("the key is duplicated");
            }

            origins.Add(key, origin);
            reader.Leave();
        }
    }

    private static void WriteOrigins(JsonWriter json, Dictionary<FactOrigin, string> keys)
    {
        if (keys.Count == 0)
        {
            return;
        }

        json.Name(OriginsProperty);
        json.StartObject();
        foreach (KeyValuePair<FactOrigin, string> origin in keys)
        {
            json.Name(origin.Value);
            _origin.Write(origin.Key, new FormWriter(json, keys));
        }

        json.EndObject();
    }
}

/// <summary>A deployment that was read from a file, and what in the file was skipped.</summary>
/// <param name="Deployment">The deployment.</param>
/// <param name="Problems">What a later version wrote and this one does not understand; empty when all was understood.</param>
internal sealed record DeploymentReading(SyncDeployment Deployment, IReadOnlyList<DeploymentProblem> Problems);

/// <summary>Something in a deployment file that was skipped, and its place.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in characters, from 1.</param>
/// <param name="Path">Where in the deployment, for example <c>servers[0].colour</c>.</param>
/// <param name="Message">What was skipped and why.</param>
internal sealed record DeploymentProblem(string File, int Line, int Column, string Path, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}({Line},{Column}): {Path}: {Message}";
}
