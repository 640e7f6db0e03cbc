using System.Collections;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using EntSso.Deployment;
using EntSso.Diagnosis;

namespace EntSsoPS.Output;

/// <summary>
/// How PowerShell shows the records of deployments and findings: a fact is its value, or null with the reason in <c>Unknown</c>, so that
/// <c>if</c> and <c>Where-Object</c> do not take every fact for true; a list is its items in text, too. The objects stay what they are: cmdlets
/// get them with all their facts.
/// </summary>
public sealed class PlainValues : PSPropertyAdapter
{
    private const string UnknownName = nameof(EntSsoObject.Unknown);

    /// <summary>The types that are shown so: each record of deployments with a fact or a list, and findings.</summary>
    public static TypeData[] TypeData { get; } =
    [
        .. typeof(SyncDeployment).Assembly.GetExportedTypes()
            .Where(type => type == typeof(Finding) || (type.IsClass && Readable(type).Any(IsFact)) || (type.Namespace == typeof(SyncDeployment).Namespace && type.IsClass && Readable(type).Any(IsList)))
            .Select(type => new TypeData(type.FullName) { TypeAdapter = typeof(PlainValues) }),
    ];

    /// <inheritdoc/>
    public override Collection<PSAdaptedProperty> GetProperties(object baseObject)
    {
        var properties = new Collection<PSAdaptedProperty>();
        foreach (PropertyInfo property in Readable(baseObject.GetType()))
        {
            properties.Add(new PSAdaptedProperty(property.Name, property));
        }

        if (Readable(baseObject.GetType()).Any(IsFact))
        {
            properties.Add(new PSAdaptedProperty(UnknownName, null));
        }

        return properties;
    }

    /// <inheritdoc/>
    public override PSAdaptedProperty? GetProperty(object baseObject, string propertyName) =>
        GetProperties(baseObject).FirstOrDefault(property => string.Equals(property.Name, propertyName, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public override bool IsGettable(PSAdaptedProperty adaptedProperty) => true;

    /// <inheritdoc/>
    public override bool IsSettable(PSAdaptedProperty adaptedProperty) => false;

    /// <inheritdoc/>
    public override object? GetPropertyValue(PSAdaptedProperty adaptedProperty) => adaptedProperty.Tag is PropertyInfo property
        ? Plain(property.GetValue(adaptedProperty.BaseObject))
        : new TextList([.. Readable(adaptedProperty.BaseObject.GetType()).Where(IsFact)
            .Select(fact => (fact.Name, Fact: (IFact)fact.GetValue(adaptedProperty.BaseObject)!))
            .Where(pair => !pair.Fact.IsKnown)
            .Select(pair => $"{pair.Name}: {pair.Fact.Reason}")]);

    /// <inheritdoc/>
    public override void SetPropertyValue(PSAdaptedProperty adaptedProperty, object value) =>
        throw new SetValueInvocationException($"{adaptedProperty.Name} cannot be set.");

    /// <inheritdoc/>
    public override string GetPropertyTypeName(PSAdaptedProperty adaptedProperty) => adaptedProperty.Tag is not PropertyInfo property
        ? typeof(TextList).FullName!
        : PlainType(property.PropertyType).FullName ?? property.PropertyType.Name;

    private static Type PlainType(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Fact<>) ? PlainType(type.GetGenericArguments()[0])
        : IsList(type) ? type == typeof(IReadOnlyList<string>) ? typeof(TextList) : typeof(ItemList)
        : type;

    private static object? Plain(object? value) => value switch
    {
        IFact fact => fact.IsKnown ? Plain(fact.Value) : null,
        IEnumerable<string> texts => new TextList([.. texts]),
        IEnumerable items when value is not string => new ItemList([.. items.Cast<object?>()]),
        _ => value,
    };

    private static IEnumerable<PropertyInfo> Readable(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanRead && property.GetIndexParameters().Length == 0);

    private static bool IsFact(PropertyInfo property) => typeof(IFact).IsAssignableFrom(property.PropertyType);

    private static bool IsList(PropertyInfo property) => IsList(property.PropertyType);

    private static bool IsList(Type type) => type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type);
}

/// <summary>A list of things. Where it becomes a text, as in Export-Csv, it is its items and not the name of a type.</summary>
/// <param name="items">The items.</param>
public sealed class ItemList(IList<object?> items) : ReadOnlyCollection<object?>(items)
{
    /// <summary>The items, separated by semicolons.</summary>
    public override string ToString() => string.Join("; ", this);
}
