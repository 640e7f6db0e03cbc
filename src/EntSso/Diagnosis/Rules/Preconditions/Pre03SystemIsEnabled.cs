using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Preconditions;

/// <summary>PRE-03: the SSO system is enabled and its servers are online.</summary>
internal sealed class Pre03SystemIsEnabled() : SubjectRule<SsoServer>(
    new(
        "PRE-03",
        ChainLink.Service,
        "The SSO system is enabled and every server is online.") { Events = [10537, 10590], ClearedBy = [10591] },
    SubjectSets.Servers)
{
    internal override IEnumerable<Finding> Evaluate(RuleContext context)
    {
        var enabled = context.Deployment.System.IsEnabled;
        RemedyStep[] enable = [Run($"ssomanage -enablesso")];
        var answer = !enabled.IsKnown
            ? Unknown("whether the SSO system is enabled", enabled, RemedyStep.Cmdlet("Get-EntSsoSystem"), Run($"ssomanage -displaydb").Or)
            : enabled.Value ? Pass("The SSO system is enabled.", enabled.Origin)
            : Fail("The SSO system is disabled: no server accepts requests.", enable, enabled.Origin);
        return base.Evaluate(context).Concat(SubjectSets.Database.All(context, Description).Select(_ => Find(new FindingSubject(SubjectKind.System, "SSO system"), context.Events.Weigh(answer, new EventQuestion
        {
            Ids = [10537], ClearedBy = Description.ClearedBy, Age = FactAge.Of(enabled), Meaning = "a server found the system disabled",
            Remedy = enable,
        }))));
    }

    protected override Answer Check(SsoServer subject, RuleContext context) =>
        !subject.IsOnline.IsKnown ? Unknown("whether the server is online", subject.IsOnline.Reason)
            : subject.IsOnline.Value ? Pass("The server is online.")
            : Fail(
                "The server reports that it is not online: it is out of service until its database and secret are available (see "
                    + "PRE-05 and PRE-06).",
                Status());

    protected override EventQuestion Question(SsoServer subject, RuleContext context) =>
        new() { Ids = [10590], Age = FactAge.Of(subject.IsOnline), Meaning = "the server went out of service", Remedy = Status() };

    protected override IEnumerable<(FindingSubject About, Answer Answer)> None(RuleContext context) =>
        SubjectSets.Database.All(context, Description).Any() ? [] : SubjectSets.Database.None(context);

    private static RemedyStep[] Status() => [Run($"ssoconfig -status")];
}
