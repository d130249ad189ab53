//! The plot: what each plugin adds, by the number of variants. Readable on light and on dark backgrounds.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::statistics::Summary;

/// A line of the plot.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Line {
    pub(super) name: String,
    /// The number of variants, and the seconds that they add.
    pub(super) points: Vec<(f64, Summary)>,
}

const HEAD: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 400" font-family="sans-serif" font-size="14">
<style>
  text { fill: #1f2328 }
  .axis { stroke: #818b98; fill: none }
  .line0 { stroke: #0969da; fill: #0969da }
  .line1 { stroke: #bc4c00; fill: #bc4c00 }
  .line2 { stroke: #8250df; fill: #8250df }
  polyline { fill: none !important; stroke-width: 2 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 }
    .line0 { stroke: #58a6ff; fill: #58a6ff }
    .line1 { stroke: #f0883e; fill: #f0883e }
    .line2 { stroke: #bc8cff; fill: #bc8cff }
  }
</style>
<title>Processor time that each plugin adds to the configuration of a build, by the number of variants</title>
"#;

const LEFT: f64 = 70.0;
const RIGHT: f64 = 540.0;
const TOP: f64 = 50.0;
const BOTTOM: f64 = 340.0;
/// Between the names of two lines.
const LINE_HEIGHT: f64 = 18.0;
const GRID_LINES: usize = 5;

/// The SVG file. The lines have at least one point each.
pub(super) fn svg(lines: &[Line]) -> String {
    let points = || lines.iter().flat_map(|line| &line.points);
    let widest = points().map(|(variants, _)| *variants).fold(1.0, f64::max);
    let step = nice(points().map(|(_, added)| added.upper).fold(0.0, f64::max) * 1e3 / GRID_LINES as f64);
    let x = |variants: f64| LEFT + (RIGHT - LEFT) * variants / widest;
    let y = |seconds: f64| BOTTOM - (BOTTOM - TOP) * seconds * 1e3 / (step * GRID_LINES as f64);

    let mut svg = HEAD.to_owned();
    let _ =
        writeln!(svg, r#"<text x="{LEFT}" y="24">Processor time added to the configuration, in milliseconds</text>"#);
    for line in 0..=GRID_LINES {
        let value = step * line as f64;
        let at = y(value / 1e3);
        let opacity = if line == 0 { 1.0 } else { 0.3 };
        let _ = writeln!(svg, r#"<path class="axis" opacity="{opacity}" d="M{LEFT} {at:.1}H{RIGHT}"/>"#);
        let _ = writeln!(svg, r#"<text x="{}" y="{:.1}" text-anchor="end">{value}</text>"#, LEFT - 8.0, at + 5.0);
    }
    for (variants, _) in lines.first().map_or(&[][..], |line| &line.points) {
        let _ = writeln!(
            svg,
            r#"<text x="{:.1}" y="{}" text-anchor="middle">{variants}</text>"#,
            x(*variants),
            BOTTOM + 22.0
        );
    }
    let _ = writeln!(
        svg,
        r#"<text x="{}" y="{}" text-anchor="middle">variants</text>"#,
        (LEFT + RIGHT) / 2.0,
        BOTTOM + 44.0
    );
    for (number, line) in lines.iter().enumerate() {
        let places: Vec<_> = line.points.iter().map(|(variants, added)| (x(*variants), added)).collect();
        let path: Vec<String> = places.iter().map(|(x, added)| format!("{x:.1},{:.1}", y(added.median))).collect();
        let _ = writeln!(svg, r#"<g class="line{number}"><polyline points="{}"/>"#, path.join(" "));
        for (x, added) in places {
            let _ = writeln!(svg, r#"<circle cx="{x:.1}" cy="{:.1}" r="3.5"/>"#, y(added.median));
            let _ = writeln!(svg, r#"<path d="M{x:.1} {:.1}V{:.1}"/>"#, y(added.lower), y(added.upper));
        }
        svg.push_str("</g>\n");
    }
    for (line, at) in labels(lines, y) {
        let _ = writeln!(svg, r#"<text x="{}" y="{:.1}">{}</text>"#, RIGHT + 12.0, at + 5.0, line.name);
    }
    svg + "</svg>\n"
}

/// The lines' names at their ends, pushed apart where they would overlap.
fn labels(lines: &[Line], y: impl Fn(f64) -> f64) -> Vec<(&Line, f64)> {
    let end = |line: &Line| line.points.last().map_or(BOTTOM, |(_, added)| y(added.median));
    let mut labels: Vec<_> = lines.iter().map(|line| (line, end(line))).collect();
    labels.sort_by(|one, other| other.1.total_cmp(&one.1));
    let mut lowest = f64::INFINITY;
    for (_, at) in &mut labels {
        *at = at.min(lowest - LINE_HEIGHT);
        lowest = *at;
    }
    labels
}

/// The smallest of 1, 2 and 5 times a power of ten that isn't less.
fn nice(step: f64) -> f64 {
    let power = 10_f64.powf(step.max(1e-3).log10().floor());
    [1.0, 2.0, 5.0, 10.0].map(|factor| factor * power).into_iter().find(|nice| *nice >= step).unwrap_or(power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grid_steps_are_round() {
        assert_eq!([0.7, 1.0, 1.1, 4.0, 60.0, 130.0].map(nice), [1.0, 1.0, 2.0, 5.0, 100.0, 200.0]);
    }

    #[test]
    fn names_do_not_overlap() {
        let line = |name: &str, end: f64| Line { name: name.into(), points: vec![(64.0, Summary::of([end]))] };
        let lines = [line("a", 0.1), line("b", 0.1), line("c", 0.3)];
        let places: Vec<f64> =
            labels(&lines, |seconds| 300.0 - seconds * 100.0).into_iter().map(|(_, at)| at).collect();
        assert!(places.windows(2).all(|pair| pair[0] - pair[1] >= LINE_HEIGHT), "{places:?}");
    }

    #[test]
    fn it_is_xml_with_every_name() {
        let lines =
            ["tpnskit", "another"].map(|name| Line { name: name.into(), points: vec![(1.0, Summary::of([0.1]))] });
        let svg = svg(&lines);
        let mut reader = quick_xml::Reader::from_str(&svg);
        while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
        assert!(svg.contains(">tpnskit<") && svg.contains(">another<"), "{svg}");
    }
}
