//! What shows that a long run goes on: a bar while files are read, a sign that turns while they are judged; in a terminal
//! only.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::screen::{Screen, Stream};
use crate::words::messages;

/// What takes longer than this is shown.
const PATIENCE: Duration = Duration::from_millis(400);

/// How often the sign turns.
const TURN: Duration = Duration::from_millis(120);

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

/// What is longer than this takes a while to read and to judge.
const LONG: usize = 4_000_000;

/// Does what takes long with long files, and shows meanwhile that it goes on.
pub(crate) fn during<T>(letters: usize, screen: &Screen, work: impl FnOnce() -> T) -> T {
    if letters < LONG || !Stream::Error.is_terminal() {
        return work();
    }
    let sign = ProgressBar::new_spinner();
    sign.set_message(screen.say(messages::WORKING));
    sign.enable_steady_tick(TURN);
    let done = work();
    sign.finish_and_clear();
    done
}
