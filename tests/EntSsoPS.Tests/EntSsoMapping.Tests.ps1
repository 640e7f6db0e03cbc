BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    . (Join-Path $PSScriptRoot 'Configuration.ps1')
}

Describe 'Get-EntSsoMapping' {
    BeforeAll { $script:File = New-Deployment }

    It 'shows the mappings that fit' {
        @(Get-EntSsoMapping -DeploymentPath $File).Count | Should -Be 6
        (Get-EntSsoMapping mainframe -DeploymentPath $File).ExternalUser | Should -Be @('JDOE', 'OHADDAD', 'ACOSTA')
        (Get-EntSsoMapping -WindowsAccount FABRIKAM\jane* -DeploymentPath $File).Application | Should -Be @('MAINFRAME', 'PAYROLL')
        (Get-EntSsoMapping -ExternalUser PAYROLLDOM\* -DeploymentPath $File).Count | Should -Be 3
        (Get-EntSsoApplication PAYROLL -DeploymentPath $File | Get-EntSsoMapping).Count | Should -Be 3
    }

    It 'has values that scripts can use' {
        $mapping = Get-EntSsoMapping MAINFRAME FABRIKAM\jane.doe -DeploymentPath $File

        [bool] $mapping.IsEnabled | Should -BeTrue
        [bool] $mapping.HasCredentials | Should -BeTrue
        "$mapping" | Should -Be 'FABRIKAM\jane.doe -> MAINFRAME:JDOE'

        $unread = New-Deployment -Edit { $args[0] -replace '"state": "enabled",\s*"credentials": "stored",', '' }
        $mapping = Get-EntSsoMapping MAINFRAME FABRIKAM\jane.doe -DeploymentPath $unread
        $mapping.IsEnabled | Should -Be $null
        $mapping.Unknown.Count | Should -Be 2
    }

    It 'is silent about patterns and applications without mappings, and says which mappings there are to a name that is not there' {
        Get-EntSsoMapping MAINFRAME FABRIKAM\nobody* -DeploymentPath $File -ErrorAction Stop | Should -BeNullOrEmpty
        Get-EntSsoMapping NOSUCH* -DeploymentPath $File -ErrorAction Stop | Should -BeNullOrEmpty
        Get-EntSsoMapping MAINFRAME -DeploymentPath (New-Deployment -Edit { $args[0] -replace '"application": "MAINFRAME",(\s*"windows)', '"application": "PAYROLL",$1' }) -ErrorAction Stop |
            Should -BeNullOrEmpty

        $failed = Get-Failure { Get-EntSsoMapping MAINFRAME FABRIKAM\nobody -DeploymentPath $File }
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_NotFound,*'
        $failed[0].Exception.Message | Should -BeLike '*FABRIKAM\nobody -> MAINFRAME*FABRIKAM\jane.doe -> MAINFRAME:JDOE*'

        $failed = Get-Failure { Get-EntSsoMapping NOSUCH FABRIKAM\jane* -DeploymentPath $File }
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_NotFound,*'
        $failed[0].Exception.Message | Should -BeLike '*NOSUCH*MAINFRAME, PAYROLL*'
    }
}

Describe 'Mappings' {
    It 'are disabled and enabled' {
        $file = New-Deployment
        $with = @{ Application = 'MAINFRAME'; WindowsAccount = 'FABRIKAM\jane.doe' }
        $read = { param($path) (Get-EntSsoMapping MAINFRAME FABRIKAM\jane.doe -DeploymentPath $path).IsEnabled }

        Assert-Change $file 'Disable-EntSsoMapping' $with $read $true $false 'will not reach MAINFRAME'
        @(Get-EntSsoMapping -DeploymentPath $file | Where-Object IsEnabled).Count | Should -Be 5
        Assert-Change $file 'Enable-EntSsoMapping' $with $read $false $true
    }

    It 'are changed by pattern and by pipeline' {
        $file = New-Deployment
        @(Disable-EntSsoMapping * FABRIKAM\jane* -DeploymentPath $file -Confirm:$false -PassThru).Count | Should -Be 2
        @(Get-EntSsoMapping -DeploymentPath $file | Disable-EntSsoMapping -Confirm:$false -PassThru | Where-Object IsEnabled).Count | Should -Be 0
        @(Get-EntSsoMapping -DeploymentPath $file | Enable-EntSsoMapping -PassThru | Where-Object IsEnabled).Count | Should -Be 6
    }

    It 'are named where one is not there' {
        $failed = Get-Failure { Enable-EntSsoMapping MAINFRAME FABRIKAM\jane.doe -ExternalUser OTHER -DeploymentPath (New-Deployment) }
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_NotFound,*'
    }
}

