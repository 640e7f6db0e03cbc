using EntSsoPS.Pester;
using Microsoft.Testing.Platform.Builder;
using Microsoft.Testing.Platform.Capabilities.TestFramework;
using Microsoft.Testing.Platform.Helpers;

ITestApplicationBuilder builder = await TestApplication.CreateBuilderAsync(args).ConfigureAwait(false);
PesterFramework framework = new();
builder.RegisterTestFramework(_ => new TestFrameworkCapabilities(), (_, _) => framework);
// --treenode-filter /FILE/BLOCK/TEST
builder.AddTreeNodeFilterService(framework);
using ITestApplication application = await builder.BuildAsync().ConfigureAwait(false);
return await application.RunAsync().ConfigureAwait(false);
