using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Gates;

/// <summary>GATE-04: the SSO system lets password changes flow from Windows to adapters.</summary>
internal sealed class Gate04FromWindowsToAdapters() : SettingRule<SsoSystem>(
    new(
        "GATE-04",
        ChainLink.SystemGate,
        "Password changes flow from Windows to adapters.") { Events = [10708], ClearedBy = EventIdSet.PastTheGates },
    SubjectSets.System,
    setting: system => system.FromWindowsToAdapters,
    question: _ => "whether password changes flow from Windows to adapters",
    pass: _ => "From Windows to adapters is on.",
    fail: _ => "From Windows to adapters is off: every password change from Windows is refused on every server.",
    remedy: _ =>
    [
        RemedyStep.Cmdlet("Set-EntSsoPasswordSyncMode", ("Enable", "WindowsToAdapters")).Elevated,
        Run($"ssomanage -enable winsync").Or,
        Say(
            "In the ENTSSO console: System, Properties, Options, Enable Password Sync, From Windows to adapters. Servers read it from "
                + "the database after a short delay.")
            .Or,
    ],
    but: "the service refused the change anyway");
