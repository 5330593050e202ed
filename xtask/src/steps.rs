//! The steps of `verify`, each one command.

use std::process::Command;
use std::time::Instant;

/// A step: its name, the arguments for cargo, and an environment variable it needs.
struct Step {
    name: &'static str,
    cargo: &'static [&'static str],
    env: Option<(&'static str, &'static str)>,
}

const STEPS: [Step; 4] = [
    Step {
        name: "fmt",
        cargo: &["fmt", "--all", "--check"],
        env: None,
    },
    Step {
        name: "lint",
        cargo: &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ],
        env: None,
    },
    Step {
        name: "test",
        cargo: &["test", "--workspace"],
        env: None,
    },
    Step {
        name: "docs",
        cargo: &[
            "doc",
            "--workspace",
            "--no-deps",
            "--document-private-items",
        ],
        env: Some(("RUSTDOCFLAGS", "-D warnings")),
    },
];

/// Runs every step, then the score; stops at the first that fails.
///
/// # Errors
///
/// Says which step failed.
pub(crate) fn verify() -> Result<(), String> {
    for step in &STEPS {
        step.run()?;
    }
    timed("score", || crate::scored(&[]))
}

/// Runs one step by its name; `None` where there is no such step.
pub(crate) fn one(name: &str) -> Option<Result<(), String>> {
    STEPS.iter().find(|step| step.name == name).map(Step::run)
}

impl Step {
    fn run(&self) -> Result<(), String> {
        timed(self.name, || {
            let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
            let mut command = Command::new(cargo);
            command
                .args(self.cargo)
                .current_dir(crate::root())
                .envs(self.env);
            let said = command
                .status()
                .map_err(|e| format!("cargo did not start: {e}"))?;
            if said.success() {
                return Ok(());
            }
            Err(format!("`cargo {}` failed", self.cargo.join(" ")))
        })
    }
}

/// Does the work, and says on standard error what it is and how long it took.
fn timed(name: &str, work: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
    eprintln!("== {name}");
    let started = Instant::now();
    let outcome = work().map_err(|said| format!("{name}: {said}"));
    let verdict = if outcome.is_ok() { "ok" } else { "FAILED" };
    eprintln!(
        "== {name} {verdict} in {:.1} s",
        started.elapsed().as_secs_f64()
    );
    outcome
}
