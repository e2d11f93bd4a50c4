//! From tokens to what the script says: values.

use std::borrow::Cow;

use super::lex::Kind;
use super::parse::Parser;
use super::syntax::{Expression, Key, closeness};

/// How many parts may follow each other in one value.
const LONGEST: usize = 400;

/// Words that are no names, of which some say more than is known here.
const RESERVED: [&str; 49] = [
    "arguments",
    "async",
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "debugger",
    "default",
    "delete",
    "do",
    "else",
    "enum",
    "eval",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "function",
    "if",
    "implements",
    "import",
    "in",
    "instanceof",
    "interface",
    "let",
    "new",
    "null",
    "package",
    "private",
    "protected",
    "public",
    "return",
    "static",
    "super",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "var",
    "void",
    "while",
    "with",
    "yield",
];

/// What browsers have to make things of with `new`, and how other such names end.
const MADE: [&str; 14] = [
    "Blob",
    "Date",
    "Event",
    "FormData",
    "Image",
    "Map",
    "Promise",
    "Proxy",
    "RegExp",
    "Set",
    "URL",
    "URLSearchParams",
    "WeakMap",
    "WeakSet",
];
const MADE_SO: [&str; 4] = ["Array", "Error", "Event", "Observer"];

/// Whether a word is none of the language.
pub(super) fn is_free(word: &str) -> bool {
    !RESERVED.contains(&word)
}

