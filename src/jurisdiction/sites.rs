//! The official sites of a country, and hosts that pretend to be one.

use serde::Deserialize;

/// How the hosts of the state end and what its sites are called; sites that hide where they lead.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sites {
    /// Endings that only the state may have: `gov.vn`.
    pub endings: Vec<String>,
    /// Names of official sites, without dots: `dichvucong`.
    pub names: Vec<String>,
    /// Official hosts that end otherwise.
    pub others: Vec<String>,
    /// Words of a text that warns of such a site, in lower case.
    pub warnings: Vec<String>,
    /// Sites whose addresses say nothing of where they lead.
    pub shorteners: Vec<String>,
}

/// What is wrong with a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SiteDoubt<'s> {
    /// It looks like an official one: this ending or this name.
    LooksLike(&'s str),
    /// It hides where it leads.
    Hidden,
}

impl Sites {
    /// What is wrong with a host, if anything is.
    #[must_use]
    pub fn doubt(&self, host: &str) -> Option<SiteDoubt<'_>> {
        let host = host.trim_end_matches('.').to_lowercase();
        let host = host.strip_prefix("www.").unwrap_or(&host);
        if self.endings.is_empty() || host.is_empty() || self.is_official(host) {
            return None;
        }
        let is_number = host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') || host.starts_with('[');
        if is_number || self.shorteners.iter().any(|site| is_within(host, site)) {
            return Some(SiteDoubt::Hidden);
        }
        let plain = look(host);
        let squeezed: String = plain.chars().filter(|c| c.is_alphanumeric()).collect();
        // `dichvucong.gov-vn.com`, `dichvucong.gov.vn.example`, `dichvucong-gov.vn`, `dichvucong.qov.vn`.
        let ending = self.endings.iter().find(|ending| squeezed.contains(&ending.replace('.', "")));
        if let Some(ending) = ending {
            return Some(SiteDoubt::LooksLike(ending));
        }
        // The name that somebody bought; what stands before it is a house of its own.
        let bought = bought(&plain);
        let is_name = |name: &&String| bought.split('-').any(|word| word == name.as_str()) || is_mistyped(bought, name);
        self.names.iter().find(is_name).map(|name| SiteDoubt::LooksLike(name))
    }

    fn is_official(&self, host: &str) -> bool {
        self.endings.iter().chain(&self.others).any(|official| is_within(host, official))
    }
}

/// Whether a host is this one or one below it.
fn is_within(host: &str, above: &str) -> bool {
    host.strip_suffix(above).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// The part of a host that was bought: `a` of `x.a.com` and of `x.a.com.vn`.
fn bought(host: &str) -> &str {
    const SECOND: [&str; 8] = ["com", "net", "org", "edu", "info", "biz", "name", "co"];
    let labels: Vec<&str> = host.split('.').collect();
    let ends = if labels.len() > 2 && SECOND.contains(&labels[labels.len() - 2]) { 3 } else { 2 };
    labels.len().checked_sub(ends).map_or("", |at| labels[at])
}

/// Whether a name is a long one with one slip in it.
fn is_mistyped(typed: &str, name: &str) -> bool {
    const LONG: usize = 8;
    name.len() >= LONG && typed != name && strsim::osa_distance(typed, name) == 1
}

/// A host as the eye takes it: letters of other scripts, figures and pairs that look like a Latin letter are that letter.
fn look(host: &str) -> String {
    let letter = |c: char| match c {
        'а' | 'α' | 'ɑ' => 'a',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'ε' => 'e',
        'ɡ' | 'q' => 'g',
        'һ' => 'h',
        'і' | 'ı' | '1' | 'ι' => 'i',
        'ӏ' => 'l',
        'о' | '0' | 'ο' | 'օ' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' | '5' => 's',
        'υ' => 'u',
        'ν' | 'ѵ' => 'v',
        'х' | 'χ' => 'x',
        'у' => 'y',
        'п' | 'ո' => 'n',
        c => c,
    };
    let marked: String = crate::letters::unmarked(host).map(letter).collect();
    marked.replace("rn", "m")
}

#[cfg(test)]
mod tests {
    use super::super::Jurisdiction;
    use super::*;

    #[test]
    fn hosts_that_pretend_to_be_official_are_seen() {
        let sites = &Jurisdiction::usual().sites;
        for host in [
            "dichvucong.gov-vn.com",
            "dichvucong.gov.vn.evil.com",
            "dichvucong-gov.vn",
            "dichvucong.govvn.net",
            "dichvucong.gov.vn-login.top",
            "dichvucong.g0v.vn",
            "dichvucong.qov.vn",
            "dichvucong.gоv.vn",
            "dịchvụcông.vn",
            "dichvucong.com",
            "dichvucong.com.vn",
            "dichvucomg.vn",
            "dichvvucong.org",
            "vneid-bocongan.com",
            "vneid.top",
            "www.bocongan.info",
            "D1CHVUCONG.net",
        ] {
            assert!(matches!(sites.doubt(host), Some(SiteDoubt::LooksLike(_))), "{host}: {:?}", sites.doubt(host));
        }
        for host in ["bit.ly", "www.tinyurl.com", "14.225.3.1"] {
            assert_eq!(sites.doubt(host), Some(SiteDoubt::Hidden), "{host}");
        }
    }

    #[test]
    fn other_hosts_are_left_alone() {
        let sites = &Jurisdiction::usual().sites;
        for host in [
            "dichvucong.gov.vn",
            "DichVuCong.gov.vn.",
            "dichvucong.danang.gov.vn",
            "vneid.gov.vn",
            "mienkd.vr.org.vn",
            "zalo.me",
            "play.google.com",
            "apps.apple.com",
            "thuvienphapluat.vn",
            "vnpost.vn",
            "dichvucong.evn.vn",
            "motcua.example.vn",
            "github.com",
            "governance.vn",
            "govietnam.com",
            "quochoi.vn",
            "a.vn",
            "",
        ] {
            assert_eq!(sites.doubt(host), None, "{host}");
        }
    }
}
