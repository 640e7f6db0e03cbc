using Xunit;

namespace EntSso.Windows.Tests.Sso;

/// <summary>Class ids are registered for the whole process: tests that do so run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class ComponentsCollection
{
    public const string Name = "ENTSSO components";
}
