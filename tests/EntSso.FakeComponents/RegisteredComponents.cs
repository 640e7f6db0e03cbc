using System.Runtime.InteropServices;

namespace EntSso.FakeComponents;

/// <summary>
/// The fake ENTSSO components, registered in this process under the documented class ids until disposed, for the apartment that registers
/// them. They are real COM objects for the product: source generated wrappers hand out vtables of function pointers, while the
/// built-in interop of the product would unwrap an object of its own kind and never cross the border.
/// </summary>
internal sealed class RegisteredComponents : IDisposable
{
    private const uint InProcess = 1;
    private const uint MultipleUse = 1;
    private readonly List<uint> _cookies = [];

    public RegisteredComponents(FakeSsoSystem system)
    {
        foreach (Guid classId in ComponentClasses.All.Keys)
        {
            Register(classId, ComponentClasses.FactoryOf(classId, system));
        }
    }

    public void Dispose()
    {
        foreach (uint cookie in _cookies)
        {
            _ = ComApi.CoRevokeClassObject(cookie);
        }

        _cookies.Clear();
    }

    private void Register(Guid classId, nint factory)
    {
        try
        {
            Marshal.ThrowExceptionForHR(ComApi.CoRegisterClassObject(classId, factory, InProcess, MultipleUse, out uint cookie));
            _cookies.Add(cookie);
        }
        finally
        {
            Marshal.Release(factory);
        }
    }
}
