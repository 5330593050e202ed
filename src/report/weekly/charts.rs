//! Charts as lines of text.

use super::page::Chart;
use super::words::{interval, percent};
use crate::report::untrusted::{clip, visible};
use crate::weekly::Share;
use std::fmt::Write as _;

/// Characters of a bar, or of the line of a share.
const WIDTH: u32 = 40;

/// Most characters of a label.
const LABEL: usize = 24;

/// What each part of a bar is made of, from the gravest verdict on.
const SHADES: [char; 4] = ['█', '▓', '·', '░'];

/// The chart as lines of text.
pub(super) fn drawn(chart: &Chart) -> String {
    match chart {
        Chart::Bars { title, parts, bars } => {
            let legend: Vec<String> = parts
                .iter()
                .zip(SHADES)
                .map(|(part, shade)| format!("{shade} {part}"))
                .collect();
            let lines = bars.iter().map(|(label, parts)| (label, bar(parts)));
            format!(
                "{}\n{}\n{}",
                visible(title),
                legend.join("   "),
                labelled(lines)
            )
        }
        Chart::Ranges { title, rows } => {
            let most = end(rows.iter().map(|(_, share)| *share));
            let lines = rows
                .iter()
                .map(|(label, share)| (label, range(*share, most)));
            let scale = format!(
                "0 to {:.0} %; ● the share, ├ ┤ its 95 % interval",
                most * 100.0
            );
            format!("{}, {scale}\n{}", visible(title), labelled(lines))
        }
    }
}

/// Lines behind their labels.
fn labelled<'a>(lines: impl Iterator<Item = (&'a String, String)>) -> String {
    let lines: Vec<(String, String)> = lines
        .map(|(label, line)| (clip(&visible(label), LABEL), line))
        .collect();
    let width = lines
        .iter()
        .map(|(label, _)| label.chars().count())
        .max()
        .unwrap_or(0);
    let lines: Vec<String> = lines
        .iter()
        .map(|(label, line)| format!("{label:width$}  {line}").trim_end().to_owned())
        .collect();
    lines.join("\n")
}

/// A bar with its sum behind it: every part rounded to a whole character, the last takes what is left.
fn bar(parts: &[u32]) -> String {
    let sum: u32 = parts.iter().sum();
    if sum == 0 {
        return "no records".to_owned();
    }
    let (mut text, mut so_far, mut drawn) = (String::new(), 0_u64, 0_u64);
    for (part, shade) in parts.iter().zip(SHADES) {
        so_far += u64::from(*part);
        let upto = (so_far * u64::from(WIDTH) * 2 + u64::from(sum)) / (u64::from(sum) * 2);
        text.extend((drawn..upto).map(|_| shade));
        drawn = drawn.max(upto);
    }
    let _ = write!(text, "  {sum}");
    text
}

/// Where the scale of shares ends: the next ten of a hundred above the highest interval.
pub(super) fn end(shares: impl Iterator<Item = Share>) -> f64 {
    let highest = shares
        .filter_map(Share::wilson)
        .map(|(_, high)| high)
        .fold(0.0, f64::max);
    ((highest * 10.0).ceil() / 10.0).clamp(0.1, 1.0)
}

/// "  ├──●─────┤   3.1 % (1.1–8.8 %)".
fn range(share: Share, end: f64) -> String {
    let (Some(part), Some((low, high))) = (share.part(), share.wilson()) else {
        return "–".to_owned();
    };
    let steps = [low, part, high].map(|at| step(at / end));
    let line: String = (0..=WIDTH)
        .map(|at| match at {
            at if at == steps[1] => '●',
            at if at == steps[0] => '├',
            at if at == steps[2] => '┤',
            at if steps[0] < at && at < steps[2] => '─',
            _ => ' ',
        })
        .collect();
    format!(
        "{line}  {} ({}) of {}",
        percent(share),
        interval(share),
        share.all
    )
}

/// The nearest character of a line for a part of it.
fn step(part: f64) -> u32 {
    (0..=WIDTH)
        .min_by(|a, b| {
            let away = |at: &u32| (f64::from(*at) / f64::from(WIDTH) - part).abs();
            away(a).total_cmp(&away(b))
        })
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{bar, drawn, end, range};
    use crate::report::weekly::page::Chart;
    use crate::weekly::Share;

    #[test]
    fn a_bar_is_as_long_as_every_other() {
        for parts in [[1, 1, 1, 0], [3, 10, 40, 47], [0, 0, 0, 7], [1, 999, 0, 0]] {
            let bar = bar(&parts);
            let drawn = bar.split("  ").next().unwrap_or_default();
            assert_eq!(drawn.chars().count(), 40, "{bar}");
        }
        assert_eq!(bar(&[0; 4]), "no records");
    }

    #[test]
    fn a_range_shows_its_share_between_its_ends() {
        let line = range(Share::new(3, 96), end([Share::new(3, 96)].into_iter()));
        assert!(line.starts_with("    ├"), "{line}");
        assert!(
            line.contains("●") && line.ends_with("3.1 % (1.1–8.8 %) of 96"),
            "{line}"
        );
        assert_eq!(range(Share::new(0, 0), 0.1), "–");
    }

    #[test]
    fn labels_of_others_stay_on_their_line() {
        let rows = vec![("a\nb\u{1b}[31m```".to_owned(), Share::new(1, 30))];
        let text = drawn(&Chart::Ranges {
            title: "t".to_owned(),
            rows,
        });
        assert_eq!(text.lines().count(), 2);
        assert!(!text.contains('\u{1b}'));
    }
}
