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
    pub fn visit<'t>(&'t self, see: &mut dyn FnMut(&'t Self)) {
        see(self);
        self.parts(&mut |part| part.visit(see));
    }

    /// The parts that it is directly made of, in the order of the text.
    pub fn parts<'t>(&'t self, see: &mut dyn FnMut(&'t Self)) {
        match &self.kind {
            Kind::Member { of, .. } => see(of),
            Kind::Index { of: first, index: second }
            | Kind::Assign { target: first, value: second, .. }
            | Kind::Infix { left: first, right: second, .. } => {
                see(first);
                see(second);
            }
            Kind::Text(parts) => parts.iter().for_each(|part| match part {
                Part::Text(_) => {}
                Part::Code(node) => see(node),
            }),
            Kind::Map(entries) => entries.iter().for_each(|(key, value)| {
                see(key);
                see(value);
            }),
            Kind::Call { callee, arguments, block, .. } => {
                see(callee);
                arguments.iter().for_each(|argument| see(&argument.value));
                block.iter().flat_map(|block| &block.body).for_each(see);
            }
            Kind::Declare { value, .. } | Kind::Return(value) => value.iter().for_each(|value| see(value)),
            Kind::Prefix { operand, .. } => see(operand),
            Kind::If { condition, then, otherwise } => {
                see(condition);
                then.iter().chain(otherwise).for_each(see);
            }
            Kind::Closure(closure) => closure.body.iter().for_each(see),
            Kind::List(nodes)
            | Kind::Perhaps(nodes)
            | Kind::Function { body: nodes, .. }
            | Kind::Class { body: nodes, .. } => nodes.iter().for_each(see),
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
