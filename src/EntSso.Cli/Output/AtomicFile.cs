using System;
using System.IO;

namespace EntSso.Cli.Output;

/// <summary>Writes a file so that readers see the old content or the whole new one.</summary>
internal static class AtomicFile
{
    /// <summary>Writes into a temporary file in the same folder, which then takes the place of the old one.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        string target = Path.GetFullPath(path);
        string temporary = Path.Combine(Path.GetDirectoryName(target) ?? "", $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
            }

            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
