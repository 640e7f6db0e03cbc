using EntSso.Deployment;
using Engine = EntSso.Deployment.SyncEngine;

namespace EntSso.Collection.SyncEngine;

/// <summary>
/// The exported metaverse configuration (MV.xml of <c>svrexport</c>): root <c>saved-mv-configuration</c>, element <c>mv-data</c>. The
/// only place with the switch Enable Password Synchronization.
/// </summary>
internal static class MetaverseExport
{
    /// <summary>The root element of an export.</summary>
    internal const string RootName = "saved-mv-configuration";

    /// <summary>The element with the metaverse, which is the root where it was exported by itself.</summary>
    internal const string DataName = "mv-data";

    /// <summary>Reads an export.</summary>
    /// <exception cref="SourceFormatException">The file is not an export of a metaverse, or damaged.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Engine Read(string path, CancellationToken cancellationToken = default)
    {
        using FileStream stream = InputFile.Open(path);
        return Read(stream, path, File.GetLastWriteTimeUtc(path), cancellationToken);
    }

    /// <summary>Reads an export.</summary>
    /// <returns>The sync engine with the facts of the metaverse and no management agents.</returns>
    /// <exception cref="SourceFormatException">The text is not an export of a metaverse, or damaged.</exception>
    public static Engine Read(Stream stream, string name, DateTime time, CancellationToken cancellationToken = default)
    {
        using LocatedXmlReader xml = new(stream, name, cancellationToken);
        xml.Root();
        if (xml.Name is not (RootName or DataName))
        {
            throw xml.Error($"expected the export of a metaverse with the root {RootName}, found {xml.Name}");
        }

        ExportFields fields = new(xml, new FactOrigin(name, ExportFile.TimeOf(xml.Attribute("export-date"), time)));
        Engine engine = new()
        {
            Server = fields.RootText("server"),
            MetaverseExportDate = fields.RootText("export-date"),
            IsPasswordSyncEnabled = fields.Missing<bool>("password-sync/password-sync-enabled"),
            MetaverseExtension = fields.Missing<string>("extension/assembly-name"),
            ProvisioningType = fields.Missing<string>("provisioning"),
            PasswordChangeHistorySize = fields.Missing<int>("password-change-history-size"),
            ListedAgents = fields.Missing<IReadOnlyList<string>>("import-attribute-flow/per-ma-options"),
        };
        bool hasData = xml.Name == DataName;
        if (hasData)
        {
            engine = ReadData(xml, fields, engine);
        }
        else
        {
            xml.Children(DataName, () =>
            {
                engine = hasData ? engine : ReadData(xml, fields, engine);
                hasData = true;
            });
        }

        if (!hasData)
        {
            throw xml.Error("expected an element mv-data with the metaverse's configuration, found none");
        }

        xml.Finish();
        return engine;
    }

    /// <summary>Adds what the current element, <c>mv-data</c>, says.</summary>
    internal static Engine ReadData(LocatedXmlReader xml, ExportFields fields, Engine engine)
    {
        xml.Children(() => engine = xml.Name switch
        {
            "extension" => engine with { MetaverseExtension = Extension(xml, fields) },
            "provisioning" => engine with { ProvisioningType = Fact.Known(xml.Attribute("type") ?? "", fields.Here) },
            "password-change-history-size" => engine with { PasswordChangeHistorySize = fields.Number() },
            "password-sync" => engine with { IsPasswordSyncEnabled = Switch(xml, fields) },
            "import-attribute-flow" => engine with { ListedAgents = Agents(xml, fields, engine.ListedAgents) },
            _ => engine,
        });
        return engine;
    }

    /// <summary>An engine without a rules extension exports an empty element.</summary>
    private static Fact<string> Extension(LocatedXmlReader xml, ExportFields fields)
    {
        FactOrigin here = fields.Here;
        Fact<string> extension = Fact.Unknown<string>("the export has no element extension/assembly-name", here);
        bool isEmpty = true;
        xml.Children(() =>
        {
            isEmpty = false;
            extension = xml.Name == "assembly-name" ? fields.Text() : extension;
        });
        return isEmpty ? Fact.Known("", here) : extension;
    }

    /// <summary>An engine whose switch was never on exports an empty element.</summary>
    private static Fact<bool> Switch(LocatedXmlReader xml, ExportFields fields)
    {
        Fact<bool> isEnabled = Fact.Known(false, fields.Here with { IsInferred = true });
        xml.Children(() => isEnabled = xml.Name == "password-sync-enabled" ? fields.Switch(otherwise: isEnabled) : isEnabled);
        return isEnabled;
    }

    /// <summary>Every management agent of the engine has its options here, also without an import flow (seen in real exports).</summary>
    private static Fact<IReadOnlyList<string>> Agents(LocatedXmlReader xml, ExportFields fields, Fact<IReadOnlyList<string>> agents)
    {
        xml.Children("per-ma-options", () =>
        {
            FactOrigin here = fields.Here;
            List<string> ids = [];
            xml.Children("ma-options", () =>
            {
                if (xml.Attribute("ma-id") is string id)
                {
                    ids.Add(GuidText.Normalise(id));
                }
            });
            agents = Fact.Known<IReadOnlyList<string>>(ids, here);
        });
        return agents;
    }
}
