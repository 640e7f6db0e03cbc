using System.Globalization;
using static EntSso.Deployment.Json.BasicForms;

namespace EntSso.Deployment.Json;

/// <summary>The forms of the whole deployment. The order of the properties is that of the file.</summary>
internal static class DeploymentForms
{
    public static readonly RecordForm<SyncDeployment> SyncDeployment = Record(new SyncDeployment())
        .Optional("name", x => x.Name, (x, v) => x with { Name = v }, Text)
        .Optional("collections", x => x.Collections, (x, v) => x with { Collections = v },
            EvidenceForms.CollectionRun.ListByHost(x => x.Computer, x => IsoTime.Format(x.Time)))
        .Optional("inventory", x => x.Inventory, (x, v) => x with { Inventory = v }, SsoForms.Inventory)
        .Optional("system", x => x.System, (x, v) => x with { System = v }, SsoForms.SsoSystem)
        .Optional("servers", x => x.Servers, (x, v) => x with { Servers = v }, SsoForms.SsoServer.ListByHost(x => x.Name))
        .Optional("adapters", x => x.Adapters, (x, v) => x with { Adapters = v }, SsoForms.SyncAdapter.ListByText(x => x.Name))
        .Optional("adapterGroups", x => x.AdapterGroups, (x, v) => x with { AdapterGroups = v },
            SsoForms.AdapterGroup.ListByText(x => x.Name))
        .Optional("applications", x => x.Applications, (x, v) => x with { Applications = v },
            SsoForms.AffiliateApplication.ListByText(x => x.Name))
        .Optional("passwordFilters", x => x.PasswordFilters, (x, v) => x with { PasswordFilters = v },
            SsoForms.PasswordFilter.ListByText(x => x.Name))
        .Optional("mappingSurveys", x => x.MappingSurveys, (x, v) => x with { MappingSurveys = v },
            SsoForms.MappingSurvey.ListByText(x => x.Application, x => x.WindowsAccount))
        .Optional("mappings", x => x.Mappings, (x, v) => x with { Mappings = v },
            SsoForms.Mapping.ListByText(x => x.Application, x => x.WindowsDomain, x => x.WindowsUser, x => x.ExternalUser))
        .Optional("syncEngine", x => x.SyncEngine, (x, v) => x with { SyncEngine = v }, SyncEngineForms.SyncEngine)
        .Optional("passwordExtensions", x => x.PasswordExtensions, (x, v) => x with { PasswordExtensions = v },
            SyncEngineForms.PasswordExtension.ListByIdOrName(
                x => x.ManagementAgentId, x => x.ManagementAgent.Length > 0 ? x.ManagementAgent : x.ConnectTo.Or("")))
        .Optional("entSsoXml", x => x.EntSsoXml, (x, v) => x with { EntSsoXml = v }, SyncEngineForms.EntSsoXmlFile.OrNull().Fact())
        .Optional("isEntSsoXmlInPlace", x => x.IsEntSsoXmlInPlace, (x, v) => x with { IsEntSsoXmlInPlace = v }, SwitchFact)
        .Optional("pcns", x => x.Pcns, (x, v) => x with { Pcns = v }, DirectoryForms.PcnsFacts)
        .Optional("directory", x => x.Directory, (x, v) => x with { Directory = v }, DirectoryForms.DirectoryFacts)
        .Optional("statedServicePrincipalNames", x => x.StatedServicePrincipalNames, (x, v) => x with { StatedServicePrincipalNames = v },
            Text.ListByText(x => x))
        .Optional("kerberosProbes", x => x.KerberosProbes, (x, v) => x with { KerberosProbes = v },
            DirectoryForms.KerberosProbe.ListByText(x => x.ServicePrincipalName, x => x.Client))
        .Optional("hosts", x => x.Hosts, (x, v) => x with { Hosts = v }, EvidenceForms.HostFacts.ListByHost(x => x.Name))
        .Optional("eventLogCoverage", x => x.EventLogCoverage, (x, v) => x with { EventLogCoverage = v },
            EvidenceForms.EventLogCoverage.ListByHost(x => x.Computer, x => x.Provider))
        .Optional("events", x => x.Events, (x, v) => x with { Events = v },
            EvidenceForms.EventEvidence.ListByHost(
                x => x.Computer, x => x.Provider, x => x.EventId.ToString(CultureInfo.InvariantCulture), x => x.Subject));
}
