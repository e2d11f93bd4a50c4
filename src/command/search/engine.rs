//! The very script of the page, run by a small interpreter. It can compute, and ask for parts of the index by name; there is no
//! file, no network and no clock but the interpreter's own in its world, and an end to its memory and its time.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::{Duration, Instant};

use rquickjs::{Context, Ctx, Function, Runtime};
use serde_json::Value;

use crate::error::{Error, Result};

/// The memory it may take, in bytes.
const MAX_MEMORY: usize = 1 << 30;
/// How long one question may take.
const MAX_TIME: Duration = Duration::from_secs(20);

/// What stands around the script here, as the page does in a browser.
const PRELUDE: &str = "var window = globalThis;";
// Scores are told in whole thousandths.
const LOADER: &str = "(function (language, part) {
  var engine = motcua.open(language, function (name, done) { done(!part(name)); });
  return function (text, limit) {
    var answer = null;
    engine.ask(text, limit || 10, function (last) { answer = last; });
    answer.groups.forEach(function (group) {
      group.results.forEach(function (result) {
        result.score = Math.round(result.score * 1000);
        for (var part in result.parts) result.parts[part] = Math.round(result.parts[part] * 1000);
      });
    });
    return JSON.stringify(answer);
  };
})";

/// The engine over the index of one language.
pub(super) struct Engine {
    context: Context,
    until: Rc<Cell<Instant>>,
}

impl Engine {
    /// Starts the script and gives it the first part of the index.
    ///
    /// # Errors
    /// When the script fails, which that of a catalog's own theme may.
    pub(super) fn start(script: &[u8], language: &str, parts: BTreeMap<String, Vec<u8>>) -> Result<Self> {
        let runtime = Runtime::new().map_err(|error| fault(&error))?;
        runtime.set_memory_limit(MAX_MEMORY);
        let until = Rc::new(Cell::new(Instant::now() + MAX_TIME));
        let end = Rc::clone(&until);
        runtime.set_interrupt_handler(Some(Box::new(move || Instant::now() > end.get())));
        let context = Context::full(&runtime).map_err(|error| fault(&error))?;
        context
            .with(|ctx| -> rquickjs::Result<()> {
                ctx.eval::<(), _>(PRELUDE)?;
                ctx.eval::<(), _>(script)?;
                let open: Function = ctx.eval(LOADER)?;
                // The page asks its host for a part by this name; here it comes from the index just made.
                let part = Function::new(ctx.clone(), move |ctx: Ctx<'_>, name: String| -> bool {
                    let name = name.split('?').next().unwrap_or_default();
                    parts.get(name).is_some_and(|bytes| ctx.eval::<(), _>(bytes.as_slice()).is_ok())
                })?;
                let ask: Function = open.call((language, part))?;
                ctx.globals().set("motcuaAsk", ask)
            })
            .map_err(|error| fault(&error))?;
        Ok(Self { context, until })
    }

    /// The answer to a question.
    ///
    /// # Errors
    /// When the script fails or takes too long.
    pub(super) fn ask(&self, text: &str, limit: u32) -> Result<Value> {
        self.until.set(Instant::now() + MAX_TIME);
        let answer: String = self
            .context
            .with(|ctx| -> rquickjs::Result<String> { ctx.globals().get::<_, Function>("motcuaAsk")?.call((text, limit)) })
            .map_err(|error| fault(&error))?;
        serde_json::from_str(&answer).map_err(|error| Error::Theme(format!("assets/js/search: {error}")))
    }
}

fn fault(error: &rquickjs::Error) -> Error {
    Error::Theme(format!("assets/js/search: {error}"))
}
