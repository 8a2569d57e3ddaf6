//! `--watch`: a second run when a file is saved.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use crate::room::{Room, SOUND};

/// A child that ends with the test, however the test ends.
struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn lines(out: ChildStdout) -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || BufReader::new(out).lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
    receiver
}

#[test]
fn runs_again_on_save() {
    let room = Room::with("watch", &[("targets.yaml", SOUND)]);
    let mut child = Killed(room.command(&["check", "--watch", ".", "--format", "text"]).spawn().unwrap());
    let told = lines(child.0.stdout.take().unwrap());
    let next = || told.recv_timeout(Duration::from_secs(20)).unwrap();
    assert_eq!(next(), "1 fil, 3 mål: ingen fejl");
    room.write("more.yaml", "maal: 2\n");
    let mut all = String::new();
    while !all.ends_with("2 filer: 1 fejl\n") {
        all += &(next() + "\n");
    }
    assert!(all.contains("more.yaml:1:7"), "{all}");
    std::fs::remove_file(room.path("more.yaml")).unwrap();
    assert_eq!(next(), "1 fil, 3 mål: ingen fejl");
    let file = std::fs::File::options().write(true).open(room.path("targets.yaml")).unwrap();
    file.set_modified(SystemTime::now() + Duration::from_secs(5)).unwrap();
    assert_eq!(next(), "1 fil, 3 mål: ingen fejl");
}

#[test]
fn runs_again_when_a_feed_has_a_new_file() {
    let feed = "feeds: { thefts: { file: thefts.csv, indicator: thefts, area: town } }\n";
    let room = Room::with("watch_feed", &[("targets.yaml", &format!("{SOUND}{feed}"))]);
    let mut child = Killed(room.command(&["check", "--watch", ".", "--format", "compact"]).spawn().unwrap());
    let told = lines(child.0.stdout.take().unwrap());
    let next = || told.recv_timeout(Duration::from_secs(20)).unwrap();
    assert!(next().starts_with("./targets.yaml:"), "no file is there for the feed");
    // Nobody asks for this one.
    room.write("other.csv", "year;value\r\n2023;10\r\n");
    room.write("thefts.csv", "year;value\r\n2023;wrong\r\n");
    let second = loop {
        let line = next();
        if !line.is_empty() {
            break line;
        }
    };
    assert!(second.starts_with("./thefts.csv:2"), "{second}");
}

#[test]
fn ends_when_nobody_reads_any_more() {
    let room = Room::with("watch_left", &[("targets.yaml", SOUND)]);
    let mut child = Killed(room.command(&["check", "--watch", "targets.yaml"]).spawn().unwrap());
    drop(child.0.stdout.take());
    let begun = Instant::now();
    while child.0.try_wait().unwrap().is_none() {
        assert!(begun.elapsed() < Duration::from_secs(20), "it goes on for nobody");
        // It is seen at the next run.
        room.write("targets.yaml", SOUND);
        thread::sleep(Duration::from_millis(300));
    }
}

#[test]
fn standard_input_cannot_be_watched() {
    let room = Room::with("watch_input", &[]);
    let ran = room.run(&["assess", "--watch", "-"]);
    assert_eq!(
        (ran.code, ran.error.as_str()),
        (3, "maal: `--watch` følger filer; standardinput (-) kan ikke følges\n")
    );
}
