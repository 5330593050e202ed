//! Errors, one line each: what the labeller read and what we read.

use super::gold::Passage;
use super::measure::{Pair, Right};
use super::options::Options;
use super::shape::Shape;

/// The lines for one passage, in text order; with `--id` its text and its right claims too.
pub(super) fn lines(
    passage: &Passage,
    ours: &[Shape],
    pairs: &[Pair],
    options: &Options,
) -> Vec<String> {
    let mut found: Vec<(usize, String)> = Vec::new();
    for (i, gold) in passage.claims.iter().enumerate() {
        let pair = pairs
            .iter()
            .find(|pair| pair.0 == i)
            .and_then(|pair| ours.get(pair.1));
        let line = match pair {
            None if options.lists("missed") => Some(format!("missed {}#{i} {gold}", passage.id)),
            None => None,
            Some(ours) => compared(&passage.id, i, gold, ours, options),
        };
        found.extend(line.map(|line| (gold.start, line)));
    }
    for (j, extra) in ours.iter().enumerate() {
        if options.lists("extra") && pairs.iter().all(|pair| pair.1 != j) {
            found.push((extra.start, format!("extra  {} {extra}", passage.id)));
        }
    }
    found.sort();
    let text = (!options.ids.is_empty()).then(|| format!("text   {} {}", passage.id, passage.text));
    text.into_iter()
        .chain(found.into_iter().map(|(_, line)| line))
        .collect()
}

fn compared(id: &str, at: usize, gold: &Shape, ours: &Shape, options: &Options) -> Option<String> {
    let wrong: Vec<&str> = Right::of(gold, ours).wrong().collect();
    if wrong.is_empty() {
        return (!options.ids.is_empty() && options.only.is_none())
            .then(|| format!("right  {id}#{at} {gold}"));
    }
    let said: Vec<String> = wrong
        .iter()
        .map(|field| difference(field, gold, ours))
        .collect();
    wrong
        .iter()
        .any(|field| options.lists(field))
        .then(|| format!("wrong  {id}#{at} {:?} {}", gold.quote, said.join("; ")))
}

/// One field: gold, then ours.
fn difference(field: &str, gold: &Shape, ours: &Shape) -> String {
    let show = |shape: &Shape| match field {
        "kind" => shape.kind.clone(),
        "direction" => shape.direction.clone(),
        "flow" => format!(
            "{} ({})",
            shape.flow.as_deref().unwrap_or("-"),
            shape.sides()
        ),
        "partners" => shape.sides(),
        "period" => shape.months(),
        "compare" => shape.compare.clone(),
        "hedge" => shape.hedge.clone(),
        "commodity" => shape
            .commodity
            .clone()
            .unwrap_or_else(|| "TOTAL".to_owned()),
        "sign" => format!("{:?}", shape.value),
        _ => format!("{:?}", shape.value_high),
    };
    format!("{field}: gold {}, ours {}", show(gold), show(ours))
}

#[cfg(test)]
mod tests {
    use super::super::measure::pairs;
    use super::super::options::Options;
    use super::super::sample;
    use super::lines;

    #[test]
    fn missed_wrong_and_extra_come_in_text_order() {
        let passage = sample::passage();
        let mut ours = passage.claims.clone();
        ours[0].period_end = Some("2022-06".to_owned());
        ours[2].value = Some(6e9);
        let said = lines(
            &passage,
            &ours,
            &pairs(&passage.claims, &ours),
            &Options::default(),
        );
        assert_eq!(said.len(), 3, "{said:#?}");
        assert!(
            said[0].contains("gold 2022-01..2022-03, ours 2022-01..2022-06"),
            "{said:#?}"
        );
        assert!(
            said[1].starts_with("extra") && said[2].starts_with("missed"),
            "{said:#?}"
        );
    }

    #[test]
    fn only_one_field_is_listed_where_asked() {
        let passage = sample::passage();
        let mut ours = passage.claims.clone();
        ours[0].flow = None;
        ours[1].hedge = "about".to_owned();
        let options = Options {
            only: Some("hedge".to_owned()),
            ..Options::default()
        };
        let said = lines(&passage, &ours, &pairs(&passage.claims, &ours), &options);
        assert!(
            said.len() == 1 && said[0].contains("hedge: gold exact, ours about"),
            "{said:#?}"
        );
    }
}
