//! A bar that shows how far a long reading has come, on a terminal only.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::screen::{Screen, Stream};
use crate::words::messages;

/// What takes longer than this is shown.
const PATIENCE: Duration = Duration::from_millis(400);

/// How far the reading of files has come.
pub(crate) struct Progress {
    bar: ProgressBar,
    begun: Instant,
    may_show: bool,
}

impl Progress {
    pub(crate) fn reading(files: usize, screen: &Screen) -> Progress {
        let bar = ProgressBar::with_draw_target(u64::try_from(files).ok(), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}") {
            bar.set_style(style);
        }
        bar.set_message(screen.say(messages::READING));
        Progress { bar, begun: Instant::now(), may_show: Stream::Error.is_terminal() }
    }

    pub(crate) fn one_more(&mut self) {
        self.bar.inc(1);
        if self.may_show && self.begun.elapsed() > PATIENCE {
            self.may_show = false;
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
