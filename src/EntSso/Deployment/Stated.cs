namespace EntSso.Deployment;

/// <summary>A setting that a file states or leaves to its default.</summary>
/// <param name="Value">The value in effect.</param>
/// <param name="IsStated">Whether the file states it; otherwise <paramref name="Value"/> is the documented default.</param>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly record struct Stated<T>(T Value, bool IsStated);
