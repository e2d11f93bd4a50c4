//! The words of the interface, from `i18n/<language>/*.yaml`.

use std::collections::{BTreeMap, HashMap};

use fixed_decimal::Decimal;
use foldhash::fast::FixedState;
use serde_yaml::Value;

use super::plural::Plural;
use crate::jurisdiction::lay_over;

/// The words of one language, by dotted key.
#[derive(Debug)]
pub struct Messages {
    plural: Plural,
    flat: HashMap<String, String, FixedState>,
    tree: tera::Value,
}

impl Default for Messages {
    fn default() -> Self {
        Self { plural: Plural::default(), flat: HashMap::default(), tree: tera::Value::none() }
    }
}

impl Messages {
    /// Reads the words of a language: ours, those `here`, of the jurisdiction, over them, and a catalog's `own` over all. Where several
    /// have a word, the last one counts.
    ///
    /// # Errors
    /// When a text is not YAML of texts.
    pub(super) fn read(language: &str, ours: &[&str], here: &[&Value], own: &[&str]) -> Result<Self, String> {
        let mut value = Value::Mapping(serde_yaml::Mapping::default());
        let read = |text: &&str| serde_yaml::from_str(text).map_err(|error| error.to_string());
        for over in ours.iter().map(read).chain(here.iter().map(|here| Ok((*here).clone()))).chain(own.iter().map(read)) {
            match over? {
                Value::Null => {}
                over @ Value::Mapping(_) => lay_over(&mut value, over),
                _ => return Err("tệp lời của giao diện phải là các dòng `mục: lời`".to_owned()),
            }
        }
        let mut flat = HashMap::default();
        flatten("", &value, &mut flat);
        Ok(Self { plural: Plural::of(language), tree: tera::Value::from_serializable(&value), flat })
    }

    /// The word under this key; the key itself when the theme lacks it, so that the lack is seen.
    #[must_use]
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.flat.get(key).map_or(key, String::as_str)
    }

    /// The word under this key; the key's own last part when the theme lacks it.
    #[must_use]
    pub fn get_static(&self, key: &str) -> &str {
        self.flat.get(key).map_or("", String::as_str)
    }

    /// The form of a word that goes with a number: the language's own where the words have it, else the one for all numbers.
    ///
    /// ```text
    /// copies: {one: "{n} copy", other: "{n} copies"}
    /// ```
    #[must_use]
    pub fn form(&self, key: &str, number: u64) -> &str {
        self.in_form(key, self.plural.form(number))
    }

    /// The same for a number with a fraction.
    #[must_use]
    pub fn form_of(&self, key: &str, number: &Decimal) -> &str {
        self.in_form(key, self.plural.form_of(number))
    }

    fn in_form(&self, key: &str, form: &str) -> &str {
        let word = |form: &str| self.flat.get(&format!("{key}.{form}")).map(String::as_str);
        word(form).or_else(|| word("other")).unwrap_or_default()
    }

    /// The word under this key, if there is one.
    pub(super) fn word(&self, key: &str) -> Option<&str> {
        self.flat.get(key).map(String::as_str)
    }

    /// The word under this key with its `{name}`s filled in.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut text = self.get(key).to_owned();
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }

    /// All words, for templates as `t`.
    #[must_use]
    pub fn tree(&self) -> tera::Value {
        self.tree.clone()
    }

    /// The words of one section as a script, for what is said in the browser.
    pub(super) fn script(&self, section: &str) -> String {
        let words: BTreeMap<&str, &str> =
            self.flat.iter().filter_map(|(key, word)| Some((key.strip_prefix(section)?.strip_prefix('.')?, word.as_str()))).collect();
        let literal = serde_json::to_string(&words).unwrap_or_default().replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
        format!("(function(m){{m.says=Object.assign(m.says||{{}},{literal})}})(window.motcua=window.motcua||{{}});\n")
    }

    /// All keys, in no order, for comparing languages.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.flat.keys().map(String::as_str)
    }
}

fn flatten(prefix: &str, value: &Value, flat: &mut HashMap<String, String, FixedState>) {
    match value {
        Value::Mapping(map) => {
            for (key, value) in map {
                let key = key.as_str().unwrap_or_default();
                let path = if prefix.is_empty() { key.to_owned() } else { format!("{prefix}.{key}") };
                flatten(&path, value, flat);
            }
        }
        Value::String(text) => {
            flat.insert(prefix.to_owned(), text.clone());
        }
        _ => {}
    }
}
