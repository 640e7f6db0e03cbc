namespace EntSso.Deployment.Json;

/// <summary>The pieces of a JSON text (RFC 8259).</summary>
internal enum JsonToken
{
    None,
    ObjectStart,
    ObjectEnd,
    ArrayStart,
    ArrayEnd,
    PropertyName,
    Text,
    Number,
    True,
    False,
    Null,
    End,
}
