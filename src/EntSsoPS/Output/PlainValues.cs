using System.Collections;
using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using EntSso;
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

    // PowerShell keeps one adapter for each type that it was registered for.
    private readonly ConcurrentDictionary<Type, Dictionary<string, PropertyInfo?>> _properties = new();

    /// <summary>
    /// The types that are shown so: findings, and each record of a deployment with a fact or a list. They are found from the deployment on:
    /// a search of all types of the assembly takes a large part of the time of an import.
    /// </summary>
    public static TypeData[] TypeData { get; } =
        [.. Records(typeof(SyncDeployment)).Prepend(typeof(Finding)).Select(type => new TypeData(type.FullName) { TypeAdapter = typeof(PlainValues) })];

    /// <inheritdoc/>
    public override Collection<PSAdaptedProperty> GetProperties(object baseObject) =>
        new([.. Properties(baseObject).Select(property => new PSAdaptedProperty(property.Key, property.Value))]);

    /// <inheritdoc/>
    public override PSAdaptedProperty? GetProperty(object baseObject, string propertyName) =>
        Properties(baseObject).TryGetValue(propertyName, out PropertyInfo? property) ? new PSAdaptedProperty(property?.Name ?? UnknownName, property) : null;

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

    /// <summary>A class of deployments and those that its properties lead to, where they have a fact or a list.</summary>
    private static List<Type> Records(Type root)
    {
        var seen = new HashSet<Type> { root };
        var waiting = new Queue<Type>(seen);
        var records = new List<Type>();
        while (waiting.Count > 0)
        {
            Type type = waiting.Dequeue();
            PropertyInfo[] properties = [.. Readable(type)];
            if (properties.Any(property => IsFact(property) || IsList(property.PropertyType)))
            {
                records.Add(type);
            }

            foreach (Type next in properties.SelectMany(property => Parts(property.PropertyType)))
            {
                if (next.IsClass && next.Namespace == root.Namespace && seen.Add(next))
                {
                    waiting.Enqueue(next);
                }
            }
        }

        return records;
    }

    /// <summary>A type, or what it is a fact, a list or a dictionary of.</summary>
    private static IEnumerable<Type> Parts(Type type) => type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts) : [type];

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
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanRead && property.GetIndexParameters().Length == 0);

    private static bool IsFact(PropertyInfo property) => typeof(IFact).IsAssignableFrom(property.PropertyType);

    private static bool IsList(Type type) => type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type);
}

/// <summary>Removes the type data of the module with the module; PowerShell keeps what a script module added.</summary>
public sealed class PlainValuesCleanup : IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        HashSet<string> types = [.. PlainValues.TypeData.Select(data => data.TypeName)];
        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        foreach (string type in types)
        {
            shell.AddCommand("Remove-TypeData").AddParameter("TypeName", type).AddParameter("ErrorAction", ActionPreference.Ignore).AddStatement();
        }

        shell.Invoke();

        // PowerShell notes each addition and each removal, and repeats them in any order when types change again.
        if (Runspace.DefaultRunspace?.InitialSessionState?.Types is { } noted)
        {
            for (int i = noted.Count - 1; i >= 0; i--)
            {
                if (noted[i].TypeData is { } data && types.Contains(data.TypeName))
                {
                    noted.RemoveItem(i);
                }
            }
        }
    }
}
