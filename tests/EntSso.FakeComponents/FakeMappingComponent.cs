using System.Runtime.InteropServices.Marshalling;
using EntSso.FakeComponents.Contract;

namespace EntSso.FakeComponents;

/// <summary>The class SSOMapping: a copy of a mapping, written or changed by its methods.</summary>
[GeneratedComClass]
internal sealed partial class FakeMappingComponent(FakeSsoSystem system, FakeMapping? mapping = null) : FakeComponent(system), ISSOMapping
{
    private const int Enabled = 0x2;
    private const int SettableFlags = 0x4 | 0x8 | 0x4000000;
    private string? _domain = mapping?.Domain;
    private string? _user = mapping?.User;
    private string? _application = mapping?.Application;
    private string? _externalUser = mapping?.ExternalUser;
    private int _flags = mapping?.Flags ?? 0;

    private FakeMapping Names => new(_domain ?? "", _user ?? "", _application ?? "", _externalUser ?? "");

    public void Create(int flags)
    {
        Enter("Create", Names, $"0x{_flags:X}", flags);
        System.Create((flags & ~1) == 0 && (_flags & ~SettableFlags) == 0 ? Names with { Flags = _flags } : throw FakeSsoSystem.Error(10782));
    }

    public void Delete()
    {
        Enter("Delete", Names);
        System.Delete(Names);
    }

    public void Enable(int flags)
    {
        Enter("Enable", Names, flags);
        System.Find(Names).Flags |= Enabled;
    }

    public void Disable()
    {
        Enter("Disable", Names);
        System.Find(Names).Flags &= ~Enabled;
    }

    public string? GetWindowsDomainName() => _domain;

    public void SetWindowsDomainName(string? value) => _domain = value;

    public string? GetWindowsUserName() => _user;

    public void SetWindowsUserName(string? value) => _user = value;

    public string? GetApplicationName() => _application;

    public void SetApplicationName(string? value) => _application = value;

    public string? GetExternalUserName() => _externalUser;

    public void SetExternalUserName(string? value) => _externalUser = value;

    public int GetFlags() => _flags;

    public void SetFlags(int value) => _flags = value;
}
