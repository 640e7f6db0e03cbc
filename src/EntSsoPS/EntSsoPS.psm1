# Windows PowerShell 5.1 loads the .NET Framework build, PowerShell 7.6 and later the .NET build. The choice stands here because a
# condition inside the manifest would keep Import-PowerShellDataFile from reading it. No method is called: constrained language allows none.
# Nothing is compared before a load has failed: every operator that runs here costs a new shell some milliseconds.
try {
    if ($PSEdition -eq 'Desktop') {
        Import-Module -Name "$PSScriptRoot/bin/net472/EntSsoPS.dll" -ErrorAction Stop
    } else {
        Import-Module -Name "$PSScriptRoot/bin/net10.0/EntSsoPS.dll" -ErrorAction Stop
    }
} catch {
    throw "EntSsoPS could not be loaded. It needs Windows PowerShell 5.1, or PowerShell 7.6 or later, and every file of its folder: $_"
}
