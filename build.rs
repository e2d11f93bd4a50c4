//! Makes the built-in theme smaller, once, so that no page costs anything for it. What is written here is what
//! `src/theme/load.rs` carries in the binary. Where nothing draws pages, there is no theme.

use std::error::Error;

const THEME: &str = "themes/civic";

#[allow(clippy::print_stdout, reason = "cargo listens there")]
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={THEME}");
    #[cfg(feature = "tool")]
    theme::make()?;
    Ok(())
}

#[cfg(feature = "tool")]
mod theme {
    use std::error::Error;
    use std::path::{Path, PathBuf};
    use std::{env, fs};

    use super::THEME;

    /// Makes the theme in the folder that cargo gives for it.
    pub(super) fn make() -> Result<(), Box<dyn Error>> {
        let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?).join("civic");
        if out.is_dir() {
            fs::remove_dir_all(&out)?;
        }
        copy(Path::new(THEME), &out)
    }

    /// Copies a folder of the theme, each file made smaller.
    fn copy(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
        for entry in fs::read_dir(from)? {
            let path = entry?.path();
            if path.is_dir() {
                copy(&path, to)?;
                continue;
            }
            let bytes = fs::read(&path)?;
            let inside = path.strip_prefix(THEME)?.to_str().ok_or("a name of the theme is not UTF-8")?.replace('\\', "/");
            // A picture is no text.
            let Ok(text) = std::str::from_utf8(&bytes) else {
                write(to, &inside, &bytes)?;
                continue;
            };
            write(to, &inside, motcua_minify::file(&inside, text)?.as_bytes())?;
            // A drawing is published as a file, and stands in pages besides.
            if let Some(name) = inside.strip_prefix("assets/icon/") {
                write(to, &format!("drawings/{name}"), motcua_minify::drawing(text)?.as_bytes())?;
            }
        }
        Ok(())
    }

    fn write(folder: &Path, inside: &str, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
        let path = folder.join(inside);
        fs::create_dir_all(path.parent().ok_or("a file lies in a folder")?)?;
        Ok(fs::write(path, bytes)?)
    }
}
