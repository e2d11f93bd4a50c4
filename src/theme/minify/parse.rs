//! From tokens to what the script says: statements. Nothing where more of the language is used than is known here.

use super::lex::{Kind, Token, tokens};
use super::syntax::{Expression, Function, Key, Names, Scope, Statement};

/// How deep statements and values may stand in each other.
const DEEPEST: usize = 100;

/// Reads a script.
pub(super) struct Parser<'a> {
    pub(super) tokens: Vec<Token<'a>>,
    pub(super) at: usize,
    pub(super) names: Names<'a>,
    pub(super) scope: usize,
    /// Whether the function that is being read asks for `this` or `arguments`.
    pub(super) asks: bool,
    /// Whether `in` belongs to the head of a loop and not to a value.
    pub(super) in_head: bool,
    depth: usize,
}

/// What a script says, and the names in it; nothing when it says more than is known here.
pub(super) fn parse(script: &str) -> Option<(Vec<Statement<'_>>, Names<'_>)> {
    let page = Scope { is_function: true, ..Scope::default() };
    let names = Names { scopes: vec![page], ..Names::default() };
    let mut parser = Parser { tokens: tokens(script)?, at: 0, names, scope: 0, asks: false, in_head: false, depth: 0 };
    let statements = parser.statements()?;
    (parser.at == parser.tokens.len()).then_some((statements, parser.names))
}

