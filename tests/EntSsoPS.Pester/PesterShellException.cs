namespace EntSsoPS.Pester;

/// <summary>The shell that runs the suite has failed as such.</summary>
internal sealed class PesterShellException(string message) : Exception(message);
