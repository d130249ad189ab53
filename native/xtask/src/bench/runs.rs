//! Runs what is compared in turns, so that whatever else the machine does meets all of it.

use super::apps::{App, Plugin};
use super::daemon::Cost;
use super::statistics::Summary;
use crate::error::Result;

/// Something that is measured: an app, and what its builds cost.
pub(super) struct Measured {
    pub(super) plugin: Plugin,
    pub(super) variants: usize,
    pub(super) app: App,
    pub(super) costs: Vec<Cost>,
}

/// Measures each of them `warm_up` times for nothing, and then `runs` times. Each goes first as often as the others.
pub(super) fn in_turns(
    measured: &mut [Measured],
    (warm_up, runs): (usize, usize),
    mut measure: impl FnMut(&Measured, usize) -> Result<Cost>,
) -> Result<()> {
    measured.iter_mut().for_each(|one| one.costs.clear());
    for round in 0..warm_up + runs {
        measured.rotate_left(1);
        for one in &mut *measured {
            let cost = measure(one, round)?;
            if round >= warm_up {
                one.costs.push(cost);
            }
        }
    }
    measured.sort_by_key(|one| (one.variants, one.plugin));
    Ok(())
}

/// The costs of an app among those that were measured.
pub(super) fn costs(measured: &[Measured], plugin: Plugin, variants: usize) -> &[Cost] {
    measured.iter().find(|one| one.plugin == plugin && one.variants == variants).map_or(&[], |one| &one.costs)
}

/// What a series of builds took, compared with another one that was measured in turns with it.
pub(super) struct Comparison<'a> {
    pub(super) own: &'a [Cost],
    pub(super) other: &'a [Cost],
}

impl Comparison<'_> {
    /// How many times as much.
    pub(super) fn ratio(&self, of: fn(&Cost) -> f64) -> Summary {
        Summary::of(self.own.iter().zip(self.other).map(|(own, other)| of(own) / of(other)))
    }

    /// How many seconds more, in each round.
    pub(super) fn added(&self, of: fn(&Cost) -> f64) -> Vec<f64> {
        self.own.iter().zip(self.other).map(|(own, other)| of(own) - of(other)).collect()
    }

    /// The cells of a table that say how much: processor time and clock, as ratios and in seconds.
    pub(super) fn cells(&self) -> [String; 4] {
        let time = |of: fn(&Cost) -> f64| Summary::of(self.own.iter().map(of)).text(1.0, 2);
        [self.ratio(Cost::cpu).text(1.0, 2), self.ratio(Cost::clock).text(1.0, 2), time(Cost::cpu), time(Cost::clock)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_those_of_pairs() {
        let costs = |times: [f64; 3]| times.map(|time| Cost { clock: time, cpu: time });
        let (own, other) = (costs([2.0, 30.0, 4.0]), costs([1.0, 10.0, 1.0]));
        let comparison = Comparison { own: &own, other: &other };
        assert_eq!(comparison.ratio(Cost::cpu).median, 3.0);
        assert_eq!(comparison.added(Cost::clock), [1.0, 20.0, 3.0]);
    }
}
