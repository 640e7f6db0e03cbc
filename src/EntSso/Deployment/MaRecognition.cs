namespace EntSso.Deployment;

/// <summary>What tells that a management agent is an ENTSSO MA; the category of that agent is not documented.</summary>
public enum MaRecognition
{
    /// <summary>Nothing tells that it is one.</summary>
    None,

    /// <summary>Its list name is that of the ENTSSO management agent (documented).</summary>
    ListName,

    /// <summary>Its extension or password extension is an Enterprise Single Sign-On assembly (likely).</summary>
    Extension,

    /// <summary>ENTSSO.xml has an ENTSSOMA element of its name (documented).</summary>
    ConfigurationFile,

    /// <summary>An administrator named it.</summary>
    Stated,
}
