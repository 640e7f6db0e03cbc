namespace EntSso.Diagnosis.Rules.Kerberos;

/// <summary>KRB-01: the SPN for the connect-to name exists in the forest.</summary>
internal sealed class Krb01SpnIsRegistered() : SubjectRule<SpnSubject>(
    new("KRB-01", ChainLink.KerberosCall, "The SPN ENTSSO/<connect-to> is registered.") { RelatedEvents = [11063] }, SubjectSets.Spns)
{
    protected override Answer Check(SpnSubject subject, RuleContext context)
    {
        var holders = context.Directory.HoldersOf(subject.Spn);
        return !holders.IsKnown ? Unknown("whether the SPN is registered", holders.Reason) : holders.Value.Count switch
        {
            0 => Fail("No account in the forest holds the SPN: no ticket for the ENTSSO service can be issued.", subject.Register()),
            1 => Pass($"The SPN is held by {holders.Value[0]}."),
            _ => Pass($"The SPN is held by {string.Join(" and ", holders.Value)}; one holder is allowed (see KRB-03)."),
        };
    }
}
