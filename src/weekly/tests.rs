//! Every count, on records small enough to count by hand.

use super::sample::{claim, decision, gap, run, story};
use super::{By, Fate, Queue, Share, Span, Weekly, weekly};
use crate::ledger::Read;
use crate::ledger::record::{Choice, Claim, Decision, Run, Stage};
use jiff::civil::date;
use weighbridge_core::verdict::Verdict::{self, NeedsContext, Refuted, Supported, Unverifiable};

const MONDAY: &str = "2026-11-16T08:00:00Z";
const TUESDAY: &str = "2026-11-17T08:00:00Z";
const FRIDAY: &str = "2026-11-20T08:00:00Z";
const WEEK_BEFORE: &str = "2026-11-11T08:00:00Z";
const NEXT_MONDAY: &str = "2026-11-23T00:00:00Z";

fn counted(runs: Vec<Run>, decisions: Vec<Decision>) -> Weekly {
    let read = Read {
        runs,
        decisions,
        ..Read::default()
    };
    let span = Span::of("2026-W47".parse().expect("a week"));
    weekly(&read, span, Queue::default())
}

fn draft(at: &str, name: &str, claims: Vec<Claim>) -> Run {
    run(at, vec![story(name, Stage::Draft, claims)])
}

fn printed(at: &str, name: &str, claims: Vec<Claim>) -> Run {
    run(at, vec![story(name, Stage::Printed, claims)])
}

#[test]
fn a_story_counts_once_by_its_last_check_of_the_week() {
    let found = counted(
        vec![
            draft(WEEK_BEFORE, "a", vec![claim("RUS", 40, Refuted); 3]),
            draft(MONDAY, "a", vec![claim("RUS", 40, Refuted)]),
            printed(
                FRIDAY,
                "a",
                vec![claim("RUS", 38, Supported), claim("USA", 1, Unverifiable)],
            ),
            printed(NEXT_MONDAY, "a", vec![claim("RUS", 1, Refuted)]),
            draft(TUESDAY, "b", vec![claim("RUS", 38, Supported)]),
        ],
        vec![],
    );
    assert_eq!(
        (found.now.stories, found.now.printed, found.now.claims()),
        (2, 1, 3)
    );
    assert_eq!(found.now.share(Supported), Share::new(2, 3));
    assert_eq!(found.now.share(Refuted), Share::new(0, 3));
    assert_eq!(found.before[0].share(Refuted), Share::new(3, 3));
    assert_eq!(found.before[1].stories, 0);
    assert_eq!(found.records.runs, 3);
    assert_eq!(
        found.records.days,
        [date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 20)]
    );
}

#[test]
fn rows_with_few_claims_are_put_together() {
    let many = |partner: &str, number: usize| vec![claim(partner, 1, Supported); number];
    let found = counted(
        vec![
            draft(MONDAY, "a", many("RUS", 19)),
            draft(MONDAY, "b", many("USA", 20)),
            draft(MONDAY, "c", many("VNM", 2)),
            draft(MONDAY, "d", many("RUS", 20)),
            draft(MONDAY, "e", [many("JPN", 1), many("VNM", 1)].concat()),
        ],
        vec![],
    );
    let partners = found
        .tables
        .iter()
        .find(|table| table.by == By::Partner)
        .expect("a table");
    let rows: Vec<(&str, u32, u32)> = partners
        .rows
        .iter()
        .map(|row| (&*row.name, row.claims(), row.stories))
        .collect();
    assert_eq!(rows, [("RUS", 39, 2), ("USA", 20, 1)]);
    let (number, together) = partners.few.as_ref().expect("few");
    assert_eq!((*number, together.claims(), together.stories), (2, 4, 2));
}

#[test]
fn a_slip_counts_when_it_is_first_found() {
    let wrong = |partner: &str| claim(partner, 50, Refuted);
    let found = counted(
        vec![
            draft(WEEK_BEFORE, "a", vec![wrong("RUS")]),
            draft(MONDAY, "a", vec![wrong("RUS"), wrong("USA")]),
            printed(
                FRIDAY,
                "a",
                vec![wrong("RUS"), wrong("USA"), wrong("VNM"), wrong("VNM")],
            ),
        ],
        vec![],
    );
    let partners = |slips: &[super::Slip]| -> Vec<String> {
        slips
            .iter()
            .filter_map(|slip| slip.spot.claim.partner.clone())
            .collect()
    };
    assert_eq!(partners(&found.slips.before), ["USA"]);
    assert_eq!(partners(&found.slips.after), ["VNM"]);
}

