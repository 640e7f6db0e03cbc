using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Applications;

/// <summary>APP-01: the application is enabled.</summary>
internal sealed class App01Enabled() : SettingRule<SyncedApplication>(
    new("APP-01", ChainLink.Application, "The application is enabled.") { Events = [11033, 10735], ClearedBy = EventIdSet.Delivered },
    SubjectSets.Applications,
    setting: subject => subject.Application.IsEnabled,
    question: subject => $"whether {subject.Name} is enabled",
    pass: subject => $"{subject.Name} is enabled.",
    fail: subject =>
        $"{subject.Name} is disabled: password changes skip its mappings. The service disables an application itself when its "
            + "administrator account becomes invalid (see APP-05).",
    remedy: subject =>
        [RemedyStep.Cmdlet(
            "Enable-EntSsoApplication", ("Application", subject.Name)), Run($"ssomanage -enableapp {subject.Name:APPLICATION}").Or],
    but: "the change was skipped anyway");
