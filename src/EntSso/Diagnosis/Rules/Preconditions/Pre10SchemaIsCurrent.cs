using EntSso.Deployment;

namespace EntSso.Diagnosis.Rules.Preconditions;

/// <summary>PRE-10: the schema of the credential database is as new as the server.</summary>
internal sealed class Pre10SchemaIsCurrent() : SettingRule<SsoSystem>(
    new(
        "PRE-10",
        ChainLink.Service,
        "The schema of the credential database is as new as the service.") { Events = [10728], ClearedBy = [10502, 10591] },
    SubjectSets.Database,
    setting: system => system.DatabaseNeedsUpgrade.Select(isOld => !isOld),
    question: _ => "whether the database needs an upgrade",
    pass: _ => "The schema of the database needs no upgrade.",
    fail: _ => "The schema of the database is older than the service.",
    remedy: _ => [Run($"ssoconfig -upgradeDB")],
    but: "the service reported the problem later");
