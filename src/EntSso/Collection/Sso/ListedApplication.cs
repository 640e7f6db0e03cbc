using EntSso.Deployment;

namespace EntSso.Collection.Sso;

/// <summary>One entry of ISSOMapper2.GetApplications2: an affiliate application, or an adapter, which is an application too.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type that was asked for.</param>
/// <param name="Description">The description.</param>
/// <param name="Contact">The contact.</param>
/// <param name="Users">The accounts of the Application Users as stored.</param>
/// <param name="Administrators">The accounts of the Application Administrators as stored.</param>
/// <param name="Flags">The flags; what they mean depends on the type.</param>
internal sealed record ListedApplication(
    string Name, ApplicationType Type, string Description, string Contact, Fact<string> Users, Fact<string> Administrators, Fact<int> Flags);
