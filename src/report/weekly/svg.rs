//! Charts as SVG inside the page: colours by class, and the figures as text for those who do not see them.

use super::charts::end;
use super::page::Chart;
use super::words::{interval, percent};
use crate::report::untrusted::{clip, html};
use crate::weekly::Share;
use std::fmt::Write as _;

/// Width of the drawing, of its labels, and of the figures behind.
const WIDTH: f64 = 720.0;
const LABELS: f64 = 150.0;
const FIGURES: f64 = 240.0;
/// Height of a line, and of what is drawn on it.
const LINE: f64 = 26.0;
const BAR: f64 = 16.0;
/// The colours of verdicts, from the gravest on, for readers that know no variables of style sheets.
const COLOURS: [&str; 4] = ["#b3261e", "#d98e04", "#b9b9b9", "#2f7d4f"];
/// The colour of lines.
const GREY: &str = "#8a8a8a";
/// Most characters of a label.
const LABEL: usize = 22;

/// The chart as an SVG element.
pub(super) fn drawn(chart: &Chart) -> String {
    match chart {
        Chart::Bars { title, parts, bars } => {
            let lines: Vec<String> = (0..)
                .zip(bars)
                .map(|(nth, (label, parts))| bar(nth, label, parts))
                .collect();
            frame(title, lines.len(), &lines.concat(), &legend(parts))
        }
        Chart::Ranges { title, rows } => {
            let end = end(rows.iter().map(|(_, share)| *share));
            let lines: Vec<String> = (0..)
                .zip(rows)
                .map(|(nth, (label, share))| range(nth, label, *share, end))
                .collect();
            let scale = format!(
                "<p class=\"legend\">0 to {:.0} %; the dot is the share, the line its 95 % interval</p>",
                end * 100.0
            );
            frame(title, lines.len(), &lines.concat(), &scale)
        }
    }
}

fn frame(title: &str, lines: usize, drawing: &str, legend: &str) -> String {
    let title = html(title);
    let height = LINE * f64::from(u32::try_from(lines).unwrap_or(u32::MAX));
    format!(
        "<figure>\n<figcaption>{title}</figcaption>\n{legend}\n<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{title}\">\n{drawing}</svg>\n</figure>"
    )
}

fn legend(parts: &[&str]) -> String {
    let parts: Vec<String> = parts
        .iter()
        .enumerate()
        .map(|(nth, part)| format!("<span class=\"key k{nth}\"></span>{}", html(part)))
        .collect();
    format!("<p class=\"legend\">{}</p>", parts.join(" "))
}

/// How far down a line stands.
fn top(nth: u32) -> f64 {
    LINE * f64::from(nth)
}

fn label(nth: u32, label: &str) -> String {
    let y = top(nth) + 18.0;
    format!(
        "<text x=\"0\" y=\"{y}\">{}</text>\n",
        html(&clip(label, LABEL))
    )
}

fn figures(nth: u32, text: &str) -> String {
    let (x, y) = (WIDTH - FIGURES + 10.0, top(nth) + 18.0);
    format!(
        "<text x=\"{x}\" y=\"{y}\" class=\"figures\">{}</text>\n",
        html(text)
    )
}

fn bar(nth: u32, name: &str, parts: &[u32]) -> String {
    let sum: u32 = parts.iter().sum();
    let mut drawing = label(nth, name);
    if sum == 0 {
        return drawing + &figures(nth, "no records");
    }
    let (mut so_far, room, y) = (0, WIDTH - LABELS - FIGURES, top(nth) + 5.0);
    for (kind, part) in parts.iter().enumerate() {
        let colour = COLOURS.get(kind).unwrap_or(&GREY);
        let x = LABELS + room * f64::from(so_far) / f64::from(sum);
        let width = room * f64::from(*part) / f64::from(sum);
        so_far += part;
        if *part > 0 {
            let _ = writeln!(
                drawing,
                "<rect x=\"{x:.1}\" y=\"{y}\" width=\"{width:.1}\" height=\"{BAR}\" fill=\"{colour}\" class=\"k{kind}\"><title>{part}</title></rect>"
            );
        }
    }
    drawing + &figures(nth, &format!("{sum} claims"))
}

fn range(nth: u32, name: &str, share: Share, end: f64) -> String {
    let drawing = label(nth, name);
    let (Some(part), Some((low, high))) = (share.part(), share.wilson()) else {
        return drawing + &figures(nth, "–");
    };
    let (room, y) = (WIDTH - LABELS - FIGURES, top(nth) + 13.0);
    let [low, part, high] = [low, part, high].map(|at| LABELS + room * at / end);
    format!(
        "{drawing}<line x1=\"{LABELS}\" x2=\"{:.1}\" y1=\"{y}\" y2=\"{y}\" stroke=\"{GREY}\" stroke-width=\"0.5\" class=\"axis\"/>\n<line x1=\"{low:.1}\" x2=\"{high:.1}\" y1=\"{y}\" y2=\"{y}\" stroke=\"{GREY}\" stroke-width=\"3\" class=\"reach\"/>\n<circle cx=\"{part:.1}\" cy=\"{y}\" r=\"5\" fill=\"{}\" class=\"share\"/>\n{}",
        LABELS + room,
        COLOURS[0],
        figures(
            nth,
            &format!("{} ({}) of {}", percent(share), interval(share), share.all)
        )
    )
}
