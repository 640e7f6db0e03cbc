using EntSso.Collection.Pcns;
using EntSso.Collection.Sso;
using EntSso.Collection.SyncEngine;
using EntSso.Deployment.Json;
using EntSso.Events.Reading;

namespace EntSso.Collection.Exports;

/// <summary>What a file is, by its content.</summary>
internal enum ExportFileKind
{
    /// <summary>Nothing about a deployment.</summary>
    Other,
    Deployment,
    ManagementAgent,
    Metaverse,
    EntSsoXml,
    DisplayDb,
    PcnsList,
    PasswordChanges,
    EventLog,

    /// <summary>A packaged management agent, which is a template and says nothing about an engine.</summary>
    Template,

    /// <summary>A file that could not be opened, recognised or read; there is a problem that says why.</summary>
    Unreadable,
}

/// <summary>
/// Finds out what a file is by its first kilobytes. Only ENTSSO.xml goes by its name as well, so that a broken one is checked. Event logs
/// are what <see cref="EventFile.KindOf(string)"/> says, so that every command takes the same files for logs.
/// </summary>
internal static class ExportFileRecognition
{
    private const int HeadLength = 1 << 16;

    private const string Expected =
        "expected a deployment file, an export of a management agent or the metaverse, ENTSSO.xml, the text of ssomanage -displaydb or "
        + "pcnscfg list, password change rows, or an event log";

    private static readonly string[] _dataTags = ["<" + ManagementAgentExport.DataName, "<" + MetaverseExport.DataName];

    /// <summary>What the file is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isNamed">
    /// Whether the user named this very file, so that it must be one of the kinds. In a folder, other files are skipped unless their
    /// name promises XML or JSON and they are damaged, or they look like an export or a log.
    /// </param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="SourceFormatException">The file is not what its name, its content or the user says.</exception>
    /// <exception cref="DeploymentFormatException">The file looks like JSON or is named so, and is none or no deployment.</exception>
    /// <exception cref="EventLogUnreadableException">The file cannot be read.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ExportFileKind Recognise(string path, bool isNamed, CancellationToken cancellationToken)
    {
        using FileStream stream = InputFile.Open(path);
        EventFileKind log = EventFile.KindOf(path, stream);
        if (log == EventFileKind.Evtx || HasExtension(path, ".evtx"))
        {
            return ExportFileKind.EventLog;
        }

        if (string.Equals(Path.GetFileName(path), "ENTSSO.xml", StringComparison.OrdinalIgnoreCase))
        {
            return ExportFileKind.EntSsoXml;
        }

        byte[] head = new byte[HeadLength];
        stream.Position = 0;
        int length = 0;
        while (length < head.Length && stream.Read(head, length, head.Length - length) is > 0 and int more)
        {
            length += more;
        }

        string text = TextFile.Decode(head, length, true, out _).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        char first = text.Length == 0 ? '\0' : text[0];
        stream.Position = 0;
        if (log == EventFileKind.Other)
        {
            RefuseLogOfAnotherKind(path, head, length, text);
        }

        if (first == '<'
            && RecogniseXml(
                stream, path, text, isNamed && log == EventFileKind.Other, cancellationToken) is var kind and not ExportFileKind.Other)
        {
            return kind;
        }

        if (log == EventFileKind.Xml)
        {
            return ExportFileKind.EventLog;
        }

        if (first == '<')
        {
            return ExportFileKind.Other;
        }

        if (_dataTags.Any(tag => Contains(text, tag)))
        {
            throw new SourceFormatException(
                path, 1, 1, "there is other text before the export. Remove it, so that the file begins with '<', or export again");
        }

        if (HasExtension(path, ".xml"))
        {
            throw new SourceFormatException(
                path, 1, 1, length == 0 ? "expected XML, but the file is empty" : "expected XML, but the file does not begin with '<'");
        }

        TextFile lines = TextFile.Parse(text, path, default);
        if (first != '{' && (DisplayDbText.IsLikely(lines) || PcnsListText.IsLikely(lines)))
        {
            return DisplayDbText.IsLikely(lines) ? ExportFileKind.DisplayDb : ExportFileKind.PcnsList;
        }

        return first is '{' or '[' || HasExtension(path, ".json") ? RecogniseJson(stream, path, isNamed, cancellationToken)
            : !isNamed ? ExportFileKind.Other
            : throw new SourceFormatException(path, 1, 1, length == 0 ? $"the file is empty; {Expected}" : Expected);
    }

