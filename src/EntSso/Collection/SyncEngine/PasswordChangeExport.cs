using EntSso.Deployment;

namespace EntSso.Collection.SyncEngine;

/// <summary>
/// Reads password change rows of a sync engine that were saved as XML: what the method EventDetails of the three WMI classes returns
/// (element names with hyphens), Export-Clixml, ConvertTo-Xml, or CIM-XML (<c>wmic … /format:rawxml</c>). All have the same properties, so
/// one walk reads them all.
/// </summary>
internal sealed class PasswordChangeExport
{
    private static readonly HashSet<string> _known = new(PasswordChangeRows.Properties, StringComparer.OrdinalIgnoreCase);

    private readonly LocatedXmlReader _xml;
    private readonly List<PasswordQueueRow> _queue = [];
    private readonly List<PasswordSourceRow> _source = [];
    private readonly List<PasswordTargetRow> _target = [];

    private PasswordChangeExport(LocatedXmlReader xml) => _xml = xml;

    /// <summary>The rows of each class; none where the file has none, which does not show that the engine has none.</summary>
    public IReadOnlyList<PasswordQueueRow> Queue => _queue;

    /// <inheritdoc cref="Queue"/>
    public IReadOnlyList<PasswordSourceRow> SourceHistory => _source;

    /// <inheritdoc cref="Queue"/>
    public IReadOnlyList<PasswordTargetRow> TargetHistory => _target;

    /// <summary>The computer that the rows come from, or empty.</summary>
    public string Server { get; private set; } = "";

    /// <summary>Whether the beginning of an XML file shows that it holds such rows.</summary>
    public static bool IsLikely(string root, string head) =>
        root.StartsWith("password-change-", StringComparison.Ordinal)
        || head.IndexOf("MIIS_PasswordChange", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Reads the rows.</summary>
    /// <exception cref="SourceFormatException">The file is damaged, or has no row.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static PasswordChangeExport Read(string path, CancellationToken cancellationToken = default)
    {
        using FileStream stream = InputFile.Open(path);
        return Read(stream, path, cancellationToken);
    }

    /// <inheritdoc cref="Read(string, CancellationToken)"/>
    public static PasswordChangeExport Read(Stream stream, string name, CancellationToken cancellationToken = default)
    {
        using LocatedXmlReader xml = new(stream, name, cancellationToken);
        PasswordChangeExport export = new(xml);
        xml.Root();
        export.ReadElement();
        xml.Finish();
        return export._queue.Count + export._source.Count + export._target.Count > 0
            ? export
            : throw new SourceFormatException(
                name, 1, 1,
                "expected password changes with the properties of MIIS_PasswordChangeQueue or of the history classes, found none");
    }

    private void ReadElement()
    {
        Dictionary<string, string> row = new(StringComparer.OrdinalIgnoreCase);
        List<PasswordAttempt> attempts = [];
        _xml.Children(() =>
        {
            string name = _xml.Attribute("N") ?? _xml.Attribute("NAME") ?? _xml.Attribute("Name") ?? _xml.Name.Replace("-", "");
            if (_known.Contains(name))
            {
                row[name] = ReadValue(attempts);
            }
            else if (name.ToUpperInvariant() is "PSCOMPUTERNAME" or "__SERVER")
            {
                Server = ReadValue([]);
            }
            else
            {
                ReadElement();
            }
        });
        if (row.ContainsKey("ReferenceGuid") || row.ContainsKey("MaGuid"))
        {
            Add(row, attempts);
        }
    }

    private string ReadValue(List<PasswordAttempt> attempts)
    {
        string text = "";
        _xml.StrayText = piece => text += piece;
        _xml.Children(() =>
        {
            if (_xml.Name == "VALUE")
            {
                text = _xml.Text();
            }
            else
            {
                PasswordChangeRows.AddAttempts(_xml, attempts);
            }
        });
        _xml.StrayText = null;

        // CLIXML writes line ends as numbers.
        return text.Replace("_x000D_", "\r").Replace("_x000A_", "\n").Replace("_x0009_", "\t");
    }

    /// <summary>The class of a row shows in the properties that only one class has.</summary>
    private void Add(Dictionary<string, string> row, List<PasswordAttempt> attempts)
    {
        if (row.ContainsKey("FinalReturnCode") || row.ContainsKey("ReachedRetryLimit"))
        {
            PasswordTargetRow target = PasswordChangeRows.TargetRow(row);
            _target.Add(attempts.Count > 0 ? target with { Attempts = attempts } : target);
        }
        else if (row.ContainsKey("SourceServer") || row.ContainsKey("SourceChangeTime") || row.ContainsKey("ReturnCode"))
        {
            _source.Add(PasswordChangeRows.SourceRow(row));
        }
        else
        {
            PasswordQueueRow waiting = PasswordChangeRows.QueueRow(row);
            _queue.Add(attempts.Count > 0 ? waiting with { Attempts = attempts } : waiting);
        }
    }
}
