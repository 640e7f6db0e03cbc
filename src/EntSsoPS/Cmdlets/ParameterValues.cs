using System.Collections;
using System.Management.Automation;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets;

/// <summary>A parameter that takes one value. PowerShell refuses an array for it with a message that does not say so.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SingleValueAttribute : ArgumentTransformationAttribute
{
    public override bool TransformNullOptionalParameters => false;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (ShellValue.Bare(inputData) is not IList list)
        {
            return inputData;
        }

        return list.Count == 1 ? list[0] : throw new ArgumentTransformationMetadataException(
            list.Count == 0
                ? "This parameter accepts one value, and an empty list was specified."
                : $"This parameter accepts one value, and {list.Count} were specified: "
                    + $"{string.Join(", ", list.Cast<object?>().Take(5))}. Run the command once for each.");
    }
}

/// <summary>
/// Names, from the pipeline as text or by a property of an object. Without it PowerShell would take the text of an object of any kind for
/// a name.
/// </summary>
/// <param name="property">The property of an object that has the name.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NamesAttribute(string property) : ArgumentTransformationAttribute
{
    public override bool TransformNullOptionalParameters => false;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => inputData switch
    {
        null or string => inputData,
        PSObject { BaseObject: string or IConvertible } => inputData,
        PSObject wrapped when wrapped.Properties[property] is { } name => name.Value,
        PSObject { BaseObject: IList list } => Names(list),
        IList list => Names(list),
        IConvertible => inputData,

        // PowerShell takes an inner exception of this type for "not meant for this parameter", and goes on with the others.
        _ => throw new ArgumentTransformationMetadataException(
            $"A name is expected, or an object with the property {property}.",
            new PSInvalidCastException($"There is no property {property}.")),
    };

    private object?[] Names(IList list) => [.. list.Cast<object?>().Select(Name)];

    private object? Name(object? item) =>
        item is PSObject { BaseObject: not string } wrapped && wrapped.Properties[property] is { } name ? name.Value : item;
}
