//! Chinese and Japanese.

const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const PLACES: [&str; 4] = ["", "十", "百", "千"];

/// Groups of four digits, largest first, with their power of ten thousand.
fn myriads(n: u64) -> Vec<(u64, usize)> {
    let group = |power: usize| {
        (
            n / 10_000_u64.pow(u32::try_from(power).expect("a power")) % 10_000,
            power,
        )
    };
    (0..=3).rev().map(group).collect()
}

pub(super) fn chinese(n: u64) -> String {
    if n == 0 {
        return "零".to_owned();
    }
    let scales = ["", "万", "亿", "万亿"];
    let (mut said, mut gap) = (String::new(), false);
    for (group, power) in myriads(n) {
        if group == 0 {
            gap = !said.is_empty();
            continue;
        }
        if !said.is_empty() && (gap || group < 1000) {
            said += "零";
        }
        said += &chinese_group(group, said.is_empty());
        said += scales[power];
        gap = false;
    }
    said
}

fn chinese_group(n: u64, leading: bool) -> String {
    let (mut said, mut gap) = (String::new(), false);
    for place in (0..4).rev() {
        let digit = n / 10_u64.pow(place) % 10;
        if digit == 0 {
            gap = !said.is_empty();
            continue;
        }
        if gap {
            said += "零";
            gap = false;
        }
        let first_ten = leading && said.is_empty() && place == 1 && digit == 1;
        if !first_ten {
            said += if digit == 2 && place >= 2 {
                "两"
            } else {
                DIGITS[usize::try_from(digit).expect("a digit")]
            };
        }
        said += PLACES[place as usize];
    }
    said
}

pub(super) fn japanese(n: u64) -> String {
    if n == 0 {
        return "〇".to_owned();
    }
    let scales = ["", "万", "億", "兆"];
    let said = myriads(n).into_iter().filter(|(group, _)| *group > 0);
    said.map(|(group, power)| japanese_group(group) + scales[power])
        .collect()
}

fn japanese_group(n: u64) -> String {
    let mut said = String::new();
    for place in (0..4).rev() {
        let digit = n / 10_u64.pow(place) % 10;
        if digit > 1 || digit == 1 && place == 0 {
            said += DIGITS[usize::try_from(digit).expect("a digit")];
        }
        if digit > 0 {
            said += PLACES[place as usize];
        }
    }
    said
}
