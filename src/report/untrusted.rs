//! Text that others wrote, made safe to print: no terminal escape, no hidden reordering, no markup.

use std::fmt::Write as _;

/// The text on one line, with control and reordering characters spelled out as `U+XXXX`.
pub(super) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            ' ' | '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' | '\u{85}' => push_space(&mut out),
            hidden if is_hidden(hidden) => {
                let _ = write!(out, "U+{:04X}", u32::from(hidden));
            }
            plain => out.push(plain),
        }
    }
    out
}

/// A space, unless one is there already.
fn push_space(out: &mut String) {
    if !out.ends_with(' ') {
        out.push(' ');
    }
}

/// Does it steer the terminal, reorder the line, or hide? Joiners stay: Hindi and Persian spell with them.
fn is_hidden(char: char) -> bool {
    char.is_control()
        || matches!(char,
            '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// The first `most` characters, and an ellipsis where there were more.
pub(super) fn clip(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// The text as inline Markdown: on one line, and every mark that would be read as markup escaped.
pub(super) fn inline(text: &str) -> String {
    let text = visible(text);
    let text = text.trim();
    let mut out = String::with_capacity(text.len() + 8);
    let lead = lead(text);
    for (at, char) in text.char_indices() {
        if Some(at) == lead || is_markup(text, at, char) {
            out.push('\\');
        }
        out.push(char);
    }
    out
}

/// Would a renderer take the character for markup? `$` begins a formula in some dialects.
fn is_markup(text: &str, at: usize, char: char) -> bool {
    let (before, after) = text.split_at(at);
    let next = after.chars().nth(1);
    let in_word = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
    match char {
        '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '@' => true,
        '_' => !(in_word(before.chars().next_back()) && in_word(next)),
        '&' => next.is_some_and(|c| c == '#' || c.is_ascii_alphanumeric()),
        ':' => after.starts_with("://"),
        '.' => before
            .get(before.len().saturating_sub(3)..)
            .is_some_and(|www| www.eq_ignore_ascii_case("www")),
        _ => false,
    }
}

/// Where the mark stands that would make the line a heading, list item or rule.
fn lead(text: &str) -> Option<usize> {
    let at = text.find(|c: char| !c.is_ascii_digit())?;
    let mark = text[at..].chars().next()?;
    let rest = &text[at + mark.len_utf8()..];
    let ends = rest.is_empty() || rest.starts_with([' ', mark]);
    let leads = match mark {
        '#' | '+' | '-' | '=' => at == 0 && ends,
        '.' | ')' => at > 0 && ends,
        _ => false,
    };
    leads.then_some(at)
}

/// The text as HTML, between tags or in a quoted attribute: on one line, and every mark that would be read as markup escaped.
pub(super) fn html(text: &str) -> String {
    let text = visible(text);
    let mut out = String::with_capacity(text.len() + 8);
    for char in text.trim().chars() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            plain => out.push(plain),
        }
    }
    out
}

/// The text for a cell of a spreadsheet: on one line, and with an apostrophe before what would be read as a formula.
pub(super) fn cell(text: &str) -> String {
    let text = visible(text);
    let text = text.trim();
    if text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// An address as a Markdown link with its host for a name; as plain text where it is not `http` or `https`.
pub(super) fn link(address: &str) -> String {
    let rest = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"));
    let Some(rest) = rest else {
        return inline(&clip(address, 120));
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let host = host.strip_prefix("www.").unwrap_or(host);
    format!("[{}]({})", inline(&clip(host, 80)), encoded(address))
}

/// An address with everything percent-encoded that could end a link or open markup.
fn encoded(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for byte in address.bytes() {
        match byte {
            b'&' => out.push_str("&amp;"),
            safe if safe.is_ascii_alphanumeric() || b"-._~:/?#@!$+,;=%".contains(&safe) => {
                out.push(char::from(safe));
            }
            other => {
                let _ = write!(out, "%{other:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_and_reordering_characters_are_spelled_out() {
        let cases = [
            ("a\u{1b}[31mb", "aU+001B[31mb"),
            ("a\u{202e}b\u{2066}", "aU+202EbU+2066"),
            ("one\r\n  two\tthree", "one two three"),
            ("क\u{200d}ष 亿元", "क\u{200d}ष 亿元"),
            ("\u{0}\u{9b}\u{7f}", "U+0000U+009BU+007F"),
        ];
        for (text, expected) in cases {
            assert_eq!(visible(text), expected);
        }
    }

    #[test]
    fn nothing_stays_markup() {
        let cases = [
            ("a|b`c`<d>[e](f)*g*_h_", r"a\|b\`c\`\<d\>\[e\](f)\*g\*\_h\_"),
            ("# head", r"\# head"),
            ("- item", r"\- item"),
            ("3-5 % up-to-date", "3-5 % up-to-date"),
            ("12. item", r"12\. item"),
            ("38.17 billion", "38.17 billion"),
            ("-4.2 %", "-4.2 %"),
            ("---", r"\---"),
            ("china_russia _x_", r"china_russia \_x\_"),
            ("Q&A & &lt;", r"Q\&A & \&lt;"),
            ("US$ 38.2", r"US\$ 38.2"),
            (
                "see https://x.org or www.x.org",
                r"see https\://x.org or www\.x.org",
            ),
            ("a\n\n# b", "a # b"),
        ];
        for (text, expected) in cases {
            assert_eq!(inline(text), expected);
        }
    }

    #[test]
    fn a_renderer_finds_no_markup_in_hostile_text() {
        let hostile =
            "1) |`<script>`\u{1b}[31m ![i](http://a) **b** <a@b.c> &lt; \\` ~~x~~ http://x.y";
        let events =
            pulldown_cmark::Parser::new_ext(&inline(hostile), pulldown_cmark::Options::all())
                .map(|event| format!("{event:?}"))
                .filter(|event| !event.starts_with("Text"))
                .collect::<Vec<_>>();
        assert_eq!(events, ["Start(Paragraph)", "End(Paragraph)"]);
    }

    #[test]
    fn nothing_stays_html_or_a_formula() {
        assert_eq!(
            html("<b onclick=\"a('x')\"> & \u{202e}"),
            "&lt;b onclick=&quot;a(&#39;x&#39;)&quot;&gt; &amp; U+202E"
        );
        for formula in ["=1+1", "+1", "-1", "@a", "\t=1", " =1"] {
            assert!(cell(formula).starts_with('\''), "{formula}");
        }
        assert_eq!(cell("coal = fuel"), "coal = fuel");
    }

    #[test]
    fn only_web_addresses_become_links() {
        assert_eq!(
            link("https://a.org/b (1)?x=1&y=|"),
            "[a.org](https://a.org/b%20%281%29?x=1&amp;y=%7C)"
        );
        assert_eq!(link("javascript:alert(1)"), "javascript:alert(1)");
        assert_eq!(clip("亿元亿元", 2), "亿元…");
    }
}
