namespace EntSso.Diagnosis;

/// <summary>All rules there are: every class of this assembly that is a rule.</summary>
internal static class RuleCatalogue
{
    /// <summary>Every rule, in the order of the ids.</summary>
    internal static IReadOnlyList<Rule> All { get; } = Array.AsReadOnly(MakeAll());

    /// <summary>The rule of an id without regard to case; null when there is none.</summary>
    internal static Rule? Find(string id) => All.FirstOrDefault(rule => string.Equals(rule.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The rules whose ids match.</summary>
    /// <param name="include">Ids or patterns with <c>*</c> and <c>?</c>, without regard to case; none selects all rules.</param>
    /// <param name="exclude">Ids or patterns of rules to leave out.</param>
    /// <returns>The rules in the order of the ids, each once.</returns>
    /// <exception cref="ArgumentException">A pattern matches no rule, so it is likely mistyped.</exception>
    internal static IReadOnlyList<Rule> Select(IEnumerable<string>? include = null, IEnumerable<string>? exclude = null)
    {
        var wanted = Check(include);
        var unwanted = Check(exclude);
        return [.. All.Where(rule =>
            (wanted.Count == 0 || wanted.Any(pattern => WildcardText.IsMatch(rule.Id, pattern)))
            && !unwanted.Any(pattern => WildcardText.IsMatch(rule.Id, pattern)))];
    }

    private static Rule[] MakeAll() => typeof(Rule).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract)
        .Select(type => (Rule)Activator.CreateInstance(type, nonPublic: true)!)
        .OrderBy(rule => rule.Id, StringComparer.Ordinal)
        .ToArray();

    private static List<string> Check(IEnumerable<string>? patterns)
    {
        var list = patterns?.ToList() ?? [];
        var idle = list.FirstOrDefault(pattern => !All.Any(rule => WildcardText.IsMatch(rule.Id, pattern)));
        return idle is null
            ? list
            : throw new ArgumentException(
                $"There is no rule '{idle}'. The name of a rule has an area and a number, such as GATE-02; GATE-* selects all rules "
                    + "of an area. "
                    + $"The areas are {string.Join(", ", All.Select(rule => rule.Id.Split('-')[0]).Distinct())}.");
    }
}
