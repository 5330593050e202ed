//! Which runs of a page's text make up its article.
//!
//! The library hands back cleaned markup without places. Its text is the page's text with runs left out, in order. So the
//! two are laid side by side: long runs that occur once in the article are anchors, and between two anchors the runs
//! must follow on each other without a hole. Whitespace is no part of the comparison.

use std::collections::{HashMap, HashSet};

/// The first bytes of a run, by which an anchor is looked up.
const PREFIX: usize = 24;

/// The article's text, squeezed.
struct Target {
    text: String,
    /// Where its runs start; the end of the text is one of them.
    starts: HashSet<usize>,
    /// Where a run starts, by its first bytes; `None` where several start so.
    by_prefix: HashMap<Vec<u8>, Option<usize>>,
}

/// A run of the page laid on the article.
#[derive(Debug, Clone, Copy)]
struct Laid {
    run: usize,
    start: usize,
    end: usize,
}

/// For each run of the page: is it in the article? Both are lists of squeezed texts.
///
/// Gives `None` where less than half of the article is found in the page.
pub(super) fn chosen(page: &[String], article: &[String]) -> Option<Vec<bool>> {
    let target = Target::new(article);
    let laid = target.lay(page);
    let covered: usize = laid.iter().map(|laid| laid.end - laid.start).sum();
    if covered == 0 || covered * 2 < target.text.len() {
        return None;
    }
    let mut kept = vec![false; page.len()];
    for laid in laid {
        kept[laid.run] = true;
    }
    Some(kept)
}

impl Target {
    fn new(article: &[String]) -> Self {
        let mut target = Self {
            text: String::new(),
            starts: HashSet::new(),
            by_prefix: HashMap::new(),
        };
        for run in article {
            let start = target.text.len();
            target.starts.insert(start);
            if let Some(prefix) = run.as_bytes().get(..PREFIX) {
                target
                    .by_prefix
                    .entry(prefix.to_vec())
                    .and_modify(|place| *place = None)
                    .or_insert(Some(start));
            }
            target.text.push_str(run);
        }
        target.starts.insert(target.text.len());
        target
    }

    fn lay(&self, page: &[String]) -> Vec<Laid> {
        let anchors = longest_rise(&self.anchors(page));
        let mut laid = Vec::new();
        let (mut run, mut place) = (0, 0);
        for (count, anchor) in anchors.iter().enumerate() {
            self.fill(
                page,
                (run, anchor.run),
                (place, anchor.start),
                count > 0,
                &mut laid,
            );
            laid.push(*anchor);
            (run, place) = (anchor.run + 1, anchor.end);
        }
        // what follows the last anchor can only be told from its beginning
        self.forward(page, (run, page.len()), (place, self.text.len()), &mut laid);
        laid
    }

    /// The runs that are long, and whose place can only be one.
    fn anchors(&self, page: &[String]) -> Vec<Laid> {
        let place = |text: &String| {
            let start = (*self.by_prefix.get(text.as_bytes().get(..PREFIX)?)?)?;
            self.fits(text, start).then_some(start)
        };
        let laid = page.iter().enumerate().filter_map(|(run, text)| {
            place(text).map(|start| Laid {
                run,
                start,
                end: start + text.len(),
            })
        });
        laid.collect()
    }

    /// Lays runs on the stretch before an anchor: from the anchor before it on, where there is one, then backwards.
    fn fill(
        &self,
        page: &[String],
        runs: (usize, usize),
        place: (usize, usize),
        anchored: bool,
        laid: &mut Vec<Laid>,
    ) {
        let (mut run, mut start) = (runs.0, place.0);
        if anchored {
            (run, start) = self.forward(page, runs, place, laid);
        }
        let mut end = place.1;
        let mut back = Vec::new();
        for at in (run..runs.1).rev() {
            let text = &page[at];
            let Some(begin) = end.checked_sub(text.len()).filter(|&begin| begin >= start) else {
                continue;
            };
            if self.parts(begin, text) && self.fits(text, begin) {
                back.push(Laid {
                    run: at,
                    start: begin,
                    end,
                });
                end = begin;
            }
        }
        laid.extend(back.into_iter().rev());
    }

