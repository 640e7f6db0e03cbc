namespace EntSso.Administration;

/// <summary>The lock of a target that nobody else uses or that cannot be locked.</summary>
internal sealed class NoLock : IDisposable
{
    public static readonly NoLock Instance = new();

    private NoLock()
    {
    }

    public void Dispose()
    {
    }
}
