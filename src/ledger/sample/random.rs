//! Numbers that a seed settles, the same on every machine.

/// Steele, Lea and Flood's splittable generator.
#[derive(Debug, Clone)]
pub(super) struct Random(u64);

impl Random {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below this, which has to be above zero.
    pub(super) fn below(&mut self, most: u32) -> u32 {
        let high = (self.next() >> 32) * u64::from(most);
        u32::try_from(high >> 32).unwrap_or_default()
    }

    /// True so many times in a hundred.
    pub(super) fn percent(&mut self, odds: u32) -> bool {
        self.below(100) < odds
    }

    /// One of these, which have to be some.
    pub(super) fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        let at = self.below(u32::try_from(of.len()).unwrap_or(1)) as usize;
        &of[at]
    }

    /// One of these by its weight; the weights add up to a hundred.
    pub(super) fn weighted<T: Copy>(&mut self, of: &[(u32, T)]) -> T {
        let mut left = self.below(100);
        for &(weight, what) in of {
            if left < weight {
                return what;
            }
            left -= weight;
        }
        of[of.len() - 1].1
    }
}
