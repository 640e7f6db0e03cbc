BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    . (Join-Path $PSScriptRoot 'Configuration.ps1')

    function script:Get-Mode([string] $Path) {
        $mode = Get-EntSsoPasswordSyncMode -DeploymentPath $Path
        'WindowsToAdapters', 'AdaptersToDatabase', 'AdaptersToWindows' | Where-Object { $mode.$_ }
    }
}

Describe 'Get-EntSsoSystem' {
    It 'shows the settings of the system as plain values' {
        $system = Get-EntSsoSystem -DeploymentPath (New-Deployment)

        $system.IsEnabled | Should -BeTrue
        $system.WindowsToAdapters | Should -BeTrue
        $system.AdaptersToWindows | Should -BeFalse
        $system.SecretServer | Should -Be 'INTSVR1'
        $system.DatabaseName | Should -Be 'SSODB'
        $system.TicketTimeoutMinutes | Should -Be $null
        $system.Unknown | Should -Contain 'TicketTimeoutMinutes: not collected'
    }
}

Describe 'The password sync mode' {
    It 'is turned off and on by direction' {
        $file = New-Deployment
        $read = { param($path) (Get-EntSsoPasswordSyncMode -DeploymentPath $path).WindowsToAdapters }

        Assert-Change $file 'Set-EntSsoPasswordSyncMode' @{ Disable = 'WindowsToAdapters' } $read $true $false '(event 10708)'
        Assert-Change $file 'Set-EntSsoPasswordSyncMode' @{ Enable = 'WindowsToAdapters' } $read $false $true
    }

    It 'leaves directions alone that are not named' {
        $file = New-Deployment

        Set-EntSsoPasswordSyncMode AdaptersToDatabase, AdaptersToWindows -DeploymentPath $file
        Get-Mode $file | Should -Be @('WindowsToAdapters', 'AdaptersToDatabase', 'AdaptersToWindows')

        Set-EntSsoPasswordSyncMode -Disable AdaptersToWindows, WindowsToAdapters -DeploymentPath $file -Confirm:$false
        Get-Mode $file | Should -Be @('AdaptersToDatabase')

        Set-EntSsoPasswordSyncMode WindowsToAdapters -Disable AdaptersToDatabase -DeploymentPath $file -Confirm:$false
        Get-Mode $file | Should -Be @('WindowsToAdapters')
    }

    It 'keeps full sync from being on without partial sync, from both sides' {
        $file = New-Deployment
        $bytes = Get-Content64 $file
        $failed = Get-Failure { Set-EntSsoPasswordSyncMode AdaptersToWindows -DeploymentPath $file }
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_RuleViolated,*'
        $failed[0].CategoryInfo.Category | Should -Be 'InvalidOperation'
        $failed[0].Exception.Message | Should -BeLike '*AdaptersToDatabase*'
        Get-Content64 $file | Should -Be $bytes

        Set-EntSsoPasswordSyncMode AdaptersToDatabase, AdaptersToWindows -DeploymentPath $file
        (Get-Failure { Set-EntSsoPasswordSyncMode -Disable AdaptersToDatabase -DeploymentPath $file -Confirm:$false })[0].FullyQualifiedErrorId |
            Should -BeLike 'EntSso_RuleViolated,*'
    }

    It 'refuses a direction that is to be on and off, and no direction' {
        $file = New-Deployment
        { Set-EntSsoPasswordSyncMode WindowsToAdapters -Disable WindowsToAdapters -DeploymentPath $file } | Should -Throw -ErrorId 'EntSso_Argument,*' -ExpectedMessage '*WindowsToAdapters*'
        { Set-EntSsoPasswordSyncMode -DeploymentPath $file } | Should -Throw -ErrorId 'EntSso_Argument,*' -ExpectedMessage '*WindowsToAdapters*'
    }

    It 'offers the directions' {
        $line = 'Set-EntSsoPasswordSyncMode Adapters'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be @('AdaptersToDatabase', 'AdaptersToWindows')
    }
}
