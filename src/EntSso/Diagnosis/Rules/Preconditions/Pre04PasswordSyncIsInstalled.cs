using EntSso.Deployment;

namespace EntSso.Diagnosis.Rules.Preconditions;

/// <summary>PRE-04: the feature password synchronisation, which no setup selects by itself, is installed and loaded.</summary>
internal sealed class Pre04PasswordSyncIsInstalled() : SettingRule<SsoServer>(
    new(
        "PRE-04",
        ChainLink.Service,
        "The password synchronization feature is installed and loaded.") { Events = [10652], ClearedBy = [10651] },
    SubjectSets.Servers,
    setting: server => server.IsPasswordSyncLoaded,
    question: _ => "whether password synchronization is loaded",
    pass: _ => "The server reports password synchronization as loaded (status bit 0x4).",
    fail: _ =>
        "The server reports that password synchronization is not loaded (status bit 0x4 is off): likely the feature, which setup does "
            + "not select by default, is not installed.",
    remedy: server =>
        [
            Say(
                $"On {server.Name}, run the product's setup (BizTalk Server: \\Platforms\\SSO\\setup.exe; Host Integration Server: "
                    + "custom setup), select Password Synchronization, and restart the service ENTSSO."),
        ],
    but: "the service reports otherwise",
    look: server =>
        [
            Say("Look up the error code of the event and fix its cause, then restart the service:"),
            Run($"Restart-Service ENTSSO").On(server.Name, "the ENTSSO server").Elevated,
        ]);
