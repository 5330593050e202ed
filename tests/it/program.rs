//! The program as a user starts it, and what it did.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// The program, started in the workspace's root, with nothing in the environment that changes its output.
pub(crate) fn weighbridge() -> Program {
    let mut command = Command::new(env!("CARGO_BIN_EXE_weighbridge"));
    command.current_dir(root());
    // No store of the person who runs the tests takes part.
    command.env("XDG_DATA_HOME", root().join("tests/no-data"));
    command.env("HOME", root().join("tests/no-data"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("AWS_") {
            command.env_remove(name);
        }
    }
    for name in [
        "WEIGHBRIDGE_DATA",
        "WEIGHBRIDGE_LEDGER",
        "WEIGHBRIDGE_SOURCES",
        "WEIGHBRIDGE_LEDGER",
        "WEIGHBRIDGE_CONFIG",
        "CI",
        "NO_COLOR",
        "CLICOLOR_FORCE",
        "COLUMNS",
        "TERM",
    ] {
        command.env_remove(name);
    }
    Program {
        command,
        input: Vec::new(),
    }
}

/// The workspace's root.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The program before it is started.
pub(crate) struct Program {
    command: Command,
    input: Vec<u8>,
}

impl Program {
    pub(crate) fn arg(mut self, arg: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    pub(crate) fn args<S: AsRef<std::ffi::OsStr>>(
        mut self,
        args: impl IntoIterator<Item = S>,
    ) -> Self {
        self.command.args(args);
        self
    }

    /// The program, started in this folder.
    pub(crate) fn inside(mut self, folder: &std::path::Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// The program with a variable of the environment set.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn write_stdin(mut self, text: impl Into<Vec<u8>>) -> Self {
        self.input = text.into();
        self
    }

    /// The program, to be started by the test itself.
    pub(crate) fn into_command(self) -> Command {
        self.command
    }

    /// Runs it to its end.
    pub(crate) fn run(mut self) -> Done {
        self.command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = self.command.spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        // A program that ends before it has read everything closes the pipe: no fault of the test's.
        let _ = stdin.write_all(&self.input);
        drop(stdin);
        Done {
            output: child.wait_with_output().expect("the program ends"),
        }
    }
}

/// What the program did.
pub(crate) struct Done {
    output: Output,
}

impl Done {
    /// Fails unless it ended with this exit code.
    pub(crate) fn code(self, code: i32) -> Self {
        assert_eq!(
            self.output.status.code(),
            Some(code),
            "{}\n{}",
            self.stdout(),
            self.stderr()
        );
        self
    }

    /// Its exit code.
    pub(crate) fn exit(&self) -> Option<i32> {
        self.output.status.code()
    }

    /// What it wrote to standard output.
    pub(crate) fn stdout(&self) -> String {
        String::from_utf8_lossy(&self.output.stdout).into_owned()
    }

    /// What it wrote to standard error.
    pub(crate) fn stderr(&self) -> String {
        String::from_utf8_lossy(&self.output.stderr).into_owned()
    }

    /// Fails unless standard output holds each of these.
    pub(crate) fn prints(self, parts: &[&str]) -> Self {
        assert_holds(&self.stdout(), parts);
        self
    }

    /// Fails unless standard error holds each of these.
    pub(crate) fn complains(self, parts: &[&str]) -> Self {
        assert_holds(&self.stderr(), parts);
        self
    }

    /// Fails unless nothing was written to standard output.
    pub(crate) fn stays_mute(self) -> Self {
        assert_eq!(self.stdout(), "");
        self
    }

    /// Fails unless nothing was written to standard error.
    pub(crate) fn stays_content(self) -> Self {
        assert_eq!(self.stderr(), "");
        self
    }
}

fn assert_holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "`{part}` is missing from:\n{text}");
    }
}
