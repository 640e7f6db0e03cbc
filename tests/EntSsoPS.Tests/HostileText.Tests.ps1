# Text of logs and files must not reach the terminal as it is: escape sequences colour, move, rename windows and write the clipboard.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1

    # Every text parameter of every cmdlet, one at a time; what is needed beside it is given in harmless form. Live systems are left out.
    $attacks = foreach ($cmdlet in Get-Command -Module EntSsoPS -CommandType Cmdlet | Where-Object Name -NE 'Wait-EntSsoPasswordChange') {
        foreach ($set in $cmdlet.ParameterSets | Where-Object Name -NotIn 'Live', 'SyncEngine', 'DomainController', 'Directory') {
            foreach ($parameter in $set.Parameters | Where-Object { $_.ParameterType -in [string], [string[]] -and $_.Name -notmatch 'Variable$|Action$|^(Directory|Server|SyncEngine|DomainController|ComputerName|OutputPath)$' }) {
                @{ cmdlet = $cmdlet.Name; set = $set.Name; parameter = $parameter.Name }
            }
        }
    }
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $ugly = "x`e[31m`e]52;c;UVE=`a$([char]0x9b)2J$([char]0x202e)txt$([char]0x200b)$([char]0xfffe)`ry"
    $asReferences = -join ($ugly.ToCharArray() | ForEach-Object { "&#$([int]$_);" })
    $log = Join-Path $TestDrive 'ugly.xml'
    "<Events><Event><System><Provider Name='ENTSSO'/><EventID>11060</EventID><TimeCreated SystemTime='2026-03-01T10:00:00Z'/>" +
    "<Computer>$asReferences</Computer></System><EventData><Data>{11111111-2222-3333-4444-555555555555}</Data>" +
    "<Data>$asReferences</Data><Data>$asReferences</Data><Data>$asReferences</Data></EventData></Event></Events>" | Set-Content $log -Encoding utf8NoBOM
    $asEscapes = -join ($ugly.ToCharArray() | ForEach-Object { '\u{0:x4}' -f [int]$_ })
    $deployment = Join-Path $TestDrive 'ugly.json'
    $text = Get-Content "$PSScriptRoot/../../docs/samples/fabrikam/deployment.json" -Raw
    $text -replace 'MAINFRAME|RACFADAPTER|jane\.doe', $asEscapes | Set-Content $deployment -Encoding utf8NoBOM

    # What a terminal would obey or hide, apart from PowerShell's own colours, which are off here.
    function Get-Danger([string] $Text) {
        [regex]::Matches($Text, '[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\r(?!\n)') | ForEach-Object { 'U+{0:X4}' -f [int][char]$_.Value[0] }
    }

    $script:rendering = $PSStyle.OutputRendering
    $PSStyle.OutputRendering = 'PlainText'
}

AfterAll {
    if ($rendering) { $PSStyle.OutputRendering = $rendering }
}

