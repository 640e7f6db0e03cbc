using System;
using System.IO;
using System.Threading;
using EntSso.Collection.Sso;
using EntSso.Collection.SyncEngine;
using EntSso.Deployment.Json;

namespace EntSso.Collection.Exports;

/// <summary>Tells what a file is by its first kilobytes. Only ENTSSO.xml goes by its name as well, so that a broken one is judged.</summary>
internal static class ExportFileRecognition
{
    private const int HeadLength = 1 << 16;

    /// <summary>What the file is.</summary>
    /// <exception cref="SourceFormatException">The file's name says XML and it is none.</exception>
    public static ExportFileKind Recognise(string path, CancellationToken cancellationToken)
    {
        byte[] head = new byte[HeadLength];
        using FileStream stream = ExportFile.Open(path);
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
            return RecogniseXml(stream, path, text, cancellationToken);
        }

        if (first == '{')
        {
            return DeploymentFile.LooksLikeDeployment(stream, cancellationToken) ? ExportFileKind.Deployment : ExportFileKind.Other;
        }

        if (HasExtension(path, ".xml"))
        {
            throw new SourceFormatException(path, 1, 1, length == 0 ? "expected XML, but the file is empty" : "expected XML, but the file does not begin with '<'");
        }

        return DisplayDbText.IsLikely(text) ? ExportFileKind.DisplayDb : ExportFileKind.Other;
    }

    private static ExportFileKind RecogniseXml(FileStream stream, string path, string head, CancellationToken cancellationToken)
    {
        bool isExpected = HasExtension(path, ".xml");
        try
        {
            using LocatedXmlReader xml = new(stream, path, cancellationToken);
            xml.Root();
            switch (xml.Name)
            {
                case ManagementAgentExport.RootName:
                case "ma-data":
                    return ExportFileKind.ManagementAgent;
                case MetaverseExport.RootName:
                    return ExportFileKind.Metaverse;
                case "Event":
                case "Events":
                    return ExportFileKind.EventLog;
                default:
                    return string.Equals(xml.Name, "sso", StringComparison.OrdinalIgnoreCase) && HasAgents(xml)
                        ? ExportFileKind.EntSsoXml
                        : ExportFileKind.Other;
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
