using EntSso.Collection.Sso;
using EntSso.Collection.SyncEngine;
using EntSso.Deployment.Json;
using EntSso.Events.Reading;

namespace EntSso.Collection.Exports;

/// <summary>Tells what a file is by its first kilobytes. Only ENTSSO.xml goes by its name as well, so that a broken one is judged.</summary>
internal static class ExportFileRecognition
{
    private const int HeadLength = 1 << 16;

    private const string Expected =
        "expected a deployment file, an export of a management agent or the metaverse, ENTSSO.xml, the text of ssomanage -displaydb, or an event log";

    /// <summary>What the file is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isNamed">
    /// Whether the user named this very file, so that it must be one of the kinds. In a folder, other files are passed over unless their
    /// name promises XML or JSON and they are damaged.
    /// </param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="SourceFormatException">The file is not what its name or the user says.</exception>
    /// <exception cref="DeploymentFormatException">The file looks like JSON or is named so, and is none or no deployment.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ExportFileKind Recognise(string path, bool isNamed, CancellationToken cancellationToken)
    {
        byte[] head = new byte[HeadLength];
        using FileStream stream = InputFile.Open(path);
        int length = 0;
        while (length < head.Length && stream.Read(head, length, head.Length - length) is > 0 and int more)
        {
            length += more;
        }

        if (IsEvtx(head, length) || HasExtension(path, ".evtx"))
        {
            return ExportFileKind.EventLog;
        }

        if (string.Equals(Path.GetFileName(path), "ENTSSO.xml", StringComparison.OrdinalIgnoreCase))
        {
            return ExportFileKind.EntSsoXml;
        }

        string text = TextFile.Decode(head, length, true, out _).TrimStart();
        char first = text.Length == 0 ? '\0' : text[0];
        stream.Position = 0;
        if (first == '<')
        {
            return RecogniseXml(stream, path, text, isNamed, cancellationToken);
        }

        if (HasExtension(path, ".xml"))
        {
            throw new SourceFormatException(path, 1, 1, length == 0 ? "expected XML, but the file is empty" : "expected XML, but the file does not begin with '<'");
        }

        if (first != '{' && DisplayDbText.IsLikely(text))
        {
            return ExportFileKind.DisplayDb;
        }

        if (first is '{' or '[' || HasExtension(path, ".json"))
        {
            return RecogniseJson(stream, path, isNamed, cancellationToken);
        }

        return !isNamed ? ExportFileKind.Other
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
            // The parser's error tells the place. Without one, the file is a deployment in unusual spelling.
            _ = DeploymentFile.Load(stream, path, cancellationToken);
            return ExportFileKind.Deployment;
        }

        if (HasExtension(path, ".json"))
        {
            DeploymentFile.RequireJson(stream, path, cancellationToken);
        }

        return ExportFileKind.Other;
    }

    private static ExportFileKind RecogniseXml(FileStream stream, string path, string head, bool isNamed, CancellationToken cancellationToken)
    {
        bool isExpected = isNamed || HasExtension(path, ".xml");
        try
        {
            using LocatedXmlReader xml = new(stream, path, cancellationToken);
            xml.Root();
            switch (xml.Name)
            {
                case ManagementAgentExport.RootName:
                case ManagementAgentExport.DataName:
                    return ExportFileKind.ManagementAgent;
                case MetaverseExport.RootName:
                    return ExportFileKind.Metaverse;
                case "Event":
                case "Events":
                    return ExportFileKind.EventLog;
                default:
                    (string root, int line, int column) = (xml.Name, xml.Line, xml.Column);
                    return string.Equals(root, "sso", StringComparison.OrdinalIgnoreCase) && HasAgents(xml) ? ExportFileKind.EntSsoXml
                        : !isNamed ? ExportFileKind.Other
                        : throw new SourceFormatException(path, line, column, $"{Expected}; this is XML with the root element <{PrintableText.Cut(root, 40)}>");
            }
        }
        catch (SourceFormatException) when (head.Contains("<Event"))
        {
            // The reader of event logs puts up with more damage than this one, and tells better what is lost.
            return ExportFileKind.EventLog;
        }
        catch (SourceFormatException) when (!isExpected)
        {
            return ExportFileKind.Other;
        }
    }

    /// <summary>The input files of ssomanage have the same root, so the first child element decides.</summary>
    private static bool HasAgents(LocatedXmlReader xml)
    {
        string first = "";
        xml.Children(() => first = first.Length == 0 ? xml.Name.ToUpperInvariant() : first);
        return first is "SOURCEMA" or "ENTSSOMA" or "ENTSSO";
    }

    private static bool HasExtension(string path, string extension) =>
        string.Equals(Path.GetExtension(path), extension, StringComparison.OrdinalIgnoreCase);

    private static bool IsEvtx(byte[] head, int length)
    {
        const string signature = "ElfFile\0";
        for (int i = 0; i < signature.Length; i++)
        {
            if (i >= length || head[i] != signature[i])
            {
                return false;
            }
        }

        return true;
    }
}
