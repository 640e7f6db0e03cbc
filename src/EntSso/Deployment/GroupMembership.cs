namespace EntSso.Deployment;

/// <summary>Whether an account is in a group, directly or through other groups.</summary>
/// <param name="AccountSid">The account's SID in text form.</param>
/// <param name="Group">The group, as a SID in text form or as the name that was asked for.</param>
/// <param name="IsMember">The answer; unknown when the directory could not tell.</param>
public sealed record GroupMembership(string AccountSid, string Group, Fact<bool> IsMember);
