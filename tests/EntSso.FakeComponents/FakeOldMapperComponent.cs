using System.Runtime.InteropServices.Marshalling;
using EntSso.FakeComponents.Contract;

namespace EntSso.FakeComponents;

/// <summary>The class SSOMapper as it was before ISSOMapper2.</summary>
[GeneratedComClass]
internal partial class FakeOldMapperComponent(FakeSsoSystem system) : FakeComponent(system), ISSOMapper
{
    public nint GetMappingsForWindowsUser(string? windowsDomainName, string? windowsUserName, string? applicationName)
    {
        Enter("GetMappingsForWindowsUser", windowsDomainName, windowsUserName, applicationName);
        if (applicationName is not null)
        {
            _ = System.Find(applicationName);
        }

        return Objects(System.Mappings.Where(m => FakeMapping.Same(m.Domain, windowsDomainName) && FakeMapping.Same(m.User, windowsUserName)
            && (applicationName is null || FakeMapping.Same(m.Application, applicationName))));
    }

    public nint GetMappingsForExternalUser(string? applicationName, string? externalUserName)
    {
        Enter("GetMappingsForExternalUser", applicationName, externalUserName);
        _ = System.Find(applicationName);
        return Objects(System.Mappings.Where(m => FakeMapping.Same(m.Application, applicationName) && FakeMapping.Same(m.ExternalUser, externalUserName)));
    }

    public void SetWindowsPassword(string? windowsPassword) => Enter("SetWindowsPassword");

    public void SetExternalCredentials(string? applicationName, string? externalUserName, ref nint externalCredentials) =>
        Enter("SetExternalCredentials", applicationName, externalUserName, ComApi.Texts(externalCredentials).Count);

    public void GetApplications(out nint applications, out nint descriptions, out nint contactInfo)
    {
        Enter("GetApplications");
        List<FakeApplication> listed = Listed();
        applications = ComApi.StringArray([.. listed.Select(a => a.Name)]);
        descriptions = ComApi.StringArray([.. listed.Select(a => a.Description)]);
        contactInfo = ComApi.StringArray([.. listed.Select(a => a.Contact)]);
    }

    public void GetFieldInfo(string? applicationName, out nint labels, out nint flags)
    {
        Enter("GetFieldInfo", applicationName);
        FakeApplication application = System.Find(applicationName);
        labels = ComApi.StringArray([.. application.Fields.Select(f => f.Label)]);
        flags = ComApi.IntegerArray([.. application.Fields.Select(f => f.Flags)]);
    }

    /// <summary>What the filter of the property bag lets through; without a filter the affiliate applications.</summary>
    protected List<FakeApplication> Listed() =>
        [.. System.Applications.Where(a => (a.Type & (AppFilterFlagsMask == 1 ? AppFilterFlags : 0xF)) != 0)];

    private nint Objects(IEnumerable<FakeMapping> mappings) =>
        ComApi.ObjectArray([.. mappings.Select(m => new FakeMappingComponent(System, m))]);
}
