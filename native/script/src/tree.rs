//! A script as a tree.

use crate::Span;

/// A part of a script, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// From its first character to its last, quotes and brackets included.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// What a part of a script is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// `name`
    Name(String),
    /// `of.name`
    Member {
        /// What has it.
        of: Box<Node>,
        /// Its name.
        name: String,
    },
    /// `of[index]`
    Index {
        /// What has it.
        of: Box<Node>,
        /// Its key or number.
        index: Box<Node>,
    },
    /// A string.
    Text(Vec<Part>),
    /// A number, as it is written.
    Number(String),
    /// `true` or `false`
    Bool(bool),
    /// `null`
    Null,
    /// `[a, b]`
    List(Vec<Node>),
    /// `[a: b]`; a key that is a plain word is a text. What has no key, such as `*: others`, has [`Kind::Other`] at its own
    /// place for one.
    Map(Vec<(Node, Node)>),
    /// `callee(arguments) { block }` with any of its parts, `callee argument`, and `left word right`.
    Call {
        /// What is called.
        callee: Box<Node>,
        /// The type in `callee<Type>`; else empty.
        types: String,
        /// In order, without the block.
        arguments: Vec<Argument>,
        /// The block behind it.
        block: Option<Box<Closure>>,
    },
    /// `target = value`, or with `+=`, `-=`, `<<`.
    Assign {
        /// What gets it.
        target: Box<Node>,
        /// The sign: `=`, `+=`, `-=`, `<<`.
        sign: &'static str,
        /// The value.
        value: Box<Node>,
    },
    /// `def name = value`, `val name: Type by value`.
    Declare {
        /// Its names: several in `def (a, b) = …`.
        names: Vec<String>,
        /// The value, if it has one.
        value: Option<Box<Node>>,
        /// True for `by`.
        delegated: bool,
    },
    /// `left sign right`
    Infix {
        /// The first operand.
        left: Box<Node>,
        /// As in `+`, `==`, `?:`.
        sign: &'static str,
        /// The second operand.
        right: Box<Node>,
    },
    /// `!operand`, `-operand`
    Prefix {
        /// `!` or `-`.
        sign: &'static str,
        /// The operand.
        operand: Box<Node>,
    },
    /// `if`, with or without `else`, and `condition ? then : otherwise`.
    If {
        /// What decides.
        condition: Box<Node>,
        /// Where it holds.
        then: Vec<Node>,
        /// Where it doesn't.
        otherwise: Vec<Node>,
    },
    /// `{ … }`
    Closure(Box<Closure>),
    /// A function with its parameters.
    Function {
        /// Its name.
        name: String,
        /// The names of its parameters.
        parameters: Vec<String>,
        /// What it does.
        body: Vec<Node>,
    },
    /// A class or object with what it declares.
    Class {
        /// Its name; empty for a companion object.
        name: String,
        /// What its constructor takes, each with its default.
        parameters: Vec<(String, Option<Node>)>,
        /// What it declares.
        body: Vec<Node>,
        /// True for an `enum class`, whose body names its entries first.
        is_enum: bool,
    },
    /// `return value`
    Return(Option<Box<Node>>),
    /// What may happen or not, once or often: the body of a loop, a case, a `catch`.
    Perhaps(Vec<Node>),
    /// What isn't understood.
    Other,
}

impl Node {
    /// Every part of it, itself first.
    pub(crate) fn visit(&self, see: &mut impl FnMut(&Self)) {
        see(self);
        let all = |nodes: &[Self], see: &mut _| nodes.iter().for_each(|node| node.visit(see));
        match &self.kind {
            Kind::Member { of, .. } => of.visit(see),
            Kind::Index { of, index } => {
                of.visit(see);
                index.visit(see);
            }
            Kind::Text(parts) => parts.iter().for_each(|part| match part {
                Part::Text(_) => {}
                Part::Code(node) => node.visit(see),
            }),
            Kind::List(items) => all(items, see),
            Kind::Map(entries) => entries.iter().for_each(|(key, value)| {
                key.visit(see);
                value.visit(see);
            }),
            Kind::Call { callee, arguments, block, .. } => {
                callee.visit(see);
                arguments.iter().for_each(|argument| argument.value.visit(see));
                block.iter().for_each(|block| all(&block.body, see));
            }
            Kind::Assign { target: left, value: right, .. } | Kind::Infix { left, right, .. } => {
                left.visit(see);
                right.visit(see);
            }
            Kind::Declare { value, .. } | Kind::Return(value) => value.iter().for_each(|value| value.visit(see)),
            Kind::Prefix { operand, .. } => operand.visit(see),
            Kind::If { condition, then, otherwise } => {
                condition.visit(see);
                all(then, see);
                all(otherwise, see);
            }
            Kind::Closure(closure) => all(&closure.body, see),
            Kind::Function { body, .. } | Kind::Class { body, .. } | Kind::Perhaps(body) => all(body, see),
            Kind::Name(_) | Kind::Number(_) | Kind::Bool(_) | Kind::Null | Kind::Other => {}
        }
    }
}

/// A part of a string.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// Characters.
    Text(String),
    /// What is put there.
    Code(Node),
}

/// An argument of a call.
#[derive(Clone, Debug, PartialEq)]
pub struct Argument {
    /// As in `name: value` and `name = value`.
    pub name: Option<String>,
    /// The value.
    pub value: Node,
}

/// A block of code.
#[derive(Clone, Debug, PartialEq)]
pub struct Closure {
    /// What it calls its arguments.
    pub parameters: Vec<String>,
    /// What it does.
    pub body: Vec<Node>,
}
