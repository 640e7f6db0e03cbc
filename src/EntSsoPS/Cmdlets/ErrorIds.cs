namespace EntSsoPS.Cmdlets;

/// <summary>The ends of the module's error ids, one for each cause: <c>EntSso_</c> and one of these. Scripts rely on them.</summary>
internal static class ErrorIds
{
    /// <summary>What every id of the module begins with.</summary>
    public const string Prefix = "EntSso_";

    /// <summary>Followed by the reason why a directory did not answer.</summary>
    public const string Directory = nameof(Directory);

    /// <summary>Followed by the reason why an SPN was not changed.</summary>
    public const string Spn = nameof(Spn);

    public const string AccountFormat = nameof(AccountFormat);
    public const string AccountUnknown = nameof(AccountUnknown);
    public const string Argument = nameof(Argument);
    public const string DeploymentFormat = nameof(DeploymentFormat);
    public const string DirectoryAddress = nameof(DirectoryAddress);
    public const string DirectoryRequired = nameof(DirectoryRequired);
    public const string EventNotFound = nameof(EventNotFound);
    public const string FileExists = nameof(FileExists);
    public const string FileUnreadable = nameof(FileUnreadable);
    public const string FileUnwritable = nameof(FileUnwritable);
    public const string LogPartUnreadable = nameof(LogPartUnreadable);
    public const string LogUnreadable = nameof(LogUnreadable);
    public const string NoChangeSeen = nameof(NoChangeSeen);
    public const string NotAnEvent = nameof(NotAnEvent);
    public const string NothingRecognised = nameof(NothingRecognised);
    public const string NothingToCheck = nameof(NothingToCheck);
    public const string PathNotFound = nameof(PathNotFound);
    public const string ReportFormat = nameof(ReportFormat);
    public const string RuleNotFound = nameof(RuleNotFound);
    public const string SampleNotFound = nameof(SampleNotFound);
    public const string SeveralEngines = nameof(SeveralEngines);
    public const string SourceUnreadable = nameof(SourceUnreadable);
    public const string SpnFormat = nameof(SpnFormat);
    public const string StoppedHalfway = nameof(StoppedHalfway);
    public const string WindowsRequired = nameof(WindowsRequired);
}
