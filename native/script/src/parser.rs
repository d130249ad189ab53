//! Tokens as a tree.
//!
//! Invariant: every text gives a tree; what isn't understood is [`Kind::Other`]. Time grows with the length of the text, and
//! nesting is limited, so no script exhausts the stack.

use crate::lexer::{self, Kind as Lexed, Piece, Token};
use crate::tree::{Argument, Closure, Kind, Node, Part};
use crate::{Dialect, Span};

/// Brackets, blocks and operands in one another: what is deeper is not understood.
const MAX_DEPTH: usize = 64;

/// Operators, members and calls behind one another: a longer chain is not understood.
const MAX_CHAIN: usize = 256;

/// What a loop over values is called, as if it were one of their methods.
pub(crate) const FOR: &str = "for";

/// A `when` with more branches is not understood.
const MAX_BRANCHES: usize = 24;

/// How far is looked for what a name or a closure starts with: types, parameters.
const LOOK_AHEAD: usize = 48;

/// Reads a script.
pub fn parse(text: &str, dialect: Dialect) -> Vec<Node> {
    let tokens = lexer::tokens(text, dialect);
    Parser { tokens: &tokens, at: 0, flat: false, depth: 0, dialect }.script()
}

struct Parser<'t> {
    tokens: &'t [Token],
    at: usize,
    /// True between brackets that lines don't end in.
    flat: bool,
    depth: usize,
    dialect: Dialect,
}

impl<'t> Parser<'t> {
    fn script(&mut self) -> Vec<Node> {
        let mut nodes = Vec::new();
        while self.at < self.tokens.len() {
            nodes.extend(self.statements());
            // A brace too many.
            self.at += 1;
        }
        nodes
    }

    // ---- tokens ----

