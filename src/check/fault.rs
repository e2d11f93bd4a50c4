//! The names of what is found while files are read, resolved and planned, before any rule looks at them.

use super::RuleInfo;
use crate::finding::Severity;

macro_rules! faults {
    ($($id:literal $level:ident $(in $where:literal)? $(formerly $($old:literal),+)? since $since:literal;)*) => {
        /// Everything that reading can find; the same names are used by `rules:` in `catalog.yaml` and by `allow:`.
        pub static FAULTS: &[RuleInfo] = &[$(RuleInfo {
            id: $id,
            level: Severity::$level,
            within: within!($($where)?),
            doubts: None,
            page: page!($id),
            since: $since,
            formerly: &[$($($old),+)?],
        }),*];
    };
}

faults! {
    "source/no-catalog" Error since "0.1.0";
    "source/left-out" Notice since "0.1.0";
    "source/vanished" Error since "0.1.0";
    "source/symlink" Error since "0.1.0";
    "source/special-file" Error since "0.1.0";
    "source/too-large" Error since "0.1.0";
    "source/unreadable" Error since "0.1.0";
    "source/path" Error since "0.1.0";
    "source/case-twin" Error since "0.1.0";
    "source/not-read" Error since "0.1.0";
    "source/unknown-file" Notice since "0.1.0";
    "source/shrunk" Error since "0.1.0";
    "source/not-utf8" Error since "0.1.0";
    "source/nul" Error since "0.1.0";
    "source/control-character" Error since "0.1.0";
    "source/bidi" Error since "0.1.0";
    "source/no-break-indent" Warning since "0.1.0";
    "source/conflict-marker" Error since "0.1.0";
    "source/lfs-pointer" Error since "0.1.0";
    "source/active-drawing" Error since "0.1.0";
    "source/lookalike" Warning since "0.1.0";
    "source/broken-letters" Warning since "0.1.0";

    "yaml/syntax" Error since "0.1.0";
    "yaml/tab" Error since "0.1.0";
    "yaml/quote" Error since "0.1.0";
    "yaml/colon-in-text" Error since "0.1.0";
    "yaml/no-front-matter" Error since "0.1.0";
    "yaml/several-documents" Error since "0.1.0";
    "yaml/second-front-matter" Error since "0.1.0";
    "yaml/anchor" Error since "0.1.0";
    "yaml/tag" Error since "0.1.0";
    "yaml/compound-key" Error since "0.1.0";
    "yaml/duplicate-key" Error since "0.1.0";
    "yaml/unknown-key" Error since "0.1.0";
    "yaml/missing-key" Error since "0.1.0";
    "yaml/wrong-type" Error since "0.1.0";
    "yaml/unknown-word" Error since "0.1.0";
    "yaml/empty-item" Error since "0.1.0";
    "yaml/prose-in-flow" Error since "0.1.0";
    "yaml/curly-quote" Error since "0.1.0";
    "yaml/bullet" Error since "0.1.0";
    "yaml/hash-in-text" Error since "0.1.0";
    "yaml/list-on-one-line" Error since "0.1.0";
    "yaml/not-a-count" Error since "0.1.0";
    "yaml/not-yes-or-no" Error since "0.1.0";
    "yaml/too-deep" Error since "0.1.0";
    "yaml/too-large" Error since "0.1.0";

    "text/empty" Error since "0.1.0";
    "text/invisible" Error since "0.1.0";
    "text/control-character" Error since "0.1.0";
    "text/bidi" Error since "0.1.0";
    "text/district-level" Error in "vn" since "0.1.0";
    "text/raw-html" Error since "0.1.0";
    "text/markdown-in-value" Error since "0.1.0";
    "text/markup-in-value" Warning since "0.1.0";
    "text/old-font" Error in "vn" since "0.1.0";
    "text/lost-letters" Error since "0.1.0";
    "text/template-word" Warning since "0.1.0";
    "text/foreign-markup" Warning since "0.1.0";
    "text/run-on-list" Warning since "0.1.0";
    "text/too-deep" Error since "0.1.0";
    "text/too-long" Error since "0.1.0";
    "text/too-much-output" Error since "0.1.0";
    "text/foreign-image" Error since "0.1.0";
    "text/image-without-description" Error since "0.1.0";
    "text/empty-link" Error since "0.1.0";
    "text/empty-heading" Error since "0.1.0";
    "text/not-shown" Error since "0.1.0";

    "link/empty" Error since "0.1.0";
    "link/too-long" Error since "0.1.0";
    "link/hidden-character" Error since "0.1.0";
    "link/space" Error since "0.1.0";
    "link/backslash" Error since "0.1.0";
    "link/userinfo" Error since "0.1.0";
    "link/misleading-host" Error since "0.1.0";
    "link/misleading-text" Error since "0.1.0";
    "link/host" Error since "0.1.0";
    "link/mail" Error since "0.1.0";
    "link/not-a-mailbox" Error since "0.1.0";
    "link/phone" Error since "0.1.0";
    "link/other-origin" Error since "0.1.0";
    "link/unsafe-scheme" Error since "0.1.0";
    "link/no-scheme" Error since "0.1.0";

    "catalog/idle-ignore" Warning since "0.1.0";
    "catalog/not-a-time-zone" Error since "0.1.0";
    "catalog/not-a-calling-code" Error since "0.1.0";

    "identity/file-name" Error since "0.1.0";
    "identity/duplicate-address" Error since "0.1.0";
    "identity/moved-from" Error since "0.1.0";
    "identity/moved-from-case" Warning since "0.1.0";
    "identity/not-an-id" Error since "0.1.0";
    "identity/too-long" Error since "0.1.0";
    "identity/reserved-name" Error since "0.1.0";
    "identity/mixed-script" Error since "0.1.0";
    "identity/not-a-code" Error since "0.1.0";
    "identity/local-code" Notice in "vn" since "0.1.0";
    "identity/unquoted-code" Error since "0.1.0";

    "translation/undeclared-language" Warning since "0.1.0";
    "translation/no-original" Error since "0.1.0";
    "translation/old-digest" Notice since "0.1.0";
    "translation/other-length" Warning since "0.1.0";
    "translation/fact" Error since "0.1.0";
    "translation/not-a-digest" Error since "0.1.0";

    "fee/thousands-separator" Error since "0.1.0";
    "fee/decimal" Error since "0.1.0";
    "fee/negative" Error since "0.1.0";
    "fee/leading-zero" Error since "0.1.0";
    "fee/too-large" Error since "0.1.0";
    "fee/number-in-words" Error since "0.1.0";
    "fee/unit-in-amount" Error since "0.1.0";
    "fee/currency-in-amount" Error since "0.1.0";
    "fee/not-an-amount" Error since "0.1.0";
    "fee/not-a-percentage" Error since "0.1.0";
    "fee/unknown-currency" Error since "0.1.0";

    "deadline/working-hours" Error since "0.1.0";
    "deadline/fraction" Error since "0.1.0";
    "deadline/out-of-range" Error since "0.1.0";
    "deadline/unreadable" Error since "0.1.0";

    "date/not-a-date" Error since "0.1.0";
    "date/no-such-day" Error since "0.1.0";
    "date/month-first" Error since "0.1.0";
    "date/day-first" Notice since "0.1.0";
    "date/two-digit-year" Error since "0.1.0";
    "date/far-year" Error since "0.1.0";
    "hours/not-a-time" Error since "0.1.0";
    "hours/no-such-time" Error since "0.1.0";
    "hours/bare-weekday" Error since "0.1.0";
    "hours/unknown-weekday" Error since "0.1.0";

    "phone/not-a-number" Error since "0.1.0";
    "phone/several" Error since "0.1.0";
    "phone/no-area-code" Error since "0.1.0";
    "phone/lost-zero" Error since "0.1.0";
    "phone/old-prefix" Error in "vn" since "0.1.0";

    "place/out-of-range" Error since "0.1.0";
    "place/pair" Error since "0.1.0";
    "place/decimal-comma" Error since "0.1.0";
    "place/not-decimal" Error since "0.1.0";
    "place/unread-link" Error since "0.1.0";

    "status/from-dates" Error since "0.1.0";
    "theme/faulty-file" Error since "0.1.0";
    "theme/missing-words" Warning since "0.1.0";
    "theme/unknown-file" Warning since "0.1.0";
    "theme/unknown-words" Warning since "0.1.0";
}
