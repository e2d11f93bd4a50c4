//! Makes scripts smaller without knowing all of the language: comments and blanks go, and names that only a function knows become
//! short. A script that uses more of the language than is known here keeps its names, one that cannot be read keeps everything.

use std::collections::{BTreeMap, BTreeSet};

/// A token, and whether it begins a line.
#[derive(Debug, Clone, Copy)]
struct Token<'a> {
    kind: Kind,
    text: &'a str,
    opens_line: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Number,
    /// A string, a regular expression or a template.
    Text,
    Sign,
}

/// A function: the one around it, and the names that belong to it.
#[derive(Debug, Default)]
struct Function<'a> {
    outer: usize,
    own: BTreeSet<&'a str>,
}

/// Words that are no names; and those at which a script says more than is known here.
const KEYWORDS: [&str; 47] = [
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
    "export",
    "extends",
    "finally",
    "for",
    "function",
    "if",
    "import",
    "in",
    "instanceof",
    "let",
    "new",
    "return",
    "super",
    "switch",
    "this",
    "throw",
    "try",
    "typeof",
    "var",
    "void",
    "while",
    "with",
    "yield",
    "await",
    "async",
    "of",
    "null",
    "true",
    "false",
    "undefined",
    "arguments",
    "get",
    "set",
    "static",
    "enum",
    "eval",
];
const UNKNOWN: [&str; 9] = ["=>", "class", "with", "eval", "import", "export", "async", "await", "yield"];
/// After these words a slash begins a regular expression, and a brace an object.
const BEFORE_VALUE: [&str; 12] = ["return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do", "instanceof"];

/// The script, smaller.
pub(super) fn minify(script: &str) -> String {
    let Some(tokens) = tokens(script) else { return script.to_owned() };
    let short = names(&tokens).unwrap_or_default();
    let mut out = String::with_capacity(script.len());
    let mut before: Option<&Token<'_>> = None;
    for (at, token) in tokens.iter().enumerate() {
        let text = short.get(&at).map_or(token.text, String::as_str);
        if let Some(before) = before {
            if token.opens_line && may_end(before) && may_begin(token) {
                out.push('\n');
            } else if touches(before, token) {
                out.push(' ');
            }
        }
        out.push_str(text);
        before = Some(token);
    }
    out.push('\n');
    out
}

/// Whether a line end after this token may end a statement.
fn may_end(token: &Token<'_>) -> bool {
    token.kind != Kind::Sign || matches!(token.text, ")" | "]" | "}" | "++" | "--")
}

/// Whether a line end before this token may begin a statement.
fn may_begin(token: &Token<'_>) -> bool {
    token.kind != Kind::Sign || !matches!(token.text, ")" | "]" | "}" | "," | ";" | "." | "?" | ":" | "=" | "&" | "|")
}

/// Whether two tokens would become one, or another two, side by side.
fn touches(a: &Token<'_>, b: &Token<'_>) -> bool {
    let last = a.text.chars().next_back().unwrap_or(' ');
    let first = b.text.chars().next().unwrap_or(' ');
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '#') || !c.is_ascii();
    (is_word(last) && is_word(first)) || (a.kind == Kind::Number && first == '.') || (last == first && "+-/".contains(first))
}

/// The tokens, or nothing when it cannot be told where one ends.
fn tokens(script: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let (mut at, mut opens_line) = (0, true);
    let bytes = script.as_bytes();
    while at < bytes.len() {
        let rest = &script[at..];
        let byte = bytes[at];
        let (kind, length) = if byte.is_ascii_whitespace() {
            opens_line |= byte == b'\n';
            at += 1;
            continue;
        } else if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
            continue;
        } else if let Some(comment) = rest.strip_prefix("/*") {
            let length = comment.find("*/")? + 4;
            opens_line |= rest[..length].contains('\n');
            at += length;
            continue;
        } else if byte.is_ascii_digit() || (byte == b'.' && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)) {
            (Kind::Number, rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '.' && c != '_').unwrap_or(rest.len()))
        } else if byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'$') || !byte.is_ascii() {
            (Kind::Word, rest.find(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric() && !matches!(c, '_' | '$')).unwrap_or(rest.len()))
        } else if matches!(byte, b'"' | b'\'') {
            (Kind::Text, quoted(rest, char::from(byte))?)
        } else if byte == b'/' && tokens.last().is_none_or(|last| last.text != "}" && !is_value(last)) {
            let length = quoted(rest, '/')?;
            (Kind::Text, length + rest[length..].find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(0))
        } else if byte == b'`' || byte == b'#' || byte == b'@' || (byte == b'/' && tokens.last().is_some_and(|last| last.text == "}")) {
            // Templates, private names, and a slash of which nobody knows what it begins.
            return None;
        } else {
            let long = ["...", "=>", "++", "--"].into_iter().find(|sign| rest.starts_with(sign));
            (Kind::Sign, long.map_or(1, str::len))
        };
        tokens.push(Token { kind, text: &rest[..length], opens_line });
        opens_line = false;
        at += length;
    }
    Some(tokens)
}

