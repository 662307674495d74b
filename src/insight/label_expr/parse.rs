//! Reads label algebra, and says exactly what is wrong with it and where.

use std::ops::Range;

use super::LabelExpr;

/// How deep parentheses and `not`s may nest: no person types more, and the stack is finite.
const DEEPEST: usize = 64;

/// A text is no label algebra: why, and which part of it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ExprError {
    message: String,
    part: Range<usize>,
    unknown: Option<String>,
}

impl ExprError {
    fn new(part: Range<usize>, message: impl Into<String>) -> Self {
        Self { message: message.into(), part, unknown: None }
    }

    fn unknown_label(part: Range<usize>, name: &str) -> Self {
        Self { unknown: Some(name.to_owned()), ..Self::new(part, format!("there is no label {}", in_quotes(name))) }
    }

    /// The name that no label has, when that is what is wrong.
    #[must_use]
    pub fn unknown(&self) -> Option<&str> {
        self.unknown.as_deref()
    }

    /// The bytes of the text that are at fault, for marking them where they were typed; empty where something is missing.
    #[must_use]
    pub fn part(&self) -> Range<usize> {
        self.part.clone()
    }
}

impl LabelExpr {
    /// Reads what is typed. `find` turns a name or id into the API's value or id of the label; `None` says that there is none.
    pub fn parse(text: &str, find: &dyn Fn(&str) -> Option<String>) -> Result<Self, ExprError> {
        let mut parser = Parser { text, tokens: tokens(text)?, at: 0, end: text.trim_end().len(), depth: 0, find };
        if parser.tokens.is_empty() {
            return Err(ExprError::new(0..text.len(), "type a label, or several with and, or, not between them"));
        }
        let expr = parser.any()?;
        match parser.peek() {
            None => Ok(expr),
            Some(Token { kind: Kind::Close, at }) => Err(ExprError::new(at.clone(), "no ( belongs to this )")),
            Some(Token { at, .. }) => Err(parser.missing_before("“and” or “or”", at)),
        }
    }
}

impl LabelExpr {
    /// Whether a text holds anything that label algebra is made of, beside labels: an operator, a parenthesis, a quote.
    #[must_use]
    pub fn is_algebra(text: &str) -> bool {
        let sign = |c: char| !c.is_whitespace() && !is_bare_char(c);
        text.contains(sign) || text.split_whitespace().any(|word| operator(word).is_some())
    }

    /// Where the operand begins that is being typed at the end of a text, in bytes; `None` while nothing in it is label algebra
    /// yet, so that it can be the beginning of any name.
    #[must_use]
    pub fn last_operand(text: &str) -> Option<usize> {
        let (tokens, rest) = tokens_before_fault(text);
        let after = |token: &Token| match token.kind {
            Kind::Label(_) => text[token.at.clone()].starts_with('"').then_some(token.at.start),
            _ => Some(token.at.end),
        };
        let begins = rest.or_else(|| tokens.iter().rev().find_map(after))?;
        Some(begins + text[begins..].len() - text[begins..].trim_start().len())
    }
}

/// The tokens of a text, and where quotes begin that do not end.
fn tokens_before_fault(text: &str) -> (Vec<Token>, Option<usize>) {
    match tokens(text) {
        Ok(tokens) => (tokens, None),
        Err(error) => (tokens(&text[..error.part.start]).unwrap_or_default(), Some(error.part.start)),
    }
}

/// Whether a label can be typed without quotes.
pub(super) fn is_bare(label: &str) -> bool {
    !label.is_empty() && operator(label).is_none() && label.chars().all(is_bare_char)
}

fn is_bare_char(c: char) -> bool {
    !c.is_whitespace() && !"()&|!\"".contains(c)
}

fn operator(word: &str) -> Option<Kind> {
    [("and", Kind::And), ("or", Kind::Or), ("not", Kind::Not)]
        .into_iter()
        .find_map(|(name, kind)| word.eq_ignore_ascii_case(name).then_some(kind))
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Label(String),
    And,
    Or,
    Not,
    Open,
    Close,
}

#[derive(Clone, Debug)]
struct Token {
    kind: Kind,
    at: Range<usize>,
}

