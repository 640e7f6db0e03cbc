using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace EntSso.FakeComponents.Contract;

/// <summary>ISSOConfigDB in the order of its vtable; VARIANT_BOOL is a short of 0 or -1. From the contract of the shipped components, independent of what the product declares.</summary>
[GeneratedComInterface(StringMarshalling = StringMarshalling.Custom, StringMarshallingCustomType = typeof(BStrStringMarshaller))]
[Guid("EF1D1B7A-A661-42B0-8154-6B0F3A2FF5C0")]
internal partial interface ISSOConfigDB : IDispatch
{
    void GetDBInfo(
        string? sqlServer,
        string? sqlDatabase,
        out short exists,
        out short isConfigured,
        out short needsUpgrade,
        out string? secretServer,
        out string? ssoAdminAccount,
        out string? ssoAffilateAdminAccount);

    void CreateDatabase(
        string? sqlServer, string? sqlDatabase, short configureOnly, string? secretServer, string? ssoAdminAccount, string? ssoAffilateAdminAccount);

    void UpgradeDatabase(string? sqlServer, string? sqlDatabase);
}
