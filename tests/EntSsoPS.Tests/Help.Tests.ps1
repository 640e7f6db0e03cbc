BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    $script:PageFolder = Join-Path $Root 'docs/en-US'
    $script:Common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters

    function script:Get-PageText([string] $Name) {
        (Get-Content -LiteralPath (Join-Path $PageFolder "$Name.md") -Raw -Encoding UTF8) -replace '\r'
    }

    # The text under a heading, up to the next one of the same or a higher level.
    function script:Get-Section([string] $Text, [string] $Heading) {
        $level = $Heading.IndexOf(' ')
        $match = [regex]::Match($Text, "(?ms)^$([regex]::Escape($Heading))[^\n]*\n(.*?)(?=^#{1,$level} |\z)")
        if ($match.Success) { $match.Groups[1].Value.Trim() }
    }

    # A parameter's description: what stands between its heading and its table of properties.
    function script:Get-ParameterText([string] $Text, [string] $Parameter) {
        $match = [regex]::Match((Get-Section $Text '## PARAMETERS') + "`n", "(?ms)^### -$Parameter\n(.*?)^``````yaml")
        if ($match.Success) { $match.Groups[1].Value.Trim() }
    }

    function script:Get-ExampleCode([string] $Text) {
        [regex]::Matches((Get-Section $Text '## EXAMPLES') + "`n", '(?ms)^```powershell\n(.*?)^```') | ForEach-Object { $_.Groups[1].Value }
    }
}

Describe 'The help page of <Name>' -ForEach @(
    (Import-PowerShellDataFile (Join-Path $PSScriptRoot '../../EntSsoPS.psd1')).CmdletsToExport | ForEach-Object { @{ Name = $_ } }
) {
    It 'exists and is about this cmdlet' {
        Join-Path $PageFolder "$Name.md" | Should -Exist
        Get-PageText $Name | Should -Match "(?m)^title: $Name$"
    }

    It 'says what the cmdlet does, takes, returns and needs' {
        $text = Get-PageText $Name
        foreach ($heading in '## SYNOPSIS', '## DESCRIPTION', '## INPUTS', '## OUTPUTS', '## NOTES') {
            Get-Section $text $heading | Should -Not -BeNullOrEmpty -Because $heading
        }

        Get-Section $text '## NOTES' | Should -Match 'Windows'
    }

    It 'describes every parameter, and none that does not exist' {
        $text = Get-PageText $Name
        $parameters = (Get-Command $Name).Parameters.Keys | Where-Object { $_ -notin $Common }
        foreach ($parameter in $parameters) {
            Get-ParameterText $text $parameter | Should -Not -BeNullOrEmpty -Because "-$parameter is a parameter of $Name"
        }

        $described = [regex]::Matches($text, '(?m)^### -(\w+)$') | ForEach-Object { $_.Groups[1].Value }
        $described | Where-Object { $_ -notin $Common -and $_ -notin $parameters } | Should -BeNullOrEmpty
    }

    It 'has no placeholder left' {
        Get-PageText $Name | Should -Not -Match '\{\{|\}\}'
    }

    It 'has two examples or more, whose code parses and names parameters that exist' {
        $examples = @(Get-ExampleCode (Get-PageText $Name))
        $examples.Count | Should -BeGreaterOrEqual 2

        foreach ($code in $examples) {
            $errors = $null
            $syntax = [System.Management.Automation.Language.Parser]::ParseInput($code, [ref] $null, [ref] $errors)
            $errors | Should -BeNullOrEmpty -Because $code

            $commands = $syntax.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)
            $commands | ForEach-Object { $_.GetCommandName() } | Should -Contain $Name
            foreach ($command in $commands | Where-Object { $_.GetCommandName() -like '*-EntSso*' }) {
                $known = (Get-Command $command.GetCommandName()).Parameters.Keys
                $command.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] } |
                    ForEach-Object { $_.ParameterName | Should -BeIn $known -Because $command.Extent.Text }
            }
        }
    }
}

Describe 'The page <Name>' -ForEach @(
    Get-ChildItem (Join-Path $PSScriptRoot '../../docs/en-US') -Filter '*-*.md' | ForEach-Object { @{ Name = $_.BaseName } }
) {
    It 'belongs to a cmdlet of the module' {
        Get-Command $Name -Module EntSsoPS -ErrorAction SilentlyContinue | Should -Not -BeNullOrEmpty
    }

    It 'links to pages that exist' {
        foreach ($link in [regex]::Matches((Get-PageText $Name), '\]\(([\w-]+\.md)\)')) {
            Join-Path $PageFolder $link.Groups[1].Value | Should -Exist
        }
    }
}
