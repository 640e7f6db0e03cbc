using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Administration.Desired;

/// <summary>Compares the requested connections of ENTSSO management agents with what their exports say.</summary>
internal static class ManagementAgentComparison
{
    /// <summary>Every stated setting, compared.</summary>
    public static IEnumerable<ConfigurationSetting> Compare(
        IReadOnlyList<DesiredManagementAgent> wanted, IReadOnlyList<PasswordExtension> extensions)
    {
        foreach (DesiredManagementAgent agent in wanted)
        {
            PasswordExtension? extension = extensions.FirstOrDefault(
                item => string.Equals(item.ManagementAgent, agent.Name, StringComparison.OrdinalIgnoreCase));
            string missing = extensions.Count == 0
                ? "no export of the sync engine was given"
                : $"the exports have no password extension of {agent.Name}";
            if (agent.ConnectTo.IsStated)
            {
                yield return Setting(
                    agent.Name,
                    "Connect To",
                    extension?.ConnectTo ?? Fact.Unknown<string>(missing),
                    agent.ConnectTo.Value,
                    (actual, desired) => string.Equals(actual, desired, StringComparison.OrdinalIgnoreCase));
            }

            if (agent.User.IsStated)
            {
                yield return Setting(agent.Name, "User", extension?.User ?? Fact.Unknown<string>(missing), agent.User.Value, IsSameAccount);
            }
        }
    }

    private static ConfigurationSetting Setting(
        string agent, string setting, Fact<string> actual, string desired, Func<string, string, bool?> isSame)
    {
        SettingState state = !actual.IsKnown ? SettingState.Unknown : isSame(actual.Value, desired) switch
        {
            true => SettingState.AsDesired,
            false => SettingState.Different,
            null => SettingState.Unknown,
        };
        return new ConfigurationSetting
        {
            Subject = agent,
            Setting = setting,
            Actual = actual.ToString(),
            Desired = desired,
            State = state,
            CanBeApplied = false,
            IsForeign = true,
            Remedy = state == SettingState.AsDesired ? ""
                : actual.IsKnown ? $"In Identity Manager: {agent}, Properties, Configure Extensions, Settings, {setting}: {desired}"
                : "Export the management agents (svrexport) and specify the folder with the exports, or check in Identity Manager: "
                    + $"{agent}, Properties, Configure Extensions, Settings.",
        };
    }

    private static bool? IsSameAccount(string actual, string desired) =>
        string.Equals(actual, desired, StringComparison.OrdinalIgnoreCase) ? true
        : AccountName.TryParse(actual, out AccountName? left, out _) && AccountName.TryParse(desired, out AccountName? right, out _)
            ? left.Compare(right).Match switch
            {
                AccountMatch.Same => true,
                AccountMatch.Different => false,
                _ => null,
            }
            : false;
}
