#if NET
namespace EntSso.Collection.Kerberos;

/// <summary>gss_buffer_desc (RFC 2744, section 3.2): a counted piece of memory.</summary>
internal unsafe struct GssBuffer
{
    public nuint Length;
    public byte* Value;
}
#endif
