namespace EntSso.Tests.Samples.Deployments;

/// <summary>
/// The folders of docs/samples. After a change of a story write them anew by running the tests with the environment variable
/// ENTSSO_WRITE_SAMPLES=1.
/// </summary>
public sealed class SampleFolders
{
    private const string WriteVariable = "ENTSSO_WRITE_SAMPLES";

    public SampleFolders()
    {
        if (Environment.GetEnvironmentVariable(WriteVariable) != "1")
        {
            return;
        }

        foreach (DeploymentStory story in DeploymentStories.All)
        {
            string folder = System.IO.Path.Combine(Path, story.Folder);
            System.IO.Directory.CreateDirectory(folder);
            foreach (KeyValuePair<string, byte[]> file in DeploymentFolder.Files(story))
            {
                File.WriteAllBytes(System.IO.Path.Combine(folder, file.Key), file.Value);
            }
        }
    }

    /// <summary>docs/samples.</summary>
    public static string Path => RepositoryFolder.Find("docs/samples");
}
