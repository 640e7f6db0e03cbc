# The paths are those of the source tree, so that this manifest can be tested where it is; in the module's own folder they are without src/EntSsoPS/.
@{
    RootModule           = 'src/EntSsoPS/EntSsoPS.psm1'
    ModuleVersion        = '0.1.0'
    GUID                 = '6d0f0f5e-3d0c-4a8e-9a57-5e8f7f5b7c11'
    Author               = 'EntSsoPS contributors'
    CompanyName          = 'EntSsoPS'
    Copyright            = '(c) 2026 EntSsoPS contributors. MIT License.'
    Description          = 'Configures and diagnoses password synchronisation from MIIS, ILM, FIM and MIM through Microsoft Enterprise Single Sign-On (ENTSSO): reads and explains ENTSSO events from any log, follows each password change, and names the first broken link. Needs Windows PowerShell 5.1, or PowerShell 7.6 or later.'
    # Of the edition Core 7.6 is the first that can load the module: a manifest has one version for both, and the script module says so.
    PowerShellVersion    = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions = @('Desktop', 'Core')
    TypesToProcess       = @('src/EntSsoPS/EntSsoPS.Types.ps1xml')
    FormatsToProcess     = @('src/EntSsoPS/EntSsoPS.Format.ps1xml', 'src/EntSsoPS/EntSsoPS.Configuration.Format.ps1xml')
    FunctionsToExport    = @()
    # With commas this is one constant; with lines alone PowerShell runs forty statements, which costs a new shell some milliseconds.
    CmdletsToExport      = @(
        'Add-EntSsoAdapterApplication',
        'Disable-EntSsoAdapter',
        'Disable-EntSsoApplication',
        'Disable-EntSsoDirectSync',
        'Disable-EntSsoMapping',
        'Disable-EntSsoMiisSync',
        'Disable-EntSsoPcnsSync',
        'Enable-EntSsoAdapter',
        'Enable-EntSsoApplication',
        'Enable-EntSsoDirectSync',
        'Enable-EntSsoMapping',
        'Enable-EntSsoMiisSync',
        'Enable-EntSsoPcnsSync',
        'Export-EntSsoDeployment',
        'Export-EntSsoReport',
        'Get-EntSsoAdapter',
        'Get-EntSsoApplication',
        'Get-EntSsoDeployment',
        'Get-EntSsoEventDefinition',
        'Get-EntSsoMapping',
        'Get-EntSsoPasswordChange',
        'Get-EntSsoPasswordSyncMode',
        'Get-EntSsoRule',
        'Get-EntSsoSample',
        'Get-EntSsoServer',
        'Get-EntSsoSyncEvent',
        'Get-EntSsoSystem',
        'Import-EntSsoDeployment',
        'New-EntSsoMapping',
        'Register-EntSsoSpn',
        'Remove-EntSsoAdapterApplication',
        'Remove-EntSsoMapping',
        'Reset-EntSsoMapping',
        'Set-EntSsoAdapter',
        'Set-EntSsoConfiguration',
        'Set-EntSsoPasswordSyncMode',
        'Set-EntSsoServer',
        'Test-EntSsoConfiguration',
        'Test-EntSsoKerberos',
        'Test-EntSsoManagementAgent',
        'Test-EntSsoPasswordSync',
        'Test-EntSsoServiceAccount',
        'Test-EntSsoSpn',
        'Unregister-EntSsoSpn',
        'Wait-EntSsoPasswordChange'
    )
    VariablesToExport    = @()
    AliasesToExport      = @()
    PrivateData          = @{
        PSData = @{
            Tags         = @('ENTSSO', 'SSO', 'BizTalk', 'HIS', 'MIM', 'FIM', 'ILM', 'PasswordSync', 'Kerberos', 'SPN', 'Diagnostics')
            # ProjectUri, IconUri and HelpInfoUri are left out: the project has no public address that they could name.
            LicenseUri   = 'https://opensource.org/licenses/MIT'
            Prerelease   = ''
            ReleaseNotes = 'First version: events, checks, reports and configuration of password synchronisation through ENTSSO. CHANGELOG.md, beside this manifest, lists the changes.'
        }
    }
}
