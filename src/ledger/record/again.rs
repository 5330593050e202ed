//! A recorded claim as a claim of the core again, so that it can be weighed anew.

use super::{Claim, Said, SlotName};
use weighbridge_core::claim::{self, Area, Commodity, Filled, Modality, Slot};
use weighbridge_core::quantity::{Quantity, Rounded, Unit, UnitError};
use weighbridge_core::text::Span;

/// The name of the rule in slots that a default filled: which one it was is not recorded.
const RECORDED: &str = "recorded";

impl Claim {
    /// The claim as it was read. Where the words stood that filled a slot is not recorded: the phrase stands in for them.
    ///
    /// # Errors
    ///
    /// [`UnitError`] where a unit is none that this version knows.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge::ledger::record::Claim;
    ///
    /// let claim: Claim = serde_json::from_str(
    ///     r#"{"id":"a","phrase":"b","line":1,"column":1,"span":[0,9],"sentence":[0,60],"kind":"level","said":{"value":"38200000000",
    ///     "step":"100000000","unit":"USD"},"direction":"none","compare":"none","reporter":"CHN","partner":"RUS","flow":"total",
    ///     "commodity":"TOTAL","period":"2022-01..2022-03","assumed":["commodity"],"verdict":"supported","reason":"as_published"}"#,
    /// )?;
    /// let again = claim.again()?;
    /// assert_eq!(again.period.value.map(|period| period.len()), Some(3));
    /// assert!(again.commodity.value.is_total() && again.commodity.filled.span().is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn again(&self) -> Result<claim::Claim, UnitError> {
        let code = self.code.as_deref().unwrap_or(&self.commodity);
        let area = |code: &Option<String>| code.as_deref().map(Area::new);
        Ok(claim::Claim {
            quantity: self.said.again(self.phrase_span())?,
            kind: self.kind,
            direction: self.slot(SlotName::Direction, self.direction),
            compare: self.slot(SlotName::Compare, self.compare),
            reporter: self.slot(SlotName::Reporter, area(&self.reporter)),
            partner: self.slot(SlotName::Partner, area(&self.partner)),
            flow: self.slot(SlotName::Flow, self.flow),
            commodity: self.slot(SlotName::Commodity, Commodity::new(&self.commodity, code)),
            period: self.slot(SlotName::Period, self.period),
            period_is_relative: self.relative,
            basis: self.counted_in.as_deref().map(str::parse).transpose()?,
            coverage: self.coverage,
            modality: Modality::Actual,
            attribution: None,
            sentence: Span::new(self.sentence.0, self.sentence.1),
        })
    }

    const fn phrase_span(&self) -> Span {
        Span::new(self.span.0, self.span.1)
    }

    fn slot<T>(&self, name: SlotName, value: T) -> Slot<T> {
        if self.assumed.contains(&name) {
            Slot::assumed(value, RECORDED)
        } else if self.inherited.contains(&name) {
            Slot::inherited(value, self.phrase_span())
        } else {
            Slot::stated(value, self.phrase_span())
        }
    }
}

impl Said {
    fn again(&self, span: Span) -> Result<Quantity, UnitError> {
        let rounded = |value, step| match (value, step) {
            (Some(value), Some(step)) => Some(Rounded { value, step }),
            _ => None,
        };
        Ok(Quantity {
            figure: rounded(self.value, self.step),
            high: rounded(self.high, self.high_step),
            unit: self.unit.parse::<Unit>()?,
            hedge: self.hedge,
            span,
        })
    }
}

impl From<Quantity> for Said {
    fn from(quantity: Quantity) -> Self {
        Self {
            value: quantity.figure.map(|figure| figure.value.normalize()),
            step: quantity.figure.map(|figure| figure.step.normalize()),
            high: quantity.high.map(|high| high.value.normalize()),
            high_step: quantity.high.map(|high| high.step.normalize()),
            unit: quantity.unit.to_string(),
            hedge: quantity.hedge,
        }
    }
}

/// Every slot of a claim with how it was filled.
pub(super) fn slots(claim: &claim::Claim) -> [(SlotName, Filled); 7] {
    [
        (SlotName::Direction, claim.direction.filled),
        (SlotName::Compare, claim.compare.filled),
        (SlotName::Reporter, claim.reporter.filled),
        (SlotName::Partner, claim.partner.filled),
        (SlotName::Flow, claim.flow.filled),
        (SlotName::Commodity, claim.commodity.filled),
        (SlotName::Period, claim.period.filled),
    ]
}
