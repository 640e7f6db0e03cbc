namespace EntSso.Cli.Output;

/// <summary>The forms of a diagnosis.</summary>
internal enum DiagnosisFormat
{
    /// <summary>The chain and its findings for people at a terminal.</summary>
    Table,

    /// <summary>Findings and summary as JSON.</summary>
    Json,

    /// <summary>One test case a rule and subject, for build servers.</summary>
    Junit,

    /// <summary>SARIF 2.1.0.</summary>
    Sarif,

    /// <summary>One self-contained page.</summary>
    Html,
}
