//! On which side of a number the truth lies.

/// What the words or signs round a number say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// Nothing.
    Exact,
    /// About so much.
    About,
    /// More.
    Over,
    /// Less.
    Under,
    /// So much or more.
    AtLeast,
    /// So much or less.
    AtMost,
}

impl Bound {
    /// The sign it is written with.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge_core::quantity::Bound;
    ///
    /// assert_eq!(Bound::AtLeast.sign(), ">=");
    /// ```
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Exact => "=",
            Self::About => "~",
            Self::Over => ">",
            Self::Under => "<",
            Self::AtLeast => ">=",
            Self::AtMost => "<=",
        }
    }
}
