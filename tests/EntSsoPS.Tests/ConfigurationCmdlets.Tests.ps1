# The cmdlets that show and change settings, in the real shell, on a copy of a deployment file.
BeforeDiscovery {
    # Each change: what makes it, what undoes it, and how to look whether it is so.
    $script:Changes = @(
        @{ Make = 'Enable-EntSsoMiisSync'; Undo = 'Disable-EntSsoMiisSync'; Arguments = @{ Server = 'INTSVR1' }; Look = { (Get-EntSsoServer INTSVR1 @target).AllowMiis } }
        @{ Make = 'Enable-EntSsoPcnsSync'; Undo = 'Disable-EntSsoPcnsSync'; Arguments = @{ Server = 'INTSVR1' }; Look = { (Get-EntSsoServer INTSVR1 @target).AllowPcns } }
        @{ Make = 'Disable-EntSsoAdapter'; Undo = 'Enable-EntSsoAdapter'; Arguments = @{ Adapter = 'RACFADAPTER' }; Look = { -not (Get-EntSsoAdapter RACFADAPTER @target).IsEnabled } }
        @{ Make = 'Disable-EntSsoApplication'; Undo = 'Enable-EntSsoApplication'; Arguments = @{ Application = 'PAYROLL' }; Look = { -not (Get-EntSsoApplication PAYROLL @target).IsEnabled } }
        @{ Make = 'Disable-EntSsoDirectSync'; Undo = 'Enable-EntSsoDirectSync'; Arguments = @{ Application = 'PAYROLL' }; Look = { -not (Get-EntSsoApplication PAYROLL @target).DirectPasswordSync } }
        @{ Make = 'Remove-EntSsoAdapterApplication'; Undo = 'Add-EntSsoAdapterApplication'; Arguments = @{ Adapter = 'RACFADAPTER'; Application = 'MAINFRAME' }; Look = { -not (Get-EntSsoApplication MAINFRAME @target).Adapter } }
        @{ Make = 'Disable-EntSsoMapping'; Undo = 'Enable-EntSsoMapping'; Arguments = @{ Application = 'PAYROLL'; WindowsAccount = 'FABRIKAM\jane.doe' }; Look = { -not (Get-EntSsoMapping PAYROLL FABRIKAM\jane.doe @target).IsEnabled } }
    )
    $script:Readers = 'Get-EntSsoSystem', 'Get-EntSsoServer', 'Get-EntSsoApplication', 'Get-EntSsoAdapter', 'Get-EntSsoMapping', 'Get-EntSsoPasswordSyncMode'
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
}

BeforeEach {
    $script:file = Join-Path $TestDrive 'deployment.json'
    Copy-Item (Join-Path $Samples 'fabrikam-server-gate-closed/deployment.json') $file -Force
    $script:target = @{ DeploymentPath = $file }
}

Describe '<Make> and <Undo>' -ForEach $Changes {
    It 'only say what they would do with -WhatIf' {
        $before = Get-Content $file -Raw

        & $Make @Arguments @target -WhatIf

        Get-Content $file -Raw | Should -Be $before
    }

    It 'make the change, find it made, and undo it' {
        & $Look | Should -BeFalse

        & $Make @Arguments @target -Confirm:$false | Should -BeNullOrEmpty
        & $Look | Should -BeTrue

        $made = Get-Content $file -Raw
        (& $Make @Arguments @target -Confirm:$false -Verbose 4>&1) -join ' ' | Should -Match 'already'
        Get-Content $file -Raw | Should -Be $made

        & $Undo @Arguments @target -Confirm:$false
        & $Look | Should -BeFalse
    }

    It 'return what is true now with -PassThru' {
        $returned = & $Make @Arguments @target -Confirm:$false -PassThru

        $returned | Should -HaveCount 1
        $returned.PSObject.TypeNames[0] | Should -BeIn (Get-Command $Make).OutputType.Name
    }

    It 'bind by property name' {
        [pscustomobject]($Arguments + $target) | & $Make -Confirm:$false

        & $Look | Should -BeTrue
    }

    It 'name what does not exist, and change nothing' {
        $before = Get-Content $file -Raw
        $wrong = @{}
        foreach ($key in $Arguments.Keys) { $wrong[$key] = 'NOSUCH' }

        $failed = @(& { $ErrorActionPreference = 'Continue'; & $Make @wrong @target -Confirm:$false 2>&1 })

        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_*,*'
        $failed[0].Exception.Message | Should -BeLike '*NOSUCH*'
        Get-Content $file -Raw | Should -Be $before
    }
}

