//! Stand-in for the report room.
#![allow(
    missing_docs,
    clippy::all,
    clippy::pedantic,
    reason = "a stand-in, dropped in the merge"
)]

use weighbridge_core::run::Run;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    #[default]
    Terminal,
    Markdown,
    Json,
}

pub fn markdown(run: &Run) -> String {
    format!("# Weighbridge\n\n{} drafts\n", run.documents.len())
}

pub fn terminal(run: &Run, _colour: bool) -> String {
    let notices: Vec<&str> = run
        .documents
        .iter()
        .flat_map(|d| &d.notices)
        .map(String::as_str)
        .collect();
    format!("{} drafts\n{}\n", run.documents.len(), notices.join("\n"))
}

pub mod json {
    pub mod v1 {
        use weighbridge_core::claim::Claim;
        use weighbridge_core::run::{Checked, Run};
        use weighbridge_core::text::Document;

        pub fn run(run: &Run) -> String {
            format!(
                "{{\"version\": 1, \"documents\": [{}]}}\n",
                run.documents.iter().map(line).collect::<Vec<_>>().join(",")
            )
        }
        pub fn line(checked: &Checked) -> String {
            format!(
                "{{\"id\":{:?},\"claims\":[]}}",
                checked.document.masthead.id
            )
        }
        pub fn claims_line(id: &str, _document: &Document, claims: &[Claim]) -> String {
            format!("{{\"id\":{id:?},\"claims\":[{}]}}", claims.len())
        }
        pub fn schema() -> String {
            "{}\n".to_owned()
        }
    }
}
