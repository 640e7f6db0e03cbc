using System.Runtime.InteropServices.Marshalling;
using EntSso.FakeComponents.Contract;

namespace EntSso.FakeComponents;

/// <summary>The class SSOMapper.</summary>
[GeneratedComClass]
internal sealed partial class FakeMapperComponent(FakeSsoSystem system) : FakeOldMapperComponent(system), ISSOMapper2
{
    public void GetApplications2(
        out nint applications, out nint descriptions, out nint contactInfo, out nint userAccounts, out nint adminAccounts, out nint flags)
    {
        Enter("GetApplications2");
        List<FakeApplication> listed = Listed();
        applications = ComApi.StringArray([.. listed.Select(a => a.Name)]);
        descriptions = ComApi.StringArray([.. listed.Select(a => a.Description)]);
        contactInfo = ComApi.StringArray([.. listed.Select(a => a.Contact)]);
        userAccounts = ComApi.StringArray([.. listed.Select(a => a.Users)]);
        adminAccounts = ComApi.StringArray([.. listed.Select(a => a.Administrators)]);
        flags = ComApi.IntegerArray([.. listed.Select(a => a.Flags)]);
    }
}
