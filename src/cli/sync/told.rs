//! What a sync says: its progress as it happens, and what it came to.

use crate::cli::error::Error;
use crate::cli::hint::visible;
use crate::cli::output::Output;
use crate::sync::{Event, Planned, Report, Visit};
use std::fmt::Write as _;
use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;

/// The most remarks printed of one source.
const MOST_REMARKS: usize = 12;
/// How many signs the bar of a terminal is wide.
const WIDTH: usize = 20;
/// The most signs of a request on a terminal's line.
const MOST_SIGNS: usize = 80;

/// Prints the requests, without sending one.
pub(super) fn dry(planned: &[Planned]) -> Result<ExitCode, Error> {
    let mut output = Output::open(None, &[])?;
    let mut count = 0;
    for plan in planned {
        let name = plan.source.name();
        for request in &plan.requests {
            output.put(&format!("{name} {}\n", visible(&request.line())))?;
            count += 1;
        }
        if let Some(outlook) = plan.source.outlook(&plan.requests) {
            output.put(&format!("{name} then: {outlook}\n"))?;
        }
    }
    output.put(&format!("{count} requests; none was sent\n"))?;
    output.finish()?;
    Ok(ExitCode::SUCCESS)
}

/// What happens, as it happens: a bar on a terminal, a line for each wait elsewhere.
pub(super) struct Progress {
    is_terminal: bool,
    done: usize,
    all: usize,
}

impl Progress {
    pub(super) fn new(planned: &[Planned]) -> Self {
        Self {
            is_terminal: std::io::stderr().is_terminal(),
            done: 0,
            all: planned.iter().map(|plan| plan.requests.len()).sum(),
        }
    }

    pub(super) fn take(&mut self, event: &Event) {
        match event {
            Event::Asked { source, line } => self.line(&format!("{source}: {line}")),
            Event::Waiting { source, time, why } => {
                let said = format!("{source}: waits {:.1} s: {why}", time.as_secs_f64());
                if self.is_terminal {
                    self.line(&said);
                } else {
                    eprintln!("{}", visible(&said));
                }
            }
            Event::Done { .. } => {
                self.done += 1;
                self.all = self.all.max(self.done);
            }
            Event::Kept { .. } => {}
        }
    }

    fn line(&self, said: &str) {
        if self.is_terminal {
            let short: String = visible(said).chars().take(MOST_SIGNS).collect();
            let (bar, done, all) = (bar(self.done, self.all), self.done, self.all);
            eprint!("\r\u{1b}[K{bar} {done}/{all} {short}");
            let _ = std::io::stderr().flush();
        }
    }

    pub(super) fn end(&self) {
        if self.is_terminal {
            eprint!("\r\u{1b}[K");
        }
    }
}

/// `[=====>              ]`
fn bar(done: usize, all: usize) -> String {
    let full = (WIDTH * done).checked_div(all).unwrap_or(WIDTH).min(WIDTH);
    let tip = if full < WIDTH { ">" } else { "" };
    format!("[{:<WIDTH$}]", "=".repeat(full) + tip)
}

/// Prints what the run came to.
pub(super) fn told(report: &Report) {
    for visit in &report.visits {
        visited(visit);
    }
}

/// Prints what the sources say they have.
pub(super) fn offered(report: &Report) -> Result<(), Error> {
    let mut output = Output::open(None, &[])?;
    for visit in &report.visits {
        for line in &visit.told {
            output.put(&format!("{}: {}\n", visit.source, visible(line)))?;
        }
    }
    output.finish()
}

fn visited(visit: &Visit) {
    let Visit {
        source,
        sent,
        unchanged,
        empty,
        rows,
        known,
        ..
    } = visit;
    let mut kept = format!("{rows} figures kept");
    if *known > 0 {
        let _ = write!(kept, ", {known} were there already");
    }
    if !visit.rates.is_empty() {
        let _ = write!(kept, ", {} exchange rates among them", visit.rates.len());
    }
    eprintln!(
        "{source}: {sent} requests sent, {unchanged} answers still good, {empty} without figures; {kept}"
    );
    for name in &visit.releases {
        eprintln!("  {}", visible(name));
    }
    for said in visit.left_out.iter().take(MOST_REMARKS) {
        eprintln!("note: {}", visible(said));
    }
    if visit.left_out.len() > MOST_REMARKS {
        eprintln!(
            "note: {} more of the same kind",
            visit.left_out.len() - MOST_REMARKS
        );
    }
    for failure in &visit.failures {
        eprintln!(
            "error: {source}: {}: {}",
            visible(&failure.line),
            visible(&failure.fault.to_string())
        );
    }
}

#[cfg(test)]
mod tests {
    use super::bar;

    #[test]
    fn a_bar_grows_and_is_always_as_wide() {
        assert_eq!(bar(0, 4), "[>                   ]");
        assert_eq!(bar(2, 4), "[==========>         ]");
        assert_eq!(bar(4, 4), "[====================]");
        assert_eq!(bar(0, 0), "[====================]");
    }
}
