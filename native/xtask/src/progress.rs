//! Shows the progress of a task in the terminal: the current step, and how long each step took.

use std::time::Instant;

/// The steps of one task.
pub(crate) struct Steps {
    total: usize,
    begun: usize,
    started: Instant,
    step: Option<Instant>,
}

impl Steps {
    pub(crate) fn new(total: usize) -> Self {
        Self { total, begun: 0, started: Instant::now(), step: None }
    }

    /// Ends the current step and starts the next one.
    pub(crate) fn begin(&mut self, title: &str) {
        self.end();
        self.begun += 1;
        println!("\n[{}/{}] {title}", self.begun, self.total);
        self.step = Some(Instant::now());
    }

    /// Ends the last step and prints how long the task took.
    pub(crate) fn finish(mut self) {
        self.end();
        println!("\nfinished in {} s", self.started.elapsed().as_secs());
    }

    fn end(&mut self) {
        if let Some(step) = self.step.take() {
            println!("      {:.1} s, {} s in total", step.elapsed().as_secs_f32(), self.started.elapsed().as_secs());
        }
    }
}
