namespace EntSso.Collection.Sso;

/// <summary>What ISSOConfigDB.GetDBInfo returns, as far as it says more than GetGlobalInfo.</summary>
/// <param name="Exists">Whether the SQL Server has the database.</param>
/// <param name="NeedsUpgrade">Whether its schema is older than the components.</param>
internal sealed record DatabaseInfo(bool Exists, bool NeedsUpgrade);