    private static ExportFileKind RecogniseJson(FileStream stream, string path, bool isNamed, CancellationToken cancellationToken)
    {
        if (DeploymentFile.LooksLikeDeployment(stream, cancellationToken))
        {
            return ExportFileKind.Deployment;
        }

        stream.Position = 0;
        if (isNamed)
        {
            // The parser's error shows the place. Without one, the file is a deployment in unusual spelling.
            _ = DeploymentFile.Load(stream, path, cancellationToken);
            return ExportFileKind.Deployment;
        }

        if (HasExtension(path, ".json"))
        {
            DeploymentFile.RequireJson(stream, path, cancellationToken);
        }

        return ExportFileKind.Other;
    }

    private static ExportFileKind RecogniseXml(
        FileStream stream, string path, string head, bool mustBeKnown, CancellationToken cancellationToken)
    {
        bool mayNotBePassedOver = mustBeKnown || HasExtension(path, ".xml") || _dataTags.Any(tag => Contains(head, tag));
        try
        {
            using LocatedXmlReader xml = new(stream, path, cancellationToken);
            xml.Root();
            switch (xml.Name)
            {
                case ManagementAgentExport.RootName:
                case ManagementAgentExport.ConsoleRootName:
                case ManagementAgentExport.DataName:
                    return ExportFileKind.ManagementAgent;
                case MetaverseExport.RootName:
                case MetaverseExport.DataName:
                    return ExportFileKind.Metaverse;
                case "Event":
                case "Events":
                    return ExportFileKind.EventLog;
                case { } name when PasswordChangeExport.IsLikely(name, head):
                    return ExportFileKind.PasswordChanges;
                default:
                    return RecogniseRoot(xml, mustBeKnown);
            }
        }
        catch (SourceFormatException) when (head.Contains("<Event"))
        {
            // The reader of event logs puts up with more damage than this one, and shows better what is lost.
            return ExportFileKind.EventLog;
        }
        catch (SourceFormatException) when (!mayNotBePassedOver)
        {
            return ExportFileKind.Other;
        }
    }

    /// <summary>
    /// A root that is not known by its name. The input files of ssomanage have the same root as ENTSSO.xml, so the first child element
    /// decides; an export below a root that is not known is an error.
    /// </summary>
    private static ExportFileKind RecogniseRoot(LocatedXmlReader xml, bool mustBeKnown)
    {
        (string root, int line, int column) = (xml.Name, xml.Line, xml.Column);
        string first = "";
        string data = "";
        Visit(xml, name =>
        {
            first = first.Length == 0 ? name.ToUpperInvariant() : first;
            data = data.Length == 0 && name is ManagementAgentExport.DataName or MetaverseExport.DataName ? name : data;
        });
        if (data.Length > 0)
        {
            throw new SourceFormatException(
                xml.File, line, column,
                $"the element {data} is below the root element <{PrintableText.Cut(root, 40)}>, which is not that of an export. Export "
                    + $"again, or save {data} as a file");
        }

        return string.Equals(root, "sso", StringComparison.OrdinalIgnoreCase) && first is "SOURCEMA" or "ENTSSOMA" or "ENTSSO"
            ? ExportFileKind.EntSsoXml
            : !mustBeKnown ? ExportFileKind.Other
            : throw new SourceFormatException(
                xml.File, line, column, $"{Expected}; this is XML with the root element <{PrintableText.Cut(root, 40)}>");
    }

    private static void Visit(LocatedXmlReader xml, Action<string> element) => xml.Children(() =>
    {
        element(xml.Name);
        Visit(xml, element);
    });

    /// <summary>A log in a form that is not read must not be taken for a file without interest.</summary>
    private static void RefuseLogOfAnotherKind(string path, byte[] head, int length, string text)
    {
        bool isOldLog = HasExtension(path, ".evt") || HasExtension(path, ".etl")
            || (length >= 8 && Contains(TextFile.Decode(head, 8, true, out _), "LfLe"));
        if (isOldLog || Contains(text, "Eventing.Reader.EventLogRecord") || Contains(text, "Diagnostics.EventLogEntry"))
        {
            throw new SourceFormatException(
                path, 0, 0, "this looks like an event log. " + EventFileLook.Describe(head, length).TrimEnd('.'));
        }

        if (text.StartsWith("Log Name:", StringComparison.OrdinalIgnoreCase) && Contains(text, "Event ID:"))
        {
            throw new SourceFormatException(
                path, 1, 1,
                "this is an event as text, which has no values by name. In the Event Viewer choose Save Selected Events, or copy the "
                    + "event with its XML view");
        }
    }

    private static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool HasExtension(string path, string extension) =>
        string.Equals(Path.GetExtension(path), extension, StringComparison.OrdinalIgnoreCase);
}
