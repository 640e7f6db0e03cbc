using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using EntSso.Events.Reading.Evtx;
using EntSso.Testing;

namespace EntSso.Benchmarks.Soak;

/// <summary>
/// Changes what a file says and leaves its form intact, so that it is read to the end: values of JSON, texts and attributes of XML, records of
/// event logs with their checksums repaired, lines of text. The same random numbers make the same bytes.
/// </summary>
internal static class StructuredMutation
{
    private const int ChunkLength = 1 << 16;
    private const int FileHeaderLength = 1 << 12;
    private const int ChunkHeaderLength = 512;

    private static readonly JsonSerializerOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };

    /// <summary>The changed file, or null where its form is not known.</summary>
    public static byte[]? Apply(byte[] seed, string file, Random random)
    {
        try
        {
            return Path.GetExtension(file).ToUpperInvariant() switch
            {
                ".JSON" => Json(seed, random),
                ".XML" => Xml(seed, random),
                ".EVTX" => Evtx(seed, random),
                ".TXT" => Lines(seed, random),
                _ => null,
            };
        }
        catch (Exception other) when (other is JsonException or XmlException or InvalidOperationException or ArgumentException)
        {
            // A file of the tests that is meant to be damaged.
            return null;
        }
    }

    private static string Text(Random random, string old) => random.Next(9) switch
    {
        0 => "",
        1 => old + UglyText.Make(random.Next()),
        2 => old.ToUpperInvariant(),
        3 => string.Concat(Enumerable.Repeat(old, random.Next(2, 40))),
        4 => random.NextInt64().ToString(System.Globalization.CultureInfo.InvariantCulture),
        5 => Guid.NewGuid().ToString().Replace(Guid.NewGuid().ToString()[..1], "0", StringComparison.Ordinal)[..36],
        6 => "FABRIKAM\\" + old,
        7 => old.Length > 1 ? old[..random.Next(old.Length)] : "*",
        _ => UglyText.Make(random.Next()),
    };

    private static byte[] Json(byte[] seed, Random random)
    {
        JsonNode root = JsonNode.Parse(seed, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!;
        for (int i = random.Next(1, 9); i > 0; i--)
        {
            List<JsonNode> all = [.. Below(root)];
            if (all.Count == 0)
            {
                break;
            }

            JsonNode node = all[random.Next(all.Count)];
            switch (random.Next(8))
            {
                case 0 when node.Parent is JsonObject parent:
                    parent.Remove(node.GetPropertyName());
                    break;
                case 1 when node.Parent is JsonArray parent:
                    for (int j = 1 << random.Next(0, 10); j > 0; j--)
                    {
                        parent.Add(node.DeepClone());
                    }

                    break;
                case 2:
                    node.ReplaceWith(all[random.Next(all.Count)].DeepClone());
                    break;
                case 3 when node.Parent is JsonObject parent:
                    parent[Text(random, node.GetPropertyName()).Replace("\ud800", "", StringComparison.Ordinal)] = node.DeepClone();
                    break;
                default:
                    node.ReplaceWith(Value(node, random));
                    break;
            }
        }

        return Encoding.UTF8.GetBytes(root.ToJsonString(_json));
    }

    private static JsonNode Value(JsonNode node, Random random) => node.GetValueKind() switch
    {
        JsonValueKind.String => JsonValue.Create(Text(random, node.GetValue<string>())),
        JsonValueKind.Number => JsonValue.Create(random.Next(3) switch { 0 => -1L, 1 => long.MaxValue, _ => random.NextInt64(100_000) }),
        JsonValueKind.True => JsonValue.Create(false),
        JsonValueKind.False => JsonValue.Create(true),
        _ => random.Next(2) == 0 ? new JsonArray() : new JsonObject(),
    };

    private static IEnumerable<JsonNode> Below(JsonNode node) => node switch
    {
        JsonObject @object => @object.Where(one => one.Value is not null).SelectMany(one => Below(one.Value!).Prepend(one.Value!)),
        JsonArray array => array.Where(one => one is not null).SelectMany(one => Below(one!).Prepend(one!)),
        _ => [],
    };

    private static byte[] Xml(byte[] seed, Random random)
    {
        using var input = new MemoryStream(seed);
        using var reader = XmlReader.Create(input, new XmlReaderSettings { CheckCharacters = false, DtdProcessing = DtdProcessing.Prohibit });
        XDocument document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        for (int i = random.Next(1, 9); i > 0; i--)
        {
            XElement[] all = [.. document.Root!.DescendantsAndSelf()];
            XElement element = all[random.Next(all.Length)];
            switch (random.Next(7))
            {
                case 0 when element.Parent is not null:
                    element.Remove();
                    break;
                case 1 when element.Parent is not null:
                    for (int j = 1 << random.Next(0, 8); j > 0; j--)
                    {
                        element.AddAfterSelf(new XElement(element));
                    }

                    break;
                case 2:
                    XElement other = all[random.Next(all.Length)];
                    element.Add(new XElement(other));
                    break;
                case 3 when element.HasAttributes:
                    XAttribute[] attributes = [.. element.Attributes().Where(one => !one.IsNamespaceDeclaration)];
                    if (attributes.Length > 0)
                    {
                        XAttribute attribute = attributes[random.Next(attributes.Length)];
                        attribute.Value = Text(random, attribute.Value);
                    }

                    break;
                default:
                    XText[] texts = [.. document.DescendantNodes().OfType<XText>().Where(text => text.Value.Trim().Length > 0)];
                    if (texts.Length > 0)
                    {
                        XText text = texts[random.Next(texts.Length)];
                        text.Value = Text(random, text.Value);
                    }

                    break;
            }
        }

        // Characters that XML does not have are written as references, as Windows does.
        using var output = new MemoryStream();
        using (var writer = XmlWriter.Create(output, new XmlWriterSettings { CheckCharacters = false, Encoding = new UTF8Encoding(false, false) }))
        {
            document.Save(writer);
        }

        return output.ToArray();
    }

    /// <summary>Changes bytes of records, and repairs the checksums of their chunks, so that they are read.</summary>
    private static byte[]? Evtx(byte[] seed, Random random)
    {
        int chunks = (seed.Length - FileHeaderLength) / ChunkLength;
        if (chunks < 1)
        {
            return null;
        }

        byte[] log = [.. seed];
        for (int i = random.Next(1, 30); i > 0; i--)
        {
            int chunk = FileHeaderLength + (random.Next(chunks) * ChunkLength);
            int end = Math.Clamp(BitConverter.ToInt32(log, chunk + 48), ChunkHeaderLength + 1, ChunkLength);
            int at = chunk + random.Next(ChunkHeaderLength, end);
            switch (random.Next(4))
            {
                case 0:
                    log[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    log[at] = (byte)random.Next(256);
                    break;
                case 2:
                    int length = Math.Min(chunk + end - at, 1 << random.Next(0, 8));
                    Array.Copy(log, chunk + random.Next(ChunkHeaderLength, end - length + 1), log, at, length);
                    break;
                default:
                    byte[] ugly = Encoding.Unicode.GetBytes(UglyText.Make(random.Next()));
                    Array.Copy(ugly, 0, log, at & ~1, Math.Min(Math.Min(ugly.Length, 64), chunk + end - (at & ~1)));
                    break;
            }
        }

        for (int i = 0; i < chunks; i++)
        {
            int chunk = FileHeaderLength + (i * ChunkLength);
            int end = Math.Clamp(BitConverter.ToInt32(log, chunk + 48), ChunkHeaderLength, ChunkLength);
            BitConverter.TryWriteBytes(log.AsSpan(chunk + 52), Crc32.Compute(log, chunk + ChunkHeaderLength, end - ChunkHeaderLength));
            uint header = Crc32.Compute(log, chunk, 120);
            BitConverter.TryWriteBytes(log.AsSpan(chunk + 124), Crc32.Compute(log, chunk + 128, ChunkHeaderLength - 128, header));
        }

        return log;
    }

    private static byte[] Lines(byte[] seed, Random random)
    {
        List<string> lines = [.. Encoding.UTF8.GetString(seed).Split('\n')];
        for (int i = random.Next(1, 9); i > 0; i--)
        {
            int at = random.Next(lines.Count);
            switch (random.Next(4))
            {
                case 0 when lines.Count > 1:
                    lines.RemoveAt(at);
                    break;
                case 1:
                    lines.InsertRange(at, Enumerable.Repeat(lines[at], 1 << random.Next(0, 10)));
                    break;
                case 2:
                    string[] words = lines[at].Split(':');
                    words[^1] = Text(random, words[^1]);
                    lines[at] = string.Join(':', words);
                    break;
                default:
                    (lines[at], lines[random.Next(lines.Count)]) = (lines[random.Next(lines.Count)], lines[at]);
                    break;
            }
        }

        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }
}
