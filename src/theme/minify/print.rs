//! From what a script says to its text, with no character that is not needed.

use super::syntax::{Expression, Function, Key, Statement, closeness};
use super::value::is_free;

/// Writes a script.
pub(super) struct Printer<'n> {
    out: String,
    /// What each use of a name is called.
    names: &'n [String],
    /// Whether the head of a loop is being written, where `in` says something else.
    in_head: bool,
}

/// The script; `names` has what each use of a name is called.
pub(super) fn print(statements: &[Statement<'_>], names: &[String]) -> String {
    let mut printer = Printer { out: String::new(), names, in_head: false };
    printer.statements(statements);
    printer.out
}

impl Printer<'_> {
    /// Writes a token, apart from the one before where they would become one, or another two.
    fn write(&mut self, text: &str) {
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$') || !c.is_ascii();
        if let (Some(last), Some(first)) = (self.out.chars().next_back(), text.chars().next())
            && ((is_word(last) && is_word(first))
                || (last == first && "+-/".contains(first))
                || (text.starts_with("--") && self.out.ends_with("<!")))
        {
            self.out.push(' ');
        }
        self.out.push_str(text);
    }

    fn statements(&mut self, statements: &[Statement<'_>]) {
        for (at, statement) in statements.iter().enumerate() {
            self.statement(statement, at + 1 == statements.len());
        }
    }

    fn block(&mut self, statements: &[Statement<'_>]) {
        self.write("{");
        self.statements(statements);
        self.write("}");
    }

    /// Writes a statement; one that is the last before a brace needs no semicolon.
    fn statement(&mut self, statement: &Statement<'_>, is_last: bool) {
        match statement {
            Statement::Value(value) => {
                let start = self.out.len();
                self.value(value, 0);
                let written = self.out[start..].trim_start();
                if written.starts_with('{') || starts_with_word(written, "function") || starts_with_word(written, "let") {
                    self.out.insert(start, '(');
                    self.out.push(')');
                }
            }
            Statement::Directive(text) => self.write(text),
            Statement::Declare(word, list) => self.declaration(word, list),
            Statement::Function(function) => return self.function(function),
            Statement::Leave(word, value) => {
                self.write(word);
                if let Some(value) = value {
                    self.value(value, 0);
                }
            }
            Statement::Jump(word) => self.write(word),
            Statement::If(test, then, other) => {
                self.head("if", test);
                let Some(other) = other else { return self.statement(then, is_last) };
                if takes_else(then) {
                    self.block(std::slice::from_ref(then));
                } else {
                    self.statement(then, false);
                }
                self.write("else");
                return self.statement(other, is_last);
            }
            Statement::For(first, test, step, body) => {
                self.write("for(");
                self.in_head = true;
                match first.as_deref() {
                    Some(Statement::Declare(word, list)) => self.declaration(word, list),
                    Some(Statement::Value(value)) => self.value(value, 0),
                    _ => {}
                }
                self.in_head = false;
                for part in [test, step] {
                    self.write(";");
                    if let Some(part) = part {
                        self.value(part, 0);
                    }
                }
                self.write(")");
                return self.statement(body, is_last);
            }
            Statement::Each(first, word, list, body) => {
                self.write("for(");
                match &**first {
                    Statement::Declare(word, list) => self.declaration(word, list),
                    Statement::Value(value) => self.value(value, 18),
                    _ => {}
                }
                self.write(word);
                self.value(list, if *word == "of" { 2 } else { 0 });
                self.write(")");
                return self.statement(body, is_last);
            }
            Statement::While(test, body) => {
                self.head("while", test);
                return self.statement(body, is_last);
            }
            Statement::DoWhile(body, test) => {
                self.write("do");
                self.statement(body, false);
                self.head("while", test);
            }
            Statement::Block(statements) => return self.block(statements),
            Statement::Try(body, caught, after) => {
                self.write("try");
                self.block(body);
                if let Some((what, body)) = caught {
                    self.write("catch");
                    if let Some(what) = what {
                        self.write("(");
                        self.value(what, 0);
                        self.write(")");
                    }
                    self.block(body);
                }
                if let Some(body) = after {
                    self.write("finally");
                    self.block(body);
                }
                return;
            }
            Statement::Empty => return self.write(";"),
        }
        if !is_last {
            self.write(";");
        }
    }

    fn head(&mut self, word: &str, test: &Expression<'_>) {
        self.write(word);
        self.write("(");
        self.value(test, 0);
        self.write(")");
    }

    fn declaration(&mut self, word: &str, list: &[(Expression<'_>, Option<Expression<'_>>)]) {
        self.write(word);
        for (at, (target, value)) in list.iter().enumerate() {
            if at > 0 {
                self.write(",");
            }
            self.value(target, 2);
            if let Some(value) = value {
                self.write("=");
                self.value(value, 2);
            }
        }
    }

    /// Writes a value, in brackets if it holds less closely than its place demands.
    fn value(&mut self, value: &Expression<'_>, least: u8) {
        let is_head = self.in_head && matches!(value, Expression::Pair("in", ..));
        if value.closeness() < least || is_head {
            self.write("(");
            self.bare_value(value);
            self.write(")");
        } else {
            self.bare_value(value);
        }
    }

    fn bare_value(&mut self, value: &Expression<'_>) {
        match value {
            Expression::Name(number) => {
                let names = self.names;
                self.write(&names[*number]);
            }
            Expression::Plain(text) => self.write(text),
            Expression::List(list) => {
                self.write("[");
                self.list(list);
                self.write("]");
            }
            Expression::Object(list) => self.object(list),
            Expression::Function(function) => self.function(function),
            Expression::Prefix(sign, of) => {
                self.write(sign);
                self.value(of, 15);
            }
            Expression::Postfix(sign, of) => {
                self.value(of, 17);
                self.write(sign);
            }
            Expression::Pair(sign, left, right) => {
                let close = closeness(sign).unwrap_or_default();
                let is_assignment = close == 2;
                self.value(left, if is_assignment { 17 } else { close });
                self.write(sign);
                // Several values between commas, and those of which the first that tells counts, are read from the left whatever the brackets.
                self.value(right, if matches!(close, 1 | 2 | 4 | 5) { close } else { close + 1 });
            }
            Expression::Choice(test, yes, no) => {
                self.value(test, 4);
                self.write("?");
                self.value(yes, 2);
                self.write(":");
                self.value(no, 2);
            }
            Expression::Call(what, given) => {
                self.value(what, 18);
                self.given(given);
            }
            Expression::New(what, given) => {
                self.write("new");
                self.value(what, if has_call(what) { 99 } else { 18 });
                self.given(given);
            }
            Expression::Part(of, name) => {
                self.value(of, 18);
                // `1 .toFixed()`.
                if matches!(&**of, Expression::Plain(text) if text.bytes().all(|byte| byte.is_ascii_digit())) {
                    self.out.push(' ');
                }
                self.write(".");
                self.write(name);
            }
            Expression::At(of, place) => {
                self.value(of, 18);
                self.write("[");
                self.value(place, 0);
                self.write("]");
            }
            Expression::Spread(of) => {
                self.write("...");
                self.value(of, 2);
            }
        }
    }

    fn given(&mut self, given: &[Expression<'_>]) {
        self.write("(");
        self.list(given);
        self.write(")");
    }

    fn list(&mut self, list: &[Expression<'_>]) {
        for (at, one) in list.iter().enumerate() {
            if at > 0 {
                self.write(",");
            }
            self.value(one, 2);
        }
    }

    fn object(&mut self, list: &[(Key<'_>, Expression<'_>)]) {
        self.write("{");
        for (at, (key, value)) in list.iter().enumerate() {
            if at > 0 {
                self.write(",");
            }
            match key {
                Key::Plain(text) => {
                    let name = match value {
                        Expression::Pair("=", name, _) => name,
                        name => name,
                    };
                    let names = self.names;
                    // A pattern's `{a = 1}` and a value's `{a: a = 1}` look alike in the tree, and the longer is right for both.
                    let is_short = matches!(name, Expression::Name(number) if names[*number] == **text && text != "__proto__" && is_free(text))
                        && matches!(value, Expression::Name(_));
                    if !is_short {
                        self.write(text);
                        self.write(":");
                    }
                    self.value(value, 2);
                }
                Key::Computed(key) => {
                    self.write("[");
                    self.value(key, 2);
                    self.write("]:");
                    self.value(value, 2);
                }
                Key::Spread => {
                    self.write("...");
                    self.value(value, 2);
                }
            }
        }
        self.write("}");
    }

    fn function(&mut self, function: &Function<'_>) {
        let in_head = std::mem::replace(&mut self.in_head, false);
        if function.is_arrow {
            match &function.parameters[..] {
                [name @ Expression::Name(_)] => self.value(name, 2),
                list => self.given(list),
            }
            self.write("=>");
            if let [Statement::Leave("return", Some(value))] = &function.body[..] {
                let start = self.out.len();
                self.in_head = in_head;
                self.value(value, 2);
                if self.out[start..].starts_with('{') {
                    self.out.insert(start, '(');
                    self.out.push(')');
                }
            } else {
                self.block(&function.body);
            }
        } else {
            self.write("function");
            if let Some(name) = function.name {
                self.value(&Expression::Name(name), 2);
            }
            self.given(&function.parameters);
            self.block(&function.body);
        }
        self.in_head = in_head;
    }
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$')))
}

/// Whether an `else` behind this statement would be taken for its own.
fn takes_else(statement: &Statement<'_>) -> bool {
    match statement {
        Statement::If(_, _, None) => true,
        Statement::If(_, _, Some(body)) | Statement::For(.., body) | Statement::Each(.., body) | Statement::While(_, body) => {
            takes_else(body)
        }
        _ => false,
    }
}

/// Whether something is called in what `new` makes one of, so that its brackets would be taken for those of `new`.
fn has_call(value: &Expression<'_>) -> bool {
    match value {
        Expression::Call(..) => true,
        Expression::Part(of, _) | Expression::At(of, _) => has_call(of),
        _ => false,
    }
}
