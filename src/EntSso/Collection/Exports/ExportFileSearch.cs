using Folders = System.IO.Directory;

namespace EntSso.Collection.Exports;

/// <summary>Finds the files that a user's paths mean, each once. What is skipped is said, except for links to folders.</summary>
internal sealed class ExportFileSearch
{
    /// <summary>A folder of exports has some dozens of files; a whole disk was not meant.</summary>
    internal const int MostFiles = 10_000;

    /// <summary>How many folders deep is looked below a folder that was given.</summary>
    internal const int DeepestFolder = 8;

    private readonly HashSet<string> _given;
    private readonly HashSet<string> _searched = new(PathComparison.Comparer);
    private readonly CancellationToken _cancellationToken;
    private readonly List<ExportFileCandidate> _files = [];
    private readonly Dictionary<string, int> _places = new(PathComparison.Comparer);
    private readonly List<SourceProblem> _problems = [];

    private ExportFileSearch(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        _given = new HashSet<string>(paths.Where(path => path.Length > 0).Select(Whole), PathComparison.Comparer);
        _cancellationToken = cancellationToken;
    }

    /// <summary>The files in the order of the paths, those of a folder in the order of names.</summary>
    public IReadOnlyList<ExportFileCandidate> Files => _files;

    /// <summary>Folders that could not be listed, and what lay beyond the limits, under the name of the folder that was given.</summary>
    public IReadOnlyList<SourceProblem> Problems => _problems;

    /// <summary>Looks for the files. Links to folders are not followed.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder or file.</exception>
    public static ExportFileSearch Below(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        ExportFileSearch search = new(paths, cancellationToken);
        foreach (string path in paths)
        {
            if (AtomicFile.IsTemporary(path))
            {
                throw new DirectoryNotFoundException(
                    $"'{path}' is left from an interrupted write and may be incomplete. Specify the file itself.");
            }

            if (File.Exists(path))
            {
                search.Add(path, isNamed: true);
            }
            else if (Folders.Exists(path))
            {
                if (search._searched.Add(Whole(path)))
                {
                    search.AddFolder(path);
                }
            }
            else
            {
                throw new DirectoryNotFoundException($"There is no folder or file '{path}'.");
            }
        }

        return search;
    }

    private void AddFolder(string folder)
    {
        List<string> found = [];
        string? tooMany = null;
        string? tooDeep = null;
        Find(folder, 0);
        found.Sort(StringComparer.OrdinalIgnoreCase);
        found.ForEach(file => Add(file, isNamed: false));
        Skip(
            tooMany,
            $"Only {MostFiles} files of the folder were read; {tooMany} and others were not. Specify the folders or files to read.");
        Skip(
            tooDeep,
            $"{tooDeep} is more than {DeepestFolder} folders deep and was not read, like all others at that depth. Specify the folders "
                + "or files to read.");

        void Skip(string? first, string message) =>
            _problems.AddRange(first is null ? [] : [new SourceProblem(folder, 0, 0, message)]);

        void Find(string current, int depth)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            try
            {
                foreach (string file in Folders.EnumerateFiles(current).Where(file => !AtomicFile.IsTemporary(file)))
                {
                    _cancellationToken.ThrowIfCancellationRequested();
                    if (found.Count == MostFiles)
                    {
                        tooMany ??= file;
                        return;
                    }

                    found.Add(file);
                }

                foreach (string inner in Folders.GetDirectories(current))
                {
                    if ((File.GetAttributes(inner) & FileAttributes.ReparsePoint) != 0)
                    {
                        continue;
                    }

                    if (depth == DeepestFolder)
                    {
                        // One that was given as well is searched by itself.
                        tooDeep ??= _given.Contains(Whole(inner)) ? null : inner;
                        continue;
                    }

                    Find(inner, depth + 1);
                    if (tooMany is not null)
                    {
                        return;
                    }
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                _problems.Add(new SourceProblem(current, 0, 0, "The folder cannot be listed: " + error.Message));
            }
        }
    }

    private void Add(string path, bool isNamed)
    {
        string whole = Whole(path);
        if (!_places.TryGetValue(whole, out int place))
        {
            _places.Add(whole, _files.Count);
            _files.Add(new ExportFileCandidate(path, isNamed));
        }
        else if (isNamed)
        {
            _files[place] = _files[place] with { IsNamed = true };
        }
    }

    private static string Whole(string path) => Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
}

/// <summary>A file that is to be checked.</summary>
internal sealed record ExportFileCandidate(string Path, bool IsNamed);
