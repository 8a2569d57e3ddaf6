//! Published files among those that are given: which they are, and which a feed asks for.

use std::path::Path;

use maal::Feed;
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::files::Files;

/// A published file with the name that it is shown under.
#[derive(Clone, Debug)]
pub(crate) struct NamedBytes {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// What the feeds of some texts ask for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    feeds: Vec<Feed>,
}

impl Wanted {
    /// What the texts ask for; nothing where they are broken, since nobody knows then.
    pub(crate) fn by(files: &Files) -> Wanted {
        let asks = files.texts.iter().any(|text| text.text.contains("feeds"));
        if !asks || !files.unreadable.is_empty() {
            return Wanted::default();
        }
        let Ok((rulebook, _)) = maal::load(files.named()) else { return Wanted::default() };
        Wanted { feeds: rulebook.feeds().map(|(_, feed)| feed.clone()).collect() }
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.feeds.iter().any(|feed| feed.wants(name))
    }
}

/// Whether a file is YAML by its name.
pub(crate) fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml")
}

/// Whether a file that is named holds published figures: every one that is no YAML, no JSON in the format of the targets,
/// and no pipe without a name of its own, as `<(…)` of a shell is.
pub(crate) fn is_published(path: &Path, bytes: &[u8]) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("yaml" | "yml") => false,
        Some("json") => !is_of_the_format(bytes),
        Some(_) => true,
        None => path.is_file(),
    }
}

/// A JSON file in the format of the targets has its key at the top.
fn is_of_the_format(bytes: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Top {
        maal: Option<IgnoredAny>,
    }
    match serde_json::from_slice::<Top>(bytes) {
        Ok(top) => top.maal.is_some(),
        // Reading it as text says better what is wrong with it.
        Err(_) => bytes.windows(KEY.len()).any(|part| part == KEY),
    }
}

const KEY: &[u8] = b"\"maal\"";
