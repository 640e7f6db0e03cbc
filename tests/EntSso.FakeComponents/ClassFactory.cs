using System.Runtime.InteropServices.Marshalling;
using EntSso.FakeComponents.Contract;

namespace EntSso.FakeComponents;

/// <summary>Makes fake components.</summary>
[GeneratedComClass]
internal sealed partial class ClassFactory(Func<FakeComponent> create) : IClassFactory
{
    private const int NoAggregation = unchecked((int)0x80040110);

    public int CreateInstance(nint outer, in Guid iid, out nint instance)
    {
        instance = 0;
        if (outer != 0)
        {
            return NoAggregation;
        }

        instance = ComApi.PointerTo(create(), iid);
        return 0;
    }

    public int LockServer(bool isLocked) => 0;
}
