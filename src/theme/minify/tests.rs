use std::fs;
use std::path::Path;

use rquickjs::{Context, Runtime};

/// One script, smaller, without its end.
fn minify(script: &str) -> String {
    super::minify(&[script])[0].trim_end_matches([';', '\n']).to_owned()
}

#[test]
fn names_of_functions_become_short_and_all_others_stay() {
    let cases = [
        (
            "(function (motcua) {\n  // Why.\n  var list = [1, 2], other;\n  motcua.list = { list: list, other: other ? list : motcua };\n})(window);\n",
            "(e=>{var n=[1,2],t;e.list={list:n,other:t?n:e}})(window)",
        ),
        // A name of the page that another function declares for itself.
        (
            "function go() { var name = 1; return name; }\nfunction tell() { return name; }",
            "function go(){var e=1;return e}function tell(){return name}",
        ),
        // What an inner function uses keeps its name there, and an inner name does not hide it.
        ("(one => { let two = a => one + a + b; f(two); })()", "(n=>{let e=e=>n+e+b;f(e)})()"),
        ("(M => { M.a = 1; e(M); })()", "(M=>{M.a=1;e(M)})()"),
        ("(() => { try { f(); } catch (error) { g(error, 'error'); } })()", "(()=>{try{f()}catch(e){g(e,'error')}})()"),
        ("(n => { for (var key in n) if (n[key]) return 1 .toFixed(); })()", "(e=>{for(var n in e)if(e[n])return 1 .toFixed()})()"),
        // One that is named in braces, and in another function, is another.
        ("(a => { { let one = a; f(one); } { let one = 2; f(one); } })()", "(n=>{{let e=n;f(e)}{let e=2;f(e)}})()"),
        (
            "(one => { let { two, three: [four = one] } = f(); g({ two, four }); })()",
            "(e=>{let{two:n,three:[t=e]}=f();g({two:n,four:t})})()",
        ),
        // A word of the language behind a dot is the name of a part.
        ("(one => { one.async = one.class; one.catch(one.new); })()", "(e=>{e.async=e.class;e.catch(e.new)})()"),
    ];
    for (script, small) in cases {
        assert_eq!(minify(script), small);
    }
}

#[test]
fn functions_become_arrows_unless_they_are_more() {
    let cases = [
        ("f(function () { return 1; })", "f(()=>1)"),
        ("f(function () { return { a: 1 }; })", "f(()=>({a:1}))"),
        ("f(function (a) { return a, 1; })", "f(e=>(e,1))"),
        ("f(function (a, b) { g(b); })", "f((e,n)=>{g(n)})"),
        ("f(function () { return function () { return this; }; })", "f(()=>function(){return this})"),
        ("f(function () { return () => arguments; })", "f(function(){return()=>arguments})"),
        ("f(function near(a) { return near(a); })", "f(function n(e){return n(e)})"),
        ("f(function (a, a) { return a; })", "f(function(e,e){return e})"),
        // One that may be made something of.
        ("a.b = function () {}; new a.b()", "a.b=function(){};new a.b()"),
        ("a = function () {}; a.prototype.b = 1", "a=function(){};a.prototype.b=1"),
        ("f(function () { return new Map(); })", "f(()=>new Map())"),
        // A declaration is there before it stands, also as a value.
        ("f(function () { 'use strict'; g(one()); function one() { return 1; } })", "f(()=>{'use strict';var e=()=>1;g(e())})"),
        ("f(() => { function one() { return this; } g(one); })", "f(()=>{function e(){return this}g(e)})"),
        ("f(() => { function a() {} function a() { this.b; } g(a); })", "f(()=>{function e(){}function e(){this.b}g(e)})"),
        ("function page() {}", "function page(){}"),
    ];
    for (script, small) in cases {
        assert_eq!(minify(script), small);
    }
    let two = super::minify(&["a.b = function () {};", "new a.b();"]);
    assert_eq!(two[0], "a.b=function(){};\n");
}

