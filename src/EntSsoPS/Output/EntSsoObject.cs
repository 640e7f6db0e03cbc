using EntSso;
using EntSso.Deployment;

namespace EntSsoPS.Output;

/// <summary>
/// What the configuration cmdlets return: facts as plain values that scripts can use. What is not known is null, so that <c>if</c> takes
/// neither a no nor an unknown for a yes; <see cref="Unknown"/> says why.
/// </summary>
public abstract class EntSsoObject
{
    private readonly List<string> _unknown = [];

    /// <summary>The properties that are null because they could not be read, one <c>PROPERTY: REASON</c> each.</summary>
    public IReadOnlyList<string> Unknown => ItemList.Of(_unknown);

    /// <summary>The facts as they were read, each with its origin or the reason why it is unknown.</summary>
    internal abstract object AllFacts { get; }

    /// <summary>A fact that is a number, a switch or an enumeration; null when it is unknown.</summary>
    private protected T? Value<T>(Fact<T> fact, string property)
        where T : struct
    {
        Note(fact, property);
        return fact.IsKnown ? fact.Value : null;
    }

    /// <summary>A fact that is a text or another object; null when it is unknown, or known to be none.</summary>
    private protected T? Reference<T>(Fact<T> fact, string property)
        where T : class?
    {
        Note(fact, property);
        return fact.Or(null!);
    }

    /// <summary>A fact that is a list; null when it is unknown.</summary>
    private protected IReadOnlyList<string>? List(Fact<IReadOnlyList<string>> fact, string property)
    {
        Note(fact, property);
        return fact.IsKnown ? ItemList.Of(fact.Value) : null;
    }

    private void Note<T>(Fact<T> fact, string property)
    {
        if (!fact.IsKnown)
        {
            _unknown.Add($"{property}: {fact.Reason}");
        }
    }
}