fn tokens(text: &str) -> Result<Vec<Token>, ExprError> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let (kind, length) = match c {
            c if c.is_whitespace() => {
                at += c.len_utf8();
                continue;
            }
            '(' => (Kind::Open, 1),
            ')' => (Kind::Close, 1),
            '!' => (Kind::Not, 1),
            '&' => (Kind::And, if rest.starts_with("&&") { 2 } else { 1 }),
            '|' => (Kind::Or, if rest.starts_with("||") { 2 } else { 1 }),
            '"' => quoted(rest).map_err(|message| ExprError::new(at..text.len(), message))?,
            _ => {
                let word = &rest[..rest.find(|c| !is_bare_char(c)).unwrap_or(rest.len())];
                (operator(word).unwrap_or_else(|| Kind::Label(word.to_owned())), word.len())
            }
        };
        tokens.push(Token { kind, at: at..at + length });
        at += length;
    }
    Ok(tokens)
}

/// The label in the quotes that `text` begins with, and how many bytes these are.
fn quoted(text: &str) -> Result<(Kind, usize), &'static str> {
    let mut label = String::new();
    let mut chars = text.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '"' if label.is_empty() => return Err("there is no label in these quotes"),
            '"' => return Ok((Kind::Label(label), at + 1)),
            '\\' => label.push(chars.next().ok_or(UNCLOSED)?.1),
            c => label.push(c),
        }
    }
    Err(UNCLOSED)
}

const UNCLOSED: &str = "the closing \" is missing";

/// A piece of what is typed, at most 40 characters of it, for a sentence.
fn in_quotes(piece: &str) -> String {
    const MOST: usize = 40;
    let mut shown: String = piece.chars().take(MOST).collect();
    if piece.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    format!("“{shown}”")
}

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    at: usize,
    /// Where the text ends, for what is missing there.
    end: usize,
    depth: usize,
    find: &'a dyn Fn(&str) -> Option<String>,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn take(&mut self, kind: &Kind) -> bool {
        let is_next = self.peek().is_some_and(|token| token.kind == *kind);
        self.at += usize::from(is_next);
        is_next
    }

    fn any(&mut self) -> Result<LabelExpr, ExprError> {
        self.chain(&Kind::Or, Self::all, LabelExpr::any)
    }

    fn all(&mut self) -> Result<LabelExpr, ExprError> {
        self.chain(&Kind::And, Self::one, LabelExpr::all)
    }

    fn chain(
        &mut self,
        operator: &Kind,
        operand: fn(&mut Self) -> Result<LabelExpr, ExprError>,
        join: fn(Vec<LabelExpr>) -> LabelExpr,
    ) -> Result<LabelExpr, ExprError> {
        let first = operand(self)?;
        if self.peek().is_none_or(|token| token.kind != *operator) {
            return Ok(first);
        }
        let mut parts = vec![first];
        while self.take(operator) {
            parts.push(operand(self)?);
        }
        Ok(join(parts))
    }

    fn one(&mut self) -> Result<LabelExpr, ExprError> {
        let Some(Token { kind, at }) = self.peek().cloned() else {
            return Err(ExprError::new(self.end..self.end, "a label is missing here"));
        };
        self.at += 1;
        match kind {
            Kind::Label(name) => match (self.find)(&name) {
                Some(label) => Ok(LabelExpr::Label(label)),
                None => Err(ExprError::unknown_label(at, &name)),
            },
            Kind::Not => Ok(LabelExpr::Not(Box::new(self.deeper(&at, Self::one)?))),
            Kind::Open => {
                let inner = self.deeper(&at, Self::any)?;
                match self.peek().cloned() {
                    Some(Token { kind: Kind::Close, .. }) => {
                        self.at += 1;
                        Ok(inner)
                    }
                    Some(Token { at, .. }) => Err(self.missing_before("“and” or “or”", &at)),
                    None => Err(ExprError::new(at, "the ) to this ( is missing")),
                }
            }
            Kind::And | Kind::Or | Kind::Close => Err(self.missing_before("a label", &at)),
        }
    }

    fn missing_before(&self, what: &str, at: &Range<usize>) -> ExprError {
        let word = in_quotes(self.text.get(at.clone()).unwrap_or_default());
        ExprError::new(at.clone(), format!("{what} is missing before {word}"))
    }

    fn deeper(
        &mut self,
        at: &Range<usize>,
        inner: fn(&mut Self) -> Result<LabelExpr, ExprError>,
    ) -> Result<LabelExpr, ExprError> {
        if self.depth == DEEPEST {
            return Err(ExprError::new(at.clone(), format!("this nests deeper than {DEEPEST}")));
        }
        self.depth += 1;
        let expr = inner(self)?;
        self.depth -= 1;
        Ok(expr)
    }
}
