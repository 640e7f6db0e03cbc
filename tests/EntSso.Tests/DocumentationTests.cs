using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using EntSso.Deployment;
using Xunit;

namespace EntSso.Tests;

/// <summary>
/// What is public says what it takes. The compiler holds the summaries (CS1591), but it accepts a member that documents none of its parameters.
/// </summary>
public class DocumentationTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly _core = typeof(SyncDeployment).Assembly;

    [Fact]
    public void Every_parameter_of_a_public_member_of_the_core_is_documented()
    {
        Dictionary<string, XElement> documented = XDocument.Load(Path.ChangeExtension(_core.Location, ".xml"))
            .Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value);

        List<MethodBase> members =
        [
            .. from type in _core.GetExportedTypes()
               where !typeof(Delegate).IsAssignableFrom(type)
               from member in type.GetMembers(Declared).OfType<MethodBase>()
               where IsWrittenByHand(member)
               select member,
        ];
        IEnumerable<string> silent =
            from member in members
            let id = Id(member)
            let text = documented.TryGetValue(id, out XElement? found) ? found : null
            where text is not null && text.Element("inheritdoc") is null
            from parameter in member.GetParameters()
            where !text.Elements("param").Any(p => p.Attribute("name")!.Value == parameter.Name && p.Value.Trim().Length > 0)
            select $"{id}: {parameter.Name}";

        Assert.True(members.Count(member => documented.ContainsKey(Id(member))) > 40, "The documentation was not matched with the members.");
        string gaps = string.Join("\n", silent);
        Assert.True(gaps.Length == 0, "Parameters without a word on what they are:\n" + gaps);
    }

    /// <summary>Not what the compiler writes for properties and records, nor operators and overrides, whose parameters speak for themselves.</summary>
    private static bool IsWrittenByHand(MethodBase member) =>
        member is ConstructorInfo
            ? !typeof(Exception).IsAssignableFrom(member.DeclaringType)
            : !member.IsSpecialName
                && !member.IsDefined(typeof(CompilerGeneratedAttribute))
                && ((MethodInfo)member).GetBaseDefinition() == member;

    /// <summary>The member as documentation files name it (C# language specification, annex D.4.2).</summary>
    private static string Id(MethodBase member)
    {
        string name = member.IsConstructor ? "#ctor" : member.Name;
        string arity = member.IsGenericMethod ? "``" + member.GetGenericArguments().Length : "";
        string parameters = string.Join(",", member.GetParameters().Select(parameter => Name(parameter.ParameterType)));
        return $"M:{member.DeclaringType!.FullName!.Replace('+', '.')}.{name}{arity}{(parameters.Length == 0 ? "" : $"({parameters})")}";
    }

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!) + "@";
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericParameter)
        {
            return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        }

        string name = type.IsNested ? $"{Name(type.DeclaringType!)}.{type.Name}" : $"{type.Namespace}.{type.Name}";
        return type.IsGenericType ? $"{name.Split('`')[0]}{{{string.Join(",", type.GetGenericArguments().Select(Name))}}}" : name;
    }
}
