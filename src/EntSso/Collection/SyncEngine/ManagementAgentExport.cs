using EntSso.Deployment;

namespace EntSso.Collection.SyncEngine;

/// <summary>
/// One exported management agent: root <c>saved-ma-configuration</c> (<c>maexport</c>, or a file <c>MA-{guid}.xml</c> of <c>svrexport</c>)
/// or <c>export-ma</c> (Export Management Agent in the console), element <c>ma-data</c>. The shape is the same from MIIS 2003 to MIM 2016;
/// parts that an era or a kind of agent does not write are unknown facts.
/// </summary>
/// <remarks>
/// Stored credentials, which exports hold encrypted, are never read. The password extension and the partition's <c>password-sync</c>
/// element were known only from their schema and from code when this was written, the main connection of extensible agents only from
/// the same element names inside the password extension (likely): any of them may be missing.
/// </remarks>
internal sealed class ManagementAgentExport
{
    /// <summary>The root elements of an export: of <c>svrexport</c> and <c>maexport</c>, and of the console.</summary>
    internal const string RootName = "saved-ma-configuration";
    internal const string ConsoleRootName = "export-ma";

    /// <summary>The element with the management agent, which is the root where it was exported by itself.</summary>
    internal const string DataName = "ma-data";

    private const string ListNameWords = "Enterprise Single Sign-On";
    private const string AssemblyWords = "EnterpriseSingleSignOn";

    private const int DeepestConnection = 16;

    private static readonly char[] _domainSigns = ['\\', '@'];

    private readonly LocatedXmlReader _xml;
    private readonly FactOrigin _origin;
    private readonly ExportFields _fields;
    private ManagementAgent _agent;
    private PasswordExtension _extension;

    private ManagementAgentExport(LocatedXmlReader xml, FactOrigin origin)
    {
        _xml = xml;
        _origin = origin;
        _fields = new ExportFields(xml, origin);
        _agent = new ManagementAgent
        {
            Id = "",
            Name = "",
            Category = _fields.Missing<string>("category"),
            Subtype = _fields.Missing<string>("subtype"),
            ListName = _fields.Missing<string>("ma-listname"),
            CompanyName = _fields.Missing<string>("ma-companyname"),
            CreationTime = _fields.Missing<string>("creation-time"),
            LastModificationTime = _fields.Missing<string>("last-modification-time"),
            IsPasswordSyncAllowed = _fields.Missing<bool>("password-sync-allowed"),
            MaximumRetryCount = _fields.Missing<int>("password-sync/maximum-retry-count"),
            RetryIntervalSeconds = _fields.Missing<int>("password-sync/retry-interval"),
            AllowLowSecurity = _fields.Missing<bool>("password-sync/allow-low-security"),
            UnlockAccount = _fields.Missing<bool>("password-sync/unlock-account"),
            ConnectTo = _fields.Missing<string>("private-configuration/…/connect-to"),
            User = _fields.Missing<string>("private-configuration/…/user"),
            Database = _fields.Missing<string>("private-configuration/…/databasename"),
            ServiceAddress = _fields.Missing<string>("private-configuration/…/serviceHost"),
            Extension = _fields.Missing<string>("private-configuration/…/extension-config/filename"),
            Partitions = _fields.Missing<IReadOnlyList<MaPartition>>("ma-partition-data"),
        };
        _extension = new PasswordExtension
        {
            ManagementAgent = "",
            ConnectTo = _fields.Missing<string>("password-extension-config/connection-info/connect-to"),
            User = _fields.Missing<string>("password-extension-config/connection-info/user"),
            IsEnabled = _fields.Missing<bool>("password-extension-config/password-extension-enabled"),
            Dll = _fields.Missing<string>("password-extension-config/dll"),
            IsSetEnabled = _fields.Missing<bool>("password-extension-config/password-set-enabled"),
            IsChangeEnabled = _fields.Missing<bool>("password-extension-config/password-change-enabled"),
            TimeoutSeconds = _fields.Missing<int>("password-extension-config/timeout"),
        };
    }

    public ManagementAgent Agent => _agent;

    /// <summary>The agent's password extension; its facts are unknown where the export has none.</summary>
    public PasswordExtension PasswordExtension => _extension;

    /// <summary>
    /// What a <c>mv-data</c> beside the agent says of the metaverse; facts that it does not have were not collected. Its list of agents is
    /// not read, because it names this agent alone.
    /// </summary>
    public Deployment.SyncEngine Metaverse { get; private set; } = new();

    /// <summary>Whether this is a packaged agent (<c>format="Packaged"</c>): a template that no engine runs.</summary>
    public bool IsTemplate { get; private set; }

    /// <summary>Reads an export.</summary>
    /// <exception cref="SourceFormatException">The file is not an export of a management agent, or damaged.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ManagementAgentExport Read(string path, CancellationToken cancellationToken = default)
    {
        using FileStream stream = InputFile.Open(path);
        return Read(stream, path, File.GetLastWriteTimeUtc(path), cancellationToken);
    }

