# Windows PowerShell 5.1 loads the .NET Framework build from bin/Desktop, PowerShell 7.6 and later the .NET build from bin/Core. The choice
# stands here because a condition inside the manifest would keep Import-PowerShellDataFile from reading it. No method is called: constrained
# language allows none. Nothing is compared, and -f builds the path: comparisons and strings that expand cost a new shell some milliseconds.
try {
    Import-Module -Name ('{0}/bin/{1}/EntSsoPS.dll' -f $PSScriptRoot, $PSEdition) -ErrorAction Stop
    Import-Module -Name ('{0}/EntSsoPS.PlainValues.psd1' -f $PSScriptRoot) -ErrorAction Stop
} catch {
    throw "EntSsoPS could not be loaded. It needs Windows PowerShell 5.1, or PowerShell 7.6 or later, and every file of its folder. In the source tree, run ./build.ps1 Stage and import out/EntSsoPS: $_"
}
