//! The register: every rule, by family, and every name a finding can bear.

use super::{
    Rule, RuleInfo, authority, body, case, catalog, channel, citation, completeness, date, deadline, decision, decree, district, document,
    ending, fault::FAULTS, fee, freshness, host, hours, identity, law, link, office, privacy, reference, settle, text, time_unit, title,
    translation,
};

/// Every rule, by family.
pub static RULES: &[&Rule] = &[
    &identity::DUPLICATE_CODE,
    &identity::DUPLICATE_ROW,
    &identity::NAMELESS_DOCUMENT,
    &identity::DUPLICATE_ID,
    &identity::NO_LEVEL,
    &catalog::FORMAT,
    &catalog::BASE_URL,
    &catalog::UNKNOWN_RULE,
    &catalog::UNKNOWN_LANGUAGE,
    &catalog::MANY_LANGUAGES,
    &title::LONG_TITLE,
    &title::TOO_LONG_TITLE,
    &title::SHOUTING,
    &title::DUPLICATE,
    &title::LEVEL_ONLY,
    &completeness::NO_STEPS,
    &completeness::NO_CHANNELS,
    &completeness::NO_DOCUMENTS,
    &completeness::NO_COUNT,
    &completeness::NO_DEADLINE,
    &completeness::NO_AUDIENCE,
    &completeness::NO_OUTCOME,
    &completeness::NO_FEES,
    &completeness::NO_LAWS,
    &completeness::NO_OFFICE,
    &reference::UNKNOWN_FIELD,
    &reference::UNKNOWN_CASE,
    &reference::UNKNOWN_CHANNEL,
    &reference::UNKNOWN_OUTCOME,
    &reference::UNKNOWN_ROW,
    &reference::UNKNOWN_AREA,
    &reference::UNKNOWN_FORM,
    &reference::UNKNOWN_PAPER,
    &reference::UNKNOWN_OFFICE,
    &reference::UNKNOWN_LIFE_EVENT,
    &reference::UNKNOWN_PROCEDURE,
    &reference::MISSING_FILE,
    &reference::UNREGISTERED_LAW,
    &reference::UNREGISTERED_DECISION,
    &reference::TO_REPEALED,
    &reference::TO_ITSELF,
    &reference::CIRCULAR,
    &fee::THOUSANDTH,
    &fee::UNDER_THOUSAND,
    &fee::WRONG_CURRENCY,
    &fee::NOTE_THOUSANDFOLD,
    &fee::NOT_IN_NOTE,
    &fee::FREE_WITH_AMOUNTS,
    &fee::FREE_WITH_CIRCULAR,
    &fee::FREE_UNDECIDED,
    &fee::REDUCTION_OVER,
    &fee::REDUCTION_ENDS,
    &fee::TIED_ROWS,
    &fee::ONLINE_DEARER,
    &time_unit::NO_UNIT,
    &deadline::KIND_OF_DAYS,
    &deadline::DIFFERS_BY_CHANNEL,
    &deadline::TWO_TIMES,
    &deadline::LONGER_PROMISE,
    &document::NO_COPIES,
    &document::COUNT_IN_NAME,
    &document::COPY_AS_ORIGINAL,
    &document::COUNT_DIFFERS,
    &document::SEVERAL_IN_NAME,
    &document::NOT_A_PAPER,
    &document::CASE_IN_NAME,
    &document::ABOLISHED_PAPER,
    &document::ABOLISHED_SHARED,
    &document::CHOICE_IN_NAME,
    &document::SHOWN,
    &document::TWICE,
    &document::WORD_FORM,
    &case::UNUSED,
    &case::DUPLICATE_TITLE,
    &channel::HOME_PAGE,
    &channel::CLOSED_PORTAL,
    &channel::NO_ADDRESS,
    &channel::NO_COUNTER,
    &law::MALFORMED,
    &citation::CITED_NOT_LISTED,
    &law::REPEALED,
    &law::AMENDED,
    &decision::LATE,
    &decision::STILL_PUBLISHED,
    &decision::MALFORMED,
    &office::OUTSIDE_COUNTRY,
    &office::NO_PHONE,
    &office::NO_HOURS,
    &office::NO_ADDRESS,
    &hours::OVERLAP,
    &hours::AT_NIGHT,
    &date::OUT_OF_ORDER,
    &hours::OUT_OF_ORDER,
    &hours::OPEN_AND_CLOSED,
    &hours::NEITHER,
    &hours::DAY_TWICE,
    &freshness::OVERDUE,
    &freshness::UNCHECKED,
    &freshness::IN_FUTURE,
    &freshness::NO_HOLIDAYS,
    &freshness::NOTICE_OVER,
    &freshness::SESSION_OVER,
    &freshness::OTHER_YEAR,
    &freshness::WORKED_WEEKDAY,
    &translation::STALE,
    &translation::NO_DIGEST,
    &link::ANCHOR,
    &link::INSECURE,
    &link::OWN_SITE,
    &host::LONG_PATH,
    &district::FORMER_DISTRICT,
    &authority::FORMER_AUTHORITY,
    &decree::THIS_DECREE,
    &ending::CUT_OFF,
    &text::ABOLISHED_PAPER,
    &text::JARGON,
    &text::LONG_SENTENCE,
    &text::MIXED_TONES,
    &privacy::ID_NUMBER,
    &privacy::ACCOUNT_NUMBER,
    &privacy::MOBILE_NUMBER,
    &body::MARKDOWN,
    &body::UNREAD,
    &body::BROKEN_LINK,
    &settle::UNUSED,
];

/// Everything that a finding can be called: what reading finds and what rules find, by name.
#[must_use]
pub fn known() -> Vec<RuleInfo> {
    let rules = RULES.iter().map(|rule| RuleInfo { id: rule.id, level: rule.level, page: rule.page });
    let mut all: Vec<RuleInfo> = FAULTS.iter().copied().chain(rules).collect();
    all.sort_unstable_by_key(|known| known.id);
    all
}

/// Whether a rule or a fault of this name exists.
#[must_use]
pub fn is_rule(id: &str) -> bool {
    RULES.iter().any(|rule| rule.id == id) || FAULTS.iter().any(|fault| fault.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_used_once() {
        let names: Vec<&str> = known().iter().map(|known| known.id).collect();
        let mut once = names.clone();
        once.dedup();
        assert_eq!(names, once);
    }
}