    /// <summary>Reads an export.</summary>
    /// <exception cref="SourceFormatException">The text is not an export of a management agent, or damaged.</exception>
    public static ManagementAgentExport Read(Stream stream, string name, DateTime time, CancellationToken cancellationToken = default)
    {
        using LocatedXmlReader xml = new(stream, name, cancellationToken);
        xml.Root();
        if (xml.Name is not (RootName or ConsoleRootName or DataName))
        {
            throw xml.Error($"expected the export of a management agent with the root {RootName}, found {xml.Name}");
        }

        ManagementAgentExport export = new(xml, new FactOrigin(name, ExportFile.TimeOf(xml.Attribute("export-date"), time)));
        export.ReadRoot();
        xml.Finish();
        return export;
    }

    private void ReadRoot()
    {
        _agent = _agent with { ExportServer = _fields.RootText("server"), ExportDate = _fields.RootText("export-date") };
        if (_xml.Name == DataName)
        {
            ReadData();
        }
        else
        {
            bool hasData = false;
            _xml.Children(() =>
            {
                if (_xml.Name == DataName && !hasData)
                {
                    hasData = true;
                    ReadData();
                }
                else if (_xml.Name == MetaverseExport.DataName)
                {
                    Metaverse = MetaverseExport.ReadData(_xml, _fields, new()) with { ListedAgents = default };
                }
            });
            if (!hasData)
            {
                throw _xml.Error("expected an element ma-data with the management agent, found none");
            }
        }

        _agent = _agent with { Recognition = Recognise() };
        _extension = _extension with { ManagementAgent = _agent.Name, ManagementAgentId = _agent.Id };
    }

    private void ReadData()
    {
        int line = _xml.Line;
        int column = _xml.Column;
        IsTemplate = string.Equals(_xml.Attribute("format"), "Packaged", StringComparison.OrdinalIgnoreCase);
        _xml.Children(() => _agent = _xml.Name switch
        {
            "id" => _agent with { Id = _fields.Id() },
            "name" => _agent with { Name = _xml.Text() },
            "category" => _agent with { Category = _fields.Text() },
            "subtype" => _agent with { Subtype = _fields.Text() },
            "ma-listname" => _agent with { ListName = _fields.Text() },
            "ma-companyname" => _agent with { CompanyName = _fields.Text() },
            "creation-time" => _agent with { CreationTime = _fields.Text() },
            "last-modification-time" => _agent with { LastModificationTime = _fields.Text() },
            "password-sync-allowed" => _agent with { IsPasswordSyncAllowed = _fields.Switch() },
            "password-sync" => ReadRetries(),
            "private-configuration" => ReadPrivateConfiguration(),
            "ma-partition-data" => ReadPartitions(),
            _ => _agent,
        });
        if (_agent.Name.Length == 0 && !IsTemplate)
        {
            throw new SourceFormatException(
                _xml.File, line, column, "the management agent has no name: expected an element name in ma-data");
        }
    }

    /// <summary>The target side; the element of the same name below a partition is the source side.</summary>
    private ManagementAgent ReadRetries()
    {
        ManagementAgent agent = _agent;
        _xml.Children(() => agent = _xml.Name switch
        {
            "maximum-retry-count" => agent with { MaximumRetryCount = _fields.Number() },
            "retry-interval" => agent with { RetryIntervalSeconds = _fields.Number() },
            "allow-low-security" => agent with { AllowLowSecurity = _fields.Switch() },
            "unlock-account" => agent with { UnlockAccount = _fields.Switch() },
            _ => agent,
        });
        return agent;
    }

    private ManagementAgent ReadPrivateConfiguration()
    {
        ManagementAgent agent = _agent;
        _xml.Children(() => agent = _xml.Name == "adma-configuration"
            ? ReadConnection(agent, "forest-name", "forest-login-user", "forest-login-domain")
            : ReadConnector(agent, 0));
        return agent;
    }

    /// <summary>The configuration of any other agent: a <c>connection-info</c> outside of the password extension is the main one.</summary>
    private ManagementAgent ReadConnector(ManagementAgent agent, int depth)
    {
        switch (_xml.Name)
        {
            case "password-extension-config":
                ReadPasswordExtension();
                break;
            case "connection-info":
                agent = ReadConnection(agent, "server", "user", "domain");
                break;
            case "extension-config":
                _xml.Children(
                    () => agent = _xml.Name == "filename" ? agent with { Extension = _fields.Text() } : ReadConnector(agent, depth + 1));
                break;
            default:
                if (depth < DeepestConnection)
                {
                    _xml.Children(() => agent = ReadConnector(agent, depth + 1));
                }

                break;
        }

        return agent;
    }

