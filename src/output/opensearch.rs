//! The description by which a browser adds the site to its search engines (`OpenSearch` 1.1), one for each language.

use super::{Output, Press};
use crate::error::Result;
use crate::markdown::escape;
use crate::site::{Address, Site, Subject};
use crate::theme::Theme;

/// How long the short name may be by the standard, in characters.
const SHORT_NAME: usize = 16;

/// The descriptions. Pages name them only when the site knows its whole address.
pub(super) struct OpenSearch;

/// The description in the language of this index.
pub(super) struct InLanguage(usize);

impl Output for OpenSearch {
    type Artifact = InLanguage;

    fn artifacts(&self, site: &Site, _: &Theme) -> Vec<(Address, InLanguage)> {
        site.catalog.languages.iter().enumerate().map(|(language, tag)| (address(tag), InLanguage(language))).collect()
    }

    fn render(&self, InLanguage(language): &InLanguage, press: &Press) -> Result<Vec<u8>> {
        let site = &press.site;
        let catalog = &site.catalog;
        let tag = &catalog.languages[*language];
        let facts = &catalog.records.catalog.facts;
        let title = facts.title.translated(tag).unwrap_or(&facts.title.original);
        let label = press.theme.messages(tag).get_static("search.label");
        Ok(format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n\
             <ShortName>{short}</ShortName>\n\
             <LongName>{title}</LongName>\n\
             <Description>{label}: {title}</Description>\n\
             <Language>{tag}</Language>\n\
             <InputEncoding>UTF-8</InputEncoding>\n\
             <Image type=\"image/svg+xml\" width=\"16\" height=\"16\">{base}assets/icon/mark.svg</Image>\n\
             <Url type=\"text/html\" template=\"{base}{page}?q={{searchTerms}}\"/>\n\
             </OpenSearchDescription>\n",
            short = escape(short(title)),
            title = escape(title),
            label = escape(label),
            base = escape(&site.base_url),
            page = site.address(Subject::Search, *language),
        )
        .into_bytes())
    }
}

/// The description in this language.
pub(super) fn address(tag: &str) -> Address {
    Address::new(&format!("opensearch-{}.xml", tag.to_lowercase()))
}

/// As many whole words as the standard lets stand; of a long word its beginning.
fn short(title: &str) -> &str {
    let Some((end, next)) = title.char_indices().nth(SHORT_NAME) else { return title };
    let whole = if next.is_whitespace() { Some(end) } else { title[..end].rfind(char::is_whitespace) };
    title[..whole.unwrap_or(end)].trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_has_whole_words_and_at_most_sixteen_characters() {
        assert_eq!(short("Một cửa An Khê"), "Một cửa An Khê");
        assert_eq!(short("Thủ tục hành chính Đà Nẵng"), "Thủ tục hành");
        assert_eq!(short("Mười sáu ký tự x y"), "Mười sáu ký tự x");
        assert_eq!(short("Donaudampfschifffahrt"), "Donaudampfschiff");
    }
}
