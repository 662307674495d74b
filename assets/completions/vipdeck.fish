# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_vipdeck_global_optspecs
    string join \n w/workspace= c/channel= from= to= last= l/label= k/kind= p/profile= config= base-url= color= log-file= h/help V/version
end

function __fish_vipdeck_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_vipdeck_global_optspecs) -- $cmd 2>/dev/null
    or argparse -s (__fish_vipdeck_global_optspecs) -- $cmd[1..-2] 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_vipdeck_using_subcommand
    set -l cmd (__fish_vipdeck_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c vipdeck -n "__fish_vipdeck_needs_command" -s w -l workspace -d 'Workspace, by id or name' -r
complete -c vipdeck -n "__fish_vipdeck_needs_command" -s c -l channel -d 'Channel, by id or name' -r
complete -c vipdeck -n "__fish_vipdeck_needs_command" -l from -d 'First day (UTC) or instant: 2026-05-01, 2026-05, 2026, yesterday, 2026-05-01T12:00Z' -r
complete -c vipdeck -n "__fish_vipdeck_needs_command" -l to -d 'Last day (UTC, the whole of it) or instant; now, when left out' -r
complete -c vipdeck -n "__fish_vipdeck_needs_command" -l last -d 'The time until now: 30m (minutes), 24h, 7d, 2w, 6mo (months), 1y …; or today, yesterday, "this month", "last month" (of UTC, in the dashboard of the zone it shows)' -r
complete -c vipdeck -n "__fish_vipdeck_needs_command" -s l -l label -d 'Label, by value (such as frustrated), name or custom id; several with and, or, not: "a and not b"' -r
complete -c vipdeck -n "__fish_vipdeck_needs_command" -s k -l kind -d 'Kind of message' -r -f -a "text\t''
postback\t''
attachment\t''
other\t''"
complete -c vipdeck -n "__fish_vipdeck_needs_command" -s p -l profile -d 'Profile of the configuration file' -r -f -a "(vipdeck __profiles 2>/dev/null)"
complete -c vipdeck -n "__fish_vipdeck_needs_command" -l config -d 'Configuration file' -r -F
complete -c vipdeck -n "__fish_vipdeck_needs_command" -l base-url -d 'Address of the API, ending in /v1' -r
complete -c vipdeck -n "__fish_vipdeck_needs_command" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c vipdeck -n "__fish_vipdeck_needs_command" -l log-file -d 'Append a log to this file; it holds no secret and no message text' -r -F
complete -c vipdeck -n "__fish_vipdeck_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c vipdeck -n "__fish_vipdeck_needs_command" -s V -l version -d 'Print version'
complete -c vipdeck -n "__fish_vipdeck_needs_command" -f -a "demo" -d 'The dashboard on an embedded sandbox: no account, no network'
complete -c vipdeck -n "__fish_vipdeck_needs_command" -f -a "sandbox" -d 'Serve the sandbox API on this computer; prints base URL, key and secret'
complete -c vipdeck -n "__fish_vipdeck_needs_command" -f -a "workspaces" -d 'Print the workspaces'
complete -c vipdeck -n "__fish_vipdeck_needs_command" -f -a "channels" -d 'Print the channels'
complete -c vipdeck -n "__fish_vipdeck_needs_command" -f -a "labels" -d 'Print how often each label occurs, most often first'
complete -c vipdeck -n "__fish_vipdeck_needs_command" -f -a "messages" -d 'Print messages, newest first'
complete -c vipdeck -n "__fish_vipdeck_needs_command" -f -a "users" -d 'Print the VIP users, highest lifetime value first'
complete -c vipdeck -n "__fish_vipdeck_needs_command" -f -a "export" -d 'Run an export; prints where its CSV is, opens it, or saves it'
complete -c vipdeck -n "__fish_vipdeck_needs_command" -f -a "check" -d 'Compare a label with a limit, for cron and monitoring: exits 0, or 7 when it is over'
complete -c vipdeck -n "__fish_vipdeck_needs_command" -f -a "doctor" -d 'Check configuration, network, clock, signature, every route and the terminal; say how to mend'
complete -c vipdeck -n "__fish_vipdeck_needs_command" -f -a "config" -d 'Write a starter configuration, say where it is, show what counts'
complete -c vipdeck -n "__fish_vipdeck_needs_command" -f -a "completions" -d 'Print a completion script for a shell'
complete -c vipdeck -n "__fish_vipdeck_needs_command" -f -a "man" -d 'Print the manual page, for `man -l -`'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand demo" -s w -l workspace -d 'Workspace, by id or name' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand demo" -s c -l channel -d 'Channel, by id or name' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand demo" -l from -d 'First day (UTC) or instant: 2026-05-01, 2026-05, 2026, yesterday, 2026-05-01T12:00Z' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand demo" -l to -d 'Last day (UTC, the whole of it) or instant; now, when left out' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand demo" -l last -d 'The time until now: 30m (minutes), 24h, 7d, 2w, 6mo (months), 1y …; or today, yesterday, "this month", "last month" (of UTC, in the dashboard of the zone it shows)' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand demo" -s l -l label -d 'Label, by value (such as frustrated), name or custom id; several with and, or, not: "a and not b"' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand demo" -s k -l kind -d 'Kind of message' -r -f -a "text\t''
postback\t''
attachment\t''
other\t''"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand demo" -l messages -d 'How many messages it holds' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand demo" -l seed -d 'Which world it plays: the same number, the same messages' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand demo" -l fault -d 'Misbehave: NAME[=ARG][*TIMES][@ROUTE], see below; can be given several times' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand demo" -s p -l profile -d 'Profile of the configuration file' -r -f -a "(vipdeck __profiles 2>/dev/null)"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand demo" -l config -d 'Configuration file' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand demo" -l base-url -d 'Address of the API, ending in /v1' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand demo" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand demo" -l log-file -d 'Append a log to this file; it holds no secret and no message text' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand demo" -s h -l help -d 'Print help'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand sandbox" -l messages -d 'How many messages it holds' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand sandbox" -l seed -d 'Which world it plays: the same number, the same messages' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand sandbox" -l port -d 'Port on 127.0.0.1; 0 takes a free one' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand sandbox" -l ties -d 'Whether `before` leaves the cursor\'s own millisecond out' -r -f -a "exclusive\t'Only older messages'
inclusive\t'The cursor\'s own millisecond again, too'"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand sandbox" -l tie-size -d 'How many neighbouring messages share a millisecond' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand sandbox" -l arrivals -d 'Mean time between new messages, such as 500ms or 7s, or off' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand sandbox" -l fault -d 'Misbehave: NAME[=ARG][*TIMES][@ROUTE], see below; can be given several times' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand sandbox" -s p -l profile -d 'Profile of the configuration file' -r -f -a "(vipdeck __profiles 2>/dev/null)"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand sandbox" -l config -d 'Configuration file' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand sandbox" -l base-url -d 'Address of the API, ending in /v1' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand sandbox" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand sandbox" -l log-file -d 'Append a log to this file; it holds no secret and no message text' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand sandbox" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand workspaces" -s f -l format -d 'How rows are written; a table on a terminal, ndjson into a pipe when left out' -r -f -a "table\t'Aligned columns for reading'
json\t'One array'
ndjson\t'One row a line'
csv\t'RFC 4180, with a header'"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand workspaces" -s p -l profile -d 'Profile of the configuration file' -r -f -a "(vipdeck __profiles 2>/dev/null)"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand workspaces" -l config -d 'Configuration file' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand workspaces" -l base-url -d 'Address of the API, ending in /v1' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand workspaces" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand workspaces" -l log-file -d 'Append a log to this file; it holds no secret and no message text' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand workspaces" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand channels" -s w -l workspace -d 'Only those of this workspace, by id or name' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand channels" -s f -l format -d 'How rows are written; a table on a terminal, ndjson into a pipe when left out' -r -f -a "table\t'Aligned columns for reading'
json\t'One array'
ndjson\t'One row a line'
csv\t'RFC 4180, with a header'"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand channels" -s p -l profile -d 'Profile of the configuration file' -r -f -a "(vipdeck __profiles 2>/dev/null)"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand channels" -l config -d 'Configuration file' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand channels" -l base-url -d 'Address of the API, ending in /v1' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand channels" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand channels" -l log-file -d 'Append a log to this file; it holds no secret and no message text' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand channels" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand labels" -s w -l workspace -d 'Workspace, by id or name' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand labels" -s c -l channel -d 'Channel, by id or name' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand labels" -l from -d 'First day (UTC) or instant: 2026-05-01, 2026-05, 2026, yesterday, 2026-05-01T12:00Z' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand labels" -l to -d 'Last day (UTC, the whole of it) or instant; now, when left out' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand labels" -l last -d 'The time until now: 30m (minutes), 24h, 7d, 2w, 6mo (months), 1y …; or today, yesterday, "this month", "last month" (of UTC, in the dashboard of the zone it shows)' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand labels" -s l -l label -d 'Label, by value (such as frustrated), name or custom id; several with and, or, not: "a and not b"' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand labels" -s k -l kind -d 'Kind of message' -r -f -a "text\t''
postback\t''
attachment\t''
other\t''"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand labels" -s f -l format -d 'How rows are written; a table on a terminal, ndjson into a pipe when left out' -r -f -a "table\t'Aligned columns for reading'
json\t'One array'
ndjson\t'One row a line'
csv\t'RFC 4180, with a header'"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand labels" -l by -d 'One row a label and UTC day or week, oldest first' -r -f -a "day\t'UTC days'
week\t'Weeks, under the date that the API gives each'"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand labels" -s p -l profile -d 'Profile of the configuration file' -r -f -a "(vipdeck __profiles 2>/dev/null)"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand labels" -l config -d 'Configuration file' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand labels" -l base-url -d 'Address of the API, ending in /v1' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand labels" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand labels" -l log-file -d 'Append a log to this file; it holds no secret and no message text' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand labels" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand messages" -s w -l workspace -d 'Workspace, by id or name' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand messages" -s c -l channel -d 'Channel, by id or name' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand messages" -l from -d 'First day (UTC) or instant: 2026-05-01, 2026-05, 2026, yesterday, 2026-05-01T12:00Z' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand messages" -l to -d 'Last day (UTC, the whole of it) or instant; now, when left out' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand messages" -l last -d 'The time until now: 30m (minutes), 24h, 7d, 2w, 6mo (months), 1y …; or today, yesterday, "this month", "last month" (of UTC, in the dashboard of the zone it shows)' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand messages" -s l -l label -d 'Label, by value (such as frustrated), name or custom id; several with and, or, not: "a and not b"' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand messages" -s k -l kind -d 'Kind of message' -r -f -a "text\t''
postback\t''
attachment\t''
other\t''"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand messages" -s f -l format -d 'How rows are written; a table on a terminal, ndjson into a pipe when left out' -r -f -a "table\t'Aligned columns for reading'
json\t'One array'
ndjson\t'One row a line'
csv\t'RFC 4180, with a header'"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand messages" -s n -l limit -d 'At most so many rows' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand messages" -s p -l profile -d 'Profile of the configuration file' -r -f -a "(vipdeck __profiles 2>/dev/null)"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand messages" -l config -d 'Configuration file' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand messages" -l base-url -d 'Address of the API, ending in /v1' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand messages" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand messages" -l log-file -d 'Append a log to this file; it holds no secret and no message text' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand messages" -s a -l all -d 'Every row, written page by page as they come'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand messages" -l verify -d 'Exit 6 when the rows are not as many as the label overview counts'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand messages" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand users" -s w -l workspace -d 'Workspace, by id or name' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand users" -s c -l channel -d 'Channel, by id or name' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand users" -l birthday-month -d 'Only those born in this month' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand users" -s f -l format -d 'How rows are written; a table on a terminal, ndjson into a pipe when left out' -r -f -a "table\t'Aligned columns for reading'
json\t'One array'
ndjson\t'One row a line'
csv\t'RFC 4180, with a header'"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand users" -s n -l limit -d 'At most so many rows' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand users" -s p -l profile -d 'Profile of the configuration file' -r -f -a "(vipdeck __profiles 2>/dev/null)"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand users" -l config -d 'Configuration file' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand users" -l base-url -d 'Address of the API, ending in /v1' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand users" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand users" -l log-file -d 'Append a log to this file; it holds no secret and no message text' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand users" -l has-birthday -d 'Only those whose birthday is known'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand users" -s a -l all -d 'Every row, written page by page as they come'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand users" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and not __fish_seen_subcommand_from messages users" -s p -l profile -d 'Profile of the configuration file' -r -f -a "(vipdeck __profiles 2>/dev/null)"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and not __fish_seen_subcommand_from messages users" -l config -d 'Configuration file' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and not __fish_seen_subcommand_from messages users" -l base-url -d 'Address of the API, ending in /v1' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and not __fish_seen_subcommand_from messages users" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and not __fish_seen_subcommand_from messages users" -l log-file -d 'Append a log to this file; it holds no secret and no message text' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and not __fish_seen_subcommand_from messages users" -s h -l help -d 'Print help'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and not __fish_seen_subcommand_from messages users" -f -a "messages" -d 'Export the messages of a view'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and not __fish_seen_subcommand_from messages users" -f -a "users" -d 'Export the VIP users of a channel'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from messages" -s w -l workspace -d 'Workspace, by id or name' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from messages" -s c -l channel -d 'Channel, by id or name' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from messages" -l from -d 'First day (UTC) or instant: 2026-05-01, 2026-05, 2026, yesterday, 2026-05-01T12:00Z' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from messages" -l to -d 'Last day (UTC, the whole of it) or instant; now, when left out' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from messages" -l last -d 'The time until now: 30m (minutes), 24h, 7d, 2w, 6mo (months), 1y …; or today, yesterday, "this month", "last month" (of UTC, in the dashboard of the zone it shows)' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from messages" -s l -l label -d 'Label, by value (such as frustrated), name or custom id; several with and, or, not: "a and not b"' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from messages" -s k -l kind -d 'Kind of message' -r -f -a "text\t''
postback\t''
attachment\t''
other\t''"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from messages" -s o -l output -d 'Save the CSV as this file, whole or not at all, its rows counted' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from messages" -l receipt -d 'Write what was asked, counted and saved to this file, as JSON' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from messages" -s p -l profile -d 'Profile of the configuration file' -r -f -a "(vipdeck __profiles 2>/dev/null)"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from messages" -l config -d 'Configuration file' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from messages" -l base-url -d 'Address of the API, ending in /v1' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from messages" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from messages" -l log-file -d 'Append a log to this file; it holds no secret and no message text' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from messages" -l open -d 'Open the CSV\'s address, as well as printing it'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from messages" -l force -d 'Replace the files if they exist'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from messages" -l from-rows -d 'Build the CSV from the list\'s rows instead of asking the server for an export'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from messages" -l excel -d 'For spreadsheets: a byte order mark, and fields that begin like formulas made harmless'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from messages" -s h -l help -d 'Print help'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from users" -s w -l workspace -d 'Workspace, by id or name' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from users" -s c -l channel -d 'Channel, by id or name' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from users" -l birthday-month -d 'Only those born in this month' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from users" -s o -l output -d 'Save the CSV as this file, whole or not at all, its rows counted' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from users" -l receipt -d 'Write what was asked, counted and saved to this file, as JSON' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from users" -s p -l profile -d 'Profile of the configuration file' -r -f -a "(vipdeck __profiles 2>/dev/null)"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from users" -l config -d 'Configuration file' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from users" -l base-url -d 'Address of the API, ending in /v1' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from users" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from users" -l log-file -d 'Append a log to this file; it holds no secret and no message text' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from users" -l has-birthday -d 'Only those whose birthday is known'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from users" -l open -d 'Open the CSV\'s address, as well as printing it'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from users" -l force -d 'Replace the files if they exist'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from users" -l from-rows -d 'Build the CSV from the list\'s rows instead of asking the server for an export'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from users" -l excel -d 'For spreadsheets: a byte order mark, and fields that begin like formulas made harmless'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand export; and __fish_seen_subcommand_from users" -s h -l help -d 'Print help'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand check" -s w -l workspace -d 'Workspace, by id or name' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand check" -s c -l channel -d 'Channel, by id or name' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand check" -l from -d 'First day (UTC) or instant: 2026-05-01, 2026-05, 2026, yesterday, 2026-05-01T12:00Z' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand check" -l to -d 'Last day (UTC, the whole of it) or instant; now, when left out' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand check" -l last -d 'The time until now: 30m (minutes), 24h, 7d, 2w, 6mo (months), 1y …; or today, yesterday, "this month", "last month" (of UTC, in the dashboard of the zone it shows)' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand check" -s l -l label -d 'Label, by value (such as frustrated), name or custom id; several with and, or, not: "a and not b"' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand check" -s k -l kind -d 'Kind of message' -r -f -a "text\t''
postback\t''
attachment\t''
other\t''"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand check" -l max-rate -d 'Most messages with the label, as a part of all: 5%, or 0.05' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand check" -l max-count -d 'Most messages with the label' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand check" -s f -l format -d 'How the result is written' -r -f -a "line\t'One line for reading'
json\t'One JSON object on one line'"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand check" -s p -l profile -d 'Profile of the configuration file' -r -f -a "(vipdeck __profiles 2>/dev/null)"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand check" -l config -d 'Configuration file' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand check" -l base-url -d 'Address of the API, ending in /v1' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand check" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand check" -l log-file -d 'Append a log to this file; it holds no secret and no message text' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand doctor" -s w -l workspace -d 'Workspace, by id or name' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand doctor" -s c -l channel -d 'Channel, by id or name' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand doctor" -l report -d 'Write a Markdown file for a bug report, without secrets, names and texts' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand doctor" -s p -l profile -d 'Profile of the configuration file' -r -f -a "(vipdeck __profiles 2>/dev/null)"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand doctor" -l config -d 'Configuration file' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand doctor" -l base-url -d 'Address of the API, ending in /v1' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand doctor" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand doctor" -l log-file -d 'Append a log to this file; it holds no secret and no message text' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand doctor" -l json -d 'Print one JSON object instead of lines'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand doctor" -l force -d 'Replace the report if it exists'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand doctor" -s h -l help -d 'Print help'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and not __fish_seen_subcommand_from init path show" -s p -l profile -d 'Profile of the configuration file' -r -f -a "(vipdeck __profiles 2>/dev/null)"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and not __fish_seen_subcommand_from init path show" -l config -d 'Configuration file' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and not __fish_seen_subcommand_from init path show" -l base-url -d 'Address of the API, ending in /v1' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and not __fish_seen_subcommand_from init path show" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and not __fish_seen_subcommand_from init path show" -l log-file -d 'Append a log to this file; it holds no secret and no message text' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and not __fish_seen_subcommand_from init path show" -s h -l help -d 'Print help'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and not __fish_seen_subcommand_from init path show" -f -a "init" -d 'Write a configuration file that only you can read, with one profile'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and not __fish_seen_subcommand_from init path show" -f -a "path" -d 'Print where the configuration file is'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and not __fish_seen_subcommand_from init path show" -f -a "show" -d 'Print what counts, and who says it; the secret is masked'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and __fish_seen_subcommand_from init" -l api-key -d 'API key; asked for on a terminal' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and __fish_seen_subcommand_from init" -l secret-env -d 'Environment variable that will hold the secret' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and __fish_seen_subcommand_from init" -l secret-command -d 'Program that prints the secret, with its arguments; give it last' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and __fish_seen_subcommand_from init" -s p -l profile -d 'Profile of the configuration file' -r -f -a "(vipdeck __profiles 2>/dev/null)"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and __fish_seen_subcommand_from init" -l config -d 'Configuration file' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and __fish_seen_subcommand_from init" -l base-url -d 'Address of the API, ending in /v1' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and __fish_seen_subcommand_from init" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and __fish_seen_subcommand_from init" -l log-file -d 'Append a log to this file; it holds no secret and no message text' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and __fish_seen_subcommand_from init" -l secret-stdin -d 'Read the secret from standard input'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and __fish_seen_subcommand_from init" -l force -d 'Change a file that exists: the profile is set, the rest kept'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and __fish_seen_subcommand_from init" -s h -l help -d 'Print help'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and __fish_seen_subcommand_from path" -s p -l profile -d 'Profile of the configuration file' -r -f -a "(vipdeck __profiles 2>/dev/null)"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and __fish_seen_subcommand_from path" -l config -d 'Configuration file' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and __fish_seen_subcommand_from path" -l base-url -d 'Address of the API, ending in /v1' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and __fish_seen_subcommand_from path" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and __fish_seen_subcommand_from path" -l log-file -d 'Append a log to this file; it holds no secret and no message text' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and __fish_seen_subcommand_from show" -s p -l profile -d 'Profile of the configuration file' -r -f -a "(vipdeck __profiles 2>/dev/null)"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and __fish_seen_subcommand_from show" -l config -d 'Configuration file' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and __fish_seen_subcommand_from show" -l base-url -d 'Address of the API, ending in /v1' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and __fish_seen_subcommand_from show" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and __fish_seen_subcommand_from show" -l log-file -d 'Append a log to this file; it holds no secret and no message text' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand config; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand completions" -s p -l profile -d 'Profile of the configuration file' -r -f -a "(vipdeck __profiles 2>/dev/null)"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand completions" -l config -d 'Configuration file' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand completions" -l base-url -d 'Address of the API, ending in /v1' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand completions" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand completions" -l log-file -d 'Append a log to this file; it holds no secret and no message text' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand completions" -s h -l help -d 'Print help'
complete -c vipdeck -n "__fish_vipdeck_using_subcommand man" -s p -l profile -d 'Profile of the configuration file' -r -f -a "(vipdeck __profiles 2>/dev/null)"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand man" -l config -d 'Configuration file' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand man" -l base-url -d 'Address of the API, ending in /v1' -r
complete -c vipdeck -n "__fish_vipdeck_using_subcommand man" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c vipdeck -n "__fish_vipdeck_using_subcommand man" -l log-file -d 'Append a log to this file; it holds no secret and no message text' -r -F
complete -c vipdeck -n "__fish_vipdeck_using_subcommand man" -s h -l help -d 'Print help'
