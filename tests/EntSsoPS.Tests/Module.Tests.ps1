BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
}

Describe 'The module' {
    It 'has a manifest that is valid and exports by name' {
        $manifest = Test-ModuleManifest (Join-Path $ModuleFolder 'EntSsoPS.psd1')
        $data = Import-PowerShellDataFile (Join-Path $ModuleFolder 'EntSsoPS.psd1')

        $manifest.ExportedCmdlets.Keys | Sort-Object | Should -Be (Get-Command -Module EntSsoPS).Name
        $data.CmdletsToExport | Should -Not -Contain '*'
        foreach ($kind in 'FunctionsToExport', 'VariablesToExport', 'AliasesToExport') {
            $data.$kind | Should -BeNullOrEmpty -Because $kind
            $data.Keys | Should -Contain $kind
        }
    }

    It 'has a manifest in the source tree that can be tested, and says how to make the module' {
        Test-ModuleManifest (Join-Path $Root 'EntSsoPS.psd1') | Should -Not -BeNullOrEmpty
        $message = Invoke-PowerShell -NoProfile -Command "try { Import-Module '$Root/EntSsoPS.psd1' -ErrorAction Stop } catch { `$_.Exception.Message }"
        $message | Should -BeLike '*run ./build.ps1 Stage and import out/EntSsoPS*'
        Get-Content (Join-Path $ModuleFolder 'EntSsoPS.psd1') -Raw | Should -Not -Match "'src/"
    }

    It 'says where its release notes are, and has them there' {
        (Test-ModuleManifest (Join-Path $ModuleFolder 'EntSsoPS.psd1')).ReleaseNotes | Should -BeLike '*CHANGELOG.md*'
        Join-Path $ModuleFolder 'CHANGELOG.md' | Should -FileContentMatch '^# Changelog'
    }

    It 'exports every cmdlet that its assembly has' {
        $assembly = (Get-Command Get-EntSsoSyncEvent).ImplementingType.Assembly
        $cmdlets = $assembly.GetExportedTypes() | ForEach-Object { $_.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false) } |
            ForEach-Object { '{0}-{1}' -f $_.VerbName, $_.NounName }

        $cmdlets | Sort-Object | Should -Be ((Import-PowerShellDataFile (Join-Path $ModuleFolder 'EntSsoPS.psd1')).CmdletsToExport | Sort-Object)
    }

    It 'ships its own assemblies and nothing that a shell would have to bind' {
        $files = Get-ChildItem (Join-Path $ModuleFolder 'bin') -Recurse -Filter '*.dll'

        $files.Name | Sort-Object -Unique | Should -Be @('EntSso.dll', 'EntSsoPS.dll')
        $files.Directory.Name | Sort-Object -Unique | Should -Be @('Core', 'Desktop')
    }

    It 'asks for no newer directory client than the first PowerShell 7.6 brings' {
        $core = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'EntSso' } | Select-Object -First 1
        Skip-Where ($core.GetReferencedAssemblies().Name -contains 'mscorlib') 'the assemblies for .NET Framework use its own directory client'

        ($core.GetReferencedAssemblies() | Where-Object Name -EQ 'System.DirectoryServices.Protocols').Version | Should -Be ([version]'10.0.0.0')
    }

    It 'has cmdlets with approved verbs, the noun prefix and an output type' {
        foreach ($command in Get-Command -Module EntSsoPS) {
            $command.Verb | Should -BeIn (Get-Verb).Verb
            $command.Noun | Should -BeLike 'EntSso*'
            if ($command.Verb -ne 'Remove' -or $command.Parameters.ContainsKey('PassThru')) { $command.OutputType | Should -Not -BeNullOrEmpty -Because $command.Name }
        }
    }

    It 'asks before it changes something: <_>' -ForEach @(
        (Import-PowerShellDataFile (Join-Path $PSScriptRoot '../../EntSsoPS.psd1')).CmdletsToExport |
            Where-Object { $_ -notmatch '^(Get|Test|Import|Wait)-' }
    ) {
        (Get-Command $_).Parameters.Keys | Should -Contain 'WhatIf'
        (Get-Command $_).Parameters.Keys | Should -Contain 'Confirm'
    }

    It 'has no parameter that asks before it only reads: <_>' -ForEach @(
        (Import-PowerShellDataFile (Join-Path $PSScriptRoot '../../EntSsoPS.psd1')).CmdletsToExport | Where-Object { $_ -match '^(Get|Test|Import|Wait)-' }
    ) {
        (Get-Command $_).Parameters.Keys | Should -Not -Contain 'WhatIf'
    }
}

