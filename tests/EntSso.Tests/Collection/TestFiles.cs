using System.Text;

namespace EntSso.Tests.Collection;

/// <summary>The synthetic exports, and streams of texts made in tests.</summary>
internal static class TestFiles
{
    public static string SyncEngine(string name) => RepositoryFolder.Find(Path.Combine("tests", "EntSso.Tests", "TestData", "SyncEngine", name));

    public static MemoryStream Stream(string text, Encoding? encoding = null)
    {
        Encoding used = encoding ?? new UTF8Encoding(false);
        return new MemoryStream([.. used.GetPreamble(), .. used.GetBytes(text)]);
    }
}
