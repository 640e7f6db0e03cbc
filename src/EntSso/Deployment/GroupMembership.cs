namespace EntSso.Deployment;

/// <summary>Whether an account belongs to a group, directly or through other groups.</summary>
/// <param name="Account">The account.</param>
/// <param name="Group">The group.</param>
/// <param name="IsMember">The answer, primary groups counted; unknown when the directory that was asked cannot tell.</param>
public sealed record GroupMembership(DirectoryAccount Account, DirectoryAccount Group, Fact<bool> IsMember);
