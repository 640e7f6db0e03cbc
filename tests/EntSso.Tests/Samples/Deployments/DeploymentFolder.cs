using System.Text;
using EntSso.Deployment.Json;

namespace EntSso.Tests.Samples.Deployments;

/// <summary>The files of a story: what an administrator of that deployment could have collected, and a page that tells it.</summary>
internal static class DeploymentFolder
{
    /// <summary>The files by name.</summary>
    public static IReadOnlyDictionary<string, byte[]> Files(DeploymentStory story) => new Dictionary<string, byte[]>(StringComparer.Ordinal)
    {
        ["README.md"] = FabrikamExports.ToBytes(Readme(story)),
        ["deployment.json"] = Deployment(story),
        [FabrikamAgent.Ad.FileName] = FabrikamExports.ToBytes(FabrikamExports.Ad(story)),
        [FabrikamAgent.Sso.FileName] = FabrikamExports.ToBytes(FabrikamExports.Sso()),
        [FabrikamAgent.Sso2.FileName] = FabrikamExports.ToBytes(FabrikamExports.Sso2(story)),
        [FabrikamAgent.Racf.FileName] = FabrikamExports.ToBytes(FabrikamExports.External(FabrikamAgent.Racf)),
        [FabrikamAgent.Payroll.FileName] = FabrikamExports.ToBytes(FabrikamExports.External(FabrikamAgent.Payroll)),
        ["MV.xml"] = FabrikamExports.ToBytes(FabrikamExports.Metaverse(story)),
        ["ENTSSO.xml"] = FabrikamExports.ToBytes(story.EntSsoXml),
        ["displaydb.txt"] = FabrikamExports.ToBytes(FabrikamExports.DisplayDb(story)),
        ["application.evtx"] = SampleLogFile.ToBytes(FabrikamLogs.Server(story)),
        ["domain-controllers.xml"] = SampleLogFile.ToBytes(FabrikamLogs.Senders(story)),
    };

    private static byte[] Deployment(DeploymentStory story)
    {
        using var stream = new MemoryStream();
        DeploymentFile.Save(FabrikamFacts.Of(story), stream);
        return stream.ToArray();
    }

    private static string Readme(DeploymentStory story)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(story.Folder).Append("\n\n").Append(story.Story).Append("\n\n");
        text.Append(story.BrokenLink is { } link
            ? $"First broken link: **{link}**, rule {story.RuleId}. The remedy names `{story.Remedy}`.\n\n"
            : "No link is broken.\n\n");
        text.Append("Diagnose it with `entsso-sync diagnose docs/samples/").Append(story.Folder).Append("`.\n\n");
        text.Append("""
            `deployment.json` has the facts that were collected live; `MA-*.xml` and `MV.xml` are from svrexport, `ENTSSO.xml` is from the Extensions
            folder of the sync engine, `displaydb.txt` from `ssomanage -displaydb`, `application.evtx` is the log of INTSVR1, and
            `domain-controllers.xml` what the domain controllers and the sync engine logged. All data is synthetic; the files are written by
            the stories in tests/EntSso.Tests/Samples/Deployments.

            """.Replace("\r\n", "\n"));
        return text.ToString();
    }
}
