//! The index of a year: one line a table, one link a month.

use super::super::error::ParseError;
use super::super::text::utf8;
use super::grid::{self, Grid};
use super::title;
use weighbridge_core::period::Month;

/// What the bytes should be.
const WANTED: &str = "an index page in UTF-8";

/// A link to the table by country of a month.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// Which month; the page's own title has the last word.
    pub(super) month: Month,
    /// Its path on the same server.
    pub(super) path: String,
}

/// The links to the tables by country, in yuan and in dollars.
///
/// # Errors
///
/// [`ParseError`] where the page is no index of tables.
pub(super) fn links(url: &str, bytes: &[u8]) -> Result<Vec<Link>, ParseError> {
    let grid = grid::read(utf8(WANTED, bytes)?);
    let year = year(url, bytes)?;
    let lines: Vec<_> = by_country(&grid).collect();
    if lines.is_empty() {
        return Err(ParseError::missing(url, "line of the tables by country"));
    }
    let months = lines.into_iter().flatten();
    Ok(months
        .filter_map(|(address, words)| {
            let month = Month::new(year, title::month_named(words)?)?;
            Some(Link {
                month,
                path: path_of(address)?,
            })
        })
        .collect())
}

/// The year of an index: that of its address, else the first of its list of years.
///
/// # Errors
///
/// [`ParseError`] where neither tells one.
pub(super) fn year(url: &str, bytes: &[u8]) -> Result<i16, ParseError> {
    let text = utf8(WANTED, bytes)?;
    let year = year_of_address(url).or_else(|| newest_year(text));
    year.ok_or_else(|| ParseError::missing(url, "year of the index"))
}

/// The links of the lines of the tables by country.
fn by_country(grid: &Grid) -> impl Iterator<Item = &Vec<(String, String)>> {
    grid.rows.iter().filter_map(|row| {
        let [head, months, ..] = row.as_slice() else {
            return None;
        };
        let is_ours = title::is_by_country(&head.text) && head.text.contains("(in ");
        is_ours.then_some(&months.links)
    })
}

/// `…/preliminary2025.html`.
fn year_of_address(url: &str) -> Option<i16> {
    let stem = url.strip_suffix(".html")?;
    let digits = stem.get(stem.len().checked_sub(4)?..)?;
    digits.parse().ok().filter(|year| *year > 1999)
}

/// The first year of the list of years: the index without a year in its address is the newest.
fn newest_year(text: &str) -> Option<i16> {
    let after = text.split("<option value=\"").nth(1)?;
    after.get(..4)?.parse().ok()
}

/// The path of an address, or the path it is.
fn path_of(address: &str) -> Option<String> {
    let path = match address.find("://") {
        Some(at) => address[at + 3..]
            .find('/')
            .map(|slash| &address[at + 3 + slash..])?,
        None => address,
    };
    (path.starts_with('/') && !path.starts_with("//")).then(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = "<select><option value=\"2031\">2031</option></select><table>\
        <tr><td>(1) China's Total Export & Import Values (in USD)</td><td><a href=http://x.cn/Statics/0.html> Mar.</a></td></tr>\
        <tr><td>(4) China's Total Export & Import Values by Country/Region (in USD)</td>\
        <td><span>Jan.</span><a href=http://x.cn/Statics/1.html> Feb.</a><a href='/Statics/2.html'> Mar.</a><span>Apr.</span></td></tr>\
        </table>";

    #[test]
    fn months_are_linked_on_the_same_server() {
        let found = links(
            "http://x.cn/statics/report/preliminary.html",
            INDEX.as_bytes(),
        )
        .expect("an index");
        let shown: Vec<_> = found
            .iter()
            .map(|link| (link.month.to_string(), link.path.as_str()))
            .collect();
        assert_eq!(
            shown,
            [
                ("2031-02".to_owned(), "/Statics/1.html"),
                ("2031-03".to_owned(), "/Statics/2.html")
            ]
        );
    }

    #[test]
    fn the_address_tells_the_year_where_it_has_one() {
        let found = links(
            "http://x.cn/statics/report/preliminary2029.html",
            INDEX.as_bytes(),
        )
        .expect("an index");
        assert_eq!(found[0].month.to_string(), "2029-02");
    }

    #[test]
    fn another_page_is_no_index() {
        let page =
            b"<option value=\"2031\"><table><tr><td>Sorry</td><td>try later</td></tr></table>";
        assert!(matches!(links("x", page), Err(ParseError::Missing { .. })));
    }

    #[test]
    fn a_link_never_leaves_the_server() {
        assert_eq!(
            path_of("https://evil.example/Statics/a.html").as_deref(),
            Some("/Statics/a.html")
        );
        assert_eq!(path_of("//evil.example/a"), None);
        assert_eq!(path_of("javascript:x()"), None);
    }
}
