//! Runs what is compared in turns, so that whatever else the machine does meets all of it.

use std::ops::Range;

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

/// Measures each of them in each of these rounds, in the order that [`order`] says.
pub(super) fn in_turns(
    measured: &mut [Measured],
    rounds: Range<usize>,
    mut measure: impl FnMut(&Measured, usize) -> Result<Cost>,
) -> Result<()> {
    for round in rounds {
        for place in order(measured.len(), round) {
            let Some(one) = measured.get_mut(place) else { continue };
            let cost = measure(one, round)?;
            one.costs.push(cost);
        }
    }
    Ok(())
}

/// Measures each of them in that many rounds and forgets it, as well as what was measured before.
pub(super) fn warm_up(
    measured: &mut [Measured],
    rounds: usize,
    measure: impl FnMut(&Measured, usize) -> Result<Cost>,
) -> Result<()> {
    in_turns(measured, 0..rounds, measure)?;
    measured.iter_mut().for_each(|one| one.costs.clear());
    Ok(())
}

/// Who goes when in a round. A build leaves something behind for the next one, such as garbage to collect. In as many rounds as
/// there are builds, twice as many if that is odd, each has each place, and follows each of the others, equally often: a Williams
/// design.
fn order(number: usize, round: usize) -> Vec<usize> {
    // 0, 1, -1, 2, -2, …: no two neighbours differ by the same.
    let zigzag = (0..number).map(|place| if place % 2 == 1 { place.div_ceil(2) } else { number - place / 2 });
    let mut order: Vec<usize> = zigzag.map(|one| (one + round) % number).collect();
    if number % 2 == 1 && round / number % 2 == 1 {
        order.reverse();
    }
    order
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
    fn each_follows_each_equally_often() {
        for (number, rounds) in [(2, 2), (4, 4), (5, 10), (12, 12)] {
            for start in [0, 3] {
                let orders: Vec<_> = (start..start + rounds).map(|round| order(number, round)).collect();
                let mut first = vec![0; number];
                let mut follows = vec![vec![0; number]; number];
                for order in &orders {
                    first[order[0]] += 1;
                    order.windows(2).for_each(|pair| follows[pair[1]][pair[0]] += 1);
                }
                assert_eq!(first, vec![rounds / number; number], "{number}");
                for (one, follows) in follows.iter().enumerate() {
                    let expected: Vec<_> =
                        (0..number).map(|other| if other == one { 0 } else { rounds / number }).collect();
                    assert_eq!(*follows, expected, "{one} of {number}");
                }
            }
        }
    }

    #[test]
    fn ratios_are_those_of_pairs() {
        let costs = |times: [f64; 3]| times.map(|time| Cost { clock: time, cpu: time, configuration: 0.0 });
        let (own, other) = (costs([2.0, 30.0, 4.0]), costs([1.0, 10.0, 1.0]));
        let comparison = Comparison { own: &own, other: &other };
        assert_eq!(comparison.ratio(Cost::cpu).median, 3.0);
        assert_eq!(comparison.added(Cost::clock), [1.0, 20.0, 3.0]);
    }
}
