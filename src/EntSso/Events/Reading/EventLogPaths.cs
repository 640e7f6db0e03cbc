namespace EntSso.Events.Reading;

/// <summary>Finds the log files that the user's PATH arguments mean.</summary>
public static class EventLogPaths
{
    private static readonly char[] _separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    /// <summary>
    /// Finds files. A path is a file, a folder (its *.evtx files, and those others whose content is that of a log), or a path with the
    /// wildcards <c>*</c> and <c>?</c> in any of its segments, which may match files and folders. Letter case does not count where
    /// wildcards are compared.
    /// </summary>
    /// <param name="paths">The arguments.</param>
    /// <param name="monitor">Is told of folders that cannot be looked into.</param>
    /// <param name="cancellationToken">Stops the search between two files or folders.</param>
    /// <returns>The files, each once, sorted by path. Content is not checked for files that were named or matched by wildcards.</returns>
    /// <exception cref="EventLogUnreadableException">One of the paths matches nothing.</exception>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths, IReadMonitor monitor, CancellationToken cancellationToken = default)
    {
        var known = new HashSet<string>(FilePaths.Comparer);
        var found = new List<(string FullPath, string Path)>();
        foreach (string path in paths)
        {
            bool any = false;
            foreach (string file in FilesOf(path, monitor, cancellationToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
                any = true;
                string fullPath = Path.GetFullPath(file);
                if (known.Add(fullPath))
                {
                    found.Add((fullPath, file));
                }
            }

            if (!any)
            {
                throw NothingFound(path);
            }
        }

        return found.OrderBy(file => file.FullPath, StringComparer.OrdinalIgnoreCase)
            .ThenBy(file => file.FullPath, StringComparer.Ordinal)
            .Select(file => file.Path)
            .ToArray();
    }

    private static IEnumerable<string> FilesOf(string path, IReadMonitor monitor, CancellationToken cancellationToken)
    {
        // A name that exists is meant literally, even if it holds a character that could be a wildcard.
        IEnumerable<string> matches = File.Exists(path) || Directory.Exists(path) || !HasWildcard(path)
            ? [path]
            : ExpandAll(path, monitor, cancellationToken);
        return matches.SelectMany(match =>
            Directory.Exists(match) ? FilesInFolder(match, monitor, cancellationToken)
            : File.Exists(match) ? [match]
            : Enumerable.Empty<string>());
    }

    private static bool HasWildcard(string text) => WildcardText.IndexOfWildcard(text) >= 0;

    private static IEnumerable<string> ExpandAll(string path, IReadMonitor monitor, CancellationToken cancellationToken)
    {
        int firstWildcard = WildcardText.IndexOfWildcard(path);
        int segment = firstWildcard < 0 ? 0 : path.LastIndexOfAny(_separators, firstWildcard) + 1;
        return Expand(path.Substring(0, segment), path.Substring(segment), monitor, cancellationToken);
    }

    // Names that were found are not looked at for wildcards again: on some systems they may hold such characters.
    private static IEnumerable<string> Expand(string folder, string rest, IReadMonitor monitor, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int end = rest.IndexOfAny(_separators);
        string segment = end < 0 ? rest : rest.Substring(0, end);
        string further = end < 0 ? "" : rest.Substring(end + 1).TrimStart(_separators);
        IEnumerable<string> names = HasWildcard(segment)
            ? Entries(folder, further.Length == 0, monitor).Where(name => WildcardText.IsMatch(name, segment))
            : [segment];
        return further.Length == 0
            ? names.Select(name => folder + name)
            : names.SelectMany(name => Expand(folder + name + Path.DirectorySeparatorChar, further, monitor, cancellationToken));
    }

    private static List<string> Entries(string folder, bool withFiles, IReadMonitor monitor)
    {
        string place = folder.Length == 0 ? "." : folder;
        if (!Directory.Exists(place))
        {
            return [];
        }

        try
        {
            IEnumerable<string> entries = withFiles ? Directory.GetFileSystemEntries(place) : Directory.GetDirectories(place);
            return entries.Select(entry => Path.GetFileName(entry)).ToList();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            monitor.Report(new ReadProblem(place, "", $"the folder cannot be listed: {error.Message}", 0));
            return [];
        }
    }

    private static IEnumerable<string> FilesInFolder(string folder, IReadMonitor monitor, CancellationToken cancellationToken)
    {
        foreach (string name in Entries(folder, withFiles: true, monitor))
        {
            cancellationToken.ThrowIfCancellationRequested();
            string path = Path.Combine(folder, name);
            if (!Directory.Exists(path)
                && (name.EndsWith(".evtx", StringComparison.OrdinalIgnoreCase) || MayHoldEvents(path, name)))
            {
                yield return path;
            }
        }
    }

    // A file that cannot be opened stays where its name promises events: the reader says why.
    private static bool MayHoldEvents(string path, string name)
    {
        try
        {
            return EventFile.KindOf(path) != EventFileKind.Other;
        }
        catch (EventLogUnreadableException)
        {
            return name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);
        }
    }

    private static EventLogUnreadableException NothingFound(string path) =>
        Directory.Exists(path)
            ? new(path, "the folder holds no event log. Folders below it were not searched: name them as well.")
            : new(path.Length == 0 ? "''" : path, HasWildcard(path) ? "no file matches." : "there is no such file or folder.");
}
