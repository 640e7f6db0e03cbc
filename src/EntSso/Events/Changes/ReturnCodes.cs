namespace EntSso.Events.Changes;

/// <summary>What the return codes in the engine's rows say of the way of a change. Which link a code points to is inferred.</summary>
internal static class ReturnCodes
{
    // The engine decides these before it calls the target [ms695998, ms697760]; that target rows use these words is inferred.
    private static readonly HashSet<string> _beforeTheCall = new(StringComparer.OrdinalIgnoreCase)
    {
        "password-sync-disabled", "object-not-found", "object-newly-provisioned", "partition-not-configured", "operation-not-supported",
    };

    public static bool IsSuccess(string code) => string.Equals(code, "success", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the engine called the target, whatever the target answered.</summary>
    public static bool CallsTarget(string code) => !_beforeTheCall.Contains(code);

    /// <summary>Whether a code means that an older change came after a newer one.</summary>
    public static bool IsStale(string code) => string.Equals(code, "incoming-timestamp-out-of-date", StringComparison.OrdinalIgnoreCase);

    /// <summary>The link that a target's code points to.</summary>
    public static ChainLink LinkOf(string code) => code.ToLowerInvariant() switch
    {
        "success" => ChainLink.ManagementAgent,
        "ma-access-denied" => ChainLink.CallerCheck,
        "server-down" or "time-difference-at-dc" or "ma-encryption-not-enabled" => ChainLink.KerberosCall,
        "new-password-ill-formed" or "new-password-violate-policy" => ChainLink.ExternalSystem,
        "object-not-found" or "object-newly-provisioned" or "partition-not-configured" => ChainLink.SyncEngine,
        _ => ChainLink.ManagementAgent,
    };
}
