//! A table's own description: its last month, and the numbers of its members.

use super::super::areas;
use super::super::error::ParseError;
use serde_json::Value;
use weighbridge_core::claim::{Area, Flow};
use weighbridge_core::period::Month;

/// How many dimensions a coordinate has, used or not.
const COORDINATES: usize = 10;

/// A table's dimensions with their members, and its last month.
pub(super) struct Description<'v> {
    pub(super) end: Month,
    dimensions: Vec<(String, Vec<&'v Value>)>,
}

impl<'v> Description<'v> {
    pub(super) fn read(object: &'v Value) -> Result<Self, ParseError> {
        let missing = |name: &str| ParseError::missing("the table's description", name);
        let end = object
            .get("cubeEndDate")
            .and_then(Value::as_str)
            .ok_or_else(|| missing("cubeEndDate"))?;
        let end = end.get(..7).and_then(|month| month.parse().ok());
        let end = end.ok_or_else(|| {
            ParseError::cell("cubeEndDate", &object["cubeEndDate"].to_string(), "a month")
        })?;
        let all = object
            .get("dimension")
            .and_then(Value::as_array)
            .ok_or_else(|| missing("dimension"))?;
        let dimensions = all
            .iter()
            .map(|dimension| {
                let name = dimension
                    .get("dimensionNameEn")
                    .and_then(Value::as_str)
                    .unwrap_or_default();
                let members = dimension
                    .get("member")
                    .and_then(Value::as_array)
                    .into_iter()
                    .flatten();
                (name.to_lowercase(), members.collect())
            })
            .collect();
        Ok(Self { end, dimensions })
    }

    /// The coordinate of a partner and a flow: customs basis, unadjusted; none where a member is not there.
    pub(super) fn coordinate(&self, partner: &Area, flow: Flow) -> Option<String> {
        let flow = if flow == Flow::Exports {
            "export"
        } else {
            "import"
        };
        let mut numbers = Vec::new();
        for (dimension, members) in &self.dimensions {
            let is_ours = |name: &str| match dimension.as_str() {
                name_of if name_of.contains("partner") => {
                    areas::of_name(name).as_ref() == Some(partner)
                }
                name_of if name_of.contains("trade") => name.to_lowercase().starts_with(flow),
                name_of if name_of.contains("basis") => name.to_lowercase().contains("customs"),
                name_of if name_of.contains("adjust") => name.to_lowercase().contains("unadjusted"),
                name_of if name_of.contains("geography") => name == "Canada",
                _ => false,
            };
            let member = members.iter().find(|member| {
                member
                    .get("memberNameEn")
                    .and_then(Value::as_str)
                    .is_some_and(is_ours)
            })?;
            numbers.push(member.get("memberId").and_then(Value::as_u64)?.to_string());
        }
        numbers.resize(COORDINATES, "0".to_owned());
        Some(numbers.join("."))
    }
}
