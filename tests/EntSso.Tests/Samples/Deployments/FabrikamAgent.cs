namespace EntSso.Tests.Samples.Deployments;

/// <summary>A management agent of Fabrikam's sync engine.</summary>
public sealed record FabrikamAgent(string Name, string Id)
{
    public static readonly FabrikamAgent Ad = new("ADMA", "2B0C6F1E-7C53-4A0E-9E8B-1D3C5A7F0001");
    public static readonly FabrikamAgent Sso = new("ENTSSOMA", "2B0C6F1E-7C53-4A0E-9E8B-1D3C5A7F0002");
    public static readonly FabrikamAgent Sso2 = new("ENTSSOMA2", "2B0C6F1E-7C53-4A0E-9E8B-1D3C5A7F0003");
    public static readonly FabrikamAgent Racf = new("RACFMA", "2B0C6F1E-7C53-4A0E-9E8B-1D3C5A7F0004");
    public static readonly FabrikamAgent Payroll = new("PAYROLLMA", "2B0C6F1E-7C53-4A0E-9E8B-1D3C5A7F0005");

    /// <summary>The name that svrexport gives to the export.</summary>
    public string FileName => $"MA-{{{Id}}}.xml";
}