impl<'a> Parser<'a> {
    /// The token that comes, or an empty one at the end.
    pub(super) fn next(&self) -> Token<'a> {
        self.tokens.get(self.at).copied().unwrap_or(Token { kind: Kind::Sign, text: "", opens_line: true })
    }

    pub(super) fn take(&mut self) -> Token<'a> {
        let token = self.next();
        self.at += 1;
        token
    }

    /// Goes past this sign or word if it comes.
    pub(super) fn passes(&mut self, text: &str) -> bool {
        let comes = self.next().text == text;
        self.at += usize::from(comes);
        comes
    }

    /// Goes past this sign or word, which must come.
    pub(super) fn require(&mut self, text: &str) -> Option<()> {
        self.passes(text).then_some(())
    }

    /// Goes one deeper while it reads.
    pub(super) fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.depth += 1;
        let read = (self.depth < DEEPEST).then(|| read(self))?;
        self.depth -= 1;
        read
    }

    /// Reads in a scope of its own.
    fn within<T>(&mut self, is_function: bool, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let outer = self.scope;
        self.scope = self.names.scopes.len();
        self.names.scopes.push(Scope { outer, is_function, ..Scope::default() });
        let read = read(self);
        self.scope = outer;
        read
    }

    /// A list of statements until a brace closes or the script ends.
    fn statements(&mut self) -> Option<Vec<Statement<'a>>> {
        let mut statements = Vec::new();
        while !matches!(self.next().text, "" | "}") {
            let is_first = statements.iter().all(|statement| matches!(statement, Statement::Directive(_)));
            let is_text = self.next().kind == Kind::Text && self.next().text.starts_with(['\'', '"']);
            if self.next().text == "function" {
                statements.push(Statement::Function(self.declared_function()?));
                continue;
            }
            statements.push(match self.statement()? {
                Statement::Value(Expression::Plain(_)) if is_first && is_text => Statement::Directive(self.directive()?),
                // In brackets it is none, and without them it would be.
                Statement::Value(Expression::Plain(text)) if is_first && text.starts_with(['\'', '"']) => return None,
                statement => statement,
            });
        }
        Some(statements)
    }

    /// The text that was just read as a statement.
    fn directive(&self) -> Option<&'a str> {
        let text = |back: usize| self.tokens.get(self.at.checked_sub(back)?);
        text(1).filter(|token| token.kind == Kind::Text).or_else(|| text(2)).map(|token| token.text)
    }

    fn block(&mut self) -> Option<Vec<Statement<'a>>> {
        self.within(false, Self::braces)
    }

    fn braces(&mut self) -> Option<Vec<Statement<'a>>> {
        self.require("{")?;
        let statements = self.statements()?;
        self.require("}")?;
        Some(statements)
    }

    fn statement(&mut self) -> Option<Statement<'a>> {
        self.deeper(Self::any_statement)
    }

    fn any_statement(&mut self) -> Option<Statement<'a>> {
        let token = self.next();
        if token.kind == Kind::Text || token.kind == Kind::Number {
            return self.value_statement();
        }
        match token.text {
            "{" => self.block().map(Statement::Block),
            ";" => {
                self.at += 1;
                Some(Statement::Empty)
            }
            "var" | "let" | "const" => {
                let declaration = self.declaration()?;
                self.end(declaration)
            }
            // `if (a) function b() {}`.
            "function" => None,
            "return" | "throw" => {
                self.at += 1;
                let next = self.next();
                let value = if next.opens_line || matches!(next.text, ";" | "}" | "") { None } else { Some(self.value()?) };
                (value.is_some() || token.text == "return").then_some(())?;
                self.end(Statement::Leave(token.text, value))
            }
            "break" | "continue" => {
                self.at += 1;
                self.end(Statement::Jump(token.text))
            }
            "if" => {
                self.at += 1;
                let test = self.in_brackets()?;
                let then = self.statement()?;
                let other = if self.passes("else") { Some(Box::new(self.statement()?)) } else { None };
                Some(Statement::If(test, Box::new(then), other))
            }
            "for" => {
                self.at += 1;
                self.within(false, Self::repeated)
            }
            "while" => {
                self.at += 1;
                Some(Statement::While(self.in_brackets()?, Box::new(self.statement()?)))
            }
            "do" => {
                self.at += 1;
                let body = self.statement()?;
                self.require("while")?;
                let test = self.in_brackets()?;
                self.passes(";");
                Some(Statement::DoWhile(Box::new(body), test))
            }
            "try" => {
                self.at += 1;
                self.attempt()
            }
            _ => self.value_statement(),
        }
    }

    fn value_statement(&mut self) -> Option<Statement<'a>> {
        let value = self.value()?;
        self.end(Statement::Value(value))
    }

    /// The statement, if it ends here.
    fn end(&mut self, statement: Statement<'a>) -> Option<Statement<'a>> {
        let ends = self.passes(";") || self.next().opens_line || self.next().text == "}";
        ends.then_some(statement)
    }

    fn in_brackets(&mut self) -> Option<Expression<'a>> {
        self.require("(")?;
        let value = self.value()?;
        self.require(")")?;
        Some(value)
    }

    /// What stands behind `for`.
    fn repeated(&mut self) -> Option<Statement<'a>> {
        self.require("(")?;
        let first = match self.next().text {
            ";" => None,
            "var" | "let" | "const" => Some(self.headed(Self::declaration)?),
            _ => Some(Statement::Value(self.headed(Self::value)?)),
        };
        let word = self.next().text;
        if matches!(word, "in" | "of") {
            self.at += 1;
            let first = first.filter(|first| match first {
                Statement::Declare(_, list) => list.len() == 1 && list.iter().all(|(_, value)| value.is_none()),
                Statement::Value(value) => matches!(value, Expression::Name(_)),
                _ => false,
            })?;
            let list = self.value()?;
            self.require(")")?;
            return Some(Statement::Each(Box::new(first), word, list, Box::new(self.statement()?)));
        }
        self.require(";")?;
        let test = if self.next().text == ";" { None } else { Some(self.value()?) };
        self.require(";")?;
        let step = if self.next().text == ")" { None } else { Some(self.value()?) };
        self.require(")")?;
        Some(Statement::For(first.map(Box::new), test, step, Box::new(self.statement()?)))
    }

    /// Reads the head of a loop, in which `in` is no part of a value.
    fn headed<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.in_head = true;
        let read = read(self);
        self.in_head = false;
        read
    }

    fn attempt(&mut self) -> Option<Statement<'a>> {
        let body = self.block()?;
        let caught = if self.passes("catch") { Some(self.within(false, Self::caught)?) } else { None };
        let after = if self.passes("finally") { Some(self.block()?) } else { None };
        (caught.is_some() || after.is_some()).then_some(Statement::Try(body, caught, after))
    }

    fn caught(&mut self) -> Option<(Option<Expression<'a>>, Vec<Statement<'a>>)> {
        let mut what = None;
        if self.passes("(") {
            let name = Expression::Name(self.bare_name()?);
            self.declare(&name, self.scope)?;
            what = Some(name);
            self.require(")")?;
        }
        Some((what, self.braces()?))
    }

    /// `var a = 1, b`, without its end.
    fn declaration(&mut self) -> Option<Statement<'a>> {
        let word = self.take().text;
        let mut scope = self.scope;
        while word == "var" && !self.names.scopes[scope].is_function {
            scope = self.names.scopes[scope].outer;
        }
        let mut list = Vec::new();
        loop {
            let target = match self.next().text {
                "{" | "[" => self.primary()?,
                _ => Expression::Name(self.bare_name()?),
            };
            self.declare(&target, scope)?;
            let value = if self.passes("=") { Some(self.single()?) } else { None };
            list.push((target, value));
            if !self.passes(",") {
                return Some(Statement::Declare(word, list));
            }
        }
    }

    /// Declares the names into which a value is taken apart.
    fn declare(&mut self, target: &Expression<'a>, scope: usize) -> Option<()> {
        match target {
            Expression::Name(number) => {
                let name = self.names.uses[*number].1;
                // `catch (e) { var e; }`, of which browsers make two.
                let mut inner = self.scope;
                while inner != scope {
                    (!self.names.scopes[inner].own.contains(name)).then_some(())?;
                    inner = self.names.scopes[inner].outer;
                }
                self.names.scopes[scope].own.insert(name);
                Some(())
            }
            Expression::List(list) => list.iter().try_for_each(|one| self.declare(one, scope)),
            Expression::Object(list) => {
                list.iter().try_for_each(|(key, one)| matches!(key, Key::Plain(_)).then(|| self.declare(one, scope))?)
            }
            Expression::Pair("=", target, _) | Expression::Spread(target) => self.declare(target, scope),
            _ => None,
        }
    }

    fn declared_function(&mut self) -> Option<Function<'a>> {
        self.require("function")?;
        let scope = self.scope;
        // What a function in a block means depends on how strict the script is.
        self.names.scopes[scope].is_function.then_some(())?;
        let name = self.bare_name()?;
        self.declare(&Expression::Name(name), scope)?;
        self.function(Some(name))
    }

    /// A function, behind its name.
    pub(super) fn function(&mut self, name: Option<usize>) -> Option<Function<'a>> {
        let outer = std::mem::replace(&mut self.asks, false);
        let mut function = self.within(true, |parser| {
            let parameters = parser.parameters()?;
            let body = parser.body(&parameters, Self::braces)?;
            Some(Function { name, parameters, body, is_arrow: false, asks: false })
        })?;
        function.asks = std::mem::replace(&mut self.asks, outer);
        Some(function)
    }

    /// A function expression that may call itself by its own name.
    pub(super) fn named_function(&mut self) -> Option<Function<'a>> {
        self.within(false, |parser| {
            let name = parser.bare_name()?;
            parser.declare(&Expression::Name(name), parser.scope)?;
            parser.function(Some(name))
        })
    }

    pub(super) fn arrow(&mut self) -> Option<Function<'a>> {
        self.within(true, |parser| {
            let parameters = if parser.next().text == "(" {
                parser.parameters()?
            } else {
                let one = Expression::Name(parser.bare_name()?);
                parser.declare(&one, parser.scope)?;
                vec![one]
            };
            parser.require("=>")?;
            let body = if parser.next().text == "{" {
                parser.freely(|parser| parser.body(&parameters, Self::braces))?
            } else {
                parser.body(&parameters, |parser| Some(vec![Statement::Leave("return", Some(parser.single()?))]))?
            };
            Some(Function { name: None, parameters, body, is_arrow: true, asks: false })
        })
    }

    /// The body of a function. Where parameters have values of their own, these do not know the names that it declares.
    fn body(
        &mut self,
        parameters: &[Expression<'a>],
        read: impl FnOnce(&mut Self) -> Option<Vec<Statement<'a>>>,
    ) -> Option<Vec<Statement<'a>>> {
        if parameters.iter().all(|one| matches!(one, Expression::Name(_))) {
            return self.deeper(read);
        }
        let number = self.names.scopes.len();
        let body = self.deeper(|parser| parser.within(true, read))?;
        let is_apart = self.names.scopes[number].own.is_disjoint(&self.names.scopes[self.scope].own);
        is_apart.then_some(body)
    }

    fn parameters(&mut self) -> Option<Vec<Expression<'a>>> {
        self.require("(")?;
        let parameters = self.list(")")?;
        parameters.iter().try_for_each(|one| self.declare(one, self.scope))?;
        Some(parameters)
    }
}
