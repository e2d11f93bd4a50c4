//! The names of what is found while files are read, resolved and planned, before any rule looks at them.

use super::RuleInfo;
use crate::finding::Severity;

macro_rules! faults {
    ($($id:literal $level:ident;)*) => {
        /// Everything that reading can find; the same names are used by `rules:` in `catalog.yaml` and by `allow:`.
        pub static FAULTS: &[RuleInfo] = &[$(RuleInfo { id: $id, level: Severity::$level, page: page!($id) }),*];
    };
}

faults! {
    "source/no-catalog" Error;
    "source/left-out" Notice;
    "source/vanished" Error;
    "source/symlink" Error;
    "source/special-file" Error;
    "source/too-large" Error;
    "source/unreadable" Error;
    "source/path" Error;
    "source/case-twin" Error;
    "source/not-read" Error;
    "source/unknown-file" Notice;
    "source/shrunk" Error;
    "source/not-utf8" Error;
    "source/nul" Error;
    "source/control-character" Error;
    "source/bidi" Error;
    "source/no-break-indent" Warning;
    "source/conflict-marker" Error;
    "source/lfs-pointer" Error;
    "source/active-drawing" Error;
    "source/lookalike" Warning;
    "source/broken-letters" Warning;

    "yaml/syntax" Error;
    "yaml/tab" Error;
    "yaml/quote" Error;
    "yaml/colon-in-text" Error;
    "yaml/no-front-matter" Error;
    "yaml/several-documents" Error;
    "yaml/second-front-matter" Error;
    "yaml/anchor" Error;
    "yaml/tag" Error;
    "yaml/compound-key" Error;
    "yaml/duplicate-key" Error;
    "yaml/unknown-key" Error;
    "yaml/missing-key" Error;
    "yaml/wrong-type" Error;
    "yaml/unknown-word" Error;
    "yaml/empty-item" Error;
    "yaml/prose-in-flow" Error;
    "yaml/curly-quote" Error;
    "yaml/bullet" Error;
    "yaml/hash-in-text" Error;
    "yaml/list-on-one-line" Error;
    "yaml/not-a-count" Error;
    "yaml/not-yes-or-no" Error;
    "yaml/too-deep" Error;
    "yaml/too-large" Error;

    "text/empty" Error;
    "text/invisible" Error;
    "text/control-character" Error;
    "text/bidi" Error;
    "text/district-level" Error;
    "text/raw-html" Error;
    "text/markdown-in-value" Error;
    "text/html-in-value" Warning;
    "text/foreign-markup" Warning;
    "text/run-on-list" Warning;
    "text/too-deep" Error;
    "text/too-long" Error;
    "text/too-much-output" Error;
    "text/foreign-image" Error;
    "text/image-without-description" Error;
    "text/empty-link" Error;
    "text/empty-heading" Error;

    "link/empty" Error;
    "link/too-long" Error;
    "link/hidden-character" Error;
    "link/space" Error;
    "link/backslash" Error;
    "link/userinfo" Error;
    "link/misleading-host" Error;
    "link/misleading-text" Error;
    "link/host" Error;
    "link/mail" Error;
    "link/not-a-mailbox" Error;
    "link/phone" Error;
    "link/other-origin" Error;
    "link/unsafe-scheme" Error;
    "link/no-scheme" Error;

    "identity/file-name" Error;
    "identity/duplicate-address" Error;
    "identity/moved-from" Error;
    "identity/moved-from-case" Warning;
    "identity/not-an-id" Error;
    "identity/too-long" Error;
    "identity/reserved-name" Error;
    "identity/mixed-script" Error;
    "identity/not-a-code" Error;
    "identity/unquoted-code" Error;

    "translation/undeclared-language" Warning;
    "translation/no-original" Warning;
    "translation/old-digest" Notice;
    "translation/fact" Error;
    "translation/not-a-digest" Error;

    "fee/thousands-separator" Error;
    "fee/decimal" Error;
    "fee/negative" Error;
    "fee/leading-zero" Error;
    "fee/too-large" Error;
    "fee/number-in-words" Error;
    "fee/unit-in-amount" Error;
    "fee/currency-in-amount" Error;
    "fee/not-an-amount" Error;
    "fee/not-a-percentage" Error;
    "fee/unknown-currency" Error;

    "deadline/working-hours" Error;
    "deadline/fraction" Error;
    "deadline/out-of-range" Error;
    "deadline/unreadable" Error;

    "date/not-a-date" Error;
    "date/no-such-day" Error;
    "date/month-first" Error;
    "date/day-first" Notice;
    "date/two-digit-year" Error;
    "date/far-year" Error;
    "hours/not-a-time" Error;
    "hours/no-such-time" Error;
    "hours/bare-weekday" Error;
    "hours/unknown-weekday" Error;

    "phone/not-a-number" Error;
    "phone/several" Error;
    "phone/no-area-code" Error;
    "phone/lost-zero" Error;
    "phone/old-prefix" Error;

    "place/out-of-range" Error;
    "place/pair" Error;
    "place/decimal-comma" Error;
    "place/not-decimal" Error;
    "place/unread-link" Error;

    "status/from-dates" Error;
    "theme/faulty-file" Error;
    "theme/unknown-file" Warning;
}
