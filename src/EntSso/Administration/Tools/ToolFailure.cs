namespace EntSso.Administration.Tools;

/// <summary>Why a program did not run to its end.</summary>
internal enum ToolFailure
{
    /// <summary>There is no such program at any of the places that were looked at.</summary>
    NotFound,

    /// <summary>It could not be started: no right, or no program for this system.</summary>
    NotStarted,

    /// <summary>It took longer than the time limit and was ended, with the processes it had started.</summary>
    TimeLimit,
}
