using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using EntSso.FakeComponents.Contract;

namespace EntSso.FakeComponents;

/// <summary>The class SSOAdmin.</summary>
[GeneratedComClass]
internal sealed partial class FakeAdminComponent(FakeSsoSystem system) : FakeComponent(system), ISSOAdmin2
{
    public void GetGlobalInfo(
        out int flags,
        out int auditAppDeleteMax,
        out int auditMappingDeleteMax,
        out int auditNtpLookupMax,
        out int auditXpLookupMax,
        out int ticketTimeout,
        out int credCacheTimeout,
        out string? secretServer,
        out string? ssoAdminGroup,
        out string? affiliateAppMgrGroup)
    {
        Enter("GetGlobalInfo");
        flags = System.GlobalFlags;
        auditAppDeleteMax = System.GlobalNumbers[0];
        auditMappingDeleteMax = System.GlobalNumbers[1];
        auditNtpLookupMax = System.GlobalNumbers[2];
        auditXpLookupMax = System.GlobalNumbers[3];
        ticketTimeout = System.GlobalNumbers[4];
        credCacheTimeout = System.GlobalNumbers[5];
        secretServer = System.SecretServer;
        ssoAdminGroup = System.SsoAdministrators;
        affiliateAppMgrGroup = System.AffiliateAdministrators;
    }

    public void UpdateGlobalInfo(
        int flags,
        int flagMask,
        ref int auditAppDeleteMax,
        ref int auditMappingDeleteMax,
        ref int auditNtpLookupMax,
        ref int auditXpLookupMax,
        ref int ticketTimeout,
        ref int credCacheTimeout,
        string? secretServer,
        string? ssoAdminGroup,
        string? affiliateAppMgrGroup)
    {
        Enter(
            "UpdateGlobalInfo",
            $"0x{flags:X}",
            $"0x{flagMask:X}",
            auditAppDeleteMax,
            auditMappingDeleteMax,
            auditNtpLookupMax,
            auditXpLookupMax,
            ticketTimeout,
            credCacheTimeout,
            secretServer,
            ssoAdminGroup,
            affiliateAppMgrGroup);
        System.UpdateGlobal(flags, flagMask);
        new[] { auditAppDeleteMax, auditMappingDeleteMax, auditNtpLookupMax, auditXpLookupMax, ticketTimeout, credCacheTimeout }.CopyTo(System.GlobalNumbers, 0);
        System.SecretServer = secretServer ?? System.SecretServer;
        System.SsoAdministrators = ssoAdminGroup ?? System.SsoAdministrators;
        System.AffiliateAdministrators = affiliateAppMgrGroup ?? System.AffiliateAdministrators;
    }

    public void CreateApplication(
        string? applicationName, string? description, string? contactInfo, string? userGroupName, string? adminGroupName, int flags, int numFields)
    {
        Enter("CreateApplication", applicationName, description, contactInfo, userGroupName, adminGroupName, $"0x{flags:X}", numFields);
        System.Create(new FakeApplication(applicationName!, (flags & 0x10000) != 0 ? FakeApplication.Group : FakeApplication.Individual)
        {
            Description = description ?? "",
            Contact = contactInfo ?? "",
            Users = userGroupName ?? "",
            Administrators = adminGroupName ?? "",
            Flags = flags,
            DeclaredFields = numFields,
        });
    }

    public void DeleteApplication(string? applicationName)
    {
        Enter("DeleteApplication", applicationName);
        System.Delete(applicationName);
    }

    public void GetApplicationInfo(
        string? applicationName,
        out string? description,
        out string? contactInfo,
        out string? userGroupName,
        out string? adminGroupName,
        out int flags,
        out int numFields)
    {
        Enter("GetApplicationInfo", applicationName);
        FakeApplication application = System.Find(applicationName);
        description = application.Description;
        contactInfo = application.Contact;
        userGroupName = application.Users;
        adminGroupName = application.Administrators;
        flags = application.Flags;
        numFields = application.DeclaredFields;
    }

    public void UpdateApplication(
        string? applicationName, string? description, string? contactInfo, string? userGroupName, string? adminGroupName, int flags, int flagMask)
    {
        Enter("UpdateApplication", applicationName, description, contactInfo, userGroupName, adminGroupName, $"0x{flags:X}", $"0x{flagMask:X}");
        FakeApplication application = System.Find(applicationName);
        System.UpdateFlags(applicationName, flags, flagMask);
        application.Description = description ?? application.Description;
        application.Contact = contactInfo ?? application.Contact;
        application.Users = userGroupName ?? application.Users;
        application.Administrators = adminGroupName ?? application.Administrators;
    }

    public void PurgeCacheForApplication(string? applicationName)
    {
        Enter("PurgeCacheForApplication", applicationName);
        _ = System.Find(applicationName);
    }

    public void CreateFieldInfo(string? applicationName, string? label, int flags)
    {
        Enter("CreateFieldInfo", applicationName, label, $"0x{flags:X}");
        System.CreateField(applicationName, label!, flags);
    }

    public void GetApplicationInfo2(string? applicationName, IPropertyBag appInfoProps)
    {
        Enter("GetApplicationInfo2", applicationName);
        FakeApplication application = System.Find(applicationName);
        Write(appInfoProps, "Contact", ComVariant.Create(application.Contact));
        Write(appInfoProps, "Computer", ComVariant.Create(application.Computer));
        Write(appInfoProps, "appUserAccount", ComVariant.Create(application.Users));
        Write(appInfoProps, "appAdminAccount", ComVariant.Create(application.Administrators));
        Write(appInfoProps, "enableApp", ComVariant.Create((application.Flags & 0x2) != 0));
    }

    public void UpdateApplication2(string? applicationName, IPropertyBag appInfoProps)
    {
        // A component asks for all properties that it knows; those that are not there are left alone.
        bool isDirectGiven = Read(appInfoProps, "directPasswordSync", out bool isDirect);
        bool isEnabledGiven = Read(appInfoProps, "enableApp", out bool isEnabled);
        Enter("UpdateApplication2", applicationName, isDirectGiven ? $"directPasswordSync={isDirect}" : "", isEnabledGiven ? $"enableApp={isEnabled}" : "");
        int mask = (isDirectGiven ? 0x2000000 : 0) | (isEnabledGiven ? 0x2 : 0);
        System.UpdateFlags(applicationName, (isDirect ? 0x2000000 : 0) | (isEnabled ? 0x2 : 0), mask);
    }

    private static unsafe void Write(IPropertyBag bag, string name, ComVariant value)
    {
        Marshal.ThrowExceptionForHR(bag.Write(name, (nint)(&value)));
        value.Dispose();
    }

    private static unsafe bool Read(IPropertyBag bag, string name, out bool value)
    {
        ComVariant found = default;
        bool isGiven = bag.Read(name, (nint)(&found), 0) == 0;
        value = isGiven && found.As<bool>();
        found.Dispose();
        return isGiven;
    }
}