    /// The token a number of steps ahead, lines' ends left out where they don't count.
    fn token(&self, ahead: usize) -> Option<&'t Token> {
        let rest = self.tokens.get(self.at..)?;
        if self.flat { rest.iter().filter(|token| token.kind != Lexed::End).nth(ahead) } else { rest.get(ahead) }
    }

    fn kind(&self, ahead: usize) -> Option<&'t Lexed> {
        self.token(ahead).map(|token| &token.kind)
    }

    fn step(&mut self) -> Option<&'t Token> {
        if self.flat {
            while self.tokens.get(self.at).is_some_and(|token| token.kind == Lexed::End) {
                self.at += 1;
            }
        }
        let token = self.tokens.get(self.at);
        self.at += usize::from(token.is_some());
        token
    }

    fn sign(&self, ahead: usize) -> Option<&'static str> {
        match self.kind(ahead) {
            Some(Lexed::Sign(sign)) => Some(sign),
            _ => None,
        }
    }

    fn is(&self, sign: &str) -> bool {
        self.sign(0) == Some(sign)
    }

    fn take(&mut self, sign: &str) -> bool {
        let found = self.is(sign);
        if found {
            self.step();
        }
        found
    }

    fn word(&self, ahead: usize) -> Option<&'t str> {
        match self.kind(ahead) {
            Some(Lexed::Word(word)) => Some(word),
            _ => None,
        }
    }

    fn is_word(&self, word: &str) -> bool {
        self.word(0) == Some(word)
    }

    fn skip_ends(&mut self) {
        while self.tokens.get(self.at).is_some_and(|token| token.kind == Lexed::End) {
            self.at += 1;
        }
    }

    /// The place of what comes next, or the end of what was before.
    fn start(&self) -> usize {
        self.token(0).map_or_else(|| self.end(), |token| token.span.start)
    }

    fn end(&self) -> usize {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(0, |token| token.span.end)
    }

    fn node(&self, start: usize, kind: Kind) -> Node {
        Node { span: Span::new(start, self.end().max(start)), kind }
    }

    /// The token after line ends, and how many of them there are, where lines count.
    fn behind_ends(&self) -> (usize, Option<&'t Token>) {
        let rest = self.tokens.get(self.at..).unwrap_or_default();
        let ends = rest.iter().take(LOOK_AHEAD).take_while(|token| token.kind == Lexed::End).count();
        (ends, rest.get(ends))
    }

    /// Skips a bracket and everything up to the one that closes it.
    fn skip_brackets(&mut self) {
        let mut depth = 0_usize;
        while let Some(token) = self.step() {
            match token.kind {
                Lexed::Sign("(" | "[" | "{") => depth += 1,
                Lexed::Sign(")" | "]" | "}") => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return;
            }
        }
    }

    /// What is between brackets, where lines don't end.
    fn flat<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.flat, true);
        let read = read(self);
        self.flat = before;
        read
    }

    // ---- statements ----

    /// The statements up to the brace that closes them, which stays.
    fn statements(&mut self) -> Vec<Node> {
        let before = std::mem::replace(&mut self.flat, false);
        let mut nodes = Vec::new();
        loop {
            self.skip_ends();
            let from = self.at;
            if self.token(0).is_none() || self.is("}") {
                break;
            }
            if let Some(node) = self.statement() {
                nodes.push(node);
            }
            if self.at == from {
                self.at += 1;
            }
        }
        self.flat = before;
        nodes
    }

    /// The statements of a block with its braces, or the one that stands there without them.
    fn body(&mut self) -> Vec<Node> {
        let (ends, next) = self.behind_ends();
        if next.is_some_and(|next| next.kind == Lexed::Sign("{")) {
            self.at += ends;
            return self.block();
        }
        if !self.flat {
            self.at += ends;
        }
        if self.depth >= MAX_DEPTH {
            self.skip_expression();
            return Vec::new();
        }
        self.deeper(Self::statement).into_iter().collect()
    }

    fn block(&mut self) -> Vec<Node> {
        if self.depth >= MAX_DEPTH {
            self.skip_brackets();
            return Vec::new();
        }
        self.step();
        self.depth += 1;
        let nodes = self.statements();
        self.depth -= 1;
        self.take("}");
        nodes
    }

    fn statement(&mut self) -> Option<Node> {
        let start = self.start();
        let mut is_enum = false;
        loop {
            if self.is("@") {
                let of_file = self.word(1) == Some("file");
                self.annotation();
                self.skip_ends();
                if of_file || matches!(self.kind(0), None | Some(Lexed::Sign("}"))) {
                    return None;
                }
                continue;
            }
            let Some(word) = self.word(0) else { return Some(self.expression_statement(start)) };
            let next = self.kind(1);
            let before_name = matches!(next, Some(Lexed::Word(_)));
            match word {
                "import" | "package" if before_name => {
                    while self.kind(0).is_some_and(|kind| *kind != Lexed::End) {
                        self.step();
                    }
                    return None;
                }
                "private" | "public" | "protected" | "internal" | "static" | "final" | "const" | "override"
                | "open" | "abstract" | "lateinit" | "inline" | "operator" | "infix" | "suspend" | "data"
                | "sealed" | "companion" | "enum" | "annotation" | "tailrec"
                    if before_name || matches!(next, Some(Lexed::Sign("@"))) =>
                {
                    is_enum |= word == "enum";
                    self.step();
                }
                "class" | "interface" | "object" | "trait" if before_name => return Some(self.class(start, is_enum)),
                "object" if matches!(next, Some(Lexed::Sign("{"))) => return Some(self.class(start, false)),
                "fun" if before_name || matches!(next, Some(Lexed::Sign("<"))) => return Some(self.function(start)),
                "def" | "val" | "var" if before_name || matches!(next, Some(Lexed::Sign("("))) => {
                    return Some(self.declaration(start));
                }
                "if" if matches!(next, Some(Lexed::Sign("("))) => return Some(self.condition(start)),
                "for" if matches!(next, Some(Lexed::Sign("("))) => return Some(self.for_loop(start)),
                "while" | "switch" | "synchronized" if matches!(next, Some(Lexed::Sign("("))) => {
                    self.step();
                    self.skip_brackets();
                    let body = self.body();
                    return Some(self.node(start, Kind::Perhaps(body)));
                }
                "try" | "do" | "finally" if matches!(next, Some(Lexed::Sign("{"))) => {
                    self.step();
                    let body = self.block();
                    return Some(self.node(start, Kind::Perhaps(body)));
                }
                "when" if matches!(next, Some(Lexed::Sign("(" | "{"))) => return Some(self.cases(start)),
                "catch" if matches!(next, Some(Lexed::Sign("("))) => {
                    self.step();
                    self.skip_brackets();
                    let body = self.body();
                    return Some(self.node(start, Kind::Perhaps(body)));
                }
                "case" | "default" if self.dialect == Dialect::Groovy && self.is_case() => return None,
                "else" => {
                    self.step();
                    let body = self.body();
                    return Some(self.node(start, Kind::Perhaps(body)));
                }
                "return" | "throw" => {
                    self.step();
                    let ends = matches!(self.kind(0), None | Some(Lexed::End | Lexed::Sign("}")));
                    let value = (!ends).then(|| Box::new(self.expression()));
                    return Some(self.node(start, Kind::Return(value)));
                }
                _ => return Some(self.typed(start).unwrap_or_else(|| self.expression_statement(start))),
            }
        }
    }

    /// Skips `case x:` and `default:`.
    fn is_case(&mut self) -> bool {
        let ahead = (1..8).find(|ahead| matches!(self.kind(*ahead), None | Some(Lexed::End | Lexed::Sign(":" | "{"))));
        let found = ahead.filter(|ahead| self.sign(*ahead) == Some(":"));
        if let Some(ahead) = found {
            (0..=ahead).for_each(|_| {
                self.step();
            });
        }
        found.is_some()
    }

    fn annotation(&mut self) {
        self.step();
        self.step();
        while self.is(".") || self.is(":") {
            self.step();
            self.step();
        }
        if self.is("(") {
            self.skip_brackets();
        }
    }

    /// A class or object, whatever it extends.
    fn class(&mut self, start: usize, is_enum: bool) -> Node {
        self.step();
        let name = self.word(0).unwrap_or_default().to_owned();
        let mut parameters = Vec::new();
        while let Some(kind) = self.kind(0) {
            match kind {
                Lexed::Sign("{") => break,
                Lexed::Sign("(") if parameters.is_empty() && self.depth < MAX_DEPTH => {
                    parameters = self.deeper(|parser| parser.flat(Self::constructor));
                }
                Lexed::Sign("(" | "[") => self.skip_brackets(),
                Lexed::Sign("}") => {
                    return self.node(start, Kind::Class { name, parameters, body: Vec::new(), is_enum });
                }
                Lexed::End => {
                    let (ends, next) = self.behind_ends();
                    if next.is_none_or(|next| !matches!(next.kind, Lexed::Sign("{" | ":"))) {
                        return self.node(start, Kind::Class { name, parameters, body: Vec::new(), is_enum });
                    }
                    self.at += ends;
                }
                _ => {
                    self.step();
                }
            }
        }
        let body = if self.is("{") { self.block() } else { Vec::new() };
        self.node(start, Kind::Class { name, parameters, body, is_enum })
    }

    /// `(val name: Type = value, …)`
    fn constructor(&mut self) -> Vec<(String, Option<Node>)> {
        self.step();
        let mut found = Vec::new();
        let (mut name, mut typed, mut default) = (None, false, None);
        while let Some(kind) = self.kind(0) {
            let ends = *kind == Lexed::Sign(")");
            match kind {
                Lexed::Sign(")" | ",") => {
                    self.step();
                    found.extend(name.take().map(|name| (name, default.take())));
                    typed = false;
                    if ends {
                        break;
                    }
                }
                Lexed::Sign("=") => {
                    self.step();
                    default = Some(self.expression());
                }
                Lexed::Sign("(" | "[" | "{") => self.skip_brackets(),
                Lexed::Sign("}") => break,
                Lexed::Word(word) if !typed => {
                    name = Some(word.clone());
                    self.step();
                }
                kind => {
                    typed |= *kind == Lexed::Sign(":");
                    self.step();
                }
            }
        }
        found
    }

    /// `fun <T> Type.name(parameters): Type = value` or with a block.
    fn function(&mut self, start: usize) -> Node {
        self.step();
        if let Some(length) = self.types_length(0) {
            (0..length).for_each(|_| {
                self.step();
            });
        }
        let mut name = String::new();
        while let Some(kind) = self.kind(0) {
            match kind {
                Lexed::Word(word) => name.clone_from(word),
                Lexed::Sign("." | "?" | "<" | ">" | "?.") => {}
                _ => break,
            }
            self.step();
        }
        self.function_of(start, name)
    }

    fn function_of(&mut self, start: usize, name: String) -> Node {
        let parameters = if self.is("(") { self.parameters() } else { Vec::new() };
        if self.take(":") {
            while matches!(self.kind(0), Some(Lexed::Word(_) | Lexed::Sign("." | "?" | "<" | ">" | "," | "*"))) {
                self.step();
            }
        }
        if self.is_word("throws") {
            while matches!(self.kind(0), Some(Lexed::Word(_) | Lexed::Sign("," | "."))) {
                self.step();
            }
        }
        let body = if self.take("=") {
            self.skip_ends();
            let value = self.expression();
            let span = value.span;
            vec![Node { span, kind: Kind::Return(Some(Box::new(value))) }]
        } else {
            let (_, next) = self.behind_ends();
            if next.is_some_and(|next| next.kind == Lexed::Sign("{")) { self.body() } else { Vec::new() }
        };
        self.node(start, Kind::Function { name, parameters, body })
    }

    /// The names of parameters: the word before a type's colon in Kotlin, the last word in Groovy.
    fn parameters(&mut self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        let mut name: Option<String> = None;
        let (mut depth, mut named) = (0_usize, false);
        while let Some(token) = self.step() {
            match &token.kind {
                Lexed::Sign("(" | "[" | "{" | "<") => depth += 1,
                Lexed::Sign(">") => depth = depth.saturating_sub(1),
                Lexed::Sign(")" | "]" | "}") => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        break;
                    }
                }
                Lexed::Sign(",") if depth == 1 => {
                    names.extend(name.take());
                    named = false;
                }
                Lexed::Sign(":" | "=") if depth == 1 => named = true,
                Lexed::Word(word) if depth == 1 && !named => name = Some(word.clone()),
                _ => {}
            }
        }
        names.extend(name);
        names
    }

    /// `def name = value`, `def name(parameters) { … }`, `val name: Type by value`.
    fn declaration(&mut self, start: usize) -> Node {
        self.step();
        if self.is("(") {
            let names = self.parameters();
            let value = self.take("=").then(|| self.value());
            return self.node(start, Kind::Declare { names, value: value.map(Box::new), delegated: false });
        }
        // `def String name`
        while let (Some(_), Some(_)) = (self.word(0), self.word(1)) {
            if matches!(self.word(1), Some("by" | "in")) {
                break;
            }
            self.step();
        }
        let mut name = self.word(0).unwrap_or_default().to_owned();
        self.step();
        while self.is(".") {
            self.step();
            name = self.word(0).unwrap_or_default().to_owned();
            self.step();
        }
        if self.is("(") {
            return self.function_of(start, name);
        }
        if self.take(":") {
            self.skip_type();
        }
        self.declared(start, name)
    }

    fn declared(&mut self, start: usize, name: String) -> Node {
        let delegated = self.is_word("by");
        if delegated {
            self.step();
        }
        let value = (delegated || self.take("=")).then(|| self.value());
        self.node(start, Kind::Declare { names: vec![name], value: value.map(Box::new), delegated })
    }

    fn value(&mut self) -> Node {
        if !self.flat {
            self.skip_ends();
        }
        self.with_command()
    }

    fn skip_type(&mut self) {
        loop {
            match self.kind(0) {
                Some(Lexed::Word(word)) if word != "by" => {
                    self.step();
                }
                Some(Lexed::Sign("." | "?")) => {
                    self.step();
                }
                Some(Lexed::Sign("(")) => self.skip_brackets(),
                Some(Lexed::Sign("->")) => {
                    self.step();
                }
                Some(Lexed::Sign("<")) => match self.types_length(0) {
                    Some(length) => (0..length).for_each(|_| {
                        self.step();
                    }),
                    None => return,
                },
                _ => return,
            }
        }
    }

    /// How many tokens `<…>` has a number of steps ahead, if it is a list of types.
    fn types_length(&self, ahead: usize) -> Option<usize> {
        if self.sign(ahead) != Some("<") {
            return None;
        }
        let mut depth = 0_usize;
        for at in 0..LOOK_AHEAD {
            match self.kind(ahead + at)? {
                Lexed::Sign("<") => depth += 1,
                Lexed::Sign(">") => depth -= 1,
                Lexed::Sign(">>>") => depth = depth.checked_sub(3)?,
                Lexed::Word(_) | Lexed::Sign("." | "," | "?" | "*" | "[" | "]" | ":" | "@") => {}
                _ => return None,
            }
            if depth == 0 {
                return Some(at + 1);
            }
        }
        None
    }

    /// `Type name = value` and `Type name(parameters) { … }` of Groovy and Java.
    fn typed(&mut self, start: usize) -> Option<Node> {
        if self.dialect == Dialect::Kotlin {
            return None;
        }
        let first = self.word(0)?;
        let mut at = 1;
        while self.sign(at) == Some(".") && self.word(at + 1).is_some() && at < LOOK_AHEAD {
            at += 2;
        }
        if let Some(length) = self.types_length(at) {
            at += length;
        }
        if self.sign(at) == Some("[") && self.sign(at + 1) == Some("]") {
            at += 2;
        }
        let name = self.word(at)?;
        let is_type = first.starts_with(char::is_uppercase)
            || at > 1
            || matches!(first, "void" | "int" | "boolean" | "long" | "float" | "double" | "char" | "byte" | "short");
        let assigned = self.sign(at + 1) == Some("=");
        let called = self.sign(at + 1) == Some("(") && is_type;
        let ends = matches!(self.kind(at + 1), None | Some(Lexed::End)) && is_type && at == 1;
        if !assigned && !called && !ends {
            return None;
        }
        let name = name.to_owned();
        (0..=at).for_each(|_| {
            self.step();
        });
        Some(if called { self.function_of(start, name) } else { self.declared(start, name) })
    }

    fn condition(&mut self, start: usize) -> Node {
        self.step();
        let condition = self.bracketed();
        let then = self.body();
        let (ends, next) = self.behind_ends();
        let has_else = next.is_some_and(|next| next.kind == Lexed::Word("else".to_owned()));
        let otherwise = if has_else {
            self.at += ends + 1;
            self.body()
        } else {
            Vec::new()
        };
        self.node(start, Kind::If { condition: Box::new(condition), then, otherwise })
    }

    /// `for (name in values) { … }` as `values.for { name -> … }`; other loops count perhaps.
    fn for_loop(&mut self, start: usize) -> Node {
        self.step();
        let header = self.at;
        let parsed = if self.depth < MAX_DEPTH { self.deeper(|parser| parser.flat(Self::for_header)) } else { None };
        let end = self.end();
        if parsed.is_none() {
            self.at = header;
            self.skip_brackets();
        }
        let body = self.body();
        let Some((parameters, values)) = parsed else { return self.node(start, Kind::Perhaps(body)) };
        let callee = Kind::Member { of: Box::new(values), name: FOR.to_owned() };
        let callee = Box::new(Node { span: Span::new(start, end.max(start)), kind: callee });
        let block = Some(Box::new(Closure { parameters, body }));
        self.node(start, Kind::Call { callee, types: String::new(), arguments: Vec::new(), block })
    }

    /// `(name in values)`, `((name, value) in values)`, `(String name : values)`
    fn for_header(&mut self) -> Option<(Vec<String>, Node)> {
        self.step();
        let names = if self.is("(") {
            self.parameters()
        } else {
            let mut last = None;
            while let Some(word) = self.word(0).filter(|word| *word != "in") {
                last = Some(word.to_owned());
                self.step();
            }
            vec![last?]
        };
        if self.is_word("in") {
            self.step();
        } else if !self.take(":") {
            return None;
        }
        let values = self.expression();
        self.take(")").then_some((names, values))
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    /// `when (x) { a, b -> c; else -> d }` as conditions behind one another. What is behind the arrows counts perhaps, where a
    /// branch isn't understood.
    fn cases(&mut self, start: usize) -> Node {
        self.step();
        let subject = self.is("(").then(|| self.bracketed());
        // A copy of it is part of every condition.
        let is_short = |node: &Node| match &node.kind {
            Kind::Name(_) => true,
            Kind::Member { of, .. } => matches!(of.kind, Kind::Name(_)),
            _ => false,
        };
        if !self.is("{") || subject.as_ref().is_some_and(|subject| !is_short(subject)) || self.depth >= MAX_DEPTH {
            let body = if self.is("{") { self.block() } else { Vec::new() };
            return self.node(start, Kind::Perhaps(body));
        }
        self.step();
        let branches = self.deeper(|parser| parser.branches(subject.as_ref()));
        if branches.len() > MAX_BRANCHES || branches.iter().any(|(condition, _)| condition.kind == Kind::Other) {
            let bodies = branches.into_iter().flat_map(|(_, body)| body).collect();
            return self.node(start, Kind::Perhaps(bodies));
        }
        let whole = branches.into_iter().rev().fold(Vec::new(), |otherwise, (condition, then)| {
            let condition = Box::new(condition);
            vec![self.node(start, Kind::If { condition, then, otherwise })]
        });
        whole.into_iter().next().unwrap_or_else(|| self.node(start, Kind::Other))
    }

    /// The branches up to the brace that closes them, each with its condition; that of `else` is true.
    fn branches(&mut self, subject: Option<&Node>) -> Vec<(Node, Vec<Node>)> {
        let mut branches = Vec::new();
        loop {
            while matches!(self.kind(0), Some(Lexed::End | Lexed::Sign(";"))) {
                self.at += 1;
            }
            if self.kind(0).is_none() || self.take("}") {
                return branches;
            }
            let from = self.at;
            let condition = self.branch(subject);
            self.skip_ends();
            let known = self.take("->");
            let body = if known { self.body() } else { Vec::new() };
            let condition = if known { condition } else { self.node(self.start(), Kind::Other) };
            branches.push((condition, body));
            if self.at == from || !known {
                self.step();
            }
        }
    }

    fn branch(&mut self, subject: Option<&Node>) -> Node {
        let start = self.start();
        if self.is_word("else") {
            self.step();
            return self.node(start, Kind::Bool(true));
        }
        let mut condition: Option<Node> = None;
        loop {
            let value = self.expression();
            let test = match subject {
                Some(subject) => {
                    let (left, right) = (Box::new(subject.clone()), Box::new(value));
                    self.node(start, Kind::Infix { left, sign: "==", right })
                }
                None => value,
            };
            condition = Some(match condition {
                Some(before) => {
                    let (left, right) = (Box::new(before), Box::new(test));
                    self.node(start, Kind::Infix { left, sign: "||", right })
                }
                None => test,
            });
            self.skip_ends();
            if !self.take(",") {
                return condition.unwrap_or_else(|| self.node(start, Kind::Other));
            }
            self.skip_ends();
        }
    }

    /// What is between parentheses; the last of several parts.
    fn bracketed(&mut self) -> Node {
        let start = self.start();
        if !self.is("(") || self.depth >= MAX_DEPTH {
            if self.is("(") {
                self.skip_brackets();
            }
            return self.node(start, Kind::Other);
        }
        self.step();
        self.deeper(|parser| {
            parser.flat(|parser| {
                let mut node = parser.node(start, Kind::Other);
                while !matches!(parser.kind(0), None | Some(Lexed::Sign(")" | "]" | "}"))) {
                    let from = parser.at;
                    node = parser.assignment();
                    if parser.at == from {
                        parser.step();
                    }
                }
                parser.take(")");
                node
            })
        })
    }

    fn assignment(&mut self) -> Node {
        let start = self.start();
        let target = self.expression();
        self.assigned(start, target)
    }

    fn assigned(&mut self, start: usize, target: Node) -> Node {
        let sign = match self.sign(0) {
            Some(sign @ ("=" | "+=" | "-=" | "<<")) => sign,
            Some("*=" | "/=" | "%=" | "**=") => {
                self.step();
                self.value();
                return self.node(start, Kind::Other);
            }
            _ => return target,
        };
        self.step();
        if self.depth >= MAX_DEPTH {
            return self.node(start, Kind::Other);
        }
        let value = self.deeper(|parser| {
            let from = parser.start();
            let value = parser.value();
            // `a = b = c`
            parser.assigned(from, value)
        });
        self.node(start, Kind::Assign { target: Box::new(target), sign, value: Box::new(value) })
    }

    fn expression_statement(&mut self, start: usize) -> Node {
        let node = self.with_command();
        let node = self.assigned(start, node);
        // With its annotations.
        Node { span: Span::new(start, node.span.end), ..node }
    }

    /// An expression, which in Groovy may be a call without parentheses: `id 'x' version 'y'`.
    fn with_command(&mut self) -> Node {
        let start = self.start();
        let mut node = self.expression();
        if self.dialect == Dialect::Kotlin {
            return node;
        }
        let mut links = 0;
        while matches!(node.kind, Kind::Name(_) | Kind::Member { .. } | Kind::Call { .. })
            && self.starts_argument(&node)
        {
            links += 1;
            if links > MAX_CHAIN {
                return self.node(start, Kind::Other);
            }
            // Behind a call, a word is the next call of a chain.
            let callee = match node.kind {
                Kind::Call { .. } => {
                    let name = self.word(0).unwrap_or_default().to_owned();
                    self.step();
                    self.node(start, Kind::Member { of: Box::new(node), name })
                }
                _ => node,
            };
            let (arguments, block) =
                if self.starts_argument(&callee) { self.command_arguments() } else { (Vec::new(), None) };
            let kind = Kind::Call { callee: Box::new(callee), types: String::new(), arguments, block };
            node = self.node(start, kind);
        }
        node
    }

    /// True where an argument without parentheses starts.
    fn starts_argument(&self, callee: &Node) -> bool {
        let is_call = matches!(callee.kind, Kind::Call { .. });
        match self.token(0).map(|token| (&token.kind, token.spaced)) {
            Some((Lexed::Word(word), _)) => {
                !matches!(word.as_str(), "in" | "instanceof" | "as" | "else" | "while")
                    && (!is_call || self.is_chained())
            }
            Some((Lexed::Text(_) | Lexed::Number(_), _)) => !is_call,
            Some((Lexed::Sign("["), spaced)) => !is_call && spaced,
            Some((Lexed::Sign("-" | "!" | "*"), spaced)) => {
                !is_call && spaced && self.token(1).is_some_and(|next| !next.spaced)
            }
            _ => false,
        }
    }

    /// True for a word of a chain: it has an argument of its own.
    fn is_chained(&self) -> bool {
        matches!(self.kind(1), Some(Lexed::Text(_) | Lexed::Word(_) | Lexed::Number(_) | Lexed::Sign("(" | "{" | "[")))
    }

    fn command_arguments(&mut self) -> (Vec<Argument>, Option<Box<Closure>>) {
        let mut arguments = Vec::new();
        loop {
            let from = self.at;
            arguments.push(self.argument());
            if !self.take(",") || self.at == from {
                break;
            }
            self.skip_ends();
        }
        // `task name { … }`: the block went to the last argument.
        (arguments, None)
    }

    fn argument(&mut self) -> Argument {
        let named = match (self.kind(0), self.sign(1)) {
            (Some(Lexed::Word(word)), Some(sign)) if sign == self.naming() => Some(word.clone()),
            (Some(Lexed::Text(pieces)), Some(":")) if self.dialect == Dialect::Groovy => match pieces.as_slice() {
                [Piece::Text(text)] => Some(text.clone()),
                _ => None,
            },
            _ => None,
        };
        if named.is_some() {
            self.step();
            self.step();
            if !self.flat {
                self.skip_ends();
            }
        }
        let value = if self.dialect == Dialect::Groovy && self.flat { self.assignment() } else { self.expression() };
        Argument { name: named, value }
    }

    fn naming(&self) -> &'static str {
        match self.dialect {
            Dialect::Groovy => ":",
            Dialect::Kotlin => "=",
        }
    }

    // ---- expressions ----

    fn expression(&mut self) -> Node {
        let start = self.start();
        if self.depth >= MAX_DEPTH {
            self.skip_expression();
            return self.node(start, Kind::Other);
        }
        self.deeper(|parser| {
            let left = parser.operand();
            let node = parser.operators(left, 0);
            if parser.is("?") {
                parser.step();
                if !parser.flat {
                    parser.skip_ends();
                }
                let then = parser.expression();
                let (ends, next) = parser.behind_ends();
                if next.is_some_and(|next| next.kind == Lexed::Sign(":")) {
                    parser.at += ends;
                }
                let otherwise = if parser.take(":") {
                    if !parser.flat {
                        parser.skip_ends();
                    }
                    parser.expression()
                } else {
                    parser.node(start, Kind::Other)
                };
                let kind = Kind::If { condition: Box::new(node), then: vec![then], otherwise: vec![otherwise] };
                return parser.node(start, kind);
            }
            node
        })
    }

    /// Skips what is too deep: up to the end of the line, a comma, or a bracket that closes.
    fn skip_expression(&mut self) {
        loop {
            match self.kind(0) {
                None | Some(Lexed::End | Lexed::Sign("," | ")" | "]" | "}")) => return,
                Some(Lexed::Sign("(" | "[" | "{")) => self.skip_brackets(),
                Some(_) => {
                    self.step();
                }
            }
        }
    }

    /// Operators behind an operand that bind at least as tight as this, without recursion for a chain of equal ones.
    fn operators(&mut self, mut left: Node, least: usize) -> Node {
        let start = left.span.start;
        let mut links = 0;
        loop {
            links += 1;
            if links > MAX_CHAIN {
                left = self.node(start, Kind::Other);
            }
            // An operator may start the next line.
            let (ends, next) = self.behind_ends();
            if !self.flat && ends > 0 && next.is_some_and(|next| matches!(next.kind, Lexed::Sign("?:" | "&&" | "||"))) {
                self.at += ends;
            }
            let (sign, strength) = match self.kind(0) {
                Some(Lexed::Sign(sign)) => match strength(sign) {
                    Some(strength) => (*sign, strength),
                    None => return left,
                },
                Some(Lexed::Word(word)) => match word.as_str() {
                    "as" | "is" | "instanceof" => {
                        let test = word != "as";
                        self.step();
                        self.take("?");
                        self.skip_type_name();
                        if test {
                            left = self.node(start, Kind::Other);
                        }
                        continue;
                    }
                    "in" => ("in", 4),
                    _ if self.dialect == Dialect::Kotlin && self.is_infix() => {
                        if least > 5 {
                            return left;
                        }
                        left = self.infix_call(left);
                        continue;
                    }
                    _ => return left,
                },
                _ => return left,
            };
            // `foo -1` and `foo *list` are arguments, and `!in` is two signs.
            if strength < least || self.depth >= MAX_DEPTH {
                return left;
            }
            if sign == "-" && self.is_command_minus(&left) {
                return left;
            }
            self.step();
            if !self.flat {
                self.skip_ends();
            }
            let right = self.deeper(|parser| {
                let operand = parser.operand();
                parser.operators(operand, strength + 1)
            });
            left = self.node(start, Kind::Infix { left: Box::new(left), sign, right: Box::new(right) });
        }
    }

    fn is_command_minus(&self, left: &Node) -> bool {
        let spaced = self.token(0).is_some_and(|token| token.spaced) && self.token(1).is_some_and(|next| !next.spaced);
        spaced && !self.flat && self.dialect == Dialect::Groovy && matches!(left.kind, Kind::Name(_))
    }

    /// True for Kotlin's `left word right`.
    fn is_infix(&self) -> bool {
        let word = self.word(0).unwrap_or_default();
        let operand = match self.kind(1) {
            Some(Lexed::Text(_) | Lexed::Word(_) | Lexed::Number(_)) => true,
            Some(Lexed::Sign("(")) => self.token(1).is_some_and(|next| next.spaced),
            _ => false,
        };
        operand && !matches!(word, "else" | "by" | "catch" | "finally" | "where")
    }

    /// `left word right`, as a call of a member.
    fn infix_call(&mut self, left: Node) -> Node {
        let start = left.span.start;
        let name = self.word(0).unwrap_or_default().to_owned();
        self.step();
        let callee = self.node(start, Kind::Member { of: Box::new(left), name });
        let value = self.deeper(|parser| {
            let operand = parser.operand();
            parser.operators(operand, 6)
        });
        let arguments = vec![Argument { name: None, value }];
        self.node(start, Kind::Call { callee: Box::new(callee), types: String::new(), arguments, block: None })
    }

    fn skip_type_name(&mut self) {
        self.step();
        while self.is(".") && self.word(1).is_some() {
            self.step();
            self.step();
        }
        if let Some(length) = self.types_length(0) {
            (0..length).for_each(|_| {
                self.step();
            });
        }
        if self.is("[") && self.sign(1) == Some("]") {
            self.step();
            self.step();
        }
        self.take("?");
    }

    fn operand(&mut self) -> Node {
        let start = self.start();
        let mut prefixes = Vec::new();
        while let Some(sign @ ("!" | "-" | "+" | "~" | "++" | "--" | "*" | "@" | "::")) = self.sign(0) {
            if sign == "@" {
                self.annotation();
                continue;
            }
            if prefixes.len() < MAX_CHAIN {
                prefixes.push((self.start(), sign));
            }
            self.step();
        }
        let first = self.primary();
        let mut node = self.postfix(first);
        for (start, sign) in prefixes.into_iter().rev() {
            node = match sign {
                "!" | "-" => self.node(start, Kind::Prefix { sign, operand: Box::new(node) }),
                // `*list` is what the list has.
                "+" | "~" | "*" => node,
                _ => self.node(start, Kind::Other),
            };
        }
        node.span.start = start;
        node
    }

    fn primary(&mut self) -> Node {
        let start = self.start();
        let Some(token) = self.token(0) else { return self.node(start, Kind::Other) };
        match &token.kind {
            Lexed::Number(number) => {
                self.step();
                self.node(start, Kind::Number(number.clone()))
            }
            Lexed::Text(pieces) => {
                self.step();
                let parts = self.parts(pieces);
                self.node(start, Kind::Text(parts))
            }
            Lexed::Word(word) => self.of_word(start, word),
            Lexed::Sign("(") => self.parenthesis(start),
            Lexed::Sign("[") => self.list(start),
            Lexed::Sign("{") => {
                let closure = self.closure();
                self.node(start, Kind::Closure(Box::new(closure)))
            }
            Lexed::Sign(")" | "]" | "}" | ",") | Lexed::End => self.node(start, Kind::Other),
            Lexed::Sign(_) => {
                self.step();
                self.node(start, Kind::Other)
            }
        }
    }

    fn parts(&mut self, pieces: &'t [Piece]) -> Vec<Part> {
        let part = |piece: &'t Piece| match piece {
            Piece::Text(text) => Part::Text(text.clone()),
            Piece::Code(tokens) => {
                let depth = self.depth + 1;
                let mut inner = Parser { tokens, at: 0, flat: true, depth, dialect: self.dialect };
                Part::Code(inner.expression())
            }
        };
        pieces.iter().map(part).collect()
    }

    fn of_word(&mut self, start: usize, word: &str) -> Node {
        self.step();
        match word {
            "true" | "false" => self.node(start, Kind::Bool(word == "true")),
            "null" => self.node(start, Kind::Null),
            "new" if self.word(0).is_some() => {
                let name = self.word(0).unwrap_or_default().to_owned();
                self.skip_type_name();
                self.node(start, Kind::Name(name))
            }
            "if" if self.is("(") => {
                self.at -= 1;
                self.condition(start)
            }
            "when" if self.dialect == Dialect::Kotlin && (self.is("(") || self.is("{")) => {
                self.at -= 1;
                self.cases(start)
            }
            "when" | "switch" | "try" | "object" if self.is("(") || self.is("{") || self.is(":") => {
                while !matches!(self.kind(0), None | Some(Lexed::Sign("{" | ")" | "}"))) {
                    if self.is("(") { self.skip_brackets() } else { self.at += 1 }
                }
                while self.is("{") || self.is_word("catch") || self.is_word("finally") {
                    if self.is("{") {
                        self.skip_brackets();
                    } else {
                        self.step();
                        if self.is("(") {
                            self.skip_brackets();
                        }
                    }
                }
                self.node(start, Kind::Other)
            }
            _ => self.node(start, Kind::Name(word.to_owned())),
        }
    }

    /// `(value)`, or a value behind a type: `(String) value`.
    fn parenthesis(&mut self, start: usize) -> Node {
        let inner = self.bracketed();
        let is_type = match &inner.kind {
            Kind::Name(name) => {
                name.starts_with(char::is_uppercase) || matches!(name.as_str(), "int" | "boolean" | "long")
            }
            _ => false,
        };
        let operand =
            matches!(self.kind(0), Some(Lexed::Text(_) | Lexed::Word(_) | Lexed::Number(_) | Lexed::Sign("(")));
        if is_type && operand && self.dialect == Dialect::Groovy && self.depth < MAX_DEPTH {
            return self.deeper(Self::operand);
        }
        Node { span: self.node(start, Kind::Other).span, ..inner }
    }

    /// `[a, b]`, `[a: b]`, `[:]`
    fn list(&mut self, start: usize) -> Node {
        if self.depth >= MAX_DEPTH {
            self.skip_brackets();
            return self.node(start, Kind::Other);
        }
        self.step();
        let (items, is_map) = self.deeper(|parser| parser.flat(Self::items));
        let entry =
            |(key, value): (Option<Node>, Node)| (key.unwrap_or(Node { span: value.span, kind: Kind::Other }), value);
        let kind = match is_map {
            true => Kind::Map(items.into_iter().map(entry).collect()),
            false => Kind::List(items.into_iter().map(|(_, value)| value).collect()),
        };
        self.node(start, kind)
    }

    /// Each value with its key, if it has one, and whether they make a map.
    fn items(&mut self) -> (Vec<(Option<Node>, Node)>, bool) {
        let (mut items, mut is_map) = (Vec::new(), false);
        while !matches!(self.kind(0), None | Some(Lexed::Sign("]" | ")" | "}"))) {
            let from = self.at;
            let start = self.start();
            if self.is("*") && self.sign(1) == Some(":") {
                // `*: others`
                is_map = true;
                self.step();
                self.step();
                let others = self.expression();
                items.push((None, Node { span: self.node(start, Kind::Other).span, ..others }));
            } else if self.take(":") {
                is_map = true;
            } else if !self.take(",") {
                let named = self.word(0).filter(|_| self.sign(1) == Some(":")).map(str::to_owned);
                let key = match named {
                    Some(name) => {
                        self.step();
                        self.node(start, Kind::Text(vec![Part::Text(name)]))
                    }
                    None => self.expression(),
                };
                if self.take(":") {
                    is_map = true;
                    items.push((Some(key), self.expression()));
                } else {
                    items.push((None, key));
                }
            }
            if self.at == from {
                self.step();
            }
        }
        self.take("]");
        (items, is_map)
    }

    fn closure(&mut self) -> Closure {
        if self.depth >= MAX_DEPTH {
            self.skip_brackets();
            return Closure { parameters: Vec::new(), body: Vec::new() };
        }
        self.step();
        let before = std::mem::replace(&mut self.flat, false);
        let parameters = self.closure_parameters();
        self.depth += 1;
        let body = self.statements();
        self.depth -= 1;
        self.flat = before;
        self.take("}");
        Closure { parameters, body }
    }

    /// The names before an arrow, if there is one.
    fn closure_parameters(&mut self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        let mut typed = false;
        for ahead in 0..LOOK_AHEAD {
            match self.kind(ahead) {
                Some(Lexed::Sign("->")) => {
                    self.at += ahead + 1;
                    return names;
                }
                Some(Lexed::Word(word)) if !typed => {
                    // Groovy has the type first.
                    let after_word =
                        ahead > 0 && matches!(self.kind(ahead - 1), Some(Lexed::Word(_) | Lexed::Sign("." | ">")));
                    if after_word {
                        names.pop();
                    }
                    names.push(word.clone());
                }
                Some(Lexed::Sign(":")) => typed = true,
                Some(Lexed::Sign(",")) => typed = false,
                Some(Lexed::Word(_) | Lexed::End | Lexed::Sign("." | "<" | ">" | "?" | "(" | ")" | "[" | "]")) => {}
                _ => return Vec::new(),
            }
        }
        Vec::new()
    }

    /// Members, indexes, calls and blocks behind a value.
    fn postfix(&mut self, mut node: Node) -> Node {
        let start = node.span.start;
        let mut links = 0;
        loop {
            links += 1;
            if links > MAX_CHAIN {
                node = self.node(start, Kind::Other);
            }
            // A call may go on in the next line.
            let (ends, next) = self.behind_ends();
            if !self.flat && ends > 0 && next.is_some_and(|next| matches!(next.kind, Lexed::Sign("." | "?."))) {
                self.at += ends;
            }
            let Some(token) = self.token(0) else { return node };
            let callable = matches!(
                node.kind,
                Kind::Name(_) | Kind::Member { .. } | Kind::Text(_) | Kind::Call { .. } | Kind::Index { .. }
            );
            match &token.kind {
                Lexed::Sign("." | "?." | "*.") => {
                    self.step();
                    if !self.flat {
                        self.skip_ends();
                    }
                    self.take("@");
                    node = self.member(start, node);
                }
                Lexed::Sign("::") => {
                    self.step();
                    self.step();
                    node = self.node(start, Kind::Member { of: Box::new(node), name: "class".to_owned() });
                }
                Lexed::Sign("!!" | "++" | "--") => {
                    self.step();
                }
                Lexed::Sign("<") if !token.spaced && callable => match self.types_length(0) {
                    Some(length) if matches!(self.sign(length), Some("(" | "{" | "::")) => {
                        node = self.call_with_types(start, node, length);
                    }
                    _ => return node,
                },
                Lexed::Sign("(") if callable || matches!(node.kind, Kind::Closure(_)) => {
                    let arguments = self.arguments();
                    let kind = Kind::Call { callee: Box::new(node), types: String::new(), arguments, block: None };
                    node = self.node(start, kind);
                }
                Lexed::Sign("[") if !token.spaced => {
                    let index = self.list(self.start());
                    let index = match index.kind {
                        Kind::List(mut items) if items.len() == 1 => items.remove(0),
                        _ => Node { span: index.span, kind: Kind::Other },
                    };
                    node = self.node(start, Kind::Index { of: Box::new(node), index: Box::new(index) });
                }
                Lexed::Sign("{") if callable => {
                    let closure = Box::new(self.closure());
                    let kind = match node.kind {
                        Kind::Call { callee, types, arguments, block: None } => {
                            Kind::Call { callee, types, arguments, block: Some(closure) }
                        }
                        _ => Kind::Call {
                            callee: Box::new(node),
                            types: String::new(),
                            arguments: Vec::new(),
                            block: Some(closure),
                        },
                    };
                    node = self.node(start, kind);
                }
                _ => return node,
            }
        }
    }

    fn member(&mut self, start: usize, of: Node) -> Node {
        let name = match self.kind(0) {
            Some(Lexed::Word(word)) => Some(word.clone()),
            Some(Lexed::Text(pieces)) => match pieces.as_slice() {
                [Piece::Text(text)] => Some(text.clone()),
                _ => None,
            },
            _ => None,
        };
        match name {
            Some(name) => {
                self.step();
                self.node(start, Kind::Member { of: Box::new(of), name })
            }
            None => {
                if matches!(self.kind(0), Some(Lexed::Text(_))) {
                    self.step();
                }
                self.node(start, Kind::Other)
            }
        }
    }

    fn call_with_types(&mut self, start: usize, callee: Node, length: usize) -> Node {
        let mut types = String::new();
        for _ in 0..length {
            match self.step().map(|token| &token.kind) {
                Some(Lexed::Word(word)) => types.push_str(word),
                Some(Lexed::Sign(sign @ ("." | ","))) => types.push_str(sign),
                _ => {}
            }
        }
        let arguments = if self.is("(") { self.arguments() } else { Vec::new() };
        let block = self.is("{").then(|| Box::new(self.closure()));
        self.node(start, Kind::Call { callee: Box::new(callee), types, arguments, block })
    }

    /// The arguments between parentheses.
    fn arguments(&mut self) -> Vec<Argument> {
        if self.depth >= MAX_DEPTH {
            self.skip_brackets();
            return Vec::new();
        }
        self.step();
        self.deeper(|parser| {
            parser.flat(|parser| {
                let mut arguments = Vec::new();
                while !matches!(parser.kind(0), None | Some(Lexed::Sign(")" | "]" | "}"))) {
                    let from = parser.at;
                    if parser.is(",") {
                        parser.step();
                    } else {
                        arguments.push(parser.argument());
                    }
                    if parser.at == from {
                        parser.step();
                    }
                }
                parser.take(")");
                arguments
            })
        })
    }
}

/// How tight an operator binds.
fn strength(sign: &str) -> Option<usize> {
    Some(match sign {
        "?:" => 1,
        "||" => 2,
        "&&" => 3,
        "==" | "!=" | "===" | "!==" | "=~" | "==~" | "<=>" | "<" | ">" | "<=" | ">=" => 4,
        ".." | "..<" => 6,
        "+" | "-" => 7,
        "*" | "/" | "%" => 8,
        "**" => 9,
        _ => return None,
    })
}
