using Xunit;
namespace EntSso.Tests;
public class SmokeTests { [Fact] public void Runs() => Assert.NotNull(typeof(SmokeTests).Assembly); }
