using EntSso.Deployment;

namespace EntSso.Diagnosis.Rules.Preconditions;

/// <summary>PRE-05: the credential database answers.</summary>
internal sealed class Pre05DatabaseIsReachable() : SettingRule<SsoSystem>(
    new(
        "PRE-05",
        ChainLink.Service,
        "The credential database answers.") { Events = [10511, 10513, 10514, 10515, 10603, 11049], ClearedBy = [10502, 10591] },
    SubjectSets.Database,
    setting: system => system.IsDatabaseReachable,
    question: _ => "whether the database answers",
    pass: _ => "The database answered.",
    fail: _ => "The database did not answer: without it no password change arrives.",
    remedy: _ =>
    [
        Run($"ssoconfig -showDB"),
        RemedyStep.Cmdlet("Get-EntSsoSystem")
            .For("Then check that SQL Server runs, that TCP 1433 is open to it and that MSDTC runs on the ENTSSO server; afterwards"),
        Run($"ssomanage -displaydb").Or,
    ],
    but: "the service reported the problem later");
