using EntSso.Deployment;
using Engine = EntSso.Deployment.SyncEngine;

namespace EntSso.Collection.SyncEngine;

/// <summary>
/// The exported metaverse configuration (MV.xml of <c>svrexport</c>): root <c>saved-mv-configuration</c>, element <c>mv-data</c>. The
/// only place with the switch Enable Password Synchronization.
/// </summary>
public static class MetaverseExport
{
    /// <summary>The root element of an export.</summary>
    internal const string RootName = "saved-mv-configuration";

    /// <summary>Reads an export.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="SourceFormatException">The file is no export of a metaverse, or damaged.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Engine Read(string path, CancellationToken cancellationToken = default)
    {
        using FileStream stream = InputFile.Open(path);
        return Read(stream, path, File.GetLastWriteTimeUtc(path), cancellationToken);
    }

    /// <summary>Reads an export.</summary>
    /// <param name="stream">The export. It is not closed.</param>
    /// <param name="name">What errors and origins call it.</param>
    /// <param name="time">When the file was written, in UTC: see <see cref="ExportFile.TimeOf"/>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The sync engine with the facts of the metaverse and no management agents.</returns>
    /// <exception cref="SourceFormatException">The text is no export of a metaverse, or damaged.</exception>
    public static Engine Read(Stream stream, string name, DateTime time, CancellationToken cancellationToken = default)
    {
        using LocatedXmlReader xml = new(stream, name, cancellationToken);
        xml.Root();
        if (xml.Name != RootName)
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
        };
        bool hasData = false;
        xml.Children(() =>
        {
            if (xml.Name == "mv-data" && !hasData)
            {
                hasData = true;
                engine = ReadData(xml, fields, engine);
            }
        });
        if (!hasData)
        {
            throw xml.Error("expected an element mv-data with the metaverse's configuration, found none");
        }

        xml.Finish();
        return engine;
    }

    private static Engine ReadData(LocatedXmlReader xml, ExportFields fields, Engine engine)
    {
        xml.Children(() =>
        {
            switch (xml.Name)
            {
                case "extension":
                    xml.Children(() =>
                    {
                        if (xml.Name == "assembly-name")
                        {
                            engine = engine with { MetaverseExtension = fields.Text() };
                        }
                    });
                    break;
                case "provisioning":
                    engine = engine with { ProvisioningType = Fact.Known(xml.Attribute("type") ?? "", fields.Here) };
                    break;
                case "password-change-history-size":
                    engine = engine with { PasswordChangeHistorySize = fields.Number() };
                    break;
                case "password-sync":
                    xml.Children(() =>
                    {
                        if (xml.Name == "password-sync-enabled")
                        {
                            engine = engine with { IsPasswordSyncEnabled = fields.Switch() };
                        }
                    });
                    break;
            }
        });
        return engine;
    }
}
