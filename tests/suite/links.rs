//! `links --external`: what a program with a network is given to try.

use serde_json::Value;

use super::schema::faults;
use super::world::{base, end, motcua, put};

#[test]
fn links_to_other_sites_are_listed_with_their_places_and_once_each_for_a_program_that_tries_them() {
    let folder = base();
    put(folder.path(), "content/pages/x.md", "---\ntitle: X\n---\nXem [đây](https://b.vn/x), [lại](https://b.vn/x) và [kia](mau).\n");
    let links = |format: &str| end(motcua().current_dir(folder.path()).args(["links", "--external", "--format", format]));
    let text = links("text");
    assert!(text.out.contains("pages/x.md:4:5 https://b.vn/x\npages/x.md:4:28 https://b.vn/x\n"), "{text:?}");
    assert!(text.out.contains("procedures/mau.md:") && !text.out.contains(" mau\n"), "{text:?}");
    let list = links("list");
    let mut urls: Vec<&str> = list.out.lines().collect();
    assert!(urls.contains(&"https://b.vn/x") && urls.iter().all(|line| line.starts_with("http")), "{list:?}");
    let count = urls.len();
    urls.dedup();
    assert_eq!(urls.len(), count);
    let json: Value = serde_json::from_str(&links("json").out).unwrap();
    let schema = serde_json::json!({
        "type": "object", "required": ["version", "links"],
        "properties": { "links": { "type": "array", "minItems": 2, "items": {
            "type": "object", "required": ["url", "file", "line", "column", "end_line", "end_column"],
            "properties": { "url": { "type": "string" }, "line": { "type": "integer", "minimum": 1 } },
        } } },
    });
    assert_eq!(faults(&schema, &json), [""; 0]);
    assert_eq!(end(motcua().current_dir(folder.path()).arg("links")).code, 2, "links inside are for `check`");
}
