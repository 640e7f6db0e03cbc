namespace EntSso.Tests.Samples;

/// <summary>One event of a sample log.</summary>
public sealed record SampleEvent(DateTime Time, string Provider, int Id, int Level, int Qualifiers, string Computer, IReadOnlyList<string> Strings);
