BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    $script:desired = Join-Path $samples 'fabrikam.desired.json'
}

Describe 'Test-EntSsoConfiguration and Set-EntSsoConfiguration' {
    BeforeEach {
        $script:exports = Join-Path $samples 'fabrikam-server-gate-closed'
        $script:file = Join-Path $TestDrive 'deployment.json'
        Copy-Item (Join-Path $exports 'deployment.json') $file -Force
        $script:untouched = Get-Content $file -Raw
    }

    It 'says what differs, with the command that mends it' {
        $settings = @(Test-EntSsoConfiguration $desired -DeploymentPath $file -ExportPath $exports)
        $settings.Count | Should -Be 1
        $settings[0].State | Should -Be 'Different'
        $settings[0].Remedy | Should -Be "Enable-EntSsoMiisSync -Server INTSVR1.fabrikam.com -DeploymentPath '$file'"
        Test-EntSsoConfiguration $desired -DeploymentPath $file -ExportPath $exports -Quiet | Should -BeFalse
        @(Test-EntSsoConfiguration $desired -DeploymentPath $file -ExportPath $exports -All).Count | Should -Be 14
    }

    It 'changes nothing with -WhatIf' {
        Set-EntSsoConfiguration $desired -DeploymentPath $file -ExportPath $exports -WhatIf
        Get-Content $file -Raw | Should -Be $untouched
    }

    It 'brings the state about, and nothing is left for a second run' {
        $after = Set-EntSsoConfiguration $desired -DeploymentPath $file -ExportPath $exports -Confirm:$false -PassThru
        @($after | Where-Object State -NE AsDesired).Count | Should -Be 0
        Test-EntSsoConfiguration $desired -DeploymentPath $file -ExportPath $exports -Quiet | Should -BeTrue
        $changed = Get-Content $file -Raw
        $said = Set-EntSsoConfiguration $desired -DeploymentPath $file -ExportPath $exports -Confirm:$false 6>&1
        "$said" | Should -BeLike '*all settings of * are already as desired.*'
        Get-Content $file -Raw | Should -Be $changed
    }

    It 'names the setting of a .psd1 that is wrong, and no place that the file has not' {
        $data = Join-Path $TestDrive 'wrong.psd1'
        Set-Content $data "@{`n    servers = @(@{ name = 'INTSVR1'; allowMiss = `$true })`n}"

        $failed = try { Test-EntSsoConfiguration $data -DeploymentPath $file -ErrorAction Stop } catch { $_ }

        $failed.FullyQualifiedErrorId | Should -BeLike 'EntSso_FileUnusable,*'
        $failed.Exception.Message | Should -BeLike "$($data): servers``[0``].allowMiss: there is no such setting*"
    }

    It 'takes the same names from a .psd1, and runs nothing in it' {
        $data = Join-Path $TestDrive 'desired.psd1'
        Set-Content $data '@{ Servers = @( @{ Name = "INTSVR1"; AllowMiis = $true } ); PasswordSyncMode = @{ WindowsToAdapters = $true } }'
        $setting = Test-EntSsoConfiguration $data -DeploymentPath $file
        $setting.Setting | Should -Be 'Allow password sync from MIIS'

        Set-Content $data '@{ Servers = @( @{ Name = (Get-Date); AllowMiis = $true } ) }'
        { Test-EntSsoConfiguration $data -DeploymentPath $file -ErrorAction Stop } | Should -Throw -ErrorId 'EntSso_FileUnusable*'
        Set-Content $data 'Get-Date'
        { Test-EntSsoConfiguration $data -DeploymentPath $file -ErrorAction Stop } | Should -Throw -ErrorId 'EntSso_FileUnusable*'
    }

    It 'takes a .psd1 in <Name>' -ForEach @(
        @{ Name = 'UTF-8 with byte order mark'; Encoding = [System.Text.UTF8Encoding]::new($true) }
        @{ Name = 'UTF-16, as Windows PowerShell redirects'; Encoding = [System.Text.Encoding]::Unicode }
    ) {
        $data = Join-Path $TestDrive 'encoded.psd1'
        $name = "M$([char]0xDC)NCHEN"
        [System.IO.File]::WriteAllText($data, "@{ Applications = @( @{ Name = '$name'; Enabled = `$true } ) }", $Encoding)

        { Set-EntSsoConfiguration $data -DeploymentPath $file -WhatIf -ErrorAction Stop } | Should -Throw -ExpectedMessage "*$name*"
    }

    It 'refuses a .psd1 that is no UTF-8, and says how to save it' {
        $data = Join-Path $TestDrive 'ansi.psd1'
        [System.IO.File]::WriteAllBytes($data, [byte[]](0x40, 0x7B, 0x20, 0xDC, 0x7D))

        { Test-EntSsoConfiguration $data -DeploymentPath $file -ErrorAction Stop } | Should -Throw -ErrorId 'EntSso_FileUnusable,*' -ExpectedMessage '*Save it as UTF-8.'
    }

    It 'refuses a pipe as a .psd1 instead of waiting for a writer' {
        Skip-Where $OnWindows 'Windows has no pipes in the file system'
        $data = Join-Path $TestDrive 'pipe.psd1'
        & mkfifo $data

        { Test-EntSsoConfiguration $data -DeploymentPath $file -ErrorAction Stop } | Should -Throw -ErrorId 'EntSso_FileUnusable,*' -ExpectedMessage '*a named pipe*'
    }

    It 'warns of a file without settings' {
        $empty = Join-Path $TestDrive 'empty.json'
        Set-Content $empty '{}'

        Test-EntSsoConfiguration $empty -DeploymentPath $file -WarningVariable warned -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$warned" | Should -BeLike '*empty.json has no setting, so nothing was compared.*'
    }

    It 'warns of what has to be done by hand, and does the rest' {
        Set-EntSsoConfiguration $desired -DeploymentPath $file -Confirm:$false -WarningVariable warned -WarningAction SilentlyContinue
        $warned.Count | Should -Be 2
        "$($warned[0])" | Should -Match 'Connect To'
        (Get-EntSsoServer INTSVR1 -DeploymentPath $file).AllowMiis | Should -BeTrue
    }

    It 'refuses <Text> and changes nothing' -ForEach @(
        @{ Text = '{ "servers": [ { "name": "INTSVR1", "allowMis": true } ] }'; Id = 'EntSso_FileUnusable'; Words = 'allowMis' }
        @{ Text = '{ "applications": [ { "name": "MAINFRAME", "directPasswordSync": true } ] }'; Id = 'EntSso_RuleViolated'; Words = 'Remove-EntSsoAdapterApplication' }
        @{ Text = '{ "applications": [ { "name": "NOTHERE", "enabled": true } ] }'; Id = 'EntSso_RuleViolated'; Words = 'NOTHERE' }
    ) {
        $wrong = Join-Path $TestDrive 'wrong.json'
        Set-Content $wrong $Text
        { Set-EntSsoConfiguration $wrong -DeploymentPath $file -Confirm:$false -ErrorAction Stop } |
            Should -Throw -ErrorId "$Id,*" -ExpectedMessage "*$Words*"
        Get-Content $file -Raw | Should -Be $untouched
    }

    It 'needs Windows for a live system' {
        Skip-Where $OnWindows 'applies to systems other than Windows'
        { Test-EntSsoConfiguration $desired } | Should -Throw -ErrorId 'EntSso_WindowsRequired*' -ExpectedMessage '*-DeploymentPath*'
        { Get-EntSsoDeployment -Live } | Should -Throw -ErrorId 'EntSso_WindowsRequired*' -ExpectedMessage '*SSO system*specify a deployment file*'
    }

    It 'needs Windows for a running sync engine, alone or beside <Beside>' -ForEach @(
        @{ Beside = 'nothing'; Do = { Get-EntSsoDeployment -SyncEngine . } }
        @{ Beside = 'files'; Do = { Get-EntSsoDeployment $file -SyncEngine . } }
        @{ Beside = 'a deployment'; Do = { Import-EntSsoDeployment $file | Get-EntSsoDeployment -SyncEngine . } }
    ) {
        Skip-Where $OnWindows 'applies to systems other than Windows'
        $Do | Should -Throw -ErrorId 'EntSso_WindowsRequired*' -ExpectedMessage '*sync engine*specify a deployment file*'
    }
}
