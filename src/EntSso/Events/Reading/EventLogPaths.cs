namespace EntSso.Events.Reading;

/// <summary>Finds the log files that the user's PATH arguments mean.</summary>
internal static class EventLogPaths
{
    /// <summary>Far above what a search for logs should match; a whole disk was not meant.</summary>
    internal const int MostMatches = 200_000;

    private const int MostSegments = 256;

    private static readonly char[] _separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    /// <summary>
    /// Finds files. A path is a file, a folder (its *.evtx files, and those others whose content is that of a log), or a path with the
    /// wildcards <c>*</c> and <c>?</c> in any of its segments, which may match files and folders. Letter case does not count where
    /// wildcards are compared.
    /// </summary>
    /// <param name="paths">The arguments.</param>
    /// <param name="monitor">Receives folders that cannot be read.</param>
    /// <param name="cancellationToken">Stops the search between two files or folders.</param>
    /// <returns>The files, each once, sorted by path. Content is not checked for files that were named or matched by wildcards.</returns>
    /// <exception cref="EventLogUnreadableException">One of the paths matches nothing.</exception>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths, IReadMonitor monitor, CancellationToken cancellationToken = default)
    {
        var known = new HashSet<string>(PathComparison.Comparer);
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

    /// <summary>
    /// Follows a pattern segment by segment. The folders that a segment leads to are each followed once, in however many ways they are
    /// reached, so that the work grows with the folders that there are and not with their combinations.
    /// </summary>
    private static List<string> ExpandAll(string path, IReadMonitor monitor, CancellationToken cancellationToken)
    {
        int start = path.LastIndexOfAny(_separators, WildcardText.IndexOfWildcard(path)) + 1;
        string[] segments = path.Substring(start).Split(_separators, StringSplitOptions.RemoveEmptyEntries);

        if (segments.Length > MostSegments)
        {
            throw new EventLogUnreadableException(
                path, $"the pattern has more than {MostSegments} parts. Specify the folders or files to read.");
        }

        // Names that were found are not searched for wildcards again: on some systems they may hold such characters.
        var places = new List<string> { path.Substring(0, start) };
        for (int i = 0; i < segments.Length; i++)
        {
            string segment = segments[i];
            bool isLast = i == segments.Length - 1;
            var known = new HashSet<string>(PathComparison.Comparer);
            var next = new List<string>();
            foreach (string place in places)
            {
                cancellationToken.ThrowIfCancellationRequested();
                IEnumerable<string> names = HasWildcard(segment)
                    ? Entries(place, isLast, monitor).Where(name => WildcardText.IsMatch(name, segment))
                    : [segment];
                foreach (string name in names)
                {
                    string found = place + name + (isLast ? "" : Path.DirectorySeparatorChar.ToString());
                    if (!known.Add(Path.GetFullPath(found)))
                    {
                        continue;
                    }

                    next.Add(found);
                    if (next.Count > MostMatches)
                    {
                        throw new EventLogUnreadableException(
                            path, $"more than {MostMatches} files or folders match. Specify the folders or files to read.");
                    }
                }
            }

            places = next;
        }

        return places;
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
            return entries.Select(entry => Path.GetFileName(entry)).Where(name => !AtomicFile.IsTemporary(name)).ToList();
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
            ? new(path, "the folder has no event log. Its subfolders were not searched: specify them as well.")
            : new(path.Length == 0 ? "''" : path, HasWildcard(path) ? "no file matches." : "there is no such file or folder.");
}
