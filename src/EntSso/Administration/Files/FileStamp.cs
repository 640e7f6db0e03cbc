using System.Security.Cryptography;

namespace EntSso.Administration.Files;

/// <summary>
/// The content of a file, to recognise a change. The time of its last writing and its length are compared where the check has to be
/// cheap; they miss an edit of the same length within one tick of the file system's clock.
/// </summary>
/// <param name="Written">When it was last written, UTC.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Content">The SHA-256 of its content, in Base64.</param>
internal readonly record struct FileStamp(DateTime Written, long Length, string Content)
{
    /// <summary>The stamp of a file now. The whole file is read.</summary>
    /// <param name="path">The file; a link represents what it leads to.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static FileStamp Of(string path)
    {
        FileInfo file = Look(path);
        using FileStream content = InputFile.Open(file.FullName);
        using var hash = SHA256.Create();
        return new FileStamp(file.LastWriteTimeUtc, file.Length, Convert.ToBase64String(hash.ComputeHash(content)));
    }

    /// <summary>Whether a file still has this content. The whole file is read, unless its length already shows.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public bool IsContentOf(string path) => Look(path).Length == Length && Of(path).Content == Content;

    /// <summary>Whether time and length of a file are still the same. The file is not read.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public bool LooksLike(string path)
    {
        FileInfo file = Look(path);
        return file.LastWriteTimeUtc == Written && file.Length == Length;
    }

    // Of a link, time and length would be its own.
    private static FileInfo Look(string path)
    {
        FileInfo file = new(AtomicFile.FinalTarget(path));
        return file.Exists ? file : throw new FileNotFoundException("there is no such file.");
    }
}
