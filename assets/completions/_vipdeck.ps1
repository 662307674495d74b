
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'vipdeck' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $typed = @($commandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition })
    if (@('--profile', '-p') -ccontains $typed[-1].Extent.Text) {
        return vipdeck __profiles 2>$null | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
            [CompletionResult]::new($_, $_, [CompletionResultType]::ParameterValue, 'Profile')
        }
    }
    $command = @(
        'vipdeck'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'vipdeck' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'Workspace, by id or name')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'Workspace, by id or name')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Channel, by id or name')
            [CompletionResult]::new('--channel', '--channel', [CompletionResultType]::ParameterName, 'Channel, by id or name')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'First day (UTC) or instant: 2026-05-01, 2026-05, 2026, yesterday, 2026-05-01T12:00Z')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Last day (UTC, the whole of it) or instant; now, when left out')
            [CompletionResult]::new('--last', '--last', [CompletionResultType]::ParameterName, 'The time until now: 30m (minutes), 24h, 7d, 2w, 6mo (months), 1y …; or today, yesterday, "this month", "last month" (of UTC, in the dashboard of the zone it shows)')
            [CompletionResult]::new('-l', '-l', [CompletionResultType]::ParameterName, 'Label, by value (such as frustrated), name or custom id; several with and, or, not: "a and not b"')
            [CompletionResult]::new('--label', '--label', [CompletionResultType]::ParameterName, 'Label, by value (such as frustrated), name or custom id; several with and, or, not: "a and not b"')
            [CompletionResult]::new('-k', '-k', [CompletionResultType]::ParameterName, 'Kind of message')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Kind of message')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file')
            [CompletionResult]::new('--base-url', '--base-url', [CompletionResultType]::ParameterName, 'Address of the API, ending in /v1')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--log-file', '--log-file', [CompletionResultType]::ParameterName, 'Append a log to this file; it holds no secret and no message text')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'The dashboard on an embedded sandbox: no account, no network')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Serve the sandbox API on this computer; prints base URL, key and secret')
            [CompletionResult]::new('workspaces', 'workspaces', [CompletionResultType]::ParameterValue, 'Print the workspaces')
            [CompletionResult]::new('channels', 'channels', [CompletionResultType]::ParameterValue, 'Print the channels')
            [CompletionResult]::new('labels', 'labels', [CompletionResultType]::ParameterValue, 'Print how often each label occurs, most often first')
            [CompletionResult]::new('messages', 'messages', [CompletionResultType]::ParameterValue, 'Print messages, newest first')
            [CompletionResult]::new('users', 'users', [CompletionResultType]::ParameterValue, 'Print the VIP users, highest lifetime value first')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Run an export; prints where its CSV is, opens it, or saves it')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Compare a label with a limit, for cron and monitoring: exits 0, or 7 when it is over')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Check configuration, network, clock, signature, every route and the terminal; say how to mend')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Write a starter configuration, say where it is, show what counts')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a completion script for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page, for `man -l -`')
            break
        }
        'vipdeck;demo' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'Workspace, by id or name')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'Workspace, by id or name')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Channel, by id or name')
            [CompletionResult]::new('--channel', '--channel', [CompletionResultType]::ParameterName, 'Channel, by id or name')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'First day (UTC) or instant: 2026-05-01, 2026-05, 2026, yesterday, 2026-05-01T12:00Z')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Last day (UTC, the whole of it) or instant; now, when left out')
            [CompletionResult]::new('--last', '--last', [CompletionResultType]::ParameterName, 'The time until now: 30m (minutes), 24h, 7d, 2w, 6mo (months), 1y …; or today, yesterday, "this month", "last month" (of UTC, in the dashboard of the zone it shows)')
            [CompletionResult]::new('-l', '-l', [CompletionResultType]::ParameterName, 'Label, by value (such as frustrated), name or custom id; several with and, or, not: "a and not b"')
            [CompletionResult]::new('--label', '--label', [CompletionResultType]::ParameterName, 'Label, by value (such as frustrated), name or custom id; several with and, or, not: "a and not b"')
            [CompletionResult]::new('-k', '-k', [CompletionResultType]::ParameterName, 'Kind of message')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Kind of message')
            [CompletionResult]::new('--messages', '--messages', [CompletionResultType]::ParameterName, 'How many messages it holds')
            [CompletionResult]::new('--seed', '--seed', [CompletionResultType]::ParameterName, 'Which world it plays: the same number, the same messages')
            [CompletionResult]::new('--fault', '--fault', [CompletionResultType]::ParameterName, 'Misbehave: NAME[=ARG][*TIMES][@ROUTE], see below; can be given several times')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file')
            [CompletionResult]::new('--base-url', '--base-url', [CompletionResultType]::ParameterName, 'Address of the API, ending in /v1')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--log-file', '--log-file', [CompletionResultType]::ParameterName, 'Append a log to this file; it holds no secret and no message text')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'vipdeck;sandbox' {
            [CompletionResult]::new('--messages', '--messages', [CompletionResultType]::ParameterName, 'How many messages it holds')
            [CompletionResult]::new('--seed', '--seed', [CompletionResultType]::ParameterName, 'Which world it plays: the same number, the same messages')
            [CompletionResult]::new('--port', '--port', [CompletionResultType]::ParameterName, 'Port on 127.0.0.1; 0 takes a free one')
            [CompletionResult]::new('--ties', '--ties', [CompletionResultType]::ParameterName, 'Whether `before` leaves the cursor''s own millisecond out')
            [CompletionResult]::new('--tie-size', '--tie-size', [CompletionResultType]::ParameterName, 'How many neighbouring messages share a millisecond')
            [CompletionResult]::new('--arrivals', '--arrivals', [CompletionResultType]::ParameterName, 'Mean time between new messages, such as 500ms or 7s, or off')
            [CompletionResult]::new('--fault', '--fault', [CompletionResultType]::ParameterName, 'Misbehave: NAME[=ARG][*TIMES][@ROUTE], see below; can be given several times')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file')
            [CompletionResult]::new('--base-url', '--base-url', [CompletionResultType]::ParameterName, 'Address of the API, ending in /v1')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--log-file', '--log-file', [CompletionResultType]::ParameterName, 'Append a log to this file; it holds no secret and no message text')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'vipdeck;workspaces' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How rows are written; a table on a terminal, ndjson into a pipe when left out')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How rows are written; a table on a terminal, ndjson into a pipe when left out')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file')
            [CompletionResult]::new('--base-url', '--base-url', [CompletionResultType]::ParameterName, 'Address of the API, ending in /v1')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--log-file', '--log-file', [CompletionResultType]::ParameterName, 'Append a log to this file; it holds no secret and no message text')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'vipdeck;channels' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'Only those of this workspace, by id or name')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'Only those of this workspace, by id or name')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How rows are written; a table on a terminal, ndjson into a pipe when left out')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How rows are written; a table on a terminal, ndjson into a pipe when left out')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file')
            [CompletionResult]::new('--base-url', '--base-url', [CompletionResultType]::ParameterName, 'Address of the API, ending in /v1')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--log-file', '--log-file', [CompletionResultType]::ParameterName, 'Append a log to this file; it holds no secret and no message text')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'vipdeck;labels' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'Workspace, by id or name')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'Workspace, by id or name')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Channel, by id or name')
            [CompletionResult]::new('--channel', '--channel', [CompletionResultType]::ParameterName, 'Channel, by id or name')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'First day (UTC) or instant: 2026-05-01, 2026-05, 2026, yesterday, 2026-05-01T12:00Z')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Last day (UTC, the whole of it) or instant; now, when left out')
            [CompletionResult]::new('--last', '--last', [CompletionResultType]::ParameterName, 'The time until now: 30m (minutes), 24h, 7d, 2w, 6mo (months), 1y …; or today, yesterday, "this month", "last month" (of UTC, in the dashboard of the zone it shows)')
            [CompletionResult]::new('-l', '-l', [CompletionResultType]::ParameterName, 'Label, by value (such as frustrated), name or custom id; several with and, or, not: "a and not b"')
            [CompletionResult]::new('--label', '--label', [CompletionResultType]::ParameterName, 'Label, by value (such as frustrated), name or custom id; several with and, or, not: "a and not b"')
            [CompletionResult]::new('-k', '-k', [CompletionResultType]::ParameterName, 'Kind of message')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Kind of message')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How rows are written; a table on a terminal, ndjson into a pipe when left out')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How rows are written; a table on a terminal, ndjson into a pipe when left out')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'One row a label and UTC day or week, oldest first')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file')
            [CompletionResult]::new('--base-url', '--base-url', [CompletionResultType]::ParameterName, 'Address of the API, ending in /v1')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--log-file', '--log-file', [CompletionResultType]::ParameterName, 'Append a log to this file; it holds no secret and no message text')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'vipdeck;messages' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'Workspace, by id or name')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'Workspace, by id or name')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Channel, by id or name')
            [CompletionResult]::new('--channel', '--channel', [CompletionResultType]::ParameterName, 'Channel, by id or name')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'First day (UTC) or instant: 2026-05-01, 2026-05, 2026, yesterday, 2026-05-01T12:00Z')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Last day (UTC, the whole of it) or instant; now, when left out')
            [CompletionResult]::new('--last', '--last', [CompletionResultType]::ParameterName, 'The time until now: 30m (minutes), 24h, 7d, 2w, 6mo (months), 1y …; or today, yesterday, "this month", "last month" (of UTC, in the dashboard of the zone it shows)')
            [CompletionResult]::new('-l', '-l', [CompletionResultType]::ParameterName, 'Label, by value (such as frustrated), name or custom id; several with and, or, not: "a and not b"')
            [CompletionResult]::new('--label', '--label', [CompletionResultType]::ParameterName, 'Label, by value (such as frustrated), name or custom id; several with and, or, not: "a and not b"')
            [CompletionResult]::new('-k', '-k', [CompletionResultType]::ParameterName, 'Kind of message')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Kind of message')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How rows are written; a table on a terminal, ndjson into a pipe when left out')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How rows are written; a table on a terminal, ndjson into a pipe when left out')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file')
            [CompletionResult]::new('--base-url', '--base-url', [CompletionResultType]::ParameterName, 'Address of the API, ending in /v1')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--log-file', '--log-file', [CompletionResultType]::ParameterName, 'Append a log to this file; it holds no secret and no message text')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'Every row, written page by page as they come')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Every row, written page by page as they come')
            [CompletionResult]::new('--verify', '--verify', [CompletionResultType]::ParameterName, 'Exit 6 when the rows are not as many as the label overview counts')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'vipdeck;users' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'Workspace, by id or name')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'Workspace, by id or name')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Channel, by id or name')
            [CompletionResult]::new('--channel', '--channel', [CompletionResultType]::ParameterName, 'Channel, by id or name')
            [CompletionResult]::new('--birthday-month', '--birthday-month', [CompletionResultType]::ParameterName, 'Only those born in this month')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How rows are written; a table on a terminal, ndjson into a pipe when left out')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How rows are written; a table on a terminal, ndjson into a pipe when left out')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file')
            [CompletionResult]::new('--base-url', '--base-url', [CompletionResultType]::ParameterName, 'Address of the API, ending in /v1')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--log-file', '--log-file', [CompletionResultType]::ParameterName, 'Append a log to this file; it holds no secret and no message text')
            [CompletionResult]::new('--has-birthday', '--has-birthday', [CompletionResultType]::ParameterName, 'Only those whose birthday is known')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'Every row, written page by page as they come')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Every row, written page by page as they come')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'vipdeck;export' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file')
            [CompletionResult]::new('--base-url', '--base-url', [CompletionResultType]::ParameterName, 'Address of the API, ending in /v1')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--log-file', '--log-file', [CompletionResultType]::ParameterName, 'Append a log to this file; it holds no secret and no message text')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('messages', 'messages', [CompletionResultType]::ParameterValue, 'Export the messages of a view')
            [CompletionResult]::new('users', 'users', [CompletionResultType]::ParameterValue, 'Export the VIP users of a channel')
            break
        }
        'vipdeck;export;messages' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'Workspace, by id or name')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'Workspace, by id or name')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Channel, by id or name')
            [CompletionResult]::new('--channel', '--channel', [CompletionResultType]::ParameterName, 'Channel, by id or name')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'First day (UTC) or instant: 2026-05-01, 2026-05, 2026, yesterday, 2026-05-01T12:00Z')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Last day (UTC, the whole of it) or instant; now, when left out')
            [CompletionResult]::new('--last', '--last', [CompletionResultType]::ParameterName, 'The time until now: 30m (minutes), 24h, 7d, 2w, 6mo (months), 1y …; or today, yesterday, "this month", "last month" (of UTC, in the dashboard of the zone it shows)')
            [CompletionResult]::new('-l', '-l', [CompletionResultType]::ParameterName, 'Label, by value (such as frustrated), name or custom id; several with and, or, not: "a and not b"')
            [CompletionResult]::new('--label', '--label', [CompletionResultType]::ParameterName, 'Label, by value (such as frustrated), name or custom id; several with and, or, not: "a and not b"')
            [CompletionResult]::new('-k', '-k', [CompletionResultType]::ParameterName, 'Kind of message')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Kind of message')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Save the CSV as this file, whole or not at all, its rows counted')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Save the CSV as this file, whole or not at all, its rows counted')
            [CompletionResult]::new('--receipt', '--receipt', [CompletionResultType]::ParameterName, 'Write what was asked, counted and saved to this file, as JSON')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file')
            [CompletionResult]::new('--base-url', '--base-url', [CompletionResultType]::ParameterName, 'Address of the API, ending in /v1')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--log-file', '--log-file', [CompletionResultType]::ParameterName, 'Append a log to this file; it holds no secret and no message text')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Open the CSV''s address, as well as printing it')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace the files if they exist')
            [CompletionResult]::new('--from-rows', '--from-rows', [CompletionResultType]::ParameterName, 'Build the CSV from the list''s rows instead of asking the server for an export')
            [CompletionResult]::new('--excel', '--excel', [CompletionResultType]::ParameterName, 'For spreadsheets: a byte order mark, and fields that begin like formulas made harmless')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'vipdeck;export;users' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'Workspace, by id or name')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'Workspace, by id or name')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Channel, by id or name')
            [CompletionResult]::new('--channel', '--channel', [CompletionResultType]::ParameterName, 'Channel, by id or name')
            [CompletionResult]::new('--birthday-month', '--birthday-month', [CompletionResultType]::ParameterName, 'Only those born in this month')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Save the CSV as this file, whole or not at all, its rows counted')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Save the CSV as this file, whole or not at all, its rows counted')
            [CompletionResult]::new('--receipt', '--receipt', [CompletionResultType]::ParameterName, 'Write what was asked, counted and saved to this file, as JSON')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file')
            [CompletionResult]::new('--base-url', '--base-url', [CompletionResultType]::ParameterName, 'Address of the API, ending in /v1')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--log-file', '--log-file', [CompletionResultType]::ParameterName, 'Append a log to this file; it holds no secret and no message text')
            [CompletionResult]::new('--has-birthday', '--has-birthday', [CompletionResultType]::ParameterName, 'Only those whose birthday is known')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Open the CSV''s address, as well as printing it')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace the files if they exist')
            [CompletionResult]::new('--from-rows', '--from-rows', [CompletionResultType]::ParameterName, 'Build the CSV from the list''s rows instead of asking the server for an export')
            [CompletionResult]::new('--excel', '--excel', [CompletionResultType]::ParameterName, 'For spreadsheets: a byte order mark, and fields that begin like formulas made harmless')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'vipdeck;check' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'Workspace, by id or name')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'Workspace, by id or name')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Channel, by id or name')
            [CompletionResult]::new('--channel', '--channel', [CompletionResultType]::ParameterName, 'Channel, by id or name')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'First day (UTC) or instant: 2026-05-01, 2026-05, 2026, yesterday, 2026-05-01T12:00Z')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Last day (UTC, the whole of it) or instant; now, when left out')
            [CompletionResult]::new('--last', '--last', [CompletionResultType]::ParameterName, 'The time until now: 30m (minutes), 24h, 7d, 2w, 6mo (months), 1y …; or today, yesterday, "this month", "last month" (of UTC, in the dashboard of the zone it shows)')
            [CompletionResult]::new('-l', '-l', [CompletionResultType]::ParameterName, 'Label, by value (such as frustrated), name or custom id; several with and, or, not: "a and not b"')
            [CompletionResult]::new('--label', '--label', [CompletionResultType]::ParameterName, 'Label, by value (such as frustrated), name or custom id; several with and, or, not: "a and not b"')
            [CompletionResult]::new('-k', '-k', [CompletionResultType]::ParameterName, 'Kind of message')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Kind of message')
            [CompletionResult]::new('--max-rate', '--max-rate', [CompletionResultType]::ParameterName, 'Most messages with the label, as a part of all: 5%, or 0.05')
            [CompletionResult]::new('--max-count', '--max-count', [CompletionResultType]::ParameterName, 'Most messages with the label')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How the result is written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How the result is written')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file')
            [CompletionResult]::new('--base-url', '--base-url', [CompletionResultType]::ParameterName, 'Address of the API, ending in /v1')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--log-file', '--log-file', [CompletionResultType]::ParameterName, 'Append a log to this file; it holds no secret and no message text')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'vipdeck;doctor' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'Workspace, by id or name')
            [CompletionResult]::new('--workspace', '--workspace', [CompletionResultType]::ParameterName, 'Workspace, by id or name')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Channel, by id or name')
            [CompletionResult]::new('--channel', '--channel', [CompletionResultType]::ParameterName, 'Channel, by id or name')
            [CompletionResult]::new('--report', '--report', [CompletionResultType]::ParameterName, 'Write a Markdown file for a bug report, without secrets, names and texts')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file')
            [CompletionResult]::new('--base-url', '--base-url', [CompletionResultType]::ParameterName, 'Address of the API, ending in /v1')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--log-file', '--log-file', [CompletionResultType]::ParameterName, 'Append a log to this file; it holds no secret and no message text')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object instead of lines')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace the report if it exists')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'vipdeck;config' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file')
            [CompletionResult]::new('--base-url', '--base-url', [CompletionResultType]::ParameterName, 'Address of the API, ending in /v1')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--log-file', '--log-file', [CompletionResultType]::ParameterName, 'Append a log to this file; it holds no secret and no message text')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Write a configuration file that only you can read, with one profile')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print where the configuration file is')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print what counts, and who says it; the secret is masked')
            break
        }
        'vipdeck;config;init' {
            [CompletionResult]::new('--api-key', '--api-key', [CompletionResultType]::ParameterName, 'API key; asked for on a terminal')
            [CompletionResult]::new('--secret-env', '--secret-env', [CompletionResultType]::ParameterName, 'Environment variable that will hold the secret')
            [CompletionResult]::new('--secret-command', '--secret-command', [CompletionResultType]::ParameterName, 'Program that prints the secret, with its arguments; give it last')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file')
            [CompletionResult]::new('--base-url', '--base-url', [CompletionResultType]::ParameterName, 'Address of the API, ending in /v1')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--log-file', '--log-file', [CompletionResultType]::ParameterName, 'Append a log to this file; it holds no secret and no message text')
            [CompletionResult]::new('--secret-stdin', '--secret-stdin', [CompletionResultType]::ParameterName, 'Read the secret from standard input')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Change a file that exists: the profile is set, the rest kept')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'vipdeck;config;path' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file')
            [CompletionResult]::new('--base-url', '--base-url', [CompletionResultType]::ParameterName, 'Address of the API, ending in /v1')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--log-file', '--log-file', [CompletionResultType]::ParameterName, 'Append a log to this file; it holds no secret and no message text')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'vipdeck;config;show' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file')
            [CompletionResult]::new('--base-url', '--base-url', [CompletionResultType]::ParameterName, 'Address of the API, ending in /v1')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--log-file', '--log-file', [CompletionResultType]::ParameterName, 'Append a log to this file; it holds no secret and no message text')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'vipdeck;completions' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file')
            [CompletionResult]::new('--base-url', '--base-url', [CompletionResultType]::ParameterName, 'Address of the API, ending in /v1')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--log-file', '--log-file', [CompletionResultType]::ParameterName, 'Append a log to this file; it holds no secret and no message text')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'vipdeck;man' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file')
            [CompletionResult]::new('--base-url', '--base-url', [CompletionResultType]::ParameterName, 'Address of the API, ending in /v1')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--log-file', '--log-file', [CompletionResultType]::ParameterName, 'Append a log to this file; it holds no secret and no message text')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