/// Whether what ends here is a value, so that a slash divides it.
fn is_value(token: &Token<'_>) -> bool {
    match token.kind {
        Kind::Word => !BEFORE_VALUE.contains(&token.text),
        Kind::Number | Kind::Text => true,
        Kind::Sign => matches!(token.text, ")" | "]" | "++" | "--"),
    }
}

/// The length of what stands between two such signs, on one line, with them.
fn quoted(text: &str, sign: char) -> Option<usize> {
    let (mut escaped, mut bracket) = (false, false);
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '\n' => return None,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' | ']' if sign == '/' => bracket = c == '[',
            c if c == sign && !bracket => return Some(at + c.len_utf8()),
            _ => {}
        }
    }
    None
}

/// Short names by the number of the token; nothing when the script says more than is known here.
fn names(tokens: &[Token<'_>]) -> Option<BTreeMap<usize, String>> {
    // `script.async` and `promise.catch` are parts of something, and say nothing of themselves.
    let is_part = |at: usize| at > 0 && tokens[at - 1].kind == Kind::Sign && tokens[at - 1].text == ".";
    let is_unknown = |(at, token): (usize, &Token<'_>)| token.kind != Kind::Text && UNKNOWN.contains(&token.text) && !is_part(at);
    if tokens.iter().enumerate().any(is_unknown) {
        return None;
    }
    let text = |at: usize| tokens.get(at).filter(|token| token.kind != Kind::Text).map_or("", |token| token.text);
    let (owners, mut functions) = functions(tokens)?;
    let is_name = |at: usize| tokens.get(at).is_some_and(|token| token.kind == Kind::Word) && !KEYWORDS.contains(&text(at));
    // What is declared.
    for (at, own) in owners.iter().copied().enumerate() {
        match text(at) {
            "function" if is_name(at + 1) => drop(functions[own].own.insert(text(at + 1))),
            "catch" if text(at + 1) == "(" && !is_part(at) => drop(is_name(at + 2).then(|| functions[own].own.insert(text(at + 2)))?),
            "var" | "let" | "const" if !is_part(at) => {
                let (mut place, mut depth) = (at + 1, 0);
                functions[own].own.insert(is_name(place).then(|| text(place))?);
                while depth >= 0 && place < tokens.len() && (depth > 0 || text(place) != ";") {
                    match text(place) {
                        "(" | "[" | "{" => depth += 1,
                        ")" | "]" | "}" => depth -= 1,
                        "," if depth == 0 => drop(functions[own].own.insert(is_name(place + 1).then(|| text(place + 1))?)),
                        _ => {}
                    }
                    place += 1;
                }
            }
            _ => {}
        }
    }
    // Which variable each name is: that of the nearest function that declares it, or one of the whole page.
    let mut braces: Vec<&str> = Vec::new();
    let mut variables: BTreeMap<(usize, &str), Vec<usize>> = BTreeMap::new();
    for at in 0..tokens.len() {
        let before = if at == 0 { "" } else { text(at - 1) };
        match text(at) {
            "{" => {
                let is_sign = at > 0 && tokens[at - 1].kind == Kind::Sign;
                let is_object =
                    (is_sign && !matches!(before, ")" | ";" | "{" | "}")) || matches!(before, "return" | "typeof" | "in" | "of");
                braces.push(if is_object { "object" } else { "{" });
            }
            sign @ ("(" | "[") => braces.push(sign),
            ")" | "]" | "}" => drop(braces.pop()?),
            name if is_name(at) && before != "." => {
                let is_first = matches!(before, "{" | ",") && braces.last() == Some(&"object");
                match text(at + 1) {
                    ":" if is_first => continue,
                    _ if is_first => return None,
                    ":" if matches!(before, "{" | "}" | ";" | ")") => return None,
                    _ => {}
                }
                let mut owner = owners[at];
                while owner > 0 && !functions[owner].own.contains(name) {
                    owner = functions[owner].outer;
                }
                variables.entry((owner, name)).or_default().push(at);
            }
            _ => {}
        }
    }
    Some(shortened(&variables, &owners, &functions))
}

/// The function to which each token belongs, and the functions with their parameters; the first is the page.
fn functions<'a>(tokens: &[Token<'a>]) -> Option<(Vec<usize>, Vec<Function<'a>>)> {
    let mut functions = vec![Function::default()];
    let mut owners = Vec::with_capacity(tokens.len());
    // The functions that are open, each with the depth of its brace; and whether parameters are being read.
    let (mut open, mut depth, mut at) = (vec![(0, 0)], 0, 0);
    while let Some(token) = tokens.get(at) {
        let own = open.last()?.0;
        owners.push(own);
        at += 1;
        match (token.kind, token.text) {
            (Kind::Word, "function") => {
                if tokens.get(at)?.kind == Kind::Word {
                    owners.push(own);
                    at += 1;
                }
                let mut function = Function { outer: own, own: BTreeSet::new() };
                let number = functions.len();
                loop {
                    let token = tokens.get(at)?;
                    owners.push(number);
                    at += 1;
                    match (token.kind, token.text) {
                        (Kind::Word, name) => drop(function.own.insert(name)),
                        (Kind::Sign, "(" | "," | ")") => {}
                        (Kind::Sign, "{") => break,
                        _ => return None,
                    }
                }
                functions.push(function);
                depth += 1;
                open.push((number, depth));
            }
            (Kind::Sign, "{") => depth += 1,
            (Kind::Sign, "}") => {
                if open.last()?.1 == depth && open.len() > 1 {
                    open.pop();
                }
                depth -= 1;
            }
            _ => {}
        }
    }
    Some((owners, functions))
}

