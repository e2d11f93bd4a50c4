//! Makes scripts smaller: what they say is read, said shorter where that means the same, and written without comments and blanks,
//! and names that only a function knows become short. A script that uses more of the language than is known here stays as it is.

mod lex;
mod names;
mod parse;
mod print;
mod shrink;
mod syntax;
mod value;
mod walk;

use rayon::prelude::*;

/// The scripts, smaller. Each can be put before another.
pub(super) fn minify(scripts: &[&str]) -> Vec<String> {
    let mut read: Vec<_> = scripts.par_iter().map(|script| parse::parse(script)).collect();
    // Of what one script leaves to the others, one of them may make things with `new`.
    let makes = read.iter().any(|read| read.as_ref().is_none_or(|(_, names)| names.makes));
    let small = |(script, read): (&&str, &mut Option<_>)| match read {
        Some((statements, names)) => write(statements, names, makes),
        None => [script, "\n"].concat(),
    };
    scripts.par_iter().zip(&mut read).map(small).collect()
}

fn write(statements: &mut Vec<syntax::Statement<'_>>, names: &mut syntax::Names<'_>, makes: bool) -> String {
    names.makes = makes;
    shrink::shrink(statements, names);
    print::print(statements, &names::short(names)) + ";\n"
}

#[cfg(test)]
mod tests;
