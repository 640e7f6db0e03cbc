namespace EntSsoPS.Cmdlets;

/// <summary>The formats of Export-EntSsoReport.</summary>
public enum ReportFormat : long
{
    /// <summary>One self-contained page for people.</summary>
    Html,

    /// <summary>One test case a rule and subject, for build servers.</summary>
    JUnit,

    /// <summary>SARIF 2.1.0.</summary>
    Sarif,

    /// <summary>Findings and summary for programs.</summary>
    Json,
}
