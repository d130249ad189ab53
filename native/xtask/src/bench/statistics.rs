//! Medians and quartiles: one slow run in ten changes neither much.

use serde::{Deserialize, Serialize};

/// What many runs have in common.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub(super) struct Summary {
    pub(super) median: f64,
    /// A quarter of the runs is below this one.
    pub(super) lower: f64,
    /// A quarter of the runs is above this one.
    pub(super) upper: f64,
    /// How far the median is from that of many more runs, at most, 19 times in 20: half of the interval between the runs
    /// that are 0.98 √n places before and after it.
    pub(super) uncertainty: f64,
}

impl Summary {
    /// Of at least one value.
    pub(super) fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        let [lower, median, upper] = [0.25, 0.5, 0.75].map(|part| quantile(&values, part));
        let away = (0.98 / (values.len() as f64).sqrt()).min(0.5);
        let uncertainty = (quantile(&values, 0.5 + away) - quantile(&values, 0.5 - away)) / 2.0;
        Self { median, lower, upper, uncertainty }
    }

    /// How much more this is than what was measured apart from it, shared out among some parts. The quartiles are those of this one.
    pub(super) fn less(self, other: Self, parts: f64) -> Self {
        let [median, lower, upper] = [self.median, self.lower, self.upper].map(|value| (value - other.median) / parts);
        Self { median, lower, upper, uncertainty: self.uncertainty.hypot(other.uncertainty) / parts }
    }

    /// Such as `1.02 (0.98 to 1.05)`, in another unit.
    pub(super) fn text(&self, factor: f64, decimals: usize) -> String {
        let [median, lower, upper] = [self.median, self.lower, self.upper].map(|value| value * factor);
        format!("{median:.decimals$} ({lower:.decimals$} to {upper:.decimals$})")
    }

    /// Of a difference in seconds, such as `12 ms (±3) less`.
    pub(super) fn more_or_less(&self, decimals: usize) -> String {
        let size = Self { median: self.median.abs(), ..*self }.milliseconds(decimals);
        format!("{size} {}", if self.median < 0.0 { "less" } else { "more" })
    }

    /// Of seconds, such as `12 ms (±3)`.
    pub(super) fn milliseconds(&self, decimals: usize) -> String {
        let [median, uncertainty] = [self.median, self.uncertainty].map(|seconds| seconds * 1e3);
        format!("{median:.decimals$} ms (±{uncertainty:.decimals$})")
    }
}

/// Between the two nearest of some sorted values.
fn quantile(sorted: &[f64], part: f64) -> f64 {
    let place = part * sorted.len().saturating_sub(1) as f64;
    let at = |index: f64| sorted.get(index as usize).copied().unwrap_or(f64::NAN);
    let (low, high) = (at(place.floor()), at(place.ceil()));
    low + (high - low) * place.fract()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn median_and_quartiles() {
        let quartiles = |values: &[f64]| {
            let Summary { median, lower, upper, .. } = Summary::of(values.iter().copied());
            [lower, median, upper]
        };
        assert_eq!(quartiles(&[5.0, 1.0, 3.0, 2.0, 4.0]), [2.0, 3.0, 4.0]);
        assert_eq!(quartiles(&[2.0, 1.0]), [1.25, 1.5, 1.75]);
        assert_eq!(Summary::of([7.0]).text(1000.0, 0), "7000 (7000 to 7000)");
        assert!(Summary::of([]).median.is_nan());
    }

    #[test]
    fn more_runs_are_more_certain() {
        // From 0 to 100 in equal steps, so that 0.98 √n of n places are 98 / √n.
        let certain =
            |runs: u32| Summary::of((0..runs).map(|run| f64::from(run * 100) / f64::from(runs - 1))).uncertainty;
        assert!((certain(100) - 9.8).abs() < 1e-9);
        assert!((certain(10_000) - 0.98).abs() < 1e-9);
        assert_eq!(certain(2), 50.0);
        let [many, few] = [[3.0, 9.0], [0.0, 8.0]].map(Summary::of);
        assert_eq!(many.less(few, 2.0), Summary { median: 1.0, lower: 0.25, upper: 1.75, uncertainty: 2.5 });
        assert_eq!(Summary::of([0.010, 0.014]).milliseconds(1), "12.0 ms (±2.0)");
        assert_eq!(Summary::of([0.010, 0.014]).more_or_less(1), "12.0 ms (±2.0) more");
        assert_eq!(Summary::of([-0.010, -0.014]).more_or_less(1), "12.0 ms (±2.0) less");
    }
}
