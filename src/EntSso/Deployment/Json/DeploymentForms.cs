using System.Globalization;

namespace EntSso.Deployment.Json;

/// <summary>The forms of the whole deployment. The order of the properties is that of the file.</summary>
internal static class DeploymentForms
{
    public static readonly RecordForm<SyncDeployment> SyncDeployment = new(
        new SyncDeployment(),
        new RecordProperty<SyncDeployment, string>("name", false, x => x.Name, (x, v) => x with { Name = v }, BasicForms.Text),
        new RecordProperty<SyncDeployment, IReadOnlyList<CollectionRun>>(
            "collections",
            false,
            x => x.Collections,
            (x, v) => x with { Collections = v },
            new ListForm<CollectionRun>(
                EvidenceForms.CollectionRun,
                Identities.ByHost<CollectionRun>(x => x.Computer, x => BasicForms.FormatTime(x.Time)))),
        new RecordProperty<SyncDeployment, Inventory>(
            "inventory",
            false,
            x => x.Inventory,
            (x, v) => x with { Inventory = v },
            SsoForms.Inventory),
        new RecordProperty<SyncDeployment, SsoSystem>("system", false, x => x.System, (x, v) => x with { System = v }, SsoForms.SsoSystem),
        new RecordProperty<SyncDeployment, IReadOnlyList<SsoServer>>(
            "servers",
            false,
            x => x.Servers,
            (x, v) => x with { Servers = v },
            new ListForm<SsoServer>(
                SsoForms.SsoServer,
                Identities.ByHost<SsoServer>(x => x.Name))),
        new RecordProperty<SyncDeployment, IReadOnlyList<SyncAdapter>>(
            "adapters",
            false,
            x => x.Adapters,
            (x, v) => x with { Adapters = v },
            new ListForm<SyncAdapter>(
                SsoForms.SyncAdapter,
                Identities.ByText<SyncAdapter>(x => x.Name))),
        new RecordProperty<SyncDeployment, IReadOnlyList<AdapterGroup>>(
            "adapterGroups",
            false,
            x => x.AdapterGroups,
            (x, v) => x with { AdapterGroups = v },
            new ListForm<AdapterGroup>(
                SsoForms.AdapterGroup,
                Identities.ByText<AdapterGroup>(x => x.Name))),
        new RecordProperty<SyncDeployment, IReadOnlyList<AffiliateApplication>>(
            "applications",
            false,
            x => x.Applications,
            (x, v) => x with { Applications = v },
            new ListForm<AffiliateApplication>(
                SsoForms.AffiliateApplication,
                Identities.ByText<AffiliateApplication>(x => x.Name))),
        new RecordProperty<SyncDeployment, IReadOnlyList<PasswordFilter>>(
            "passwordFilters",
            false,
            x => x.PasswordFilters,
            (x, v) => x with { PasswordFilters = v },
            new ListForm<PasswordFilter>(
                SsoForms.PasswordFilter,
                Identities.ByText<PasswordFilter>(x => x.Name))),
        new RecordProperty<SyncDeployment, IReadOnlyList<MappingSurvey>>(
            "mappingSurveys",
            false,
            x => x.MappingSurveys,
            (x, v) => x with { MappingSurveys = v },
            new ListForm<MappingSurvey>(
                SsoForms.MappingSurvey,
                Identities.ByText<MappingSurvey>(x => x.Application, x => x.WindowsAccount))),
        new RecordProperty<SyncDeployment, IReadOnlyList<Mapping>>(
            "mappings",
            false,
            x => x.Mappings,
            (x, v) => x with { Mappings = v },
            new ListForm<Mapping>(
                SsoForms.Mapping,
                Identities.ByText<Mapping>(x => x.Application, x => x.WindowsDomain, x => x.WindowsUser, x => x.ExternalUser))),
        new RecordProperty<SyncDeployment, SyncEngine>(
            "syncEngine",
            false,
            x => x.SyncEngine,
            (x, v) => x with { SyncEngine = v },
            SyncEngineForms.SyncEngine),
        new RecordProperty<SyncDeployment, IReadOnlyList<PasswordExtension>>(
            "passwordExtensions",
            false,
            x => x.PasswordExtensions,
            (x, v) => x with { PasswordExtensions = v },
            new ListForm<PasswordExtension>(
                SyncEngineForms.PasswordExtension,
                Identities.ByIdOrName<PasswordExtension>(
                    x => x.ManagementAgentId,
                    x => x.ManagementAgent.Length > 0 ? x.ManagementAgent : x.ConnectTo.Or("")))),
        new RecordProperty<SyncDeployment, Fact<EntSsoXmlFile?>>(
            "entSsoXml",
            false,
            x => x.EntSsoXml,
            (x, v) => x with { EntSsoXml = v },
            new FactForm<EntSsoXmlFile?>(new OptionalForm<EntSsoXmlFile>(SyncEngineForms.EntSsoXmlFile))),
        new RecordProperty<SyncDeployment, Fact<bool>>(
            "isEntSsoXmlInPlace",
            false,
            x => x.IsEntSsoXmlInPlace,
            (x, v) => x with { IsEntSsoXmlInPlace = v },
            BasicForms.SwitchFact),
        new RecordProperty<SyncDeployment, PcnsFacts>("pcns", false, x => x.Pcns, (x, v) => x with { Pcns = v }, DirectoryForms.PcnsFacts),
        new RecordProperty<SyncDeployment, DirectoryFacts>(
            "directory",
            false,
            x => x.Directory,
            (x, v) => x with { Directory = v },
            DirectoryForms.DirectoryFacts),
        new RecordProperty<SyncDeployment, IReadOnlyList<string>>(
            "statedServicePrincipalNames",
            false,
            x => x.StatedServicePrincipalNames,
            (x, v) => x with { StatedServicePrincipalNames = v },
            new ListForm<string>(BasicForms.Text, Identities.ByText<string>(x => x))),
        new RecordProperty<SyncDeployment, IReadOnlyList<KerberosProbe>>(
            "kerberosProbes",
            false,
            x => x.KerberosProbes,
            (x, v) => x with { KerberosProbes = v },
            new ListForm<KerberosProbe>(
                DirectoryForms.KerberosProbe,
                Identities.ByText<KerberosProbe>(x => x.ServicePrincipalName, x => x.Client))),
        new RecordProperty<SyncDeployment, IReadOnlyList<HostFacts>>(
            "hosts",
            false,
            x => x.Hosts,
            (x, v) => x with { Hosts = v },
            new ListForm<HostFacts>(
                EvidenceForms.HostFacts,
                Identities.ByHost<HostFacts>(x => x.Name))),
        new RecordProperty<SyncDeployment, IReadOnlyList<EventLogCoverage>>(
            "eventLogCoverage",
            false,
            x => x.EventLogCoverage,
            (x, v) => x with { EventLogCoverage = v },
            new ListForm<EventLogCoverage>(
                EvidenceForms.EventLogCoverage,
                Identities.ByHost<EventLogCoverage>(x => x.Computer, x => x.Provider))),
        new RecordProperty<SyncDeployment, IReadOnlyList<EventEvidence>>(
            "events",
            false,
            x => x.Events,
            (x, v) => x with { Events = v },
            new ListForm<EventEvidence>(
                EvidenceForms.EventEvidence,
                Identities.ByHost<EventEvidence>(
                    x => x.Computer,
                    x => x.Provider,
                    x => x.EventId.ToString(CultureInfo.InvariantCulture),
                    x => x.Subject))));
}
