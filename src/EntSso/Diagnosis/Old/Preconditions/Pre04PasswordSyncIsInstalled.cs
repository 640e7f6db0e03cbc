using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old.Preconditions;

/// <summary>PRE-04: the feature password synchronisation, which no setup selects by itself, is installed and loaded.</summary>
internal sealed class Pre04PasswordSyncIsInstalled : ServerRule
{
    public override string Id => "PRE-04";

    public override string Title => "The password synchronization feature is installed and loaded.";

    public override IReadOnlyList<int> EventIds => [10652];

    protected override IReadOnlyList<int> ClearedBy => [10651];

    protected override FactAge AgeOf(SsoServer server) => FactAge.Of(server.IsPasswordSyncLoaded);

    protected override string RemedyByEvent(SsoServer server) =>
        $"Look up the error code of the event, mend its cause and restart the service on {server.Name}.";

    protected override Finding Judge(SsoServer server)
    {
        var loaded = server.IsPasswordSyncLoaded;
        return !loaded.IsKnown ? FindUnknown(server.Name, "Whether password synchronization is loaded", loaded.Reason)
            : loaded.Value ? Find(FindingStatus.Pass, server.Name, "The server reports password synchronization as loaded (status bit 0x4).")
            : Find(
                FindingStatus.Fail,
                server.Name,
                "The server reports that password synchronization is not loaded (status bit 0x4 is off): likely the feature, which no setup selects by itself, is not installed.",
                $"On {server.Name}, run the product's setup (BizTalk Server: \\Platforms\\SSO\\setup.exe; Host Integration Server: custom setup), select Password Synchronization, and restart the service ENTSSO.");
    }
}
