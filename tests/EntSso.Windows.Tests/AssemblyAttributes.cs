using System.Runtime.Versioning;
using Xunit;

[assembly: SupportedOSPlatform("windows")]

// Services, the registry and the environment are the machine's and the process's: tests that change them run one after another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
