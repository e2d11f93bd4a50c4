//! The values in a value, and in a statement.

use super::syntax::{Expression, Key, Statement};

impl<'a> Expression<'a> {
    /// Goes to each value of which this one is made, but not into functions.
    pub(super) fn each_part(&mut self, visit: &mut dyn FnMut(&mut Expression<'a>)) {
        match self {
            Self::Name(_) | Self::Plain(_) => {}
            Self::Function(function) => function.parameters.iter_mut().for_each(visit),
            Self::List(list) => list.iter_mut().for_each(visit),
            Self::Object(list) => {
                for (key, value) in list {
                    if let Key::Computed(key) = key {
                        visit(key);
                    }
                    visit(value);
                }
            }
            Self::Prefix(_, of) | Self::Postfix(_, of) | Self::Part(of, _) | Self::Spread(of) => visit(of),
            Self::Pair(_, left, right) | Self::At(left, right) => {
                visit(left);
                visit(right);
            }
            Self::Choice(test, yes, no) => {
                visit(test);
                visit(yes);
                visit(no);
            }
            Self::Call(what, given) | Self::New(what, given) => {
                visit(what);
                given.iter_mut().for_each(visit);
            }
        }
    }
}

impl<'a> Statement<'a> {
    /// Goes to each value that stands in this statement itself.
    pub(super) fn each_value(&mut self, visit: &mut dyn FnMut(&mut Expression<'a>)) {
        match self {
            Self::Value(value) | Self::If(value, ..) | Self::While(value, _) | Self::DoWhile(_, value) => visit(value),
            Self::Declare(_, list) => {
                for (target, value) in list {
                    visit(target);
                    value.iter_mut().for_each(&mut *visit);
                }
            }
            Self::Function(function) => function.parameters.iter_mut().for_each(visit),
            Self::Leave(_, value) => value.iter_mut().for_each(visit),
            Self::For(first, test, step, _) => {
                if let Some(first) = first {
                    first.each_value(visit);
                }
                test.iter_mut().chain(step).for_each(visit);
            }
            Self::Each(first, _, list, _) => {
                first.each_value(visit);
                visit(list);
            }
            Self::Directive(_) | Self::Jump(_) | Self::Block(_) | Self::Try(..) | Self::Empty => {}
        }
    }

    /// Goes to each list of statements and each single statement in this one.
    pub(super) fn each_body(&mut self, lists: &mut dyn FnMut(&mut Vec<Statement<'a>>), bodies: &mut dyn FnMut(&mut Statement<'a>)) {
        match self {
            Self::If(_, then, other) => {
                bodies(then);
                if let Some(other) = other {
                    bodies(other);
                }
            }
            Self::For(.., body) | Self::Each(.., body) | Self::While(_, body) | Self::DoWhile(body, _) => bodies(body),
            Self::Block(list) => lists(list),
            Self::Try(body, caught, after) => {
                lists(body);
                caught.iter_mut().map(|(_, body)| body).chain(after).for_each(lists);
            }
            _ => {}
        }
    }
}
