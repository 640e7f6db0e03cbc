# Windows PowerShell 5.1 loads the .NET Framework build, PowerShell 7.6 and later the .NET build. The choice stands here because a
# condition inside the manifest would keep Import-PowerShellDataFile from reading it. No method is called: constrained language allows none.
$framework = if ($PSVersionTable.PSEdition -eq 'Desktop') { 'net472' } else { 'net10.0' }
if ($framework -eq 'net10.0' -and $PSVersionTable.PSVersion -lt [version]'7.6') {
    throw "EntSsoPS needs Windows PowerShell 5.1, or PowerShell 7.6 or later; this is PowerShell $($PSVersionTable.PSVersion)."
}

Import-Module -Name "$PSScriptRoot/bin/$framework/EntSsoPS.dll" -ErrorAction Stop
