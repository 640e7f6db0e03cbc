using System.Collections;
using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Reflection;
using EntSso;
using EntSso.Deployment;

namespace EntSsoPS.Output;

/// <summary>
/// How PowerShell shows the records of deployments and findings: a fact is its value, or null with the reason in <c>Unknown</c>, so that
/// <c>if</c> and <c>Where-Object</c> do not take every fact for true; a list is its items in text, too. The objects stay what they are:
/// cmdlets get them with all their facts. EntSsoPS.PlainValues.ps1xml names the types.
/// </summary>
public sealed class PlainValues : PSPropertyAdapter
{
    private const string UnknownName = nameof(EntSsoObject.Unknown);

    // PowerShell keeps one adapter for each type that it was registered for.
    private readonly ConcurrentDictionary<Type, Dictionary<string, PropertyInfo?>> _properties = new();

    /// <inheritdoc/>
    public override Collection<PSAdaptedProperty> GetProperties(object baseObject) =>
        new([.. Properties(baseObject).Select(property => new PSAdaptedProperty(property.Key, property.Value))]);

    /// <inheritdoc/>
    public override PSAdaptedProperty? GetProperty(object baseObject, string propertyName) =>
        Properties(baseObject).TryGetValue(propertyName, out PropertyInfo? property)
            ? new PSAdaptedProperty(property?.Name ?? UnknownName, property)
            : null;

    /// <inheritdoc/>
    public override bool IsGettable(PSAdaptedProperty adaptedProperty) => true;

    /// <inheritdoc/>
    public override bool IsSettable(PSAdaptedProperty adaptedProperty) => false;

    /// <inheritdoc/>
    public override object? GetPropertyValue(PSAdaptedProperty adaptedProperty) => adaptedProperty.Tag is PropertyInfo property
        ? Plain(property.GetValue(adaptedProperty.BaseObject))
        : ItemList.Of<string>([.. Properties(adaptedProperty.BaseObject).Values.OfType<PropertyInfo>().Where(IsFact)
            .Select(fact => (fact.Name, Fact: (IFact)fact.GetValue(adaptedProperty.BaseObject)!))
            .Where(pair => !pair.Fact.IsKnown)
            .Select(pair => $"{pair.Name}: {pair.Fact.Reason}")]);

    /// <inheritdoc/>
    public override void SetPropertyValue(PSAdaptedProperty adaptedProperty, object value) =>
        throw new SetValueInvocationException($"{adaptedProperty.Name} cannot be set.");

    /// <inheritdoc/>
    public override string GetPropertyTypeName(PSAdaptedProperty adaptedProperty)
    {
        Type type = adaptedProperty.Tag is PropertyInfo property ? PlainType(property.PropertyType) : typeof(string[]);
        return type.FullName ?? type.Name;
    }

    /// <summary>The properties of an object by name, and Unknown without a property behind it where facts may be unknown.</summary>
    private Dictionary<string, PropertyInfo?> Properties(object item) => _properties.GetOrAdd(item.GetType(), type =>
    {
        var properties = new Dictionary<string, PropertyInfo?>(StringComparer.OrdinalIgnoreCase);
        foreach (PropertyInfo property in Readable(type))
        {
            properties[property.Name] = property;
        }

        if (properties.Values.OfType<PropertyInfo>().Any(IsFact))
        {
            properties[UnknownName] = null;
        }

        return properties;
    });

    private static Type PlainType(Type type) =>
        !type.IsGenericType ? type
        : type.GetGenericTypeDefinition() == typeof(Fact<>) ? PlainType(type.GetGenericArguments()[0])
        : IsList(type) ? type.GetGenericArguments().Last().MakeArrayType()
        : type;

    private static object? Plain(object? value) => value switch
    {
        IFact fact => fact.IsKnown ? Plain(fact.Value) : null,
        IEnumerable<string> texts => ItemList.Of<string>([.. texts]),
        IEnumerable items when value is not string => ItemList.Of<object?>([.. items.Cast<object?>()]),
        _ => value,
    };

    private static IEnumerable<PropertyInfo> Readable(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0);

    private static bool IsFact(PropertyInfo property) => typeof(IFact).IsAssignableFrom(property.PropertyType);

    private static bool IsList(Type type) => type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type);
}
