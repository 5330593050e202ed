//! The closed lists of the core by their codes, which are what a file of the ledger holds.

/// Two modules for serde's `with`: a word of the core by its code, and the same where it may be absent.
macro_rules! coded {
    ($name:ident, $kind:ty, [$($word:ident),+ $(,)?]) => {
        pub(super) mod $name {
            use serde::{Deserialize as _, Deserializer, Serializer};

            const ALL: &[$kind] = &[$(<$kind>::$word),+];

            fn of(code: &str) -> Option<$kind> {
                ALL.iter().copied().find(|word| word.code() == code)
            }

            /// Writes the code.
            pub(in super::super) fn serialize<S: Serializer>(word: &$kind, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(word.code())
            }

            /// Reads a code.
            pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<$kind, D::Error> {
                let code = String::deserialize(deserializer)?;
                of(&code).ok_or_else(|| super::unknown::<D::Error>(stringify!($name), &code))
            }
        }
    };
}

fn unknown<E: serde::de::Error>(what: &str, code: &str) -> E {
    E::custom(format_args!(
        "`{code}` is no {what} that this version knows"
    ))
}

coded!(
    kind,
    weighbridge_core::claim::Kind,
    [
        Level, Change, Difference, Balance, Share, Rank, Record, Multiple
    ]
);
coded!(
    direction,
    weighbridge_core::claim::Direction,
    [Up, Down, None]
);
coded!(
    coverage,
    weighbridge_core::claim::Coverage,
    [Whole, Province, Average, Days]
);
coded!(
    hedge,
    weighbridge_core::quantity::Hedge,
    [Exact, About, Over, Under, Nearly, Range]
);
coded!(
    verdict,
    weighbridge_core::verdict::Verdict,
    [Supported, Unverifiable, NeedsContext, Refuted]
);

/// A flow, where one is named.
pub(super) mod flow {
    use serde::{Deserialize as _, Deserializer, Serializer};
    use weighbridge_core::claim::Flow;

    /// Writes the code.
    #[expect(
        clippy::ref_option,
        clippy::trivially_copy_pass_by_ref,
        reason = "serde hands a reference"
    )]
    pub(in super::super) fn serialize<S: Serializer>(
        flow: &Option<Flow>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match flow {
            Some(flow) => serializer.serialize_some(flow.code()),
            None => serializer.serialize_none(),
        }
    }

    /// Reads a code.
    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Flow>, D::Error> {
        let code = Option::<String>::deserialize(deserializer)?;
        let of = |code: String| Flow::of_code(&code).ok_or_else(|| super::unknown("flow", &code));
        code.map(of).transpose()
    }
}

/// A reason.
pub(super) mod reason {
    use serde::{Deserialize as _, Deserializer, Serializer};
    use weighbridge_core::verdict::Reason;

    /// Writes the code.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
    pub(in super::super) fn serialize<S: Serializer>(
        reason: &Reason,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(reason.code())
    }

    /// Reads a code.
    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Reason, D::Error> {
        let code = String::deserialize(deserializer)?;
        Reason::of_code(&code).ok_or_else(|| super::unknown("reason", &code))
    }
}

/// What a change is counted from.
pub(super) mod compare {
    use serde::{Deserialize as _, Deserializer, Serializer};
    use weighbridge_core::claim::Compare;

    const NAMED: [Compare; 6] = [
        Compare::None,
        Compare::Yoy,
        Compare::Ytd,
        Compare::Mom,
        Compare::Qoq,
        Compare::Other,
    ];

    /// Writes the code.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
    pub(in super::super) fn serialize<S: Serializer>(
        compare: &Compare,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&compare.code())
    }

    /// Reads a code.
    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Compare, D::Error> {
        let code = String::deserialize(deserializer)?;
        let since = |code: &str| {
            code.strip_prefix("since:")?
                .parse()
                .ok()
                .map(Compare::Since)
        };
        NAMED
            .into_iter()
            .find(|compare| compare.code() == code)
            .or_else(|| since(&code))
            .ok_or_else(|| super::unknown("comparison", &code))
    }
}

/// A run of months, as `2022-01..2022-03`, or `2022-03` for one.
pub(super) mod period {
    use serde::{Deserialize as _, Deserializer, Serializer};
    use weighbridge_core::period::Period;

    fn of(text: &str) -> Option<Period> {
        let (first, last) = text.split_once("..").unwrap_or((text, text));
        Period::new(first.parse().ok()?, last.parse().ok()?)
    }

    /// Writes the months.
    #[expect(clippy::ref_option, reason = "serde hands a reference")]
    pub(in super::super) fn serialize<S: Serializer>(
        period: &Option<Period>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match period {
            Some(period) => serializer.collect_str(period),
            None => serializer.serialize_none(),
        }
    }

    /// Reads the months.
    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Period>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        let of = |text: String| of(&text).ok_or_else(|| super::unknown("period", &text));
        text.map(of).transpose()
    }
}

#[cfg(test)]
mod tests {
    use weighbridge_core::verdict::Reason;

    #[test]
    fn every_reason_of_the_core_is_read_again() {
        for reason in Reason::ALL {
            assert_eq!(Reason::of_code(reason.code()), Some(reason));
        }
    }
}
