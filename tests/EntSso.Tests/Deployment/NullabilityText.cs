using System.Reflection;

namespace EntSso.Tests.Deployment;

/// <summary>Reads from the compiler's attributes whether a property of a reference type may be null; .NET Framework has no API for it.</summary>
internal sealed class NullabilityText
{
    public bool IsNullable(PropertyInfo property)
    {
        if (property.PropertyType.IsValueType)
        {
            return false;
        }

        byte? own = Flag(property, "NullableAttribute");
        return own is byte flag ? flag == 2 : Flag(property.DeclaringType!, "NullableContextAttribute") == 2;
    }

    private static byte? Flag(MemberInfo member, string name)
    {
        CustomAttributeData? attribute = member.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType.Name == name);
        return attribute?.ConstructorArguments[0].Value is byte flag ? flag : null;
    }
}
