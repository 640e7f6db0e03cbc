using EntSso.Events;

namespace EntSso.Administration;

/// <summary>A rule of ENTSSO that a change would break.</summary>
/// <param name="EventId">The id by which the product says so, or 0 where none is documented.</param>
/// <param name="Message">The rule and what breaks it, in a sentence.</param>
internal sealed record RuleViolation(int EventId, string Message)
{
    /// <summary>Whether nobody knows if the rule is broken, because a fact that it needs could not be read.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>The message with the product's own id, for error texts.</summary>
    public override string ToString() => EventId == 0 ? Message : $"{Message} ENTSSO calls this {EventId}{Symbol}.";

    /// <summary>Ends a plan that would break a rule.</summary>
    /// <param name="violation">The rule; null for none.</param>
    /// <param name="advice">What to do first, or empty.</param>
    /// <exception cref="AdministrationException">There is a violation, or nobody knows whether there is one.</exception>
    public static void Refuse(RuleViolation? violation, string advice)
    {
        if (violation is not null)
        {
            throw new AdministrationException(
                violation.IsUnknown ? AdministrationFailure.PreconditionUnknown : AdministrationFailure.RuleViolated,
                $"{violation} Nothing was changed.{(advice.Length > 0 ? " " + advice : "")}");
        }
    }

    private string Symbol => EventCatalogue.Default.Find(EventId) is { } definition ? $" ({definition.SymbolicName})" : "";
}