    private ManagementAgent ReadConnection(ManagementAgent agent, string server, string user, string domain)
    {
        string login = "";
        _xml.Children(() =>
        {
            string name = _xml.Name;
            if (name == domain)
            {
                login = _xml.Text();
                return;
            }

            agent = name == user ? agent with { User = name == "user" ? _fields.Text() : _fields.Name() }
                : name == server || name == "connect-to" ? agent with { ConnectTo = _fields.Text() }
                : name == "databasename" ? agent with { Database = _fields.Text() }
                : name == "serviceHost" ? agent with { ServiceAddress = _fields.Text() }
                : agent;
        });
        return agent with
        {
            User = agent.User.Select(
                name => login.Length == 0 || name.Length == 0 || name.IndexOfAny(_domainSigns) >= 0 ? name : $"{login}\\{name}"),
        };
    }

    private void ReadPasswordExtension() => _xml.Children(() => _extension = _xml.Name switch
    {
        "password-extension-enabled" => _extension with { IsEnabled = _fields.Switch() },
        "dll" => _extension with { Dll = _fields.Text() },
        "password-set-enabled" => _extension with { IsSetEnabled = _fields.Switch() },
        "password-change-enabled" => _extension with { IsChangeEnabled = _fields.Switch() },
        "timeout" => _extension with { TimeoutSeconds = _fields.Number() },
        "connection-info" => ReadExtensionConnection(),
        _ => _extension,
    });

    private PasswordExtension ReadExtensionConnection()
    {
        PasswordExtension extension = _extension;
        _xml.Children(() => extension = _xml.Name switch
        {
            "connect-to" => extension with { ConnectTo = _fields.Text() },
            "user" => extension with { User = _fields.Text() },
            _ => extension,
        });
        return extension;
    }

    private ManagementAgent ReadPartitions()
    {
        FactOrigin here = _fields.Here;
        List<MaPartition> partitions = [];
        _xml.Children("partition", () => partitions.Add(ReadPartition()));
        return _agent with { Partitions = Fact.Known<IReadOnlyList<MaPartition>>(partitions, here) };
    }

    private MaPartition ReadPartition()
    {
        FactOrigin here = _fields.Here;
        MaPartition partition = new()
        {
            Name = "",
            IsSelected = _fields.Missing<bool>("partition/selected"),
            IsDomain = _fields.Missing<bool>("partition/custom-data/…/is-domain"),

            // An export has the element only once a source was configured; missing or empty means off.
            IsPasswordSource = Fact.Known(false, here with { IsInferred = true }),
            Targets = Fact.Known<IReadOnlyList<string>>([], here with { IsInferred = true }),
            IsChangeCountLimited = _fields.Missing<bool>("partition/password-sync/max-changes-allowed-enabled"),
            MaximumChanges = _fields.Missing<int>("partition/password-sync/max-changes-allowed"),
        };
        _xml.Children(() => partition = _xml.Name switch
        {
            "id" => partition with { Id = _fields.Id() },
            "name" => partition with { Name = _xml.Text() },
            "selected" => partition with { IsSelected = _fields.Switch() },
            "custom-data" => partition with { IsDomain = ReadIsDomain(partition.IsDomain) },
            "password-sync" => ReadSource(partition),
            _ => partition,
        });
        return partition;
    }

    private Fact<bool> ReadIsDomain(Fact<bool> isDomain)
    {
        _xml.Children(() => _xml.Children("is-domain", () => isDomain = _fields.Switch()));
        return isDomain;
    }

    private MaPartition ReadSource(MaPartition partition)
    {
        _xml.Children(() => partition = _xml.Name switch
        {
            "password-sync-source-enabled" => partition with { IsPasswordSource = _fields.Switch() },
            "max-changes-allowed-enabled" => partition with { IsChangeCountLimited = _fields.Switch() },
            "max-changes-allowed" => partition with { MaximumChanges = _fields.Number() },
            "password-sync-target-mas" => partition with { Targets = ReadTargets() },
            _ => partition,
        });
        return partition;
    }

    private Fact<IReadOnlyList<string>> ReadTargets()
    {
        FactOrigin here = _fields.Here;
        List<string> targets = [];
        _xml.Children("password-sync-target-ma", () => targets.Add(_fields.Id()));
        return Fact.Known<IReadOnlyList<string>>(targets, here);
    }

    private Fact<MaRecognition> Recognise() =>
        Has(_agent.ListName, ListNameWords) ? Fact.Known(MaRecognition.ListName, _agent.ListName.Origin)
        : Has(_agent.Extension, AssemblyWords) ? Fact.Known(MaRecognition.Extension, _agent.Extension.Origin)
        : Has(_extension.Dll, AssemblyWords) ? Fact.Known(MaRecognition.Extension, _extension.Dll.Origin)
        : Fact.Known(MaRecognition.None, _origin);

    private static bool Has(Fact<string> text, string words) => WildcardText.IsMatch(text.Or(""), $"*{words}*");
}
