using System;
using System.Collections.Generic;
using System.Linq;

namespace EntSso.Administration.Files;

/// <summary>How names of a deployment are compared and listed.</summary>
public static class DeploymentNames
{
    private const int MostShown = 8;

    /// <summary>Whether two names are the same, without case.</summary>
    public static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether two host names may be the same computer: equal, or one is the short form of the other.</summary>
    public static bool IsSameHost(string left, string right) =>
        IsSame(left, right) || (IsSame(Short(left), Short(right)) && (left.IndexOf('.') < 0 || right.IndexOf('.') < 0));

    /// <summary>Says which names there are, for errors.</summary>
    public static string Known(string kind, IEnumerable<string> names)
    {
        List<string> all = [.. names];
        return all.Count == 0
            ? $"It has no {kind} at all."
            : $"Known: {string.Join(", ", all.Take(MostShown))}{(all.Count > MostShown ? $" and {all.Count - MostShown} more" : "")}.";
    }

    private static string Short(string host) => host.IndexOf('.') is > 0 and int dot ? host.Substring(0, dot) : host;
}
