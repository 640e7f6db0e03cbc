BeforeDiscovery {
    # Every cmdlet that reads or changes an SSO system by name, with what it cannot do without.
    $mapping = @{ Application = 'MAINFRAME'; WindowsAccount = 'FABRIKAM\jane.doe' }
    $assignment = @{ Adapter = 'RACFADAPTER'; Application = 'MAINFRAME' }
    $script:Cmdlets = @(
        @{ Name = 'Get-EntSsoSystem'; With = @{}; Impact = 'None' }
        @{ Name = 'Get-EntSsoServer'; With = @{}; Impact = 'None' }
        @{ Name = 'Get-EntSsoApplication'; With = @{}; Impact = 'None' }
        @{ Name = 'Get-EntSsoAdapter'; With = @{}; Impact = 'None' }
        @{ Name = 'Get-EntSsoMapping'; With = @{}; Impact = 'None' }
        @{ Name = 'Get-EntSsoPasswordSyncMode'; With = @{}; Impact = 'None' }
        @{ Name = 'Enable-EntSsoMiisSync'; With = @{}; Impact = 'Medium' }
        @{ Name = 'Disable-EntSsoMiisSync'; With = @{}; Impact = 'High' }
        @{ Name = 'Enable-EntSsoPcnsSync'; With = @{}; Impact = 'Medium' }
        @{ Name = 'Disable-EntSsoPcnsSync'; With = @{}; Impact = 'High' }
        @{ Name = 'Set-EntSsoServer'; With = @{ PasswordSyncAge = 12 }; Impact = 'Medium' }
        @{ Name = 'Set-EntSsoPasswordSyncMode'; With = @{ Enable = 'WindowsToAdapters' }; Impact = 'Medium' }
        @{ Name = 'Enable-EntSsoApplication'; With = @{ Application = 'MAINFRAME' }; Impact = 'Medium' }
        @{ Name = 'Disable-EntSsoApplication'; With = @{ Application = 'MAINFRAME' }; Impact = 'High' }
        @{ Name = 'Enable-EntSsoDirectSync'; With = @{ Application = 'MAINFRAME' }; Impact = 'Medium' }
        @{ Name = 'Disable-EntSsoDirectSync'; With = @{ Application = 'MAINFRAME' }; Impact = 'High' }
        @{ Name = 'Enable-EntSsoAdapter'; With = @{ Adapter = 'RACFADAPTER' }; Impact = 'Medium' }
        @{ Name = 'Disable-EntSsoAdapter'; With = @{ Adapter = 'RACFADAPTER' }; Impact = 'High' }
        @{ Name = 'Set-EntSsoAdapter'; With = @{ Adapter = 'RACFADAPTER'; SyncToAdapter = $true }; Impact = 'Medium' }
        @{ Name = 'Add-EntSsoAdapterApplication'; With = $assignment; Impact = 'Medium' }
        @{ Name = 'Remove-EntSsoAdapterApplication'; With = $assignment; Impact = 'High' }
        @{ Name = 'Enable-EntSsoMapping'; With = $mapping; Impact = 'Medium' }
        @{ Name = 'Disable-EntSsoMapping'; With = $mapping; Impact = 'High' }
        @{ Name = 'New-EntSsoMapping'; With = @{ Application = 'MAINFRAME'; WindowsAccount = 'FABRIKAM\jane.doe'; ExternalUser = 'JDOE' }; Impact = 'Medium' }
        @{ Name = 'Remove-EntSsoMapping'; With = $mapping; Impact = 'High' }
        @{ Name = 'Reset-EntSsoMapping'; With = $mapping; Impact = 'High' }
    )
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    . (Join-Path $PSScriptRoot 'Configuration.ps1')
}

