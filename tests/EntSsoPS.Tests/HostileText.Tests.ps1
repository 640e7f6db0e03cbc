# Text of logs and files must not reach the terminal as it is: escape sequences colour, move, rename windows and write the clipboard.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
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

    It 'is not offered by completion' {
        $line = "Get-EntSsoApplication -DeploymentPath '$deployment' -Name "
        $offered = (TabExpansion2 $line $line.Length).CompletionMatches
        foreach ($match in $offered) {
            Get-Danger ($match.CompletionText + $match.ListItemText + $match.ToolTip) | Should -BeNullOrEmpty
        }
    }
}
