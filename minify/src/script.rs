//! Scripts, by `oxc`. They are classic scripts: what one declares at its top, the page and other scripts may use, so it keeps
//! its name and stays even where nothing in the file asks for it.

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions, CommentOptions};
use oxc_compat::EngineTargets;
use oxc_minifier::{CompressOptions, CompressOptionsUnused, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// The oldest browsers that must read the scripts: no shorter way to write something may be newer.
const TARGETS: &str = "chrome80,safari13,ios13";

/// The script, smaller. It ends so that another can follow it.
pub(crate) fn script(text: &str) -> Result<String, String> {
    let allocator = Allocator::default();
    let read = Parser::new(&allocator, text, SourceType::cjs()).parse();
    if let Some(fault) = read.errors.first() {
        return Err(fault.to_string());
    }
    let mut program = read.program;
    let compress = CompressOptions {
        target: EngineTargets::from_target(TARGETS)?,
        unused: CompressOptionsUnused::Keep,
        ..CompressOptions::smallest()
    };
    let mangle = MangleOptions { top_level: false, ..MangleOptions::default() };
    let options = MinifierOptions { mangle: Some(mangle), compress: Some(compress) };
    let names = Minifier::new(options).minify(&allocator, &mut program).scoping;
    let printed = CodegenOptions { minify: true, comments: CommentOptions::disabled(), ..CodegenOptions::default() };
    let mut code = Codegen::new().with_options(printed).with_scoping(names).build(&program).code;
    code.push('\n');
    Ok(code)
}

#[cfg(test)]
mod tests {
    use super::script;

    #[test]
    fn names_of_functions_become_short_and_those_of_the_page_stay() {
        let small = script(
            "// Why.\nvar shared = 1;\nfunction unused(long) { var longer = long * 2; return longer + long; }\nconst also = () => shared;\n",
        );
        let small = small.unwrap();
        for name in ["shared", "unused", "also"] {
            assert!(small.contains(name), "{small}");
        }
        assert!(!small.contains("long") && !small.contains("Why"), "{small}");
    }

    #[test]
    fn nothing_newer_than_the_oldest_browsers_is_written() {
        let small = script(
            "(function () { window.f = function (a, b) { if (a === null || a === undefined) a = b; return a == null ? undefined : a.c; }; })();",
        );
        let small = small.unwrap();
        assert!(!small.contains("??") && !small.contains("?."), "{small}");
    }

    #[test]
    fn another_script_can_follow() {
        let two = format!("{}{}", script("window.a = 1").unwrap(), script("(function () { window.b = 2 })()").unwrap());
        assert!(script(&two).is_ok_and(|code| code.contains("window.a=1") && code.contains("window.b=2")), "{two}");
    }

    #[test]
    fn a_faulty_script_is_refused() {
        assert!(script("function (").is_err());
    }
}
