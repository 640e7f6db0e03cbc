using System.Text;
using Xunit;

namespace EntSso.Windows.Tests;

/// <summary>Windows lets nobody replace a file that somebody reads, unless the reader allows it: what AtomicFile rests on.</summary>
public sealed class FileReplacementTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entsso-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [WindowsFact]
    public void A_file_is_made_and_replaced_and_nothing_else_is_left()
    {
        string file = Path.Combine(_folder, "deployment.json");

        Write(file, "old");
        Write(file, "new");

        Assert.Equal("new", File.ReadAllText(file));
        Assert.Equal([file], Directory.GetFiles(_folder));
    }

    [WindowsFact]
    public void A_reader_that_allows_deletion_keeps_the_old_content()
    {
        string file = Path.Combine(_folder, "deployment.json");
        Write(file, "old");
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using StreamReader reader = new(stream);

        Write(file, "new");

        Assert.Equal("old", reader.ReadToEnd());
        Assert.Equal("new", File.ReadAllText(file));
    }

    [WindowsFact]
    public void While_a_reader_forbids_deletion_the_old_file_stays()
    {
        string file = Path.Combine(_folder, "deployment.json");
        Write(file, "old");
        using (new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read))
        {
            Assert.ThrowsAny<IOException>(() => Write(file, "new"));
        }

        // Wine's ReplaceFile leaves an empty file of its own behind; ours is told by its name.
        Assert.Equal("old", File.ReadAllText(file));
        Assert.Empty(Directory.GetFiles(_folder, ".deployment.json.*"));
    }

    private static void Write(string file, string text) => AtomicFile.Write(file, s => s.Write(Encoding.UTF8.GetBytes(text)));
}
