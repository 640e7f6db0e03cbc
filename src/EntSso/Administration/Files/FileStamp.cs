using System;
using System.IO;

namespace EntSso.Administration.Files;

/// <summary>By what a changed file is recognised: the time of its last writing and its length.</summary>
/// <param name="Written">When it was last written, UTC.</param>
/// <param name="Length">Its length in bytes.</param>
internal readonly record struct FileStamp(DateTime Written, long Length)
{
    /// <summary>The stamp of a file now.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static FileStamp Of(string path)
    {
        FileInfo file = new(path);
        return file.Exists ? new FileStamp(file.LastWriteTimeUtc, file.Length) : throw new FileNotFoundException("there is no such file.");
    }
}
