using System.Collections;
using System.Reflection;
using EntSso.Deployment;

namespace EntSso.Tests.Deployment;

/// <summary>Finds the first place where two values of the model differ, looking at every property.</summary>
internal static class StructuralDifference
{
    /// <summary>The place and both values, or null when there is no difference.</summary>
    public static string? Find(object? left, object? right, string path = "")
    {
        if (left is null || right is null || left is string || left.GetType().IsPrimitive || left.GetType().IsEnum || left is DateTime)
        {
            return Equals(left, right) ? null : $"{path}: {left ?? "null"} <> {right ?? "null"}";
        }

        if (left is IEnumerable leftItems)
        {
            List<object?> first = [.. leftItems.Cast<object?>()];
            List<object?> second = [.. ((IEnumerable)right).Cast<object?>()];
            return first.Count != second.Count
                ? $"{path}: {first.Count} <> {second.Count} items"
                : first.Select((item, i) => Find(item, second[i], $"{path}[{i}]")).FirstOrDefault(difference => difference is not null);
        }

        Type type = left.GetType();
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Fact<>))
        {
            bool isKnown = (bool)type.GetProperty("IsKnown")!.GetValue(left)!;
            string[] parts = isKnown ? ["IsKnown", "Origin", "Value"] : ["IsKnown", "Origin", "Reason"];
            return parts.Select(part => Find(Get(part, left), Get(part, right), path + "." + part)).FirstOrDefault(difference => difference is not null);
        }

        return type.GetProperties().Where(property => property.CanWrite)
            .Select(property => Find(property.GetValue(left), property.GetValue(right), path + "." + property.Name))
            .FirstOrDefault(difference => difference is not null);
    }

    private static object? Get(string property, object instance)
    {
        try
        {
            return instance.GetType().GetProperty(property)!.GetValue(instance);
        }
        catch (TargetInvocationException)
        {
            return "(unknown)";
        }
    }
}
