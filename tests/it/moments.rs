//! Moments all over a run at which it is killed, the same in every test run.

use std::time::Duration;

/// How often a run is killed, unless `WEIGHBRIDGE_KILLS` says so.
const KILLS: u32 = 30;

/// How often a run is killed.
pub(crate) fn kills() -> u32 {
    let kills = std::env::var("WEIGHBRIDGE_KILLS").ok();
    kills.and_then(|kills| kills.parse().ok()).unwrap_or(KILLS)
}

/// Marsaglia's shift register.
pub(crate) struct Moments(u32);

impl Moments {
    pub(crate) const fn new() -> Self {
        Self(0x2545_f491)
    }

    /// A moment of a run that usually takes so long, or a little after it.
    pub(crate) fn next(&mut self, usual: Duration) -> Duration {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        let moment = usual.mul_f64(f64::from(self.0 % 1000) / 900.0);
        moment.min(Duration::from_secs(2))
    }
}
