namespace EntSso.Deployment;

/// <summary>One account name and what the directory has under it.</summary>
/// <param name="Name">The name as it was asked for.</param>
/// <param name="Account">
/// The account; known and null when the directory was asked and has no such account; unknown when it could not be asked.
/// </param>
public sealed record AccountLookup(string Name, Fact<DirectoryAccount?> Account);
