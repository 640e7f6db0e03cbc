namespace EntSso.Deployment.Json;

/// <summary>
/// What makes two entries of two lists the same thing. Gets both lists, because a short host name means something only among the
/// long ones, and gives the key of an entry; keys are compared without case.
/// </summary>
internal delegate Func<T, string> Identity<T>(IReadOnlyList<IReadOnlyList<T>> lists);
