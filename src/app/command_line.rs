//! A command line as it is typed, which no shell reads.

/// What joins commands in a shell.
const JOINTS: [&str; 7] = ["|", "||", "|&", "&", "&&", ";", ";;"];

/// The first word outside of quotes that means something to a shell alone: a redirection, or what joins commands. Inside a
/// word such signs are common, as in a web address.
#[must_use]
pub fn for_a_shell(line: &str) -> Option<&str> {
    words(line).into_iter().find(|word| {
        let after_descriptor = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '&');
        JOINTS.contains(word) || after_descriptor.starts_with(['<', '>'])
    })
}

/// The words as they stand, with their quotes.
fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut quote, mut escaped, mut start) = (None, false, None);
    for (at, c) in line.char_indices() {
        let is_space = quote.is_none() && !escaped && c.is_whitespace();
        match c {
            _ if escaped => escaped = false,
            '\\' if quote != Some('\'') => escaped = true,
            _ if quote == Some(c) => quote = None,
            '\'' | '"' if quote.is_none() => quote = Some(c),
            _ => {}
        }
        if is_space {
            words.extend(start.take().and_then(|start: usize| line.get(start..at)));
        } else {
            start = start.or(Some(at));
        }
    }
    words.extend(start.and_then(|start| line.get(start..)));
    words
}

#[cfg(test)]
mod tests {
    use super::for_a_shell;

    #[test]
    fn what_only_a_shell_understands_is_found_outside_of_quotes() {
        for (line, word) in [
            ("wc -l > f", Some(">")),
            ("wc -l >f", Some(">f")),
            ("jq . 2>&1", Some("2>&1")),
            ("a &> f", Some("&>")),
            ("sort | uniq", Some("|")),
            ("cat < in", Some("<")),
            ("a && b", Some("&&")),
            ("a ; b", Some(";")),
            ("a & ", Some("&")),
            ("sh -c 'a > b | c'", None),
            ("jq \".a | .b > 2\"", None),
            ("jq '>'", None),
            (r"echo \> x", None),
            (r#"jq "a\" > b""#, None),
            ("curl https://x.example/?a=1&b=2", None),
            ("head -n 5", None),
            ("é –", None),
            ("", None),
        ] {
            assert_eq!(for_a_shell(line), word, "{line}");
        }
    }
}
