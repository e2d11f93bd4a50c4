//! The key with which a line begins, in a file that is being taken apart.

use super::suggest::meant;
use crate::jurisdiction::Jurisdiction;

/// The key with which a line begins, and where its value does: a word of ours, whatever stands behind it, or any word that could
/// be a key.
pub(super) fn key_at<'l>(line: &'l str, keys: &[&str], habits: &Jurisdiction) -> Option<(&'l str, usize)> {
    let end = line.find([':', '：']).unwrap_or(line.len());
    let (key, colon) = (line[..end].trim_end(), line[end..].chars().next().map_or(0, char::len_utf8));
    let rest = &line[end + colon..];
    let is_word = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
    let is_parted = rest.trim().is_empty() || rest.starts_with([' ', '\t']);
    if keys.contains(&key) || colon == 1 && is_word && is_parted && !key.starts_with('-') {
        return Some((key, end + colon));
    }
    // «cấp thực hiện: xã».
    if colon > 0 && is_parted && !key.is_ascii() | key.contains(' ') && meant(key, keys, habits).is_some() {
        return Some((key, end + colon));
    }
    // «"field": "cu-tru",».
    let quoted = line
        .strip_prefix('"')
        .and_then(|inside| inside.split_once('"'))
        .filter(|(word, rest)| keys.contains(word) && rest.starts_with(':'));
    if let Some((word, _)) = quoted {
        return Some((word, word.len() + 2));
    }
    // «field cu-tru», «field; cu-tru», «field = cu-tru».
    let word = line.split([' ', '\n']).next().map(|word| word.trim_end_matches([';', ',', '.', '=']));
    let word = word.filter(|word| keys.contains(word))?;
    (colon == 0 && line.len() > word.len() + 1).then_some((word, word.len()))
}
