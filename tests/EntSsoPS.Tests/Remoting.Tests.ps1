# The examples of about_EntSsoPS that leave the shell. Sessions of other computers are replaced by the serializer that
# remoting and jobs use, for each computer once.
BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    $script:Topic = (Get-Content -LiteralPath (Join-Path $Root 'docs/en-US/about_EntSsoPS.md') -Raw -Encoding UTF8) -replace '\r'
    $script:Sample = Join-Path $Samples 'fabrikam-server-gate-closed/deployment.json'

    # The indented lines of the topic that start with this text, as code.
    function script:Get-TopicCode([string] $Start) {
        $block = [regex]::Match($Topic, "(?m)^ {4}$([regex]::Escape($Start)).*\n(^ {4}.*\n)*").Value
        $block | Should -Not -BeNullOrEmpty -Because "the topic has an example that starts with $Start"
        $block
    }

    # Runs the block as each computer would, and returns what arrives here.
    function script:Invoke-Command([string[]] $ComputerName, [scriptblock] $ScriptBlock) {
        foreach ($computer in $ComputerName) {
            $env:ENTSSO_TEST_COMPUTER = $computer
            foreach ($item in & $ScriptBlock) {
                $arrived = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($item, 1))
                $arrived | Add-Member PSComputerName $computer -Force -PassThru
            }
        }
    }
}

AfterAll {
    Remove-Item Env:ENTSSO_TEST_COMPUTER -ErrorAction SilentlyContinue
}

Describe 'A documented example' {
    It 'changes a setting on several servers and shows what each returned' {
        # Each server has a file in the place of its live system.
        foreach ($server in 'INTSVR1', 'INTSVR2') { Copy-Item $Sample (Join-Path $TestDrive "$server.json") }
        $code = (Get-TopicCode 'Invoke-Command -ComputerName INTSVR1, INTSVR2 {') -replace 'Enable-EntSsoMiisSync', '$0 INTSVR1 -DeploymentPath "$TestDrive/$env:ENTSSO_TEST_COMPUTER.json" -Confirm:$false'

        $shown = & ([scriptblock]::Create($code)) | Out-String -Width 120

        $shown -replace '\x1b\[[0-9;]*m' | Should -Match 'PSComputerName\s+Name\s+AllowMiis'
        foreach ($server in 'INTSVR1', 'INTSVR2') {
            $shown | Should -Match "$server\s+INTSVR1\S*\s+True"
            (Get-EntSsoServer INTSVR1 -DeploymentPath (Join-Path $TestDrive "$server.json")).AllowMiis | Should -BeTrue
        }
    }

    It 'collects a deployment on several servers and merges it here' {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive 'merge')
        $code = (Get-TopicCode 'Invoke-Command -ComputerName INTSVR1, INTSVR2 {
        Get-EntSsoDeployment -Live') -replace 'Get-EntSsoDeployment -Live', "Get-EntSsoDeployment '$Sample'" -replace 'C:\\Temp\\sso.json', '"$TestDrive/remote.json" -Force'
        Push-Location $folder
        try { $merged = & ([scriptblock]::Create($code)) } finally { Pop-Location }

        $merged.GetType().Name | Should -Be 'SyncDeployment'
        $merged.Servers.Name | Should -Be (Get-EntSsoDeployment $Sample).Servers.Name
        Join-Path $folder 'sso2.json' | Should -Exist
    }

    It 'shows a change that arrived from another computer, with its outcome as a word' {
        $change = Get-EntSsoPasswordChange $Logs | Where-Object Outcome -EQ Failed | Select-Object -First 1
        $arrived = Invoke-Command INTSVR1 { $change }

        $arrived.PSObject.TypeNames[0] | Should -Be 'Deserialized.EntSso.Events.Changes.PasswordChange'
        "$($arrived.Outcome)" | Should -Be 'Failed'
        $arrived.TrackingId | Should -Be $change.TrackingId
        $arrived | Format-Table | Out-String -Width 120 | Should -Match 'Failed'
    }
}