Describe 'Reset-EntSsoMapping' {
    It 'makes a mapping anew with its state, and changes nothing with -WhatIf' {
        $file = New-Deployment
        $bytes = Get-Content64 $file
        Reset-EntSsoMapping MAINFRAME FABRIKAM\jane.doe -DeploymentPath $file -WhatIf -PassThru | Should -BeNullOrEmpty
        Get-Content64 $file | Should -Be $bytes

        $mapping = Reset-EntSsoMapping MAINFRAME FABRIKAM\jane.doe -DeploymentPath $file -Confirm:$false -PassThru
        $mapping.IsEnabled | Should -BeTrue
        $mapping.HasCredentials | Should -BeFalse
        $mapping.DeploymentPath | Should -Be $file
        @(Get-EntSsoMapping -DeploymentPath $file).Count | Should -Be 6

        $again = Reset-EntSsoMapping MAINFRAME FABRIKAM\jane.doe -DeploymentPath $file -Confirm:$false -PassThru
        $again.IsEnabled | Should -BeTrue
        @(Get-EntSsoMapping -DeploymentPath $file).Count | Should -Be 6
    }

    It 'leaves a disabled mapping disabled, unless -Enable is given' {
        $file = New-Deployment
        Disable-EntSsoMapping MAINFRAME FABRIKAM\jane.doe -DeploymentPath $file -Confirm:$false
        $reset = @{ Application = 'MAINFRAME'; WindowsAccount = 'FABRIKAM\jane.doe'; DeploymentPath = $file; Confirm = $false; PassThru = $true }

        (Reset-EntSsoMapping @reset).IsEnabled | Should -BeFalse
        (Reset-EntSsoMapping @reset -Enable).IsEnabled | Should -BeTrue
    }

    It 'shows each step' {
        $told = Reset-EntSsoMapping MAINFRAME FABRIKAM\jane.doe -DeploymentPath (New-Deployment) -Confirm:$false -Verbose 4>&1
        $told.Message -like '*credentials are deleted with the mapping*' | Should -Not -BeNullOrEmpty
        ($told.Message -like 'Made:*') -replace '.*JDOE: ' | Should -Be @('Mapping enabled: yes -> no.', 'Mapping exists: yes -> no.', 'Mapping exists: no -> yes.', 'Mapping enabled: no -> yes.')
    }

    It 'refuses an account outside the application users, whose new mapping would be ignored as well' {
        $file = New-Deployment 'fabrikam-user-outside-application-users'
        $bytes = Get-Content64 $file
        $failed = Get-Failure { Get-EntSsoMapping MAINFRAME FABRIKAM\ana.costa -DeploymentPath $file | Reset-EntSsoMapping -Confirm:$false }
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_RuleViolated,*'
        $failed[0].Exception.Message | Should -BeLike '*FABRIKAM\Mainframe Users*(event 11031)*'
        Get-Content64 $file | Should -Be $bytes

        (Reset-EntSsoMapping MAINFRAME FABRIKAM\ana.costa -DeploymentPath $file -Force -Confirm:$false -PassThru).IsEnabled | Should -BeTrue
    }

    It 'refuses an account whose groups are not known, unless -Force is given' {
        $file = New-Deployment -Edit { $args[0] -replace '"name": "FABRIKAM\\\\jane.doe"', '"name": "FABRIKAM\\someone.else"' }
        $failed = Get-Failure { Reset-EntSsoMapping MAINFRAME FABRIKAM\jane.doe -DeploymentPath $file -Confirm:$false }
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_PreconditionUnknown,*'
        $failed[0].Exception.Message | Should -BeLike '*-Force*'

        (Reset-EntSsoMapping MAINFRAME FABRIKAM\jane.doe -DeploymentPath $file -Force -Confirm:$false -PassThru).ExternalUser | Should -Be 'JDOE'
    }

    It 'needs the external user where several mappings fit, and where there is none' {
        $file = New-Deployment -Edit {
            $args[0] -replace '("name": "MAINFRAME",[\s\S]*?"type": \{\s*"value": )"individual"', '$1"group"' -replace '"windowsUser": "omar.haddad",(\s*"externalUser": "OHADDAD")', '"windowsUser": "jane.doe",$1'
        }
        (Get-Failure { Reset-EntSsoMapping MAINFRAME FABRIKAM\jane.doe -DeploymentPath $file -Confirm:$false })[0].FullyQualifiedErrorId |
            Should -BeLike 'EntSso_Ambiguous,*'
        (Reset-EntSsoMapping MAINFRAME FABRIKAM\jane.doe -ExternalUser OHADDAD -DeploymentPath $file -Confirm:$false -PassThru).IsEnabled | Should -BeTrue

        (Get-Failure { Reset-EntSsoMapping MAINFRAME FABRIKAM\omar.haddad -DeploymentPath $file -Confirm:$false })[0].FullyQualifiedErrorId |
            Should -BeLike 'EntSso_NotFound,*'
        (Reset-EntSsoMapping MAINFRAME FABRIKAM\omar.haddad -ExternalUser NEW -DeploymentPath $file -Confirm:$false -PassThru).IsEnabled | Should -BeTrue
    }
}

