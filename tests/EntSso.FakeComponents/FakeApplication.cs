namespace EntSso.FakeComponents;

/// <summary>An application of the fake system; adapters and group adapters are applications too.</summary>
internal sealed class FakeApplication(string name, int type)
{
    public const int Individual = 0x1;
    public const int Group = 0x2;
    public const int ConfigStore = 0x4;
    public const int HostGroup = 0x8;
    public const int Adapter = 0x10;
    public const int GroupAdapter = 0x20;

    public string Name { get; } = name;

    public int Type { get; } = type;

    public string Description { get; set; } = $"About {name}";

    public string Contact { get; set; } = "admin@fabrikam.com";

    public string Users { get; set; } = $@"FABRIKAM\{name} Users";

    public string Administrators { get; set; } = $@"FABRIKAM\{name} Administrators";

    public int Flags { get; set; }

    public int DeclaredFields { get; set; }

    public List<(string Label, int Flags)> Fields { get; } = [];

    public string Computer { get; set; } = "";

    /// <summary>The adapter of an application, or the group of an adapter.</summary>
    public string? AssignedTo { get; set; }

    public bool Is(string? name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);
}
