//! A folder of its own for each test, and the command run in it.

use std::fmt;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A folder with files, gone when the test is over.
pub(crate) struct Room {
    path: PathBuf,
}

/// What a run printed, and how it ended.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) error: String,
}

impl Room {
    /// A folder for the test of this name, with these files in it.
    pub(crate) fn with(name: &str, files: &[(&str, &str)]) -> Room {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        let room = Room { path };
        for (file, text) in files {
            room.write(file, text);
        }
        room
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.path.join(file)
    }

    pub(crate) fn write(&self, file: &str, text: impl AsRef<[u8]>) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    /// The command with these arguments, in this folder, told by nothing else what to do.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_maal"));
        command.args(arguments).current_dir(&self.path).env_remove("MAAL_LANG").env_remove("NO_COLOR");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        ran(&mut self.command(arguments), b"")
    }

    pub(crate) fn run_on(&self, input: impl AsRef<[u8]>, arguments: &[&str]) -> Ran {
        ran(self.command(arguments).stdin(Stdio::piped()), input.as_ref())
    }
}

/// What the command prints in a terminal window, which `script` of util-linux plays; nothing where it is not installed.
/// `before` is what stands before the command on the line, `input` what the user types.
#[cfg(target_os = "linux")]
pub(crate) fn in_terminal(room: &Room, before: &str, arguments: &str, input: &str) -> Option<String> {
    let installed = Command::new("script").arg("--version").stdout(Stdio::null()).status();
    installed.ok()?;
    let line = format!("{before} {} {arguments}", env!("CARGO_BIN_EXE_maal"));
    let mut script = Command::new("script");
    script.args(["-qec", &line, "/dev/null"]).current_dir(room.path("")).env("TERM", "xterm");
    script.env_remove("MAAL_LANG").env_remove("NO_COLOR");
    script.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    Some(ran(&mut script, input.as_bytes()).out)
}

/// Runs a command on some input.
pub(crate) fn ran(command: &mut Command, input: &[u8]) -> Ran {
    let mut child = command.spawn().unwrap();
    if let Some(mut to) = child.stdin.take() {
        // What the command does not want to read, it need not.
        let _ = to.write_all(input);
    }
    let output = child.wait_with_output().unwrap();
    Ran {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        error: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// As a snapshot shows it.
impl fmt::Display for Ran {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "code {}", self.code)?;
        for (stream, text) in [("out", &self.out), ("error", &self.error)] {
            if !text.is_empty() {
                write!(f, "\n--- {stream}\n{text}")?;
            }
        }
        Ok(())
    }
}

/// Sound targets and figures: one target is met, one is not, one cannot be known.
pub(crate) const SOUND: &str = "\
maal: 1
areas:
  town: { name: { da: kommunen, en: the town }, in: { da: i kommunen, en: in the town } }
indicators:
  thefts:
    name: { da: antallet af tyverier, en: the number of thefts }
    unit: { count: { da: tyverier, en: thefts }, one: { da: tyveri, en: theft } }
    better: lower
goals:
  safety:
    name: { da: tryghed, en: safety }
    source: { da: byrådet, en: the council }
    targets:
      held: { indicator: thefts, area: town, rule: { maintain: { baseline: 2020 } } }
      falls: { indicator: thefts, area: town, rule: { annual_decline: {} } }
      few: { indicator: thefts, area: town, rule: { at_most: 5 }, judged: { at: 2025 } }
observations: { thefts: { town: { 2020: 12, 2021: 11, 2022: 11 } } }
tests:
  as-many:
    target: held
    given: { town: { 2020: 12, 2021: 12 } }
    expect: { verdict: met }
";

/// Two mistakes that can be mended, one that follows from them, and one that is left. The remarks must survive.
pub(crate) const BROKEN: &str = "\
# Targets of the town.
maal: 1
aeras: { town: the town }   # the whole town
indicators:
  thefts: { name: thefts, unit: { count: thefts }, better: lwer } # fewer is better
goals:
  safety:
    name: safety

    targets: { held: { indicator: thefts, area: town, rule: { maintain: { baseline: 2020 } } } }
observations: { thefts: { town: { 2020: 12, 2021: about ten } } }
";
