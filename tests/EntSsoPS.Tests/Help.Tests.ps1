BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    $script:PageFolder = Join-Path $Root 'docs/en-US'
    # What Get-Help indents by four still fits a window of 80 columns.
    $script:PageWidth = 76
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

    # Code and output (null where none is shown) of each example, in order.
    function script:Get-Example([string] $Text) {
        foreach ($example in [regex]::Matches((Get-Section $Text '## EXAMPLES') + "`n", '(?ms)^```powershell\n(?<code>.*?)^```(\n+```output\n(?<output>.*?)^```)?')) {
            [pscustomobject]@{
                Code   = $example.Groups['code'].Value
                Output = if ($example.Groups['output'].Success) { $example.Groups['output'].Value }
            }
        }
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
        foreach ($type in (Get-Command $Name).OutputType.Name) {
            Get-Section $text '## OUTPUTS' | Should -Match "(?m)^### $([regex]::Escape($type))$"
        }
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

    It 'tells type, aliases, wildcards, sets and pipeline of every parameter as the cmdlet has them' {
        $text = Get-PageText $Name
        foreach ($parameter in (Get-Command $Name).Parameters.Values | Where-Object Name -NotIn $Common) {
            $table = [regex]::Match($text, "(?ms)^### -$($parameter.Name)\n.*?^``````yaml\n(.*?)^``````").Groups[1].Value
            $type = if ([Nullable]::GetUnderlyingType($parameter.ParameterType)) { [Nullable]::GetUnderlyingType($parameter.ParameterType) } else { $parameter.ParameterType }
            $told = [regex]::Match($table, '(?m)^Type: (?:System\.Nullable`1\[)?(.*?)(?:(?<=[^\[])\])?$').Groups[1].Value
            $told | Should -Be $type.FullName -Because "type of -$($parameter.Name)"

            $wildcards = @($parameter.Attributes | Where-Object { $_ -is [System.Management.Automation.SupportsWildcardsAttribute] }).Count -gt 0
            [regex]::Match($table, '(?m)^SupportsWildcards: (\w+)').Groups[1].Value | Should -Be "$wildcards" -Because "wildcards of -$($parameter.Name)"

            $aliases = [regex]::Match($table, '(?ms)^Aliases:(.*?)^ParameterSets:').Groups[1].Value -split '[\s,\[\]-]+' | Where-Object { $_ }
            @($aliases | Sort-Object) -join ',' | Should -Be (@($parameter.Aliases | Sort-Object) -join ',') -Because "aliases of -$($parameter.Name)"

            $sets = foreach ($set in [regex]::Matches($table, '(?ms)^- Name: (?<name>\S+)\n\s+Position: (?<position>\w+)\n\s+IsRequired: (?<required>\w+)\n\s+ValueFromPipeline: (?<value>\w+)\n\s+ValueFromPipelineByPropertyName: (?<name2>\w+)')) {
                '{0} {1} {2} {3} {4}' -f ($set.Groups['name', 'position', 'required', 'value', 'name2'].Value)
            }
            $has = foreach ($key in $parameter.ParameterSets.Keys) {
                $set = $parameter.ParameterSets[$key]
                $position = if ($set.Position -lt 0) { 'Named' } else { $set.Position }
                '{0} {1} {2} {3} {4}' -f ($key -replace '^__AllParameterSets$', '(All)'), $position, "$($set.IsMandatory)".ToLowerInvariant(),
                "$($set.ValueFromPipeline)".ToLowerInvariant(), "$($set.ValueFromPipelineByPropertyName)".ToLowerInvariant()
            }
            @($sets | Sort-Object) -join '; ' | Should -Be (@($has | Sort-Object) -join '; ') -Because "parameter sets of -$($parameter.Name)"
        }
    }

    It 'shows the syntax that the shell shows' {
        $told = foreach ($line in [regex]::Matches((Get-Section (Get-PageText $Name) '## SYNTAX'), '(?ms)^```\n(.*?)^```')) {
            ($line.Groups[1].Value -replace '\s+', ' ').Trim()
        }
        $has = foreach ($set in (Get-Command $Name).ParameterSets) { "$Name $($set.ToString() -replace ' ?\[<CommonParameters>\]')".Trim() }

        $told | ForEach-Object { $_ -replace ' ?\[<CommonParameters>\]' } | Sort-Object | Should -Be ($has | Sort-Object)
    }

    It 'has no placeholder left' {
        Get-PageText $Name | Should -Not -Match '\{\{|\}\}'
    }

    It 'has three examples or more, one at least with output, whose code parses, fits, and names parameters that exist' {
        $examples = @(Get-Example (Get-PageText $Name))
        $examples.Count | Should -BeGreaterOrEqual 3
        $examples.Output | Should -Not -BeNullOrEmpty

        foreach ($code in $examples.Code) {
            $code -split '\n' | ForEach-Object { $_.Length | Should -BeLessOrEqual $PageWidth -Because $_ }

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

    It 'says why an example is shown without output' {
        $section = Get-Section (Get-PageText $Name) '## EXAMPLES'
        foreach ($example in [regex]::Split($section, '(?m)^### ') | Where-Object { $_ -and $_ -notmatch '```output' }) {
            $example | Should -Match 'domain|Windows|Leave out -WhatIf'
        }
    }
}

Describe 'The examples' {
    It 'print what the pages show' {
        Skip-Where $OnWindows 'on Windows the examples reach for the live system'
        $pages = @(Get-ChildItem $PageFolder -Filter '*-EntSso*.md' | ForEach-Object BaseName)
        $shown = foreach ($page in $pages) {
            Get-Example (Get-PageText $page) | Where-Object { $null -ne $_.Output } | Select-Object *, @{ n = 'Page'; e = { $page } }
        }
        # The page of Test-EntSsoKerberos shows what a machine without a ticket says.
        $tickets = $env:KRB5CCNAME
        $env:KRB5CCNAME = 'FILE:' + (Join-Path $TestDrive 'no-tickets')
        try {
            $printed = @(Invoke-Code $shown.Code -Folder $TestDrive -Width $PageWidth)
        }
        finally {
            $env:KRB5CCNAME = $tickets
        }

        $printed | Should -HaveCount @($shown).Count

        # After a change of views or texts: run the suite with the environment variable ENTSSO_WRITE_SAMPLES set to 1 and look at the difference.
        if ($env:ENTSSO_WRITE_SAMPLES -eq '1') {
            foreach ($page in $pages) {
                $text = Get-PageText $page
                for ($i = 0; $i -lt $printed.Count; $i++) {
                    if ($shown[$i].Page -eq $page) {
                        $code = '```powershell' + "`n" + $shown[$i].Code + '```' + "`n`n" + '```output' + "`n"
                        $text = $text.Replace($code + $shown[$i].Output + '```', $code + $printed[$i] + '```')
                    }
                }

                [System.IO.File]::WriteAllText((Join-Path $PageFolder "$page.md"), $text)
            }
        }

        for ($i = 0; $i -lt $printed.Count; $i++) {
            $output = [regex]::Match((Get-PageText $shown[$i].Page), [regex]::Escape($shown[$i].Code) + '```\n+```output\n(?<output>.*?)```', 'Singleline')
            $printed[$i] | Should -Be $output.Groups['output'].Value -Because $shown[$i].Page
            $printed[$i] -split '\n' | Where-Object { $_ -notlike 'What if:*' } | ForEach-Object { $_.Length | Should -BeLessOrEqual $PageWidth -Because $shown[$i].Page }
        }
    }
}

Describe 'The help of <Name> in the shell' -ForEach @(
    (Import-PowerShellDataFile (Join-Path $PSScriptRoot '../../EntSsoPS.psd1')).CmdletsToExport | ForEach-Object { @{ Name = $_ } }
) {
    BeforeAll {
        $script:Help = Get-Help $Name -Full
        $script:Page = Get-PageText $Name

        # Spaces and line ends do not matter; a link is its text.
        function script:Format-Plain([string] $Text) { ($Text -replace '\[([^\]]+)\]\([^)]*\)', '$1' -replace '\s+', ' ').Trim() }

        function script:Get-Plain($Element) { Format-Plain (@($Element | ForEach-Object Text) -join ' ') }
    }

    It 'has the words of the page' {
        Format-Plain $Help.Synopsis | Should -Be (Format-Plain (Get-Section $Page '## SYNOPSIS'))
        Get-Plain $Help.description | Should -Be (Format-Plain (Get-Section $Page '## DESCRIPTION'))
        Get-Plain $Help.alertSet.alert | Should -Be (Format-Plain (Get-Section $Page '## NOTES'))
        foreach ($parameter in $Help.parameters.parameter) {
            Get-Plain $parameter.description | Should -Be (Format-Plain (Get-ParameterText $Page $parameter.name)) -Because "-$($parameter.name)"
        }

        foreach ($kind in @{ Heading = '## INPUTS'; Types = $Help.inputTypes.inputType }, @{ Heading = '## OUTPUTS'; Types = $Help.returnValues.returnValue }) {
            $told = foreach ($type in $kind.Types) { Format-Plain "$($type.type.name) $(Get-Plain $type.description)" }
            $told -join ' ' | Should -Be (Format-Plain ((Get-Section $Page $kind.Heading) -replace '(?m)^### ')) -Because $kind.Heading
        }

        @($Help.relatedLinks.navigationLink.linkText) | Should -Be @([regex]::Matches((Get-Section $Page '## RELATED LINKS'), '(?m)^- \[([^\]]+)\]') | ForEach-Object { $_.Groups[1].Value })
    }

    It 'has the examples of the page' {
        $sections = @([regex]::Split((Get-Section $Page '## EXAMPLES'), '(?m)^### ') | Where-Object { $_ })
        $Help.examples.example | Should -HaveCount $sections.Count
        for ($i = 0; $i -lt $sections.Count; $i++) {
            $title, $code, $rest = [regex]::Match($sections[$i], '(?s)^([^\n]*)\n+```powershell\n(.*?)\n```(.*)$').Groups[1..3].Value
            $example = $Help.examples.example[$i]
            $example.title.Trim('-', ' ') | Should -Be $title
            $example.code | Should -Be $code
            Get-Plain $example.remarks | Should -Be (Format-Plain ($rest -replace '(?m)^```\w*'))
        }
    }

    It 'tells of every parameter what the cmdlet has' {
        $common = [System.Management.Automation.PSCmdlet]::CommonParameters
        $cmdlet = (Get-Command $Name).ImplementingType
        $fresh = [System.Activator]::CreateInstance($cmdlet)
        $has = foreach ($parameter in (Get-Command $Name).Parameters.Values | Where-Object Name -NotIn $common) {
            # A parameter that belongs to several sets is told as it is in one of them.
            $shown = $Help.parameters.parameter | Where-Object name -EQ $parameter.Name
            $sets = @($parameter.ParameterSets.Values | Sort-Object {
                    "$($_.IsMandatory)" -ne $shown.required -or $(if ($_.Position -lt 0) { 'named' } else { "$($_.Position)" }) -ne $shown.position
                })
            $from = @(if ($sets.ValueFromPipeline -contains $true) { 'ByValue' }; if ($sets.ValueFromPipelineByPropertyName -contains $true) { 'ByPropertyName' })
            $property = $cmdlet.GetProperty($parameter.Name)
            $dynamic = if ($fresh -is [System.Management.Automation.IDynamicParameters]) { $fresh.GetDynamicParameters() }
            $default = if ($property) { $property.GetValue($fresh) } elseif ($dynamic -and $dynamic.PSObject.Properties[$parameter.Name]) { $dynamic.($parameter.Name) } elseif ($parameter.SwitchParameter) { $false }
            [ordered]@{
                name      = $parameter.Name
                type      = $parameter.ParameterType.FullName -replace '^System\.Nullable`1\[\[([^,]+),.*$', '$1'
                required  = "$($sets[0].IsMandatory)"
                position  = if ($sets[0].Position -lt 0) { 'named' } else { "$($sets[0].Position)" }
                aliases   = if ($parameter.Aliases) { $parameter.Aliases -join ', ' } else { 'none' }
                pipeline  = if ($from) { "true ($($from -join ', '))" } else { 'false' }
                wildcards = "$(@($parameter.Attributes | Where-Object { $_ -is [System.Management.Automation.SupportsWildcardsAttribute] }).Count -gt 0)"
                default   = "$default"
            }
        }
        $told = foreach ($parameter in $Help.parameters.parameter) {
            [ordered]@{
                name      = $parameter.name
                type      = $parameter.type.name
                required  = $parameter.required
                position  = $parameter.position
                aliases   = $parameter.aliases
                pipeline  = $parameter.pipelineInput
                wildcards = $parameter.globbing
                default   = "$($parameter.PSObject.Properties['defaultValue'].Value)"
            }
        }

        $told.name | Sort-Object | Should -Be ($has.name | Sort-Object)
        foreach ($parameter in $has) {
            $shown = $told | Where-Object { $_.name -eq $parameter.name }
            ($shown.Values -join ' | ') | Should -Be ($parameter.Values -join ' | ') -Because ($parameter.Keys -join ' | ')
        }
    }

    It 'shows the syntax of the cmdlet' {
        $told = foreach ($item in $Help.syntax.syntaxItem) {
            # As the shell writes a parameter set: [[-Name] <type>], where each pair of brackets is something that may be left out.
            $words = foreach ($parameter in $item.parameter) {
                $word = if ($parameter.position -match '^\d+$') { "[-$($parameter.name)]" } else { "-$($parameter.name)" }
                $value = $parameter.PSObject.Properties['parameterValue']
                if ($value) { $word = "$word <$($value.Value)>" }
                if ($parameter.required -eq 'true') { $word } else { "[$word]" }
            }
            $words -join ' '
        }
        $has = foreach ($set in (Get-Command $Name).ParameterSets) { $set.ToString() -replace ' ?\[<CommonParameters>\]' }

        $told | Sort-Object | Should -Be ($has | Sort-Object)

        foreach ($item in $Help.syntax.syntaxItem) {
            $set = (Get-Command $Name).ParameterSets | Where-Object {
                -not (Compare-Object @($_.Parameters.Name | Where-Object { $_ -notin $Common -or $_ -in 'WhatIf', 'Confirm' }) @($item.parameter.name))
            }
            foreach ($parameter in $item.parameter) {
                $has = @($set)[0].Parameters | Where-Object Name -EQ $parameter.name
                $from = @(if ($has.ValueFromPipeline) { 'ByValue' }; if ($has.ValueFromPipelineByPropertyName) { 'ByPropertyName' })
                $parameter.pipelineInput | Should -Be $(if ($from) { "true ($($from -join ', '))" } else { 'false' }) -Because "-$($parameter.name)"
            }
        }
    }
}

Describe 'The built help' {
    # Only where the builder is installed. The tests above compare the help with pages and cmdlets everywhere.
    It 'is what PlatyPS 1.0.3 makes of the pages' -ForEach @(Get-Module -ListAvailable Microsoft.PowerShell.PlatyPS | Where-Object Version -EQ 1.0.3 | Select-Object -First 1) {
        # After a change of the pages: run the suite with the environment variable ENTSSO_WRITE_SAMPLES set to 1, or ./build.ps1 -Task Help.
        $file = Join-Path $PageFolder 'EntSsoPS.dll-Help.xml'
        $built = if ($env:ENTSSO_WRITE_SAMPLES -eq '1') { $file } else { Join-Path $TestDrive 'built.xml' }
        Invoke-PowerShell -NoProfile -File (Join-Path $Root 'src/EntSsoPS/Build-Help.ps1') -OutputPath $built | Should -BeNullOrEmpty

        [System.IO.File]::ReadAllText($file) -ceq [System.IO.File]::ReadAllText($built) | Should -BeTrue -Because './build.ps1 -Task Help brings the help up to date'
    }
}

Describe 'The topic <Name>' -ForEach @(
    'about_EntSsoPS', 'about_EntSso_PasswordSync', 'about_EntSso_Troubleshooting', 'about_EntSso_Pipelines' | ForEach-Object { @{ Name = $_ } }
) {
    It 'is found by Get-Help, with its short description' {
        $text = Get-PageText $Name
        $text | Should -Match "^# $Name\n\n## Short description\n\n\S"

        Get-Help $Name | Out-String | Should -BeLike "*# $Name*## See also*"
        (Get-Help "$Name*" | Where-Object Name -EQ $Name).Synopsis | Should -Be ($text -split '\n')[4]
    }

    It 'fits 80 columns and has no mark that text does not bear' {
        $text = Get-PageText $Name
        $text -split '\n' | ForEach-Object { $_.Length | Should -BeLessOrEqual 79 -Because $_ }
        $text | Should -Not -Match '```|\]\(|\*\*|^\|'
    }

    It 'names cmdlets, rules, events and topics that exist' {
        $text = Get-PageText $Name
        foreach ($word in [regex]::Matches($text, '\b[A-Z][a-z]+-EntSso\w+').Value | Sort-Object -Unique) {
            Get-Command $word -Module EntSsoPS -ErrorAction SilentlyContinue | Should -Not -BeNullOrEmpty -Because $word
        }
        foreach ($word in [regex]::Matches($text, '\b(ADP|APP|DIR|EXT|GATE|KRB|MAP|PCNS|PRE|SYNC|XML)-\d\d\b').Value | Sort-Object -Unique) {
            Join-Path $Root "docs/checks/$word.md" | Should -Exist
        }
        foreach ($word in [regex]::Matches($text, '\b1[01]\d{3}\b').Value | Sort-Object -Unique) {
            Get-EntSsoEventDefinition $word -ErrorAction SilentlyContinue | Should -Not -BeNullOrEmpty -Because $word
        }
        foreach ($word in [regex]::Matches($text, '\babout_EntSso\w*').Value | Sort-Object -Unique) {
            Join-Path $PageFolder "$word.md" | Should -Exist
        }
    }

    It 'has commands that parse and name parameters that exist, and samples that are there' {
        # A block of indented lines is code when it starts like code; the rest are pictures and other programs.
        foreach ($block in [regex]::Matches((Get-PageText $Name), '(?m)(^ {4}.*\n)+').Value | Where-Object { $_ -match '^ {4}([A-Z][a-z]+-EntSso|\$\w+ =|if )' }) {
            $errors = $null
            $syntax = [System.Management.Automation.Language.Parser]::ParseInput($block, [ref] $null, [ref] $errors)
            $errors | Should -BeNullOrEmpty -Because $block
            foreach ($command in $syntax.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true) | Where-Object { $_.GetCommandName() -like '*-EntSso*' }) {
                $known = (Get-Command $command.GetCommandName()).Parameters.Keys
                $command.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] } |
                    ForEach-Object { $_.ParameterName | Should -BeIn $known -Because $command.Extent.Text }
            }
        }

        foreach ($sample in [regex]::Matches((Get-PageText $Name), 'docs/samples/[\w./-]+').Value) {
            Join-Path $Root $sample | Should -Exist
        }
    }
}

Describe 'The page <Name>' -ForEach @(
    Get-ChildItem (Join-Path $PSScriptRoot '../../docs/en-US') -Filter '*-EntSso*.md' | ForEach-Object { @{ Name = $_.BaseName } }
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
