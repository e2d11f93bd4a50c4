//! What a template asks of a value besides printing it.

use tera::{Error, Filter, Kwargs, State, TeraResult, Value};

/// `{{ value | attribute(name="data-w") }}`: a whole attribute with a space before it, or nothing where the value is none,
/// false or empty. A template has no other way to leave an attribute out, since no `{% … %}` may stand inside a tag.
pub(super) struct Attribute;

impl Filter<&Value, TeraResult<String>> for Attribute {
    fn call(&self, value: &Value, given: Kwargs, _: &State<'_>) -> TeraResult<String> {
        let name: &str = given.must_get("name")?;
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') {
            return Err(Error::message(format!("`{name}` is no name of an attribute")));
        }
        if !value.is_truthy() {
            return Ok(String::new());
        }
        if !(value.is_string() || value.is_number()) {
            return Ok(format!(" {name}"));
        }
        let mut text = Vec::with_capacity(64);
        // Writing into memory does not fail.
        let _ = tera::escape_html(&value.to_string(), &mut text);
        Ok(format!(" {name}=\"{}\"", String::from_utf8(text).unwrap_or_default()))
    }

    /// The value in it is escaped, always.
    fn is_safe(&self) -> bool {
        true
    }
}

/// `{{ t.say.need.submit | forms }}`: all forms of a word for a script, as «one=…|other=…».
pub(super) struct Forms;

impl Filter<&Value, TeraResult<String>> for Forms {
    fn call(&self, value: &Value, _: Kwargs, _: &State<'_>) -> TeraResult<String> {
        let Some(map) = value.as_map() else { return Ok(format!("other={value}")) };
        // A form that says what `other` says goes without saying: a script falls back on that one.
        let other = map.iter().find(|(form, _)| form.to_string() == "other").map(|(_, text)| text);
        let says_more = |form: &str, text| form == "other" || Some(text) != other;
        let written = map.iter().filter(|(form, text)| says_more(&form.to_string(), text));
        let mut forms: Vec<String> = written.map(|(form, text)| format!("{form}={text}")).collect();
        forms.sort_unstable();
        Ok(forms.join("|"))
    }
}

#[cfg(test)]
mod tests {
    use tera::{Context, Tera, Value};

    use super::*;

    fn filled(template: &str, value: Value) -> tera::TeraResult<String> {
        let mut tera = Tera::new();
        tera.register_filter("attribute", Attribute);
        tera.add_raw_template("a.html", template)?;
        let mut context = Context::new();
        context.insert_value("x", value);
        tera.render("a.html", &context)
    }

    fn attribute(value: Value) -> String {
        filled("<p{{ x | attribute(name=\"data-w\") }}>", value).unwrap()
    }

    #[test]
    fn a_text_or_number_is_the_value_of_the_attribute() {
        assert_eq!(attribute("a b".into()), "<p data-w=\"a b\">");
        assert_eq!(attribute(7.into()), "<p data-w=\"7\">");
    }

    #[test]
    fn what_is_there_and_no_text_is_an_attribute_without_a_value() {
        assert_eq!(attribute(true.into()), "<p data-w>");
        assert_eq!(attribute(vec![Value::from(1)].into()), "<p data-w>");
    }

    #[test]
    fn what_is_not_there_leaves_nothing() {
        for value in [Value::none(), false.into(), "".into(), Vec::<Value>::new().into()] {
            assert_eq!(attribute(value), "<p>");
        }
    }

    #[test]
    fn a_hostile_value_stays_within_its_marks() {
        let hostile = "a\" onload='x' `y` > <b> &";
        let expected = "<p data-w=\"a&quot; onload=&#39;x&#39; `y` &gt; &lt;b&gt; &amp;\">";
        assert_eq!(attribute(hostile.into()).replace("&#x27;", "&#39;"), expected);
        assert_eq!(attribute(Value::safe_string(hostile)).replace("&#x27;", "&#39;"), expected);
    }

    #[test]
    fn a_name_that_is_none_is_refused() {
        for name in ["", "a b", "a=1", "x>", "ONLOAD"] {
            assert!(filled(&format!("{{{{ x | attribute(name=\"{name}\") }}}}"), "v".into()).is_err(), "{name}");
        }
    }
}
