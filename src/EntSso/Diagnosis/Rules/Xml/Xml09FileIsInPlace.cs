namespace EntSso.Diagnosis.Rules.Xml;

/// <summary>XML-09: ENTSSO.xml is in the Extensions folder of the running engine.</summary>
internal sealed class Xml09FileIsInPlace() : Rule(
    new("XML-09", ChainLink.ManagementAgent, "ENTSSO.xml is in the Extensions folder of the sync engine."))
{
    internal override IEnumerable<Finding> Evaluate(RuleContext context)
    {
        var (file, inPlace, folder) = (context.Deployment.EntSsoXml, context.Deployment.IsEntSsoXmlInPlace, context.Deployment.SyncEngine.ExtensionsFolder);
        var where = folder.IsKnown ? $"the folder {folder.Value}" : "the Extensions folder of the sync engine";
        RemedyStep[] copy = [Say($"Copy ENTSSO.xml into {where}.")];
        yield return Find(
            new FindingSubject(SubjectKind.File, "ENTSSO.xml"),
            !file.IsAsked() && !inPlace.IsAsked() && context.Agents.Count == 0
                ? NotApplicable("The deployment has no ENTSSO management agent.")
                : inPlace is { IsKnown: true, Value: true } ? Pass($"The file is in {where}.")
                : inPlace.IsKnown ? Fail($"The file is not in {where}, where the ENTSSO MA reads it.", copy)
                : file is { IsKnown: true, Value: null }
                    ? Fail("ENTSSO.xml is not in the Extensions folder: the ENTSSO MA has neither its applications nor its sources.", copy)
                : Unknown($"whether the file is in {where}", inPlace.Reason));
    }
}
