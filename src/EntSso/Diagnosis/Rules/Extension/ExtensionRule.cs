namespace EntSso.Diagnosis.Rules.Extension;

/// <summary>A rule over the password extension of every ENTSSO management agent that receives password changes.</summary>
internal abstract class ExtensionRule(RuleDescription description) : SubjectRule<ConnectTarget>(description, SubjectSets.Extensions)
{
    /// <summary>How to change a setting of the extension.</summary>
    internal static RemedyStep Enter(string field, string value) =>
        Say($"In the ENTSSO MA's password extension settings (Configure Extensions, Settings), enter {field}: {value}");

    /// <summary>How to enter a name that Kerberos can ask a ticket for.</summary>
    internal static RemedyStep EnterHost(RuleContext context) => Enter("Connect To", context.StatedHost ?? "the host name that the SPN was registered with");
}
