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
}

impl Summary {
    /// Of at least one value.
    pub(super) fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        Self { median: quantile(&values, 0.5), lower: quantile(&values, 0.25), upper: quantile(&values, 0.75) }
    }

    /// Such as `1.02 (0.98 to 1.05)`, in another unit.
    pub(super) fn text(&self, factor: f64, decimals: usize) -> String {
        let [median, lower, upper] = [self.median, self.lower, self.upper].map(|value| value * factor);
        format!("{median:.decimals$} ({lower:.decimals$} to {upper:.decimals$})")
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
        assert_eq!(Summary::of([5.0, 1.0, 3.0, 2.0, 4.0]), Summary { median: 3.0, lower: 2.0, upper: 4.0 });
        assert_eq!(Summary::of([2.0, 1.0]), Summary { median: 1.5, lower: 1.25, upper: 1.75 });
        assert_eq!(Summary::of([7.0]).text(1000.0, 0), "7000 (7000 to 7000)");
        assert!(Summary::of([]).median.is_nan());
    }
}
