namespace EntSso.Deployment;

/// <summary>A field of an affiliate application. Field 0 is the external user and never masked.</summary>
/// <param name="Label">The field's label.</param>
/// <param name="Flags">The field's flags: 0x10000000 masked, 0x20000000 receives the password.</param>
public sealed record ApplicationField(string Label, int Flags)
{
    /// <summary>Whether input is hidden (0x10000000).</summary>
    public bool IsMasked => (Flags & 0x10000000) != 0;

    /// <summary>Whether the field is the one that receives the password when there are more than two (0x20000000).</summary>
    public bool IsSync => (Flags & 0x20000000) != 0;
}