    /// Lays runs one after the other; gives the first run and place that are still free.
    fn forward(
        &self,
        page: &[String],
        runs: (usize, usize),
        place: (usize, usize),
        laid: &mut Vec<Laid>,
    ) -> (usize, usize) {
        let (mut free, mut start) = (runs.0, place.0);
        let within = page.iter().enumerate().take(runs.1).skip(runs.0);
        for (at, text) in within {
            let end = start + text.len();
            if end <= place.1 && self.parts(end, text) && self.fits(text, start) {
                laid.push(Laid {
                    run: at,
                    start,
                    end,
                });
                (free, start) = (at + 1, end);
            }
        }
        (free, start)
    }

    /// May a run begin or end at this place? The library joins runs; long ones are told even so.
    fn parts(&self, place: usize, text: &str) -> bool {
        text.len() >= PREFIX || self.starts.contains(&place)
    }

    fn fits(&self, text: &str, start: usize) -> bool {
        !text.is_empty()
            && self
                .text
                .as_bytes()
                .get(start..)
                .is_some_and(|rest| rest.starts_with(text.as_bytes()))
    }
}

/// The longest choice of anchors that rise in the page and in the article, none over another.
fn longest_rise(anchors: &[Laid]) -> Vec<Laid> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(anchors.len());
    for (at, anchor) in anchors.iter().enumerate() {
        let length = tails.partition_point(|&tail| anchors[tail].start < anchor.start);
        before.push(length.checked_sub(1).map(|shorter| tails[shorter]));
        match tails.get_mut(length) {
            Some(tail) => *tail = at,
            None => tails.push(at),
        }
    }
    let mut chain = Vec::with_capacity(tails.len());
    let mut next = tails.last().copied();
    while let Some(at) = next {
        chain.push(anchors[at]);
        next = before[at];
    }
    chain.reverse();
    chain.dedup_by(|later, earlier| later.start < earlier.end);
    chain
}

#[cfg(test)]
mod tests {
    use super::chosen;

    fn kept(page: &[&str], article: &[&str]) -> Option<String> {
        let owned = |list: &[&str]| list.iter().map(|&text| text.to_owned()).collect::<Vec<_>>();
        let kept = chosen(&owned(page), &owned(article))?;
        Some(
            kept.into_iter()
                .map(|kept| if kept { '+' } else { '-' })
                .collect(),
        )
    }

    const LEAD: &str = "Nilaiperdaganganantarakeduanegaramencapai";
    const NEXT: &str = "Kenaikaninilebihtinggidaritahunsebelumnya";

    #[test]
    fn the_article_is_found_in_its_page() {
        for (page, article, expected) in [
            // a menu's word is not the dateline's
            (
                &[
                    "Jakarta", "Ekspor", "Jakarta", LEAD, "38", ",2", "miliar", "Bacajuga", NEXT,
                    ".", "Ekspor",
                ][..],
                &["Jakarta", LEAD, "38", ",2", "miliar", NEXT, "."][..],
                "--+++++-++-",
            ),
            // the teaser above is the lead's twin
            (&[LEAD, "menu", LEAD, NEXT], &[LEAD, NEXT], "--++"),
            // nothing is long
            (&["a", "b", "c"], &["a", "c"], "+-+"),
            // the library joined runs
            (
                &["x", LEAD, "y", NEXT],
                &["Nilaiperdaganganantarakeduanegaramencapaiy", NEXT],
                "-+++",
            ),
            (
                &[LEAD, "x", NEXT, "y"],
                &[
                    "NilaiperdaganganantarakeduanegaramencapaiKenaikaninilebihtinggidaritahunsebelumnyay",
                ],
                "+-++",
            ),
            // runs lost between two anchors are told from the later one
            (&[LEAD, "a", "b", NEXT], &[LEAD, "?", "b", NEXT], "+-++"),
        ] {
            assert_eq!(kept(page, article).as_deref(), Some(expected), "{page:?}");
        }
    }

    #[test]
    fn another_text_is_not_the_pages() {
        assert_eq!(kept(&["a", "b"], &[LEAD]), None);
        assert_eq!(kept(&["a"], &[]), None);
        assert_eq!(kept(&["a"], &["a", LEAD]), None);
    }
}