Describe '<Name>' -ForEach $Cmdlets {
    It 'has a live system and a deployment file as targets' {
        (Get-Command $Name).ParameterSets.Name | Sort-Object | Should -Be @('DeploymentPath', 'Live')
        ((Get-Command $Name).ParameterSets | Where-Object IsDefault).Name | Should -Be 'Live'
    }

    It 'asks as the risk demands' {
        $type = (Get-Command $Name).ImplementingType
        $attribute = [System.Attribute]::GetCustomAttribute($type, [System.Management.Automation.CmdletAttribute])

        $attribute.SupportsShouldProcess | Should -Be ($Name -notlike 'Get-*')
        $attribute.ConfirmImpact | Should -Be $Impact
    }

    It 'ends at once off Windows, and names the way by a file' {
        Skip-Where $OnWindows 'applies to systems other than Windows'
        { & $Name @With } | Should -Throw -ErrorId 'EntSso_WindowsRequired,*' -ExpectedMessage '*-DeploymentPath*'
        $connection = if ((Get-Command $Name).Parameters.ContainsKey('ComputerName')) { @{ ComputerName = 'INTSVR1' } } else { @{ Server = 'INTSVR1' } }
        { & $Name @With @connection } | Should -Throw -ErrorId 'EntSso_WindowsRequired,*'
    }

    It 'says what is wrong with <File>' -ForEach @(
        @{ File = 'a file that is not there'; Make = { Join-Path $TestDrive 'nosuch.json' }; Says = '*nosuch.json: no such file*'; Id = 'PathNotFound'; Category = 'ObjectNotFound' }
        @{ File = 'a pattern that fits no file'; Make = { Join-Path $TestDrive 'nosuch*.json' }; Says = '*nosuch`*.json: no such file*'; Id = 'PathNotFound'; Category = 'ObjectNotFound' }
        @{ File = 'a file of another kind'; Make = { New-Deployment -Text "{`n  `"entSsoDeployment`": 17`n}" }; Says = '*.json(2,*' }
        @{ File = 'a folder'; Make = { Join-Path $Samples 'fabrikam' }; Says = '*folder*Export-EntSsoDeployment*' }
    ) {
        Skip-Where ($File -eq 'a folder' -and $Impact -eq 'None') 'cmdlets that only read take a folder'
        $path = & $Make
        $failed = @(Get-Failure { & $Name @With -DeploymentPath $path })
        $failed.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike "EntSso_$(if ($Id) { $Id } else { 'FileUnusable' }),*"
        $failed[0].CategoryInfo.Category | Should -Be $(if ($Category) { $Category } else { 'InvalidData' })
        $failed[0].TargetObject | Should -Be $path
        $failed[0].Exception.Message | Should -BeLike $Says
    }
}

Describe 'The list of this suite' {
    It 'has every cmdlet that has these two targets' -TestCases @{ Listed = $Cmdlets.Name } {
        $found = Get-Command -Module EntSsoPS | Where-Object { $_.ImplementingType.Namespace -like '*.Configuration' -and $_.Noun -ne 'EntSsoConfiguration' }
        $found.Name | Sort-Object | Should -Be ($Listed | Sort-Object)
    }
}

Describe 'The question' {
    It '<Asks> for <Code>' -ForEach @(
        @{ Code = 'Disable-EntSsoMiisSync *'; Asks = 'comes' }
        @{ Code = 'Set-EntSsoPasswordSyncMode -Disable WindowsToAdapters'; Asks = 'comes' }
        @{ Code = 'Set-EntSsoPasswordSyncMode AdaptersToDatabase -Confirm'; Asks = 'comes' }
        @{ Code = 'Set-EntSsoPasswordSyncMode AdaptersToDatabase'; Asks = 'does not come' }
        @{ Code = 'Set-EntSsoPasswordSyncMode -Disable WindowsToAdapters -Confirm:$false'; Asks = 'does not come' }
        @{ Code = '$ConfirmPreference = "None"; Set-EntSsoPasswordSyncMode -Disable WindowsToAdapters'; Asks = 'does not come' }
        @{ Code = 'Disable-EntSsoMapping MAINFRAME *'; Asks = 'comes' }
        @{ Code = 'Remove-EntSsoMapping MAINFRAME *'; Asks = 'comes' }
        @{ Code = 'Set-EntSsoAdapter RACFADAPTER -SyncToAdapter $false'; Asks = 'comes' }
        @{ Code = 'Set-EntSsoAdapter RACFADAPTER -SendOldPassword $true'; Asks = 'does not come' }
    ) {
        $file = New-Deployment
        $bytes = Get-Content64 $file
        $run = Invoke-Hosted "$Code -DeploymentPath '$file'"

        $run.Errors | Should -BeNullOrEmpty
        if ($Asks -eq 'comes') {
            $run.Questions | Should -BeLike '*Make this change?*'
            Get-Content64 $file | Should -Be $bytes
        }
        else {
            $run.Questions | Should -BeNullOrEmpty
            Get-Content64 $file | Should -Not -Be $bytes
        }
    }

    It 'tells what follows; a no changes nothing, a yes does' {
        $file = New-Deployment
        $bytes = Get-Content64 $file
        $code = "Set-EntSsoPasswordSyncMode -Disable WindowsToAdapters -DeploymentPath '$file' -PassThru"

        (Invoke-Hosted $code -Answer 'No').Questions | Should -BeLike '*Make this change?*From Windows to adapters yes -> From Windows to adapters no.*(event 10708)*'
        Get-Content64 $file | Should -Be $bytes

        (Invoke-Hosted $code -Answer 'Yes').Output.WindowsToAdapters | Should -BeFalse
        Get-Content64 $file | Should -Not -Be $bytes
    }

    It 'stops a shell that cannot ask' {
        $file = New-Deployment
        $bytes = Get-Content64 $file

        (Invoke-PowerShell -NoProfile -NonInteractive -Command "Import-Module '$ModuleFolder'; Disable-EntSsoMiisSync * -DeploymentPath '$file'" 2>&1) -join ' ' |
            Should -Match 'NonInteractive'
        Get-Content64 $file | Should -Be $bytes
    }

    It 'is replaced by what would be done with -WhatIf' {
        $file = New-Deployment
        $run = Invoke-Hosted "Disable-EntSsoAdapter * -DeploymentPath '$file' -WhatIf"

        $run.Lines | Should -BeLike 'What if: RACFADAPTER: Adapter enabled: yes -> no. Password changes no longer reach RACFADAPTER, so MAINFRAME will not follow Windows*'
        $run.Questions | Should -BeNullOrEmpty
    }
}

Describe 'A change prints a command that' {
    BeforeAll {
        # The core's types are internal: a plan of a change, by reflection.
        function script:Invoke-Plan([string] $Type, [string] $Method, $Facts, [object[]] $Values) {
            $core = [EntSsoPS.Output.EntSsoServer].Assembly.GetReferencedAssemblies() | Where-Object Name -EQ 'EntSso'
            $plan = [System.Reflection.Assembly]::Load($core).GetType("EntSso.Administration.Changes.$Type").GetMethod($Method)
            $parameters = $plan.GetParameters()
            $arguments = @($Facts) + $Values
            $typed = for ($i = 0; $i -lt $parameters.Count; $i++) {
                if ($i -lt $arguments.Count) { [System.Management.Automation.LanguagePrimitives]::ConvertTo($arguments[$i], $parameters[$i].ParameterType) } else { $null }
            }
            $plan.Invoke($null, @($typed))
        }

        # Runs a command as a change prints it; in a file, where the target is all that is missing.
        function script:Invoke-Printed([string] $Command, [string] $Path) {
            & ([scriptblock]::Create("$Command -DeploymentPath '$Path' -Confirm:`$false"))
        }
    }

    It 'does it: <Command>' -ForEach @(
        @{ Command = 'Disable-EntSsoMiisSync -Server INTSVR1.fabrikam.com'; Plan = { Invoke-Plan ServerPlan Gate (Get-EntSsoServer INTSVR1 -DeploymentPath $args[0]).Facts ('Miis', $false) } }
        @{ Command = 'Enable-EntSsoPcnsSync -Server INTSVR1.fabrikam.com'; Plan = { Invoke-Plan ServerPlan Gate (Get-EntSsoServer INTSVR1 -DeploymentPath $args[0]).Facts ('Pcns', $true) } }
        @{ Command = 'Set-EntSsoServer -Server INTSVR1.fabrikam.com -PasswordSyncAge 12'; Plan = { Invoke-Plan ServerPlan PasswordSyncAge (Get-EntSsoServer INTSVR1 -DeploymentPath $args[0]).Facts (12) } }
        @{ Command = 'Set-EntSsoServer -Server INTSVR1.fabrikam.com -PositiveAuditLevel 3 -NegativeAuditLevel 2'; Plan = { Invoke-Plan ServerPlan AuditLevel (Get-EntSsoServer INTSVR1 -DeploymentPath $args[0]).Facts (3, 2) } }
        @{ Command = "Set-EntSsoServer -Server INTSVR1.fabrikam.com -ReplayDirectory 'D:\Ann''s `$replay'"; Plan = { Invoke-Plan ServerPlan ReplayDirectory (Get-EntSsoServer INTSVR1 -DeploymentPath $args[0]).Facts ('D:\Ann''s $replay') } }
        @{ Command = "Set-EntSsoServer -Server INTSVR1.fabrikam.com -ReplayDirectory ''"; Plan = { Invoke-Plan ServerPlan ReplayDirectory (Get-EntSsoServer INTSVR1 -DeploymentPath $args[0]).Facts ('') } }
        @{ Command = 'Set-EntSsoPasswordSyncMode AdaptersToDatabase, AdaptersToWindows -Disable WindowsToAdapters'; Plan = { Invoke-Plan SystemPlan Mode (Get-EntSsoSystem -DeploymentPath $args[0]).Facts ('AdaptersToDatabase, AdaptersToWindows', 'WindowsToAdapters') } }
        @{ Command = 'Disable-EntSsoApplication -Application MAINFRAME'; Plan = { Invoke-Plan ApplicationPlan Enabled (Get-EntSsoApplication MAINFRAME -DeploymentPath $args[0]).Facts ($false) } }
        @{ Command = 'Disable-EntSsoDirectSync -Application PAYROLL'; Plan = { Invoke-Plan ApplicationPlan DirectSync (Get-EntSsoApplication PAYROLL -DeploymentPath $args[0]).Facts ($false) } }
        @{ Command = 'Remove-EntSsoAdapterApplication -Adapter RACFADAPTER -Application MAINFRAME'; Plan = { Invoke-Plan ApplicationPlan Unassignment (Get-EntSsoApplication MAINFRAME -DeploymentPath $args[0]).Facts ('RACFADAPTER') } }
        @{ Command = 'Disable-EntSsoAdapter -Adapter RACFADAPTER'; Plan = { Invoke-Plan AdapterPlan Enabled (Get-EntSsoAdapter -DeploymentPath $args[0]).Facts ($false) } }
        @{ Command = 'Set-EntSsoAdapter -Adapter RACFADAPTER -SyncToAdapter $false -SendOldPassword $true'; Plan = { Invoke-Plan AdapterPlan Options (Get-EntSsoAdapter -DeploymentPath $args[0]).Facts ('SendOldPassword', 'SyncToAdapter') } }
        @{ Command = 'Disable-EntSsoMapping -Application PAYROLL -WindowsAccount FABRIKAM\jane.doe -ExternalUser PAYROLLDOM\jane.doe'; Plan = { Invoke-Plan MappingPlan Enabled (Get-EntSsoMapping PAYROLL FABRIKAM\jane.doe -DeploymentPath $args[0]).Facts ($false) } }
    ) {
        $file = New-Deployment
        $before = Get-Content -LiteralPath $file -Raw
        $change = & $Plan $file
        $change.Cmdlet | Should -Be $Command

        Invoke-Printed $change.Cmdlet $file
        (& $Plan $file).IsNeeded | Should -BeFalse
        Get-Content -LiteralPath $file -Raw | Should -Not -Be $before

        Invoke-Printed $change.Undo.Cmdlet $file
        (& $Plan $file).IsNeeded | Should -BeTrue
    }

    It 'completes an interrupted reset' {
        $file = New-Deployment
        $mapping = Get-EntSsoMapping PAYROLL FABRIKAM\jane.doe -DeploymentPath $file
        $mapping | Disable-EntSsoMapping -Confirm:$false

        Invoke-Printed 'Reset-EntSsoMapping -Application PAYROLL -WindowsAccount FABRIKAM\jane.doe -ExternalUser PAYROLLDOM\jane.doe -Enable' $file
        ($mapping | Get-EntSsoMapping).IsEnabled | Should -BeTrue
    }
}

Describe 'Completion' {
    BeforeAll {
        function script:Get-Offer([string] $Line) {
            (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText
        }

        $script:File = New-Deployment
    }

    It 'offers <Offered> for <Line>' -ForEach @(
        @{ Line = 'Get-EntSsoServer'; Tail = ' '; Offered = 'INTSVR1.fabrikam.com', 'INTSVR2.fabrikam.com' }
        @{ Line = 'Enable-EntSsoMiisSync'; Tail = ' -Server INTSVR2'; Offered = 'INTSVR2.fabrikam.com' }
        @{ Line = 'Enable-EntSsoDirectSync'; Tail = ' -Application m'; Offered = 'MAINFRAME' }
        @{ Line = 'Get-EntSsoApplication'; Tail = ' MAINFRAME, p'; Offered = 'PAYROLL' }
        @{ Line = 'Set-EntSsoAdapter'; Tail = ' -Adapter '; Offered = 'RACFADAPTER' }
        @{ Line = 'Add-EntSsoAdapterApplication'; Tail = ' RACFADAPTER '; Offered = 'MAINFRAME', 'PAYROLL' }
        @{ Line = 'Disable-EntSsoMapping'; Tail = ' MAINFRAME -WindowsAccount FABRIKAM\o'; Offered = 'FABRIKAM\omar.haddad' }
        @{ Line = 'Disable-EntSsoMapping'; Tail = ' MAINFRAME -WindowsAccount ana'; Offered = 'FABRIKAM\ana.costa' }
        @{ Line = 'Reset-EntSsoMapping'; Tail = ' MAINFRAME FABRIKAM\jane.doe -ExternalUser '; Offered = 'JDOE' }
    ) {
        Get-Offer "$Line -DeploymentPath '$File'$Tail" | Should -Be $Offered
    }

    It 'finds a file by a path relative to the location of the shell' {
        Push-Location $TestDrive
        try {
            Get-Offer "Get-EntSsoAdapter -DeploymentPath ./$(Split-Path $File -Leaf) " | Should -Be 'RACFADAPTER'
        }
        finally {
            Pop-Location
        }
    }

    It 'quotes what a shell would take apart' {
        $odd = New-Deployment -Text '{ "entSsoDeployment": "1.0", "adapters": [ { "name": "Ann''s $adapter" } ] }'
        $offer = Get-Offer "Get-EntSsoAdapter -DeploymentPath '$odd' -Adapter "
        $offer | Should -Be "'Ann''s `$adapter'"
        (& ([scriptblock]::Create("Get-EntSsoAdapter $offer -DeploymentPath '$odd'"))).Name | Should -Be 'Ann''s $adapter'
    }

    It 'offers nothing where nothing can be read' -ForEach @(
        @{ Line = "Get-EntSsoAdapter -DeploymentPath nosuch.json -Adapter " }
        @{ Line = "Get-EntSsoAdapter -DeploymentPath nosuch:nosuch.json -Adapter " }
    ) {
        Get-Offer $Line | Should -BeNullOrEmpty
    }
}