#[test]
fn findings_are_followed_to_print() {
    let drafts = ["RUS", "USA", "VNM", "JPN", "IND"].map(|partner| claim(partner, 50, Refuted));
    let print = [
        claim("RUS", 38, Supported),
        claim("USA", 50, Refuted),
        claim("VNM", 50, Refuted),
        claim("JPN", 51, Refuted),
        claim("MEX", 9, NeedsContext),
    ];
    let mut silent = decision(TUESDAY, "a", "JPN-50", Choice::Kept);
    silent.reason = None;
    let found = counted(
        vec![
            draft(WEEK_BEFORE, "a", drafts.to_vec()),
            printed(FRIDAY, "a", print.to_vec()),
            printed(FRIDAY, "never a draft", vec![claim("RUS", 50, Refuted)]),
            draft(FRIDAY, "not printed yet", vec![claim("RUS", 50, Refuted)]),
        ],
        vec![
            decision(TUESDAY, "a", "USA-50", Choice::Kept),
            decision(TUESDAY, "a", "VNM-50", Choice::WrongReading),
            silent,
        ],
    );
    assert_eq!((found.fates.printed, found.fates.followed), (2, 1));
    let expected = Fate {
        mended: 2,
        kept: 1,
        wrong_reading: 1,
        ignored: 1,
    };
    assert_eq!(found.fates.refuted, expected);
    assert_eq!(found.fates.needs_context, Fate::default());
    let ignored = &found.fates.ignored[0].spot.claim;
    assert_eq!(ignored.partner.as_deref(), Some("JPN"));
}

#[test]
fn editors_tell_how_often_the_checker_was_wrong() {
    let wrong = |partner: &str| claim(partner, 50, Refuted);
    let found = counted(
        vec![
            draft(MONDAY, "a", vec![wrong("RUS"), wrong("USA"), wrong("VNM")]),
            draft(
                TUESDAY,
                "a",
                vec![claim("RUS", 38, Supported), wrong("USA"), wrong("VNM")],
            ),
            draft(WEEK_BEFORE, "b", vec![wrong("JPN")]),
        ],
        vec![
            decision(MONDAY, "a", "RUS-50", Choice::Mended),
            decision(MONDAY, "a", "USA-50", Choice::Kept),
            decision(TUESDAY, "a", "USA-50", Choice::WrongReading),
            decision(TUESDAY, "b", "JPN-50", Choice::WrongReading),
            decision(NEXT_MONDAY, "a", "VNM-50", Choice::Kept),
        ],
    );
    assert_eq!(found.decisions.precision, Share::new(1, 2));
    assert_eq!(found.decisions.undecided, Share::new(1, 3));
    let overturned: Vec<&str> = found
        .decisions
        .overturned
        .iter()
        .map(|one| &*one.spot.story)
        .collect();
    assert_eq!(overturned, ["a", "b"]);
}

#[test]
fn suppressions_that_end_soon_are_told() {
    let until = |story: &str, day| Decision {
        until: day,
        ..decision(WEEK_BEFORE, story, "RUS-50", Choice::Suppressed)
    };
    let mut hidden = claim("RUS", 50, Refuted);
    hidden.suppressed = true;
    let found = counted(
        vec![draft(MONDAY, "a", vec![hidden])],
        vec![
            until("a", Some(date(2026, 11, 30))),
            until("b", Some(date(2026, 11, 18))),
            until("c", Some(date(2027, 3, 1))),
            until("d", None),
            until("e", None),
            decision(MONDAY, "e", "RUS-50", Choice::Kept),
        ],
    );
    assert_eq!(
        (found.suppressions.claims, found.suppressions.in_force),
        (1, 3)
    );
    let expiring: Vec<&str> = found
        .suppressions
        .expiring
        .iter()
        .map(|one| &*one.story)
        .collect();
    assert_eq!(expiring, ["b", "a"]);
}

#[test]
fn what_would_settle_most_comes_first() {
    let open = |partner: &str, commodity: &str, first: &str| Claim {
        gaps: vec![gap(partner, commodity, first), gap("ZZZ", commodity, first)],
        ..claim(partner, 1, Unverifiable)
    };
    let found = counted(
        vec![
            draft(
                MONDAY,
                "a",
                vec![
                    open("MEX", "2701", "2022-02"),
                    claim("MEX", 1, Unverifiable),
                ],
            ),
            draft(MONDAY, "b", vec![open("IND", "TOTAL", "2022-03")]),
            draft(MONDAY, "c", vec![open("IND", "TOTAL", "2022-01")]),
        ],
        vec![],
    );
    let wants: Vec<(&str, u32, Vec<String>)> = found
        .wants
        .wants
        .iter()
        .map(|want| {
            (
                &*want.partner,
                want.stories,
                want.periods.iter().map(ToString::to_string).collect(),
            )
        })
        .collect();
    assert_eq!(
        wants,
        [
            ("IND", 2, vec!["2022-01..2022-03".to_owned()]),
            ("MEX", 1, vec!["2022-02..2022-03".to_owned()]),
        ]
    );
    assert_eq!(found.wants.hopeless, 1);
}

#[test]
fn the_order_of_runs_does_not_show() {
    let runs = || {
        let verdicts = [Supported, Refuted, NeedsContext, Unverifiable];
        let one = |(nth, verdict): (usize, Verdict)| {
            draft(
                MONDAY,
                &format!("s{}", nth % 3),
                vec![claim("RUS", 50, verdict); nth + 1],
            )
        };
        verdicts
            .into_iter()
            .enumerate()
            .map(one)
            .collect::<Vec<_>>()
    };
    let backwards = runs().into_iter().rev().collect();
    assert_eq!(counted(runs(), vec![]), counted(backwards, vec![]));
}
