using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Events;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Kerberos;

/// <summary>KRB-02: the account that holds the SPN is the account that the ENTSSO service runs under.</summary>
internal sealed class Krb02HolderIsServiceAccount() : SubjectRule<SpnSubject>(
    new("KRB-02", ChainLink.KerberosCall, "The holder of the SPN is the ENTSSO service account.")
    {
        Events = [new(EventSource.Kerberos, 4)], RelatedEvents = [11063, new(EventSource.Security, 4769)],
    },
    SubjectSets.Spns)
{
    private static readonly EventId[] _tickets = [new(EventSource.Security, 4769)];

    protected override IEnumerable<SpnSubject> SubjectsIn(RuleContext context)
    {
        var known = new HashSet<ServicePrincipalName>(context.Spns.Select(subject => subject.Spn));
        return context.Spns.Concat(WrongHolder.Logged(context).Where(spn => !known.Contains(spn)).Select(spn =>
        {
            var server = context.Servers.For(spn.Host);
            return new SpnSubject(
                spn,
                server,
                context.Account(
                    server?.ServiceAccount ?? Fact.Unknown<string>($"no ENTSSO server with a known service account is {spn.Host}")));
        }));
    }

    protected override Answer Check(SpnSubject subject, RuleContext context)
    {
        var holders = context.Directory.HoldersOf(subject.Spn);
        return context.Events.Weigh(Check(subject, holders, context), WrongHolder.Question(subject.Spn, holders, "the ENTSSO service"));
    }

    private static Answer Check(SpnSubject subject, Fact<IReadOnlyList<DirectoryAccount>> holders, RuleContext context)
    {
        var (account, all, computer) = (subject.ServiceAccount, string.Join(" and ", holders.Or([])), subject.Server?.Host() ?? subject.Spn.Host);
        var answers = account.Name is null ? [] : holders.Or([]).Select(holder => account.Compare(holder, subject.Spn.Host)).ToList();
        var match = answers.FindIndex(answer => answer.Match == AccountMatch.Same);
        if (match >= 0)
        {
            return answers.Count == 1
                ? Pass($"The SPN is held by the service account. {answers[match].Reason}")
                : Warn(
                    $"The service account {holders.Value[match]} holds the SPN, and so does another account: no ticket is issued "
                        + "while two accounts hold it (see KRB-03).",
                    [.. holders.Value.Where((_, i) => i != match).SelectMany(subject.Unregister)]);
        }

        // The account decides before the directory does. The holder may be the right one, so it keeps the SPN.
        return account.WhyNoSpnHolder(computer) is { Length: > 0 } why ? Fail(
                $"The service account cannot hold the SPN: {why}.{(all.Length > 0 ? $" The SPN is held by {all}." : "")}",
                [
                    Say(
                        $"Run the ENTSSO service under a domain account{(holders.Or([]).Count == 1 ? $", likely {all}" : "")} (see "
                            + "PRE-07). Do not change the SPN until then."),
                ])
            : !holders.IsKnown ? WithoutDirectory(subject, holders.Reason, context)
            : holders.Value.Count == 0 ? NotApplicable("No account holds the SPN (see KRB-01).")
            : account.Name is null ? Unknown($"the SPN is held by {all}; whether that is the service account", account.WhyUnknown)
            : answers.Find(answer => answer.Match == AccountMatch.CannotTell) is { } uncertain
                ? Unknown($"the SPN is held by {all}; whether that is {account.Display}", uncertain.Reason)
            : Fail(
                $"The SPN is held by {all} and not by the service account {account.Display}: the service cannot read the tickets. "
                    + $"{answers[0].Reason}",
                [.. holders.Value.SelectMany(subject.Unregister), .. subject.Register()]);
    }

    // The event names the account that holds the SPN, and not the SPN: another service of the account would look the same.
    private static Answer WithoutDirectory(SpnSubject subject, string reason, RuleContext context) =>
        subject.ServiceAccount.Name is { User.Length: > 0 } name && context.Events.Newest(_tickets, subject: name.User) is { } ticket
            ? Pass(
                $"Likely the service account {subject.ServiceAccount.Display} holds the SPN: {EventWitness.Describe(ticket)}, a "
                    + "ticket for a service of that account.")
                with { Events = [ticket] }
            : Unknown("the holder", reason);
}
