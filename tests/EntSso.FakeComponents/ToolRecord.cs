using System.Text;

namespace EntSso.FakeComponents;

/// <summary>The file in which the fake tool keeps what it was called with.</summary>
internal static class ToolRecord
{
    /// <summary>The arguments of each call so far; none where there is no such file.</summary>
    public static IReadOnlyList<string[]> Read(string file) => File.Exists(file)
        ? [.. File.ReadAllLines(file).Select(line => line.Length == 0 ? [] : line.Split(' ').Select(Decode).ToArray())]
        : [];

    private static string Decode(string text) => text == "-" ? "" : Encoding.UTF8.GetString(Convert.FromBase64String(text));
}
