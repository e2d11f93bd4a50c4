//! Whether a style sheet of a catalog's own theme can be read. It is published as it is written, and joined with those of the
//! binary: a bracket that is never closed would take the sheets behind it along.

use cssparser::{
    AtRuleParser, BasicParseErrorKind, CowRcStr, DeclarationParser, ParseError, ParseErrorKind, Parser, ParserInput, ParserState,
    QualifiedRuleParser, RuleBodyItemParser, RuleBodyParser, StyleSheetParser, ToCss, Token,
};

type SheetResult<'i> = std::result::Result<(), ParseError<'i, ()>>;

/// Where the sheet cannot be read, if it cannot. What its words mean is not asked: a browser skips what it does not know.
pub(super) fn fault(text: &str) -> Option<String> {
    first(text).map(|(_, told)| told).or_else(|| {
        // A bracket behind the end is one too many, unless something is still open there.
        let end = text.matches('\n').count() + 2;
        let closed = first(&format!("{text}\n}}")).is_some_and(|(line, _)| line == end);
        (!closed)
            .then(|| "thiếu `}`, `*/` hoặc dấu đóng chuỗi ở cuối (a `}`, a `*/` or the end of a string is missing at the end)".to_owned())
    })
}

/// The line of the first fault, and what is told of it.
fn first(text: &str) -> Option<(usize, String)> {
    let mut input = ParserInput::new(text);
    let mut parser = Parser::new(&mut input);
    let (error, _) = StyleSheetParser::new(&mut parser, &mut SheetReader).find_map(Result::err)?;
    let token = match error.kind {
        ParseErrorKind::Basic(BasicParseErrorKind::UnexpectedToken(token)) => format!(": `{}`", token.to_css_string()),
        _ => String::new(),
    };
    let (line, column) = (usize::try_from(error.location.line).ok()? + 1, error.location.column);
    Some((line, format!("dòng {line}, cột {column} (line {line}, column {column}){token}")))
}

/// Reads every rule that is built like one.
struct SheetReader;

/// Reads to the end of what is given; `braces` when a block in braces may be part of it.
fn all<'i>(input: &mut Parser<'i, '_>, braces: bool) -> SheetResult<'i> {
    while let Ok(token) = input.next().cloned() {
        let nests = matches!(token, Token::Function(_) | Token::ParenthesisBlock | Token::SquareBracketBlock);
        if token.is_parse_error() || (token == Token::CurlyBracketBlock && !braces) {
            return Err(input.new_unexpected_token_error(token));
        }
        if nests || token == Token::CurlyBracketBlock {
            input.parse_nested_block(|input| all(input, true))?;
        }
    }
    Ok(())
}

/// Reads declarations and rules within braces.
fn body<'i>(input: &mut Parser<'i, '_>) -> SheetResult<'i> {
    RuleBodyParser::new(input, &mut SheetReader).try_for_each(|item| item.map_err(|(error, _)| error))
}

impl<'i> DeclarationParser<'i> for SheetReader {
    type Declaration = ();
    type Error = ();

    fn parse_value(&mut self, name: CowRcStr<'i>, input: &mut Parser<'i, '_>, _: &ParserState) -> SheetResult<'i> {
        all(input, name.starts_with("--"))
    }
}

impl<'i> QualifiedRuleParser<'i> for SheetReader {
    type Prelude = ();
    type QualifiedRule = ();
    type Error = ();

    fn parse_prelude(&mut self, input: &mut Parser<'i, '_>) -> SheetResult<'i> {
        all(input, false)
    }

    fn parse_block(&mut self, (): (), _: &ParserState, input: &mut Parser<'i, '_>) -> SheetResult<'i> {
        body(input)
    }
}

impl<'i> AtRuleParser<'i> for SheetReader {
    type Prelude = ();
    type AtRule = ();
    type Error = ();

    fn parse_prelude(&mut self, _: CowRcStr<'i>, input: &mut Parser<'i, '_>) -> SheetResult<'i> {
        all(input, false)
    }

    fn rule_without_block(&mut self, (): (), _: &ParserState) -> std::result::Result<(), ()> {
        Ok(())
    }

    fn parse_block(&mut self, (): (), _: &ParserState, input: &mut Parser<'i, '_>) -> SheetResult<'i> {
        body(input)
    }
}

impl RuleBodyItemParser<'_, (), ()> for SheetReader {
    fn parse_declarations(&self) -> bool {
        true
    }

    fn parse_qualified(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn a_sheet_that_can_be_read_has_no_fault() {
        for sheet in [
            "",
            "/* why */ a { color: red }",
            "@import url(x.css); @media (min-width: 1px) { a:hover { color: red } b > c:not(.d) { --e: { f: g }; margin: -1px auto } }",
            "@font-face { font-family: \"x\"; src: url(\"y.woff2\") } @keyframes z { from { top: 0 } 50% { top: calc(1px + (2px * 3)) } }",
            ".a { & b { color: red } :hover { color: blue } unknown-thing: 1 !important; }",
        ] {
            assert_eq!(fault(sheet), None, "{sheet}");
        }
    }

    #[test]
    fn a_fault_is_told_with_its_line() {
        for (sheet, line) in [
            ("a { color: red }\n}", 2),
            ("a {\n  color: red;\n  background: url(a b);\n}", 3),
            ("a { content: \"x\n }", 1),
            ("a {\n  color red;\n  margin: 0 }", 2),
            ("a { margin: (1px] }", 1),
            ("a\nb", 2),
        ] {
            let told = fault(sheet).unwrap_or_default();
            assert!(told.contains(&format!("(line {line},")), "{sheet}: {told}");
        }
    }

    #[test]
    fn a_bracket_that_is_never_closed_is_told() {
        for sheet in
            ["a { color: red", "@media print { a { color: red }", "a { color: red } /* why", "a { margin: calc(1px }", "a { content: \"x"]
        {
            assert!(fault(sheet).is_some(), "{sheet}");
        }
    }
}
