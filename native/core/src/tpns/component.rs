//! Kinds of Android components.

/// What a component is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComponentKind {
    /// A page.
    Activity,
    /// Work without a page.
    Service,
    /// Takes broadcasts.
    Receiver,
    /// Holds data; Android starts it with the app.
    Provider,
}

impl ComponentKind {
    /// Its element in a manifest.
    pub fn element(self) -> &'static str {
        match self {
            Self::Activity => "activity",
            Self::Service => "service",
            Self::Receiver => "receiver",
            Self::Provider => "provider",
        }
    }
}