/// Gives each variable of a function the shortest name that nothing in the function means already, those used most first.
fn shortened(variables: &BTreeMap<(usize, &str), Vec<usize>>, owners: &[usize], functions: &[Function<'_>]) -> BTreeMap<usize, String> {
    // The functions in which each variable is used, or inside of which it is.
    let mut within: BTreeMap<usize, BTreeSet<(usize, &str)>> = BTreeMap::new();
    for (variable, places) in variables {
        for place in places {
            let mut inside = owners[*place];
            while inside > variable.0 && within.entry(inside).or_default().insert(*variable) {
                inside = functions[inside].outer;
            }
        }
    }
    let mut given: BTreeMap<(usize, &str), String> = BTreeMap::new();
    let mut short = BTreeMap::new();
    for number in 1..functions.len() {
        let mut taken: BTreeSet<String> = within
            .get(&number)
            .into_iter()
            .flatten()
            .map(|variable| given.get(variable).cloned().unwrap_or_else(|| variable.1.to_owned()))
            .collect();
        let mut own: Vec<_> = variables.range((number, "")..(number + 1, "")).collect();
        own.sort_by_key(|(variable, places)| (std::cmp::Reverse(places.len()), variable.1));
        let mut candidates = (0..).map(letters).filter(|name| !KEYWORDS.contains(&name.as_str()));
        for (variable, places) in own {
            let Some(name) = candidates.by_ref().find(|name| !taken.contains(name)) else { continue };
            short.extend(places.iter().map(|place| (*place, name.clone())));
            taken.insert(name.clone());
            given.insert(*variable, name);
        }
    }
    short
}

/// `a`, `b`, …, `aa`, …
fn letters(mut number: usize) -> String {
    let mut name = String::new();
    loop {
        name.insert(0, char::from(b'a' + u8::try_from(number % 26).unwrap_or_default()));
        if number < 26 {
            return name;
        }
        number = number / 26 - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::minify;

    #[test]
    fn names_of_functions_become_short_and_all_others_stay() {
        let cases = [
            (
                "(function (motcua) {\n  // Why.\n  var list = [1, 2], other;\n  motcua.list = { list: list, other: other ? list : motcua };\n})(window);\n",
                "(function(b){var a=[1,2],c;b.list={list:a,other:c?a:b};})(window);\n",
            ),
            // A name of the page that another function declares for itself.
            (
                "function go() { var name = 1; return name; }\nfunction tell() { return name; }",
                "function go(){var a=1;return a;}\nfunction tell(){return name;}\n",
            ),
            // What an inner function uses keeps its name there, and an inner name does not hide it.
            (
                "(function(){var one=a(),two;function three(four){return one+four+b;}three(two);})()",
                "(function(){var c=a(),e;function d(a){return c+a+b;}d(e);})()\n",
            ),
            ("var x = 1\nvar y = x\n++y\n", "var x=1\nvar y=x\n++y\n"),
            ("a = b + +c - -d / /[/]'x/.test(e) / 2", "a=b+ +c- -d/ /[/]'x/.test(e)/2\n"),
            ("(function(){try{f()}catch(error){g(error,'error')}})()", "(function(){try{f()}catch(a){g(a,'error')}})()\n"),
            (
                "(function(n){for(var key in n)if(n[key])return 1 .toFixed()})()",
                "(function(a){for(var b in a)if(a[b])return 1 .toFixed()})()\n",
            ),
            // A word of the language behind a dot is the name of a part.
            (
                "(function(one){ one.async = false; one.then(two).catch(function () { one.class(); }); })()",
                "(function(a){a.async=false;a.then(two).catch(function(){a.class();});})()\n",
            ),
        ];
        for (script, small) in cases {
            assert_eq!(minify(script), small);
        }
    }

    #[test]
    fn what_is_not_known_keeps_its_names_or_everything() {
        assert_eq!(minify("(function(one){ return [1].map(x => one); })()"), "(function(one){return[1].map(x=>one);})()\n");
        assert_eq!(minify("(function(one){ return { one }; })()"), "(function(one){return{one};})()\n");
        assert_eq!(minify("(function(one){ var {two} = one; })()"), "(function(one){var{two}=one;})()\n");
        for whole in ["a = `x // y`;", "a = 'open", "if (a) { } /x y/.test(b)", "/* open"] {
            assert_eq!(minify(whole), whole);
        }
    }
}
