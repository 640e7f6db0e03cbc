namespace EntSso.Diagnosis.Rules.Mappings;

/// <summary>Shows the mappings of a Windows account.</summary>
internal static class MappingLookup
{
    /// <summary>The cmdlet, or the command of the product's own tool.</summary>
    /// <param name="account">The Windows account; empty where it has to be filled in.</param>
    /// <param name="text">What it is for.</param>
    internal static RemedyStep[] Of(string account, string text) =>
    [
        RemedyStep.Cmdlet("Get-EntSsoMapping", ("WindowsAccount", account)).For(text),
        RemedyStep.Run($@"ssomanage -listmappings {account:DOMAIN\user}").Or,
    ];
}
