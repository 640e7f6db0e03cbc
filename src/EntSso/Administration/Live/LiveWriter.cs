using System.Runtime.Versioning;
using EntSso.Collection.Sso;
using EntSso.Collection.Sso.Com;
using EntSso.Deployment;

namespace EntSso.Administration.Live;

/// <summary>
/// The writing calls on the ENTSSO components. Each changes only what it is called for: flags go with a mask, strings that stay are null,
/// and numbers that have to be passed are those just read from the same object. Every method throws <see cref="SsoCallException"/>.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class LiveWriter(SsoComSession session)
{
    private const int Enabled = 0x2;

    public void WriteGlobalFlags(SsoGlobalFlags flags, SsoGlobalFlags mask, string purpose, CancellationToken cancellationToken) =>
        session.Call<ISSOAdmin>(
            SsoClassId.Admin,
            new SsoCall("ISSOAdmin.UpdateGlobalInfo", purpose, SsoRole.SsoAdministrators),
            admin =>
            {
                GlobalInfo now = SsoComponents.GlobalInfoOf(admin);
                int deletedApplications = now.AuditAppDeleteMax, deletedMappings = now.AuditMappingDeleteMax;
                int ntpLookups = now.AuditNtpLookupMax, xpLookups = now.AuditXpLookupMax;
                int ticketTimeout = now.TicketTimeout, credCacheTimeout = now.CredCacheTimeout;
                admin.UpdateGlobalInfo(
                    (int)(flags & mask), (int)mask, ref deletedApplications, ref deletedMappings, ref ntpLookups, ref xpLookups,
                    ref ticketTimeout, ref credCacheTimeout, null, null, null);
            },
            cancellationToken);

    /// <summary>Enables or disables an affiliate application and makes the servers forget what they cached of it.</summary>
    public void WriteApplicationEnabled(string application, bool isEnabled, CancellationToken cancellationToken)
    {
        string verb = isEnabled ? "enable" : "disable";
        WriteApplicationFlags(
            application, isEnabled ? Enabled : 0, Enabled, $"{verb} the application {application}", SsoRole.ApplicationAdministrators,
            cancellationToken);

        // From here on there is something to say about what has been done, so that the token is no longer asked.
        session.Call<ISSOAdmin>(
            SsoClassId.Admin,
            new SsoCall(
                "ISSOAdmin.PurgeCacheForApplication",
                $"purge the cache for the application {application}, which has been {verb}d, so that servers may apply it only when "
                    + "their cache expires",
                SsoRole.ApplicationAdministrators),
            admin => admin.PurgeCacheForApplication(application), CancellationToken.None);
    }

    /// <summary>Sets flags of an adapter, which is an application to ISSOAdmin.</summary>
    public void WriteAdapterFlags(
        string adapter, SsoAdapterFlags flags, SsoAdapterFlags mask, string purpose, CancellationToken cancellationToken) =>
        WriteApplicationFlags(adapter, (int)(flags & mask), (int)mask, purpose, SsoRole.AdapterAdministrators, cancellationToken);

    public void WriteDirectPasswordSync(
        string application, bool isEnabled, CancellationToken cancellationToken) => session.Call<ISSOAdmin2>(
        SsoClassId.Admin,
        new SsoCall(
            "ISSOAdmin2.UpdateApplication2", $"turn direct password sync of the application {application} {(isEnabled ? "on" : "off")}",
            SsoRole.ApplicationAdministrators),
        admin => admin.UpdateApplication2(application, new PropertyBag { ["directPasswordSync"] = isEnabled }), cancellationToken);

    /// <summary>Assigns an application to an adapter; null takes it from its adapter.</summary>
    public void WriteApplicationAdapter(string application, string? adapter, CancellationToken cancellationToken)
    {
        if (adapter is null)
        {
            CallAdapters(
                "RemoveApplicationFromAdapter", $"remove the application {application} from its adapter",
                admin => admin.RemoveApplicationFromAdapter(application), cancellationToken);
        }
        else
        {
            CallAdapters(
                "AssignApplicationToAdapter", $"assign the application {application} to the adapter {adapter}",
                admin => admin.AssignApplicationToAdapter(application, adapter), cancellationToken);
        }
    }

    private void CallAdapters(string method, string purpose, Action<ISSOPSAdmin> use, CancellationToken cancellationToken) =>
        session.Call(SsoClassId.PSAdmin, new SsoCall($"ISSOPSAdmin.{method}", purpose, SsoRole.Undocumented), use, cancellationToken);

    public void WriteMappingEnabled(Mapping mapping, bool isEnabled, CancellationToken cancellationToken)
    {
        if (isEnabled)
        {
            UseMapping("Enable", "enable", mapping, it => it.Enable(0), cancellationToken);
        }
        else
        {
            UseMapping("Disable", "disable", mapping, it => it.Disable(), cancellationToken);
        }
    }

    public void DeleteMapping(Mapping mapping, CancellationToken cancellationToken) =>
        UseMapping("Delete", "delete", mapping, it => it.Delete(), cancellationToken);

    /// <summary>Creates a mapping with those of its flags that a creator may set.</summary>
    public void CreateMapping(Mapping mapping, CancellationToken cancellationToken) => UseMapping(
        "Create",
        "create",
        mapping,
        it =>
        {
            it.Flags = (mapping.Flags ?? 0) & (int)SsoMappingFlags.Settable;
            it.Create(0);
        },
        cancellationToken);

    private void UseMapping(string method, string verb, Mapping mapping, Action<ISSOMapping> use, CancellationToken cancellationToken) =>
        session.Call<ISSOMapping>(
            SsoClassId.Mapping,
            new SsoCall($"ISSOMapping.{method}", $"{verb} the mapping {mapping}", SsoRole.ApplicationAdministrators),
            it =>
            {
                it.WindowsDomainName = mapping.WindowsDomain;
                it.WindowsUserName = mapping.WindowsUser;
                it.ApplicationName = mapping.Application;
                it.ExternalUserName = mapping.ExternalUser;
                use(it);
            },
            cancellationToken);

    private void WriteApplicationFlags(
        string application, int flags, int mask, string purpose, SsoRole role, CancellationToken cancellationToken) =>
        session.Call<ISSOAdmin>(
            SsoClassId.Admin, new SsoCall("ISSOAdmin.UpdateApplication", purpose, role),
            admin => admin.UpdateApplication(application, null, null, null, null, flags, mask), cancellationToken);
}