Describe '<_>' -ForEach $Readers {
    It 'returns objects of the type it promises, and knows the file they come from' {
        $objects = @(& $_ @target)

        $objects.Count | Should -BeGreaterThan 0
        foreach ($object in $objects) {
            $object.PSObject.TypeNames[0] | Should -BeIn (Get-Command $_).OutputType.Name
            $object.DeploymentPath | Should -Be $file
        }
    }

    It 'needs Windows without a file' -Skip:($IsWindows -or $PSEdition -eq 'Desktop') {
        { & $_ -ErrorAction Stop } | Should -Throw -ErrorId 'EntSso_WindowsRequired*'
    }

    It 'names a file that is none' {
        $wrong = Join-Path $TestDrive 'wrong.json'
        Set-Content $wrong '{ "entSsoDeployment": 17 }'

        { & $_ -DeploymentPath $wrong -ErrorAction Stop } | Should -Throw -ErrorId 'EntSso_*' -ExpectedMessage '*wrong.json*'
    }
}

Describe 'Names of settings' {
    It 'accept wildcards where something is looked for: <Line>' -ForEach @(
        @{ Line = { Get-EntSsoServer *SVR* @target }; Count = 2 }
        @{ Line = { Get-EntSsoApplication M*, PAY* @target }; Count = 2 }
        @{ Line = { Get-EntSsoAdapter RACF* @target }; Count = 1 }
        @{ Line = { Get-EntSsoMapping MAIN* *jane* @target }; Count = 1 }
    ) {
        @(& $Line) | Should -HaveCount $Count
    }

    It 'are completed from the file: <Line>' -ForEach @(
        @{ Line = 'Get-EntSsoServer'; Offer = 'INTSVR1.fabrikam.com' }
        @{ Line = 'Enable-EntSsoDirectSync'; Offer = 'PAYROLL' }
        @{ Line = 'Set-EntSsoAdapter'; Offer = 'RACFADAPTER' }
    ) {
        $line = "$Line -DeploymentPath '$file' "

        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain $Offer
    }
}

Describe 'Pipelines of settings' {
    It 'lead from what is shown to what is changed' {
        Get-EntSsoServer @target | Where-Object { -not $_.AllowMiis } | Enable-EntSsoMiisSync -Confirm:$false

        (Get-EntSsoServer @target).AllowMiis | Should -Be @($true, $true)
        Test-EntSsoPasswordSync $file -Rule GATE-02 | Where-Object Status -EQ Fail | Should -BeNullOrEmpty
    }

    It 'set the system gate' {
        Set-EntSsoPasswordSyncMode -Disable WindowsToAdapters @target -Confirm:$false
        (Get-EntSsoPasswordSyncMode @target).WindowsToAdapters | Should -BeFalse
        (Test-EntSsoPasswordSync $file -Rule GATE-04).Status | Should -Contain 'Fail'

        Set-EntSsoPasswordSyncMode -Enable WindowsToAdapters @target -Confirm:$false
        (Get-EntSsoPasswordSyncMode @target).WindowsToAdapters | Should -BeTrue
    }

    It 'set numbers of a server' {
        Set-EntSsoServer INTSVR1 -PasswordSyncAge 48 -PositiveAuditLevel 3 @target -Confirm:$false -PassThru |
            ForEach-Object { $_.PasswordSyncAgeHours, $_.PositiveAuditLevel } | Should -Be @(48, 3)
    }
}