impl<'a> Parser<'a> {
    /// A value, with commas.
    pub(super) fn value(&mut self) -> Option<Expression<'a>> {
        let mut value = self.single()?;
        for _ in 0..LONGEST {
            if !self.passes(",") {
                return Some(value);
            }
            value = Expression::Pair(",", Box::new(value), Box::new(self.single()?));
        }
        None
    }

    /// A value without a comma of its own.
    pub(super) fn single(&mut self) -> Option<Expression<'a>> {
        self.deeper(Self::assigned)
    }

    fn assigned(&mut self) -> Option<Expression<'a>> {
        if self.is_arrow() {
            return Some(Expression::Function(Box::new(self.arrow()?)));
        }
        let left = self.pairs(4)?;
        let sign = self.next();
        if sign.kind != Kind::Sign {
            return Some(left);
        }
        if sign.text == "?" {
            self.at += 1;
            let yes = self.freely(Self::single)?;
            self.require(":")?;
            return Some(Expression::Choice(Box::new(left), Box::new(yes), Box::new(self.single()?)));
        }
        if closeness(sign.text) != Some(2) {
            return Some(left);
        }
        let is_target = matches!(left, Expression::Name(_) | Expression::Part(..) | Expression::At(..));
        let is_pattern = sign.text == "=" && matches!(left, Expression::List(_) | Expression::Object(_));
        (is_target || is_pattern).then_some(())?;
        self.at += 1;
        Some(Expression::Pair(sign.text, Box::new(left), Box::new(self.single()?)))
    }

    /// Whether an arrow function comes: a name or brackets, and then the arrow.
    fn is_arrow(&self) -> bool {
        let mut depth = 0_usize;
        for (at, token) in self.tokens.iter().enumerate().skip(self.at) {
            match token.text {
                "(" | "[" | "{" if token.kind == Kind::Sign => depth += 1,
                ")" | "]" | "}" if token.kind == Kind::Sign => depth = depth.saturating_sub(1),
                _ if depth == 0 && token.kind != Kind::Word => return false,
                _ => {}
            }
            if depth == 0 {
                let is_head = token.text == ")" || token.kind == Kind::Word;
                return is_head && self.tokens.get(at + 1).is_some_and(|next| next.text == "=>" && !next.opens_line);
            }
            if self.next().text != "(" {
                return false;
            }
        }
        false
    }

    /// Values with signs between them that hold at least so closely.
    fn pairs(&mut self, least: u8) -> Option<Expression<'a>> {
        let mut left = self.prefixed()?;
        for _ in 0..LONGEST {
            let sign = self.next();
            let is_sign = sign.kind == Kind::Sign || sign.text == "instanceof" || (sign.text == "in" && !self.in_head);
            let Some(close) = closeness(sign.text).filter(|close| is_sign && *close >= least) else { return Some(left) };
            self.at += 1;
            left = Expression::Pair(sign.text, Box::new(left), Box::new(self.pairs(close + 1)?));
        }
        None
    }

    fn prefixed(&mut self) -> Option<Expression<'a>> {
        let token = self.next();
        let is_sign = token.kind == Kind::Sign && matches!(token.text, "!" | "~" | "+" | "-" | "++" | "--");
        if is_sign || (token.kind == Kind::Word && matches!(token.text, "typeof" | "void" | "delete")) {
            self.at += 1;
            return Some(Expression::Prefix(token.text, Box::new(self.deeper(Self::prefixed)?)));
        }
        let value = self.parts()?;
        let token = self.next();
        if matches!(token.text, "++" | "--") && !token.opens_line {
            self.at += 1;
            return Some(Expression::Postfix(token.text, Box::new(value)));
        }
        Some(value)
    }

    /// A value with what is called or taken of it.
    fn parts(&mut self) -> Option<Expression<'a>> {
        let mut value = if self.next().text == "new" { self.made()? } else { self.primary()? };
        for _ in 0..LONGEST {
            value = match self.next().text {
                "(" => {
                    self.at += 1;
                    Expression::Call(Box::new(value), self.list(")")?)
                }
                _ => match self.part(value)? {
                    (value, true) => value,
                    (value, false) => return Some(value),
                },
            };
        }
        None
    }

    /// `.b` or `[b]` behind a value, if that is what comes.
    fn part(&mut self, value: Expression<'a>) -> Option<(Expression<'a>, bool)> {
        if self.passes(".") {
            let word = self.take();
            self.names.makes |= word.text == "prototype";
            return (word.kind == Kind::Word).then(|| (Expression::Part(Box::new(value), Cow::Borrowed(word.text)), true));
        }
        if self.next().text != "[" {
            return Some((value, false));
        }
        self.at += 1;
        let place = self.freely(Self::value)?;
        self.require("]")?;
        Some((Expression::At(Box::new(value), Box::new(place)), true))
    }

    fn made(&mut self) -> Option<Expression<'a>> {
        self.require("new")?;
        let mut what = if self.next().text == "new" { self.deeper(Self::made)? } else { self.primary()? };
        for _ in 0..LONGEST {
            what = match self.part(what)? {
                (what, true) => what,
                (what, false) => {
                    let is_known = |name: &str| MADE.contains(&name) || MADE_SO.iter().any(|end| name.ends_with(end));
                    self.names.makes |= !matches!(what, Expression::Name(number) if is_known(self.names.uses[number].1));
                    let given = if self.passes("(") { self.list(")")? } else { Vec::new() };
                    return Some(Expression::New(Box::new(what), given));
                }
            };
        }
        None
    }

    pub(super) fn primary(&mut self) -> Option<Expression<'a>> {
        let token = self.next();
        match (token.kind, token.text) {
            (Kind::Number | Kind::Text, text) => {
                self.at += 1;
                Some(Expression::Plain(Cow::Borrowed(text)))
            }
            (Kind::Word, "this" | "arguments" | "null" | "true" | "false") => {
                self.at += 1;
                self.asks |= matches!(token.text, "this" | "arguments");
                Some(Expression::Plain(Cow::Borrowed(token.text)))
            }
            (Kind::Word, "function") => {
                self.at += 1;
                let is_nameless = self.next().text == "(";
                let function = self.freely(|parser| if is_nameless { parser.function(None) } else { parser.named_function() })?;
                Some(Expression::Function(Box::new(function)))
            }
            (Kind::Word, _) => self.bare_name().map(Expression::Name),
            (Kind::Sign, "(") => {
                self.at += 1;
                let value = self.freely(Self::value)?;
                self.require(")")?;
                Some(value)
            }
            (Kind::Sign, "[") => {
                self.at += 1;
                self.list("]").map(Expression::List)
            }
            (Kind::Sign, "{") => {
                self.at += 1;
                self.freely(Self::properties).map(Expression::Object)
            }
            _ => None,
        }
    }

    /// The name of a variable.
    pub(super) fn bare_name(&mut self) -> Option<usize> {
        let token = self.take();
        (token.kind == Kind::Word && is_free(token.text)).then(|| {
            self.names.uses.push((self.scope, token.text));
            self.names.uses.len() - 1
        })
    }

    /// Values between commas until this sign.
    pub(super) fn list(&mut self, end: &str) -> Option<Vec<Expression<'a>>> {
        self.freely(|parser| {
            let mut list = Vec::new();
            while !parser.passes(end) {
                let is_spread = parser.passes("...");
                let value = parser.single()?;
                list.push(if is_spread { Expression::Spread(Box::new(value)) } else { value });
                (parser.passes(",") || parser.next().text == end).then_some(())?;
            }
            Some(list)
        })
    }

    fn properties(&mut self) -> Option<Vec<(Key<'a>, Expression<'a>)>> {
        let mut list = Vec::new();
        while !self.passes("}") {
            let token = self.next();
            let key = match token.text {
                "..." => {
                    self.at += 1;
                    list.push((Key::Spread, self.single()?));
                    (self.passes(",") || self.next().text == "}").then_some(())?;
                    continue;
                }
                "[" => {
                    self.at += 1;
                    let key = Key::Computed(self.single()?);
                    self.require("]")?;
                    key
                }
                _ if token.kind == Kind::Sign || token.text.starts_with(['/', '`']) => return None,
                text => {
                    self.at += 1;
                    Key::Plain(Cow::Borrowed(text))
                }
            };
            let value = if self.passes(":") {
                self.single()?
            } else {
                // `{a}` and, where a value is taken apart, `{a = 1}`. What else may follow are methods.
                (token.kind == Kind::Word).then_some(())?;
                self.at -= 1;
                let name = Expression::Name(self.bare_name()?);
                if self.passes("=") { Expression::Pair("=", Box::new(name), Box::new(self.single()?)) } else { name }
            };
            list.push((key, value));
            (self.passes(",") || self.next().text == "}").then_some(())?;
        }
        Some(list)
    }

    /// Reads within brackets, where `in` is part of a value even in the head of a loop.
    pub(super) fn freely<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let in_head = std::mem::replace(&mut self.in_head, false);
        let read = read(self);
        self.in_head = in_head;
        read
    }
}