Describe 'Hostile text' -Skip:($PSVersionTable.PSEdition -ne 'Core') {
    It 'is visible in every view: <command>' -ForEach @(
        @{ command = 'Get-EntSsoSyncEvent $log' }
        @{ command = 'Get-EntSsoPasswordChange $log' }
        @{ command = 'Get-EntSsoDeployment $log' }
        @{ command = 'Test-EntSsoPasswordSync $log' }
        @{ command = 'Test-EntSsoPasswordSync $deployment' }
        @{ command = 'Test-EntSsoPasswordSync $deployment -Summary' }
        @{ command = 'Get-EntSsoApplication -DeploymentPath $deployment' }
        @{ command = 'Get-EntSsoAdapter -DeploymentPath $deployment' }
        @{ command = 'Get-EntSsoMapping -DeploymentPath $deployment -Application *' }
        @{ command = 'Get-EntSsoServer -DeploymentPath $deployment' }
        @{ command = 'Get-EntSsoSystem -DeploymentPath $deployment' }
    ) {
        $objects = & ([scriptblock]::Create($command)) 3>$null 2>$null
        foreach ($view in 'Out-String -Width 400', 'Format-List | Out-String -Width 400', 'Format-Table | Out-String -Width 400') {
            $shown = & ([scriptblock]::Create("`$args[0] | $view")) $objects
            Get-Danger $shown | Should -BeNullOrEmpty -Because $view
        }
    }

    It 'stays as it is in the objects' {
        (Get-EntSsoSyncEvent $log).ClientUser | Should -BeExactly $ugly
    }

    It 'is visible in errors, warnings and verbose messages: <command>' -ForEach @(
        @{ command = 'Get-EntSsoSyncEvent -LiteralPath "$TestDrive/no$ugly.evtx"' }
        @{ command = 'Test-EntSsoPasswordSync "$TestDrive/no$ugly.json"' }
        @{ command = 'Import-EntSsoDeployment "$TestDrive/no$ugly.json"' }
        @{ command = 'Get-EntSsoApplication -DeploymentPath $deployment -Name "no$ugly"' }
        @{ command = 'Enable-EntSsoAdapter -DeploymentPath $deployment -Name "no$ugly" -Confirm:$false' }
        @{ command = 'Test-EntSsoPasswordSync $deployment -Rule "no$ugly"' }
        @{ command = 'Test-EntSsoSpn "no$ugly" -DeploymentPath $deployment' }
        @{ command = 'Get-EntSsoEventDefinition "no$ugly"' }
        @{ command = 'Get-EntSsoApplication -DeploymentPath $deployment -Name * -WhatIf' }
    ) {
        $records = & { try { & ([scriptblock]::Create("$command -Verbose")) } catch { $_ } } *>&1
        foreach ($record in $records | Where-Object { $_ -is [Management.Automation.ErrorRecord] -or $_ -is [Management.Automation.InformationalRecord] }) {
            Get-Danger ("$record" -replace "`r`n", "`n") | Should -BeNullOrEmpty
            if ($record -is [Management.Automation.ErrorRecord] -and $record.FullyQualifiedErrorId -like 'EntSso_*') {
                foreach ($view in 'ConciseView', 'NormalView', 'CategoryView') {
                    $ErrorView = $view
                    Get-Danger (($record | Out-String -Width 400) -replace "`r`n", "`n") | Should -BeNullOrEmpty -Because $view
                }
            }
        }
    }

    It 'is visible in every record of <cmdlet> -<parameter> (<set>)' -ForEach $attacks {
        $given = @{ $parameter = "no$ugly`nWARNING: all is well" }
        $all = (Get-Command $cmdlet).ParameterSets | Where-Object Name -EQ $set
        foreach ($other in $all.Parameters | Where-Object { $_.Name -ne $parameter }) {
            if ($other.Name -eq 'DeploymentPath') { $given.DeploymentPath = $deployment }
            elseif ($other.IsMandatory) {
                $type = $other.ParameterType
                $given[$other.Name] = if ($type -eq [string[]] -or $type -eq [string]) { if ($other.Name -like '*Path') { Join-Path $TestDrive 'x.json' } else { "also$ugly" } }
                elseif ($type.IsEnum) { [enum]::GetValues($type)[0] }
                elseif ($type -eq [switch] -or $type -eq [bool]) { $true }
                elseif ($type -eq [int] -or $type -eq [int[]]) { 1 }
                else { Set-ItResult -Skipped -Because "a $type comes through the pipeline"; return }
            }
        }

        if ($all.Parameters.Name -contains 'WhatIf') { $given.WhatIf = $true }
        $seen = @(& { try { & $cmdlet @given -Verbose } catch { $_ } } *>&1)
        foreach ($record in $seen) {
            if ($record -is [Management.Automation.ErrorRecord]) {
                if ($record.FullyQualifiedErrorId -like 'EntSso_*') {
                    Get-Danger ("$record$($record.CategoryInfo)" -replace "`r`n", "`n") | Should -BeNullOrEmpty
                    Get-Danger (($record | Out-String -Width 400) -replace "`r`n", "`n") | Should -BeNullOrEmpty
                }
            }
            elseif ($record -is [Management.Automation.InformationalRecord]) {
                Get-Danger $record.Message | Should -BeNullOrEmpty
                $record.Message | Should -Not -Match '(?m)^WARNING: all is well'
            }
            elseif ($record -isnot [string]) {
                Get-Danger (($record | Out-String -Width 400) -replace "`r`n", "`n") | Should -BeNullOrEmpty
            }
        }
    }

    It 'never replaces an input by its report: <name>' -ForEach @(
        @{ name = 'the same path'; output = { $copy } }
        @{ name = 'a relative path'; output = { Resolve-Path $copy -Relative } }
        @{ name = 'a symbolic link'; output = { (New-Item -ItemType SymbolicLink -Path "$copy.link" -Target $copy).FullName } }
        @{ name = 'a hard link'; output = { (New-Item -ItemType HardLink -Path "$copy.hard" -Target $copy).FullName } }
    ) {
        if ($OnWindows -and $name -like 'a symbolic link') { Set-ItResult -Skipped -Because 'links need rights on Windows'; return }
        $copy = Join-Path (New-Item -ItemType Directory (Join-Path $TestDrive (New-Guid))).FullName 'facts.json'
        Copy-Item "$PSScriptRoot/../../docs/samples/fabrikam/deployment.json" $copy
        $before = Get-Content $copy -Raw
        Push-Location (Split-Path $copy)
        try {
            Export-EntSsoReport $copy (& $output) -Format Json -ErrorVariable failed -ErrorAction SilentlyContinue
        }
        finally {
            Pop-Location
        }

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_FileUnwritable*'
        "$($failed[0])" | Should -BeLike '*it is an input of this command as well*'
        Get-Content $copy -Raw | Should -BeExactly $before
    }

    It 'never replaces a log or an export by a deployment: <_>' -ForEach 'application.evtx', 'MV.xml', 'displaydb.txt' {
        $copy = Join-Path $TestDrive $_
        Copy-Item "$PSScriptRoot/../../docs/samples/fabrikam/$_" $copy
        $before = (Get-FileHash $copy).Hash

        Get-EntSsoDeployment $copy -WarningAction SilentlyContinue | Export-EntSsoDeployment $copy -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_FileUnwritable*'
        (Get-FileHash $copy).Hash | Should -BeExactly $before
    }

    It 'is not offered by completion' {
        $line = "Get-EntSsoApplication -DeploymentPath '$deployment' -Name "
        $offered = (TabExpansion2 $line $line.Length).CompletionMatches
        foreach ($match in $offered) {
            Get-Danger ($match.CompletionText + $match.ListItemText + $match.ToolTip) | Should -BeNullOrEmpty
        }
    }
}
