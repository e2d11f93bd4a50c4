//! What means the same in fewer characters. Only what also compresses better is done: an `if` as `&&`, texts all in the same
//! marks or several statements with commas between them made scripts smaller and their archives larger.

use std::collections::{BTreeMap, BTreeSet};

use super::syntax::{Expression, Function, Names, Statement};

/// Says statements shorter.
pub(super) fn shrink(statements: &mut Vec<Statement<'_>>, names: &Names<'_>) {
    let mut out: Vec<Statement<'_>> = Vec::with_capacity(statements.len());
    for mut statement in statements.drain(..) {
        inner(&mut statement, names);
        follow(&mut out, statement);
    }
    *statements = out;
}

/// What stands in a statement.
fn inner(statement: &mut Statement<'_>, names: &Names<'_>) {
    statement.each_value(&mut |each| value(each, names));
    if let Statement::Function(function) = statement {
        body(function, names);
    }
    statement.each_body(&mut |body| shrink(body, names), &mut |body| {
        inner(body, names);
        if let Statement::Block(list) = body
            && let [one] = &mut list[..]
            && !matches!(one, Statement::Declare("let" | "const", _))
        {
            *body = std::mem::replace(one, Statement::Empty);
        }
    });
}

fn value(each: &mut Expression<'_>, names: &Names<'_>) {
    each.each_part(&mut |part| value(part, names));
    match each {
        Expression::Function(function) => {
            body(function, names);
            function.is_arrow = function.is_arrow || may_be_arrow(function, names);
        }
        Expression::Plain(text) if matches!(&**text, "true" | "false") => {
            let opposite = if *text == "true" { "0" } else { "1" };
            *each = Expression::Prefix("!", Box::new(Expression::Plain(opposite.into())));
        }
        _ => {}
    }
}

/// What stands in a function.
fn body(function: &mut Function<'_>, names: &Names<'_>) {
    shrink(&mut function.body, names);
    let (directives, rest): (Vec<_>, Vec<_>) = function.body.drain(..).partition(|one| matches!(one, Statement::Directive(_)));
    let mut declared: BTreeMap<&str, usize> = BTreeMap::new();
    for statement in &rest {
        if let Statement::Function(Function { name: Some(name), .. }) = statement {
            *declared.entry(names.uses[*name].1).or_default() += 1;
        }
    }
    // A function is there before the first statement, wherever it stands: as the value of a variable it has to stand first.
    let (mut first, mut others) = (Vec::new(), Vec::new());
    for statement in rest {
        match statement {
            Statement::Function(mut inner) if inner.name.is_some_and(|name| declared.get(names.uses[name].1) == Some(&1)) => {
                let name = inner.name.take();
                match name.filter(|_| may_be_arrow(&inner, names)) {
                    Some(name) => {
                        inner.is_arrow = true;
                        first.push((Expression::Name(name), Some(Expression::Function(Box::new(inner)))));
                    }
                    None => others.push(Statement::Function(Function { name, ..inner })),
                }
            }
            statement => others.push(statement),
        }
    }
    function.body = directives;
    if !first.is_empty() {
        function.body.push(Statement::Declare("var", first));
    }
    for statement in others {
        follow(&mut function.body, statement);
    }
}

/// Puts a statement behind the others, or into the last of them.
fn follow<'a>(out: &mut Vec<Statement<'a>>, statement: Statement<'a>) {
    match (out.last_mut(), statement) {
        (Some(Statement::Declare("var", list)), Statement::Declare("var", more)) => list.extend(more),
        // Nothing is given to a `const` later in a script that works.
        (Some(Statement::Declare(word @ ("let" | "const"), list)), Statement::Declare("let" | "const", more)) => {
            *word = "let";
            list.extend(more);
        }
        (_, statement) => out.push(statement),
    }
}

/// Whether a function may be written with an arrow: it does not ask for `this` or `arguments`, it has no name to call itself by,
/// and nothing is made of it by `new`.
fn may_be_arrow(function: &Function<'_>, names: &Names<'_>) -> bool {
    let mut seen = BTreeSet::new();
    // Two parameters of one name are allowed to functions only.
    let is_new = |one: &Expression<'_>| !matches!(one, Expression::Name(number) if !seen.insert(names.uses[*number].1));
    !function.asks && !names.makes && function.name.is_none() && function.parameters.iter().all(is_new)
}