Describe 'Importing' {
    It 'loads the two assemblies of the module and nothing else; what it costs is told' {
        $script = Join-Path $TestDrive 'import.ps1'
        Set-Content $script @'
param([string] $Module, [string] $Empty)
function Get-Loaded { [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { -not $_.IsDynamic } | ForEach-Object { $_.GetName().Name } }
# The first import of a session loads parts of PowerShell itself.
Import-Module $Empty
$bundled = Get-Module -ListAvailable Microsoft.PowerShell.ThreadJob, Microsoft.PowerShell.Archive | Select-Object -First 1
$watch = [System.Diagnostics.Stopwatch]::StartNew()
if ($bundled) { Import-Module $bundled.Path }
$yardstick = $watch.Elapsed.TotalMilliseconds
$before = @(Get-Loaded)
$watch = [System.Diagnostics.Stopwatch]::StartNew()
Import-Module $Module
$milliseconds = $watch.Elapsed.TotalMilliseconds
(@(Get-Loaded) | Where-Object { $_ -notin $before } | Sort-Object) -join ','
'{0:0} ms, that of the bundled {1} {2:0} ms' -f $milliseconds, $bundled.Name, $yardstick
'@
        $empty = Join-Path $TestDrive 'Empty.psm1'
        Set-Content $empty ''

        $loaded, $cost = Invoke-PowerShell -NoProfile -File $script -Module $ModuleFolder -Empty $empty

        Write-Information "    Import-Module EntSsoPS took $cost." -InformationAction Continue
        $own = $loaded -split ',' | Where-Object { $_ -like 'EntSso*' }
        $own | Should -Be @('EntSso', 'EntSsoPS')
        # Parts of the framework may come with them; a directory, Kerberos, network or XML client only when a cmdlet needs it.
        $loaded -split ',' | Where-Object { $_ -match '^(System\.(DirectoryServices|Net|Private\.Xml|Diagnostics\.EventLog)|Microsoft\.Win32)' } | Should -BeNullOrEmpty
    }

    It 'says what it needs when an assembly cannot be loaded: <State>' -ForEach @(
        @{ State = 'built for another .NET'; Damage = { param($Assembly) Set-Content $Assembly 'no assembly' } }
        @{ State = 'missing'; Damage = { param($Assembly) Remove-Item $Assembly } }
    ) {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive "$($State -replace ' ')/EntSsoPS")
        Copy-Item (Join-Path $ModuleFolder '*') $folder -Recurse
        Get-ChildItem (Join-Path $folder 'bin') -Recurse -Filter 'EntSsoPS.dll' | ForEach-Object { & $Damage $_.FullName }

        $message, $loaded = Invoke-PowerShell -NoProfile -Command "try { Import-Module '$folder' -ErrorAction Stop } catch { `$_.Exception.Message }; @(Get-Module EntSsoPS).Count"

        $message | Should -BeLike '*needs Windows PowerShell 5.1, or PowerShell 7.6 or later, and every file of its folder*EntSsoPS.dll*'
        $loaded | Should -Be '0'
    }

    It 'can be undone, and done again' {
        # PowerShell notes what each import adds, and repeats its notes in any order.
        foreach ($time in 1..12) { Import-Module $ModuleFolder -Force }
        $plain = ([xml](Get-Content (Join-Path $ModuleFolder 'EntSsoPS.PlainValues.ps1xml') -Raw)).Types.Type.Name | Select-Object -Unique
        Remove-Module EntSsoPS
        Get-Command Get-EntSsoSyncEvent -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Get-Module EntSsoPS | Should -BeNullOrEmpty
        Get-FormatData EntSso.Diagnosis.Finding | Should -BeNullOrEmpty
        # PowerShell may keep an entry without content.
        $plain | Get-TypeData | Where-Object { $_.Members.Count -gt 0 -or $_.TypeAdapter } | Should -BeNullOrEmpty

        Import-Module $ModuleFolder
        Get-Command Get-EntSsoSyncEvent | Should -Not -BeNullOrEmpty
        Get-FormatData EntSso.Diagnosis.Finding | Should -Not -BeNullOrEmpty
    }

    It 'takes the version that is asked for when two stand side by side' {
        $folder = Join-Path $TestDrive 'Modules'
        $version = (Import-PowerShellDataFile (Join-Path $ModuleFolder 'EntSsoPS.psd1')).ModuleVersion
        foreach ($number in $version, '99.0.0') {
            $target = New-Item -ItemType Directory (Join-Path $folder "EntSsoPS/$number")
            Copy-Item (Join-Path $ModuleFolder '*') $target -Recurse
            $manifest = Join-Path $target 'EntSsoPS.psd1'
            (Get-Content $manifest -Raw) -replace "ModuleVersion\s*= '$([regex]::Escape($version))'", "ModuleVersion = '$number'" | Set-Content $manifest
        }

        foreach ($number in $version, '99.0.0') {
            Invoke-PowerShell -NoProfile -Command "
                `$env:PSModulePath = '$folder' + [System.IO.Path]::PathSeparator + `$env:PSModulePath
                Import-Module EntSsoPS -RequiredVersion $number
                (Get-Module EntSsoPS).Version.ToString()
                (Get-EntSsoEventDefinition 11060).Id" | Should -Be @($number, '11060')
        }
    }

    It 'works in several runspaces at once' {
        Skip-Where ($PSEdition -eq 'Desktop') 'Windows PowerShell has no ForEach-Object -Parallel'
        $counts = 1..4 | ForEach-Object -Parallel {
            Import-Module $using:ModuleFolder
            @(Get-EntSsoPasswordChange $using:Logs).Count
        } -ThrottleLimit 4

        $counts | Sort-Object -Unique | Should -HaveCount 1
        $counts | Should -HaveCount 4
    }

    It 'works in constrained language, views included' {
        $session = [initialsessionstate]::CreateDefault()
        $session.LanguageMode = 'ConstrainedLanguage'
        $runspace = [runspacefactory]::CreateRunspace($session)
        $runspace.Open()
        $shell = [powershell]::Create()
        try {
            $shell.Runspace = $runspace
            $null = $shell.AddScript({
                    param($Module, $Logs, $Sample)
                    $ExecutionContext.SessionState.LanguageMode
                    Import-Module $Module
                    Get-EntSsoSyncEvent $Logs -Id 11060 | Format-Table | Out-String -Width 120
                    Get-EntSsoPasswordChange $Logs -Outcome Skipped | Format-Table | Out-String -Width 120
                    Test-EntSsoPasswordSync $Sample -Rule GATE-02 | Format-List | Out-String -Width 120
                    Test-EntSsoPasswordSync $Sample -Summary | Format-Table | Out-String -Width 120
                    Get-EntSsoDeployment $Sample | Out-String -Width 120
                }).AddArgument($ModuleFolder).AddArgument($Logs).AddArgument((Join-Path $Samples 'fabrikam-server-gate-closed'))
            $mode, $events, $changes, $findings, $links, $deployment = $shell.Invoke()

            $shell.Streams.Error | Should -BeNullOrEmpty
            $mode | Should -Be 'ConstrainedLanguage'
            $events | Should -Match '2026-03-03 08:15:00 11060 \S*Failed'
            $changes | Should -Match 'Mapping: The mapping is no longer valid'
            $findings | Should -Match 'Status   : \S*Fail'
            $findings | Should -Match 'Link     : ServerGate'
            $links | Should -Match 'ServerGate\s+\S*Fail.*GATE-02'
            $deployment | Should -Match 'Applications\s+: MAINFRAME, PAYROLL'
        }
        finally {
            $shell.Dispose()
            $runspace.Dispose()
        }
    }
}
