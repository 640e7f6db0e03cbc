using EntSso.Deployment;

namespace EntSso.Administration;

/// <summary>The options of an adapter one by one: what the product calls them, and where the facts have them.</summary>
public static class AdapterOptionSet
{
    private static readonly Dictionary<AdapterOptions, Func<SyncAdapter, Fact<bool>>> _facts = new()
    {
        [AdapterOptions.SyncToAdapter] = adapter => adapter.SyncToAdapter,
        [AdapterOptions.SyncFromAdapter] = adapter => adapter.SyncFromAdapter,
        [AdapterOptions.ChangeWindowsPassword] = adapter => adapter.ChangeWindowsPassword,
        [AdapterOptions.VerifyOldPassword] = adapter => adapter.VerifyOldPassword,
        [AdapterOptions.SendOldPassword] = adapter => adapter.SendOldPassword,
        [AdapterOptions.AllowMappingConflicts] = adapter => adapter.AllowMappingConflicts,
    };

    /// <summary>The single options in a combination.</summary>
    /// <param name="options">The combination.</param>
    public static IEnumerable<AdapterOptions> Each(AdapterOptions options) => _facts.Keys.Where(option => (options & option) != 0);

    /// <summary>The name of an option in the product's property bag and in the file for <c>ssops -update</c>.</summary>
    /// <param name="option">A single option.</param>
    public static string ProductName(AdapterOptions option)
    {
        string name = option.ToString();
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    /// <summary>Which of some options are on; unknown when one of them is.</summary>
    /// <param name="adapter">The adapter as it was read.</param>
    /// <param name="mask">The options that are asked for.</param>
    public static Fact<AdapterOptions> Of(SyncAdapter adapter, AdapterOptions mask) =>
        SwitchFacts.Of(Each(mask), option => _facts[option](adapter), (on, option) => on | option);
}
