using System;
using System.IO;
using System.Threading;

namespace EntSso;

/// <summary>Writes a file so that readers see the old content or the whole new one, never a part.</summary>
public static class AtomicFile
{
    /// <summary>Writes into a temporary file in the same folder, which then takes the place of the old one.</summary>
    /// <param name="path">The file to make or replace; its folder must exist.</param>
    /// <param name="write">Writes the content. The stream is closed behind it.</param>
    /// <param name="cancellationToken">Stops before the old file is replaced; it stays as it was.</param>
    /// <exception cref="IOException">The file cannot be written; the old one stays as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written; the old one stays as it was.</exception>
    public static void Write(string path, Action<Stream> write, CancellationToken cancellationToken = default)
    {
        string target = Path.GetFullPath(path);
        string temporary = Path.Combine(Path.GetDirectoryName(target) ?? "", $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
                stream.Flush(true);
            }

            cancellationToken.ThrowIfCancellationRequested();
            Replace(temporary, target);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    private static void Replace(string temporary, string target)
    {
        if (File.Exists(target))
        {
            File.Replace(temporary, target, null);
        }
        else
        {
            File.Move(temporary, target);
        }
    }

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (IOException)
        {
            // The error that led here is the one to tell; the leftover's name says what it is.
        }
        catch (UnauthorizedAccessException)
        {
        }
    }
}