#[test]
fn declarations_are_joined_and_what_holds_closely_needs_no_brackets() {
    let cases = [
        ("var a = 1; var b; f(); var c;", "var a=1,b;f();var c"),
        ("const a = 1; let b;\nvar c;", "let a=1,b;var c"),
        ("for (let a of b) { let c; f(a); }", "for(let n of b){let e;f(n)}"),
        ("a = true, b = false", "a=!0,b=!1"),
        ("if (a) { f(); } else { g(); }", "if(a)f();else g()"),
        ("if (a) { if (b) c(); } else d();", "if(a){if(b)c()}else d()"),
        ("if (a) { let b; }", "if(a){let e}"),
        ("for (;;);", "for(;;)"),
        ("do { a(); } while (b) c();", "do a();while(b);c()"),
        ("for (var a = ('b' in c); a;) f();", "for(var a=('b'in c);a;)f()"),
        ("(a + b) * c - (d - e) + (f && (g && h))", "(a+b)*c-(d-e)+(f&&g&&h)"),
        ("a = b + +c - -d / /[/]'x/.test(e) / 2", "a=b+ +c- -d/ /[/]'x/.test(e)/2"),
        ("a < ! --b", "a<! --b"),
        ("new (a().b)(); new a.b; (new a).b", "new(a().b)();new a.b();new a().b"),
        ("({}).a; (function () { this; })()", "({}.a);(function(){this}())"),
        ("f(`a // b`, '}', \"function\")", "f(`a // b`,'}',\"function\")"),
        ("x\n++y\nz", "x;++y;z"),
        ("function f() { return\n1 }", "function f(){return;1}"),
        ("a = b\n(c)", "a=b(c)"),
    ];
    for (script, small) in cases {
        assert_eq!(minify(script), small);
    }
}

#[test]
fn what_is_not_known_stays_as_it_is() {
    for script in [
        "a = `${b}`",
        "a = 'open",
        "if (a) { } /x y/.test(b)",
        "if (a) /x y/.test(b)",
        "/* open",
        "class A { }",
        "async () => { await a }",
        "a = { get b() { return 1 } }",
        "a = { b() { } }",
        "out: for (;;) break out",
        "switch (a) { case 1: }",
        "with (a) b",
        "eval('a')",
        "a?.b",
        "a ** b",
        "a = [, b]",
        "if (a) { function b() { } }",
        "if (a) function b() { }",
        "try { } catch (a) { var a }",
        "(a, b = () => a) => { var a }",
        "<!-- a",
        "a // \u{2028} b",
        "a // \r b",
        "function* a() { }",
        "('use strict'); a()",
    ] {
        assert_eq!(minify(script), script);
    }
    assert_eq!(minify(&("a+".repeat(390) + "a")), "a+".repeat(390) + "a");
    let deep = "(".repeat(5000) + &")".repeat(5000);
    assert_eq!(minify(&deep), deep);
    let long = "a+".repeat(5000) + "a";
    assert_eq!(minify(&long), long);
}

/// The scripts of the theme can be read after this, each by itself, and do not change when it is done again.
#[test]
fn no_script_of_the_theme_breaks() {
    let inside = |folder: &Path| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    let bundles = inside(&Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/civic/assets/js"));
    let texts: Vec<String> = bundles.iter().flat_map(|bundle| inside(bundle)).map(|file| fs::read_to_string(file).unwrap()).collect();
    let files: Vec<&str> = texts.iter().map(String::as_str).collect();
    assert!(files.len() > 20);
    let context = Context::full(&Runtime::new().unwrap()).unwrap();
    for (script, small) in files.iter().zip(super::minify(&files)) {
        assert!(small.len() * 4 < script.len() * 3, "{small}");
        let read = context.with(|ctx| ctx.eval::<(), _>(format!("(function () {{ {small} }}); undefined")).is_ok());
        assert!(read, "{small}");
    }
}

/// What scripts come to is the same after this.
#[test]
fn scripts_come_to_the_same() {
    let context = Context::full(&Runtime::new().unwrap()).unwrap();
    let run = |script: &str| context.with(|ctx| ctx.eval::<String, _>(script).unwrap());
    for script in [
        "(function (a) { var b = 2, c = [3]; for (var i = 0; i < 3; i++) { let b = i; c.push(function () { return b * a; }); } return c.slice(1).map(function (f) { return f(); }).join() + b; })(7)",
        "(() => { const one = two(3); function two(n) { return n < 2 ? [n] : two(n - 1).concat(n); } return one.join() + typeof two; })()",
        "(() => { let { a, b: [c = 5] = [], ...d } = { a: 1, e: 2, f: 3 }; return JSON.stringify({ a, c, d }); })()",
        "(function () { var text = ''; for (const key in { a: 1, b: 2 }) { if (key === 'a') continue; else text += key; } do { text += '.'; } while (text.length < 4) return text + (text in { b: 1 }) + - -1; })()",
        "((a, b = a + 1, ...c) => { try { throw [a, b, c]; } catch (e) { return String(e) + ((a, b) => { return a, b; })(1, 2); } finally { a = 0; } })(1, undefined, 3)",
        "(function () { var a = 1; function b() { return a++ + ++a; } { let a = 'x'; } return [b(), b(), a - -a, a + +a, !(a === 1) && !!a].join(); })()",
        "(() => { var e = 0, n; function t(e) { return e ? t(e - 1) + 1 : n; } n = 4; return t(3) + '' + (() => { var n = e; return n; })(); })()",
    ] {
        assert_eq!(run(&minify(script)), run(script), "{}", minify(script));
    }
}
