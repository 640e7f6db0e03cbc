using EntSso.Deployment;

namespace EntSso.Administration;

/// <summary>Makes one fact of the facts of single switches.</summary>
internal static class SwitchFacts
{
    /// <summary>Which of some switches are on; unknown, with the first reason, when one of them is.</summary>
    /// <typeparam name="T">The switches as flags.</typeparam>
    /// <param name="switches">The switches that are asked for, one by one.</param>
    /// <param name="read">Whether one is on.</param>
    /// <param name="add">Adds a switch to a combination.</param>
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
