//! What a script says, as a tree.

use std::borrow::Cow;

/// Something with a value; also what a value is taken apart into, `{a, b: [c]}`.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Expression<'a> {
    /// A variable: which of [`Names::uses`] it is.
    Name(usize),
    /// A number, text, regular expression or word of the language, as it is written.
    Plain(Cow<'a, str>),
    List(Vec<Expression<'a>>),
    Object(Vec<(Key<'a>, Expression<'a>)>),
    Function(Box<Function<'a>>),
    /// A sign or word before a value.
    Prefix(&'a str, Box<Expression<'a>>),
    /// `++` or `--` behind one.
    Postfix(&'a str, Box<Expression<'a>>),
    /// Two values with a sign between them: also `=` and its like, and the comma.
    Pair(&'a str, Box<Expression<'a>>, Box<Expression<'a>>),
    Choice(Box<Expression<'a>>, Box<Expression<'a>>, Box<Expression<'a>>),
    Call(Box<Expression<'a>>, Vec<Expression<'a>>),
    New(Box<Expression<'a>>, Vec<Expression<'a>>),
    /// `a.b`.
    Part(Box<Expression<'a>>, Cow<'a, str>),
    /// `a[b]`.
    At(Box<Expression<'a>>, Box<Expression<'a>>),
    Spread(Box<Expression<'a>>),
}

/// What a property of an object is called.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Key<'a> {
    /// A word, text or number.
    Plain(Cow<'a, str>),
    Computed(Expression<'a>),
    /// Those of another object.
    Spread,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Function<'a> {
    pub(super) name: Option<usize>,
    pub(super) parameters: Vec<Expression<'a>>,
    /// That of an arrow with a value is one `return`.
    pub(super) body: Vec<Statement<'a>>,
    pub(super) is_arrow: bool,
    /// Whether it asks for `this` or `arguments` of its own.
    pub(super) asks: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Statement<'a> {
    Value(Expression<'a>),
    /// `'use strict'`.
    Directive(&'a str),
    /// `var`, `let` or `const`.
    Declare(&'a str, Vec<(Expression<'a>, Option<Expression<'a>>)>),
    Function(Function<'a>),
    /// `return` or `throw`.
    Leave(&'a str, Option<Expression<'a>>),
    /// `break` or `continue`.
    Jump(&'a str),
    If(Expression<'a>, Box<Statement<'a>>, Option<Box<Statement<'a>>>),
    For(Option<Box<Statement<'a>>>, Option<Expression<'a>>, Option<Expression<'a>>, Box<Statement<'a>>),
    /// `for (… in …)`, `for (… of …)`.
    Each(Box<Statement<'a>>, &'a str, Expression<'a>, Box<Statement<'a>>),
    While(Expression<'a>, Box<Statement<'a>>),
    DoWhile(Box<Statement<'a>>, Expression<'a>),
    Block(Vec<Statement<'a>>),
    Try(Vec<Statement<'a>>, Option<(Option<Expression<'a>>, Vec<Statement<'a>>)>, Option<Vec<Statement<'a>>>),
    Empty,
}

/// The names in a script: the scopes in which they are declared, the first of which is the page, and where they are used.
#[derive(Debug, Default)]
pub(super) struct Names<'a> {
    pub(super) scopes: Vec<Scope<'a>>,
    pub(super) uses: Vec<(usize, &'a str)>,
    /// Whether things may be made of functions: there is `new` of what is not the browser's, or a `prototype`.
    pub(super) makes: bool,
}

/// A function or a block.
#[derive(Debug, Default)]
pub(super) struct Scope<'a> {
    /// The scope around it; the page is around itself.
    pub(super) outer: usize,
    pub(super) is_function: bool,
    pub(super) own: std::collections::BTreeSet<&'a str>,
}

impl Names<'_> {
    /// The scope to which the variable of this use belongs; 0 for the page, be it declared or not.
    pub(super) fn owner(&self, number: usize) -> usize {
        let (mut scope, name) = self.uses[number];
        while scope > 0 && !self.scopes[scope].own.contains(name) {
            scope = self.scopes[scope].outer;
        }
        scope
    }
}

impl Expression<'_> {
    /// How closely the parts of an expression hold together: what holds less closely than its place demands stands in brackets.
    pub(super) fn closeness(&self) -> u8 {
        match self {
            Self::Pair(sign, ..) => closeness(sign).unwrap_or_default(),
            Self::Function(function) if function.is_arrow => 2,
            Self::Spread(_) => 2,
            Self::Choice(..) => 3,
            Self::Prefix(..) => 15,
            Self::Postfix(..) => 16,
            Self::Call(..) | Self::New(..) | Self::Part(..) | Self::At(..) => 18,
            _ => 20,
        }
    }
}

/// How closely a sign between two values holds them; nothing for other signs.
pub(super) fn closeness(sign: &str) -> Option<u8> {
    Some(match sign {
        "," => 1,
        "=" | "+=" | "-=" | "*=" | "/=" | "%=" | "&=" | "|=" | "^=" | "<<=" | ">>=" | ">>>=" => 2,
        "||" => 4,
        "&&" => 5,
        "|" => 6,
        "^" => 7,
        "&" => 8,
        "==" | "!=" | "===" | "!==" => 9,
        "<" | ">" | "<=" | ">=" | "in" | "instanceof" => 10,
        "<<" | ">>" | ">>>" => 11,
        "+" | "-" => 12,
        "*" | "/" | "%" => 13,
        _ => return None,
    })
}
