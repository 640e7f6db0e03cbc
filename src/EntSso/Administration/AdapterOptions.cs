using EntSso.Deployment;

namespace EntSso.Administration;

/// <summary>
/// The switches of a password sync adapter. The numbers are the flags of ISSOAdmin.UpdateApplication, the names those of the property bag
/// of ISSOAdmin2.UpdateApplication2 and of the file that <c>ssops -update</c> takes.
/// </summary>
[Flags]
internal enum AdapterOptions
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>ENTSSO takes password changes from the adapter (syncFromAdapter, 0x200).</summary>
    SyncFromAdapter = 0x200,

    /// <summary>The adapter takes Windows password changes (syncToAdapter, 0x400).</summary>
    SyncToAdapter = 0x400,

    /// <summary>
    /// A change from the adapter changes the Windows password too (changeWindowsPassword, 0x800). It needs <see cref="SyncFromAdapter"/>.
    /// </summary>
    ChangeWindowsPassword = 0x800,

    /// <summary>The old password is verified (verifyOldPassword, 0x1000).</summary>
    VerifyOldPassword = 0x1000,

    /// <summary>The adapter gets the old password too (sendOldPassword, 0x2000).</summary>
    SendOldPassword = 0x2000,

    /// <summary>Conflicting mappings are allowed (allowMappingConflicts, 0x4000).</summary>
    AllowMappingConflicts = 0x4000,
}

/// <summary>The options of an adapter one by one.</summary>
internal static class AdapterOptionSet
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
    public static IEnumerable<AdapterOptions> Each(AdapterOptions options) => _facts.Keys.Where(option => (options & option) != 0);

    /// <summary>The name of an option in the product's property bag and in the file for <c>ssops -update</c>.</summary>
    public static string ProductName(AdapterOptions option) => MessageText.LowerFirst(option.ToString());

    /// <summary>Which of some options are on; unknown when one of them is.</summary>
    public static Fact<AdapterOptions> Of(SyncAdapter adapter, AdapterOptions mask) =>
        SwitchFacts.Of(Each(mask), option => _facts[option](adapter), (on, option) => on | option);

    /// <summary>The options in a mask with yes or no each.</summary>
    public static string Words(AdapterOptions on, AdapterOptions mask) =>
        string.Join(", ", Each(mask).Select(option => $"{ProductName(option)} {((on & option) != 0 ? "yes" : "no")}"));
}

/// <summary>Makes one fact of the facts of single switches.</summary>
internal static class SwitchFacts
{
    /// <summary>Which of some switches are on; unknown, with the first reason, when one of them is.</summary>
    public static Fact<T> Of<T>(IEnumerable<T> switches, Func<T, Fact<bool>> read, Func<T, T, T> add)
        where T : struct, Enum
    {
        T on = default;
        FactOrigin? origin = null;
        foreach (T one in switches)
        {
            Fact<bool> isOn = read(one);
            if (!isOn.IsKnown)
            {
                return Fact.Unknown<T>(isOn.Reason, isOn.Origin);
            }

            on = isOn.Value ? add(on, one) : on;
            origin = isOn.Origin;
        }

        return Fact.Known(on, origin);
    }
}
