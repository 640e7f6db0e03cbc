using EntSso.FakeComponents.Contract;

namespace EntSso.FakeComponents;

/// <summary>The documented class ids, and what makes a fake of each.</summary>
internal static class ComponentClasses
{
    /// <summary>The class SSOAdmin.</summary>
    public static readonly Guid Admin = new("C0F73BB9-A69D-434F-9D9C-7D5EC49E4F12");

    /// <summary>What makes a component of each class.</summary>
    public static IReadOnlyDictionary<Guid, Func<FakeSsoSystem, FakeComponent>> All { get; } = new Dictionary<Guid, Func<FakeSsoSystem, FakeComponent>>
    {
        [Admin] = system => new FakeAdminComponent(system),
        [new("2A40B78A-5C0B-4F39-A2CB-6D9AF29ECA37")] = system => new FakeConfigComponent(system),
        [new("626A947B-3F09-42FE-94AE-A31E6E8AACCF")] = system => new FakePSAdminComponent(system),
        [new("EFB65A89-B1D6-485A-92EE-1E3CC591D56C")] = system => system.IsMapperOld ? new FakeOldMapperComponent(system) : new FakeMapperComponent(system),
        [new("78CC010D-67A0-4A54-A3E9-2905F0D80B75")] = system => new FakeMappingComponent(system),
    };

    /// <summary>A counted pointer to an interface of the factory of a class.</summary>
    public static nint FactoryOf(Guid classId, FakeSsoSystem system, Guid iid) => ComApi.PointerTo(new ClassFactory(() => All[classId](system)), iid);

    /// <summary>The same, to its IClassFactory.</summary>
    public static nint FactoryOf(Guid classId, FakeSsoSystem system) => FactoryOf(classId, system, typeof(IClassFactory).GUID);
}
