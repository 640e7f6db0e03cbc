using System.Runtime.InteropServices;
using Microsoft.Win32;
using Xunit;

namespace EntSso.Windows.Tests.Sso;

/// <summary>
/// The fake ENTSSO components, registered in this process under the documented class ids until disposed, for the apartment that registers
/// them. They are real COM objects for the product: source generated wrappers hand out vtables of function pointers, while the
/// built-in interop of the product would unwrap an object of its own kind and never cross the border.
/// </summary>
internal sealed class RegisteredComponents : IDisposable
{
    private const string Admin = "C0F73BB9-A69D-434F-9D9C-7D5EC49E4F12";
    private const uint InProcess = 1;
    private const uint MultipleUse = 1;
    private readonly List<uint> _cookies = [];

    public RegisteredComponents(FakeSsoSystem system)
    {
        Register(Admin, () => new FakeAdminComponent(system));
        Register("2A40B78A-5C0B-4F39-A2CB-6D9AF29ECA37", () => new FakeConfigComponent(system));
        Register("626A947B-3F09-42FE-94AE-A31E6E8AACCF", () => new FakePSAdminComponent(system));
        Register("EFB65A89-B1D6-485A-92EE-1E3CC591D56C", () => system.IsMapperOld ? new FakeOldMapperComponent(system) : new FakeMapperComponent(system));
        Register("78CC010D-67A0-4A54-A3E9-2905F0D80B75", () => new FakeMappingComponent(system));
    }

    /// <summary>Skips the running test where, without the fake components, the real ones would be asked.</summary>
    public static void RequireNoOther()
    {
        using RegistryKey? installed = Registry.ClassesRoot.OpenSubKey($@"CLSID\{{{Admin}}}");
        Assert.SkipWhen(installed is not null, "this computer has the ENTSSO components");
    }

    public void Dispose()
    {
        foreach (uint cookie in _cookies)
        {
            _ = ComApi.CoRevokeClassObject(cookie);
        }

        _cookies.Clear();
    }

    private void Register(string classId, Func<FakeComponent> create)
    {
        nint factory = ComApi.PointerTo(new ClassFactory(create), typeof(Contract.IClassFactory).GUID);
        try
        {
            Marshal.ThrowExceptionForHR(ComApi.CoRegisterClassObject(new Guid(classId), factory, InProcess, MultipleUse, out uint cookie));
            _cookies.Add(cookie);
        }
        finally
        {
            Marshal.Release(factory);
        }
    }
}
