namespace EntSso.Diagnosis.Old;

/// <summary>Something that is judged and that ENTSSO lists by a name: an application or an adapter.</summary>
internal interface INamedSubject
{
    /// <summary>The name.</summary>
    string Name { get; }
}