Describe 'New-EntSsoMapping and Remove-EntSsoMapping' {
    BeforeEach {
        $script:file = New-Deployment
        $script:jane = @{ Application = 'MAINFRAME'; WindowsAccount = 'FABRIKAM\jane.doe'; ExternalUser = 'JDOE' }
    }

    It 'removes an enabled mapping by disabling it first, and creates it again disabled' {
        $steps = Remove-EntSsoMapping @jane -DeploymentPath $file -Confirm:$false -Verbose 4>&1
        ($steps.Message -like 'Made:*') -replace '.*JDOE: ' | Should -Be @('Mapping enabled: yes -> no.', 'Mapping exists: yes -> no.')
        Get-EntSsoMapping MAINFRAME FABRIKAM\jane* -DeploymentPath $file | Should -BeNullOrEmpty

        $created = New-EntSsoMapping @jane -DeploymentPath $file -PassThru
        $created.IsEnabled | Should -BeFalse
        $created.HasCredentials | Should -BeFalse
        (New-EntSsoMapping @jane -DeploymentPath $file -Enable -PassThru).IsEnabled | Should -BeTrue
    }

    It 'changes nothing with -WhatIf, and nothing where the mapping exists' {
        $bytes = Get-Content64 $file
        New-EntSsoMapping MAINFRAME FABRIKAM\new.user NEW01 -DeploymentPath $file -Force -WhatIf
        Remove-EntSsoMapping @jane -DeploymentPath $file -WhatIf
        (New-EntSsoMapping @jane -DeploymentPath $file -PassThru).IsEnabled | Should -BeTrue
        Get-Content64 $file | Should -Be $bytes
    }

    It 'refuses <What>' -ForEach @(
        @{ What = 'a second mapping of the account'; User = 'FABRIKAM\jane.doe'; External = 'OTHER'; Id = 'EntSso_RuleViolated' }
        @{ What = 'a second mapping of the external account'; User = 'FABRIKAM\new.user'; External = 'JDOE'; Id = 'EntSso_RuleViolated' }
        @{ What = 'an account whose membership is not known'; User = 'FABRIKAM\new.user'; External = 'NEW01'; Id = 'EntSso_PreconditionUnknown' }
        @{ What = 'a name of another form'; User = 'new.user@fabrikam.com'; External = 'NEW01'; Id = 'EntSso_Ambiguous' }
    ) {
        $bytes = Get-Content64 $file
        $failed = @(Get-Failure { New-EntSsoMapping MAINFRAME $User $External -DeploymentPath $file })
        $failed.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        Get-Content64 $file | Should -Be $bytes
    }

    It 'takes wildcards to remove, and none to create' {
        Remove-EntSsoMapping MAINFRAME * -DeploymentPath $file -Confirm:$false
        Get-EntSsoMapping MAINFRAME -DeploymentPath $file | Should -BeNullOrEmpty
        { New-EntSsoMapping MAINFRAME FABRIKAM\* X -DeploymentPath $file } | Should -Throw -ErrorId 'EntSso_Argument,*'
    }

    It 'takes the name of an account alone' {
        Remove-EntSsoMapping MAINFRAME jane.doe -DeploymentPath $file -Confirm:$false
        (New-EntSsoMapping MAINFRAME jane.doe JDOE -DeploymentPath $file -PassThru).WindowsAccount | Should -Be 'FABRIKAM\jane.doe'
        (Get-EntSsoMapping MAINFRAME jane.doe -DeploymentPath $file).ExternalUser | Should -Be 'JDOE'
        (Disable-EntSsoMapping MAINFRAME jane* -DeploymentPath $file -Confirm:$false -WarningVariable warned) | Should -BeNullOrEmpty
        $warned | Should -BeNullOrEmpty
    }

    It 'restores removed mappings from a pipeline' {
        $removed = Get-EntSsoMapping MAINFRAME -DeploymentPath $file
        $removed | Remove-EntSsoMapping -Confirm:$false
        $removed | New-EntSsoMapping -Force -Enable
        @(Get-EntSsoMapping MAINFRAME -DeploymentPath $file).ExternalUser | Sort-Object | Should -Be ($removed.ExternalUser | Sort-Object)
    }
}
