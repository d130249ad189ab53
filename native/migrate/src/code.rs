//! What an app's own receiver does, as its Java or Kotlin file tells.
//!
//! Invariant: a class does nothing only if every word of its file is understood. What isn't understood is the app's own code.

use tpnskit_core::tpns::receiver::{BASE_CLASS, callback_named};
use tpnskit_script::words::{Kind, Word, words};
use tpnskit_script::{Dialect, Span};

/// Android's log.
const LOG: &str = "android.util.Log";
const LEVELS: [&str; 6] = ["v", "d", "i", "w", "e", "wtf"];
/// The code of success, a constant of the SDK's class.
const SUCCESS: &str = "SUCCESS";
/// Types of variables that only hold what is logged.
const TYPES: [&str; 4] = ["String", "int", "long", "boolean"];
/// Operators of Java, whose meaning nobody can change: those of two signs first.
const OPERATORS: [&str; 15] = ["==", "!=", "<=", ">=", "&&", "||", "+", "-", "*", "/", "%", "<", ">", "?", ":"];
/// Operators of Kotlin that no extension function stands for. What follows starts anew.
const FIXED_OPERATORS: [&str; 7] = ["===", "!==", "==", "!=", "?:", "&&", "||"];
/// Behind these, a Kotlin expression goes on in the next line.
const SIGNS: &str = "+-*/%=!<>?:&|,";
/// The class of what isn't known, where any is good.
const ANY: &str = "*";
/// What is nested deeper isn't understood.
const MOST_NESTED: usize = 8;
/// What the generated receiver calls itself.
const HANDED_OVER: [&str; 2] = ["onRegisterResult", "onUnregisterResult"];
const CLIENT: &str = "TpnsPush";
/// Modifiers that change nothing of what a class without users does.
const MODIFIERS: [&str; 10] =
    ["public", "protected", "private", "internal", "static", "final", "open", "override", "const", "volatile"];
/// Annotations for compilers and tools.
const ANNOTATIONS: [&str; 9] = [
    "Override",
    "SuppressWarnings",
    "Suppress",
    "SuppressLint",
    "Keep",
    "NonNull",
    "NotNull",
    "Nullable",
    "Deprecated",
];
/// What the parameters' classes tell. Kotlin calls an extension function where a class has no member of a name.
const GETTERS: [(&str, &[&str]); 5] = [
    (
        "XGPushTextMessage",
        &["getMsgId", "getTitle", "getContent", "getCustomContent", "getPushChannel", "getTemplateId", "getTraceId"],
    ),
    (
        "XGPushClickedResult",
        &[
            "getMsgId",
            "getTitle",
            "getContent",
            "getCustomContent",
            "getActivityName",
            "getActionType",
            "getNotificationActionType",
            "getPushChannel",
            "getTemplateId",
            "getTraceId",
        ],
    ),
    (
        "XGPushShowedResult",
        &[
            "getMsgId",
            "getTitle",
            "getContent",
            "getCustomContent",
            "getActivity",
            "getNotificationActionType",
            "getPushChannel",
            "getTemplateId",
            "getTraceId",
        ],
    ),
    (
        "XGPushRegisterResult",
        &[
            "getAccessId",
            "getAccount",
            "getDeviceId",
            "getOtherPushToken",
            "getPushChannel",
            "getTicket",
            "getTicketType",
            "getToken",
        ],
    ),
    ("Context", &["getPackageName"]),
];
/// What every object and text tells, in Java.
const OF_ALL: [&str; 4] = ["toString", "hashCode", "length", "isEmpty"];

/// What a receiver's class does.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Does {
    /// Nothing, or nothing that the generated receiver doesn't do.
    Nothing,
    /// It only writes to the log.
    Logs,
    /// Code of the app's: the callbacks that have some, with their places. None where there is other code, or what isn't
    /// understood.
    Code(Vec<(&'static str, usize)>),
}

/// What the class of a file does; nothing where the file's package is another one, or where it has no such class. The
/// package of the generated client tells which calls are its own. `hidden` is true where a class of the app's may have the
/// name of the SDK's base class.
pub(crate) fn does(text: &str, dialect: Dialect, class: &str, generated: &str, hidden: bool) -> Option<Does> {
    let (package, name) = class.rsplit_once('.')?;
    let words = words(text, dialect);
    let mut reader = Reader {
        text,
        words: &words,
        at: 0,
        dialect,
        client: format!("{generated}.{CLIENT}"),
        hidden,
        ..Reader::EMPTY
    };
    if reader.package()? != package || !reader.declares(name) {
        return None;
    }
    Some(match reader.file(name) {
        Some(()) if reader.logs => Does::Logs,
        Some(()) => Does::Nothing,
        None => Does::Code(reader.busy_callbacks()),
    })
}

/// A parameter of a callback.
#[derive(Clone, Copy)]
struct Parameter<'t> {
    name: &'t str,
    /// Its class, without the package.
    class: &'t str,
    /// True where Kotlin says that it may be null, and nothing has asked yet.
    nullable: bool,
}

impl Parameter<'_> {
    /// True for what its class tells.
    fn has(&self, getter: &str) -> bool {
        let is_class = |class: &str| class == self.class || self.class == ANY;
        GETTERS.iter().any(|(class, getters)| is_class(class) && getters.contains(&getter))
    }
}

/// Reads words one after the other; `None` where they aren't what is understood.
struct Reader<'t> {
    text: &'t str,
    words: &'t [Word],
    at: usize,
    dialect: Dialect,
    /// The generated client's class.
    client: String,
    /// True where the app may have a class of the name of the SDK's.
    hidden: bool,
    imports: Vec<String>,
    /// Names whose values are known to do nothing: constants and parameters.
    constants: Vec<&'t str>,
    parameters: Vec<Parameter<'t>>,
    /// Variables of a callback.
    locals: Vec<&'t str>,
    /// True where every name is one of them.
    any_name: bool,
    /// True once something is written to the log.
    logs: bool,
}

impl<'t> Reader<'t> {
    const EMPTY: Self = Self {
        text: "",
        words: &[],
        at: 0,
        dialect: Dialect::Groovy,
        client: String::new(),
        hidden: false,
        imports: Vec::new(),
        constants: Vec::new(),
        parameters: Vec::new(),
        locals: Vec::new(),
        any_name: false,
        logs: false,
    };

    fn kotlin(&self) -> bool {
        self.dialect == Dialect::Kotlin
    }

    fn slice(&self, span: Span) -> &'t str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// True for a sign of several characters, each of which is a word of its own.
    fn has_signs(&self, ahead: usize, signs: &str) -> bool {
        signs.chars().enumerate().all(|(at, sign)| self.peek(ahead + at) == sign.encode_utf8(&mut [0; 4]))
    }

    fn peek(&self, ahead: usize) -> &'t str {
        match self.words.get(self.at + ahead) {
            Some(word) if word.kind != Kind::Literal => self.slice(word.span),
            _ => "",
        }
    }

    /// Goes on behind a word, if it is the next.
    fn takes(&mut self, word: &str) -> bool {
        let is = self.peek(0) == word;
        self.at += usize::from(is);
        is
    }

    fn wants(&mut self, word: &str) -> Option<()> {
        self.takes(word).then_some(())
    }

    fn name(&mut self) -> Option<&'t str> {
        let word = self.words.get(self.at).filter(|word| word.kind == Kind::Name)?;
        self.at += 1;
        Some(self.slice(word.span))
    }

    /// `a.b.c`, and with a star at its end.
    fn path(&mut self) -> Option<String> {
        let mut path = self.name()?.to_owned();
        while self.takes(".") {
            path.push('.');
            if self.takes("*") {
                path.push('*');
                break;
            }
            path.push_str(self.name()?);
        }
        Some(path)
    }

    fn package(&mut self) -> Option<String> {
        self.wants("package")?;
        let package = self.path()?;
        self.takes(";");
        Some(package)
    }

    fn declares(&self, name: &str) -> bool {
        self.words
            .windows(2)
            .any(|pair| matches!(pair, [one, two] if self.slice(one.span) == "class" && self.slice(two.span) == name))
    }

    fn imports(&self, class: &str) -> bool {
        self.imports.iter().any(|import| import == class)
    }

    /// True where nothing is hidden in what looks like a string: Java has other strings than Groovy.
    fn is_plain(&self) -> bool {
        let literals = || self.words.iter().filter(|word| word.kind == Kind::Literal);
        let opening = |word: &Word| self.text.get(..word.span.start).and_then(|before| before.chars().next_back());
        let one_line = |word: &Word| word.quotes != 1 || !self.slice(word.span).contains('\n');
        let is_closed =
            literals().all(|word| word.quotes > 0 && matches!(opening(word), Some('"' | '\'')) && one_line(word));
        // Where a line ends alone with a carriage return, a comment ends there.
        let has_lines = self.text.replace("\r\n", "\n").find('\r').is_none();
        let is_java = !self.text.contains("\\u")
            && literals().all(|word| word.quotes == 1 && !self.slice(word.span).contains("${"));
        is_closed && has_lines && (self.kotlin() || is_java)
    }

    /// What is behind the package, up to the end of the file.
    fn file(&mut self, class: &str) -> Option<()> {
        if !self.is_plain() {
            return None;
        }
        while self.takes("import") {
            self.takes("static");
            let import = self.path()?;
            self.imports.push(import);
            self.takes(";");
        }
        while self.kotlin() && self.peek(0) == "private" {
            self.modifiers()?;
            self.constant()?;
        }
        self.modifiers()?;
        self.wants("class")?;
        self.wants(class)?;
        if self.kotlin() {
            self.wants(":")?;
        } else {
            self.wants("extends")?;
        }
        let base = self.path()?;
        if self.kotlin() {
            self.wants("(")?;
            self.wants(")")?;
        }
        let (package, simple) = BASE_CLASS.rsplit_once('.')?;
        // A class of the app's own package wins over an import with a star.
        let with_star = || !self.kotlin() && !self.hidden && self.imports(&format!("{package}.*"));
        let is_imported = || self.imports(BASE_CLASS) || with_star();
        if base != BASE_CLASS && !(base == simple && is_imported()) {
            return None;
        }
        self.wants("{")?;
        while !self.takes("}") {
            self.member(class)?;
        }
        (self.at == self.words.len()).then_some(())
    }

    /// Annotations and modifiers.
    fn modifiers(&mut self) -> Option<()> {
        loop {
            if self.takes("@") {
                let annotation = self.path()?;
                let (_, simple) = annotation.rsplit_once('.').unwrap_or(("", &annotation));
                if !ANNOTATIONS.contains(&simple) {
                    return None;
                }
                if self.takes("(") {
                    while !self.takes(")") {
                        let word = self.words.get(self.at)?;
                        let is_list = matches!(self.peek(0), "," | "{" | "}" | "=" | "value");
                        if word.kind != Kind::Literal && !is_list {
                            return None;
                        }
                        self.at += 1;
                    }
                }
            } else if MODIFIERS.contains(&self.peek(0)) {
                self.at += 1;
            } else {
                return Some(());
            }
        }
    }

    fn member(&mut self, class: &str) -> Option<()> {
        if self.takes(";") {
            return Some(());
        }
        self.modifiers()?;
        if self.kotlin() && self.takes("companion") {
            self.wants("object")?;
            self.wants("{")?;
            while !self.takes("}") {
                self.modifiers()?;
                self.constant()?;
            }
            return Some(());
        }
        match self.peek(0) {
            "val" | "String" => self.constant_of(class),
            _ => self.callback(),
        }
    }

    fn constant(&mut self) -> Option<()> {
        self.constant_of("")
    }

    /// `val A = "…"`, `String A = "…";`, or the class's own name.
    fn constant_of(&mut self, class: &str) -> Option<()> {
        let of_kotlin = self.takes("val");
        if !of_kotlin {
            self.wants("String")?;
        }
        let name = self.name()?;
        if of_kotlin && self.takes(":") {
            self.wants("String")?;
        }
        self.wants("=")?;
        if self.words.get(self.at)?.kind == Kind::Literal {
            let literal = self.literal()?;
            if self.kotlin() && literal.contains('$') {
                return None;
            }
        } else {
            self.wants(class)?;
            let ways: [&[&str]; 3] = [
                &[".", "class", ".", "getSimpleName", "(", ")"],
                &[".", "class", ".", "getName", "(", ")"],
                &[":", ":", "class", ".", "java", ".", "simpleName"],
            ];
            let way =
                ways.into_iter().find(|way| way.iter().enumerate().all(|(ahead, word)| self.peek(ahead) == *word))?;
            self.at += way.len();
        }
        if !self.kotlin() {
            self.wants(";")?;
        }
        self.takes(";");
        self.constants.push(name);
        Some(())
    }

    fn literal(&mut self) -> Option<&'t str> {
        let word = self.words.get(self.at).filter(|word| word.kind == Kind::Literal)?;
        self.at += 1;
        Some(self.slice(word.span))
    }

    /// A callback that does nothing, from its type or `fun` on.
    fn callback(&mut self) -> Option<()> {
        self.wants(if self.kotlin() { "fun" } else { "void" })?;
        let name = callback_named(self.name()?)?.name;
        self.rest_of_callback(name)
    }

    /// Behind a callback's name.
    fn rest_of_callback(&mut self, name: &str) -> Option<()> {
        self.parameters()?;
        if self.kotlin() && self.takes(":") {
            self.wants("Unit")?;
        }
        if self.kotlin() && self.takes("=") {
            return self.statement(name, 0);
        }
        self.wants("{")?;
        self.block(name, 0)
    }

    /// Up to the brace that closes it.
    fn block(&mut self, callback: &str, depth: usize) -> Option<()> {
        while !self.takes("}") {
            self.statement(callback, depth)?;
        }
        Some(())
    }

    fn parameters(&mut self) -> Option<()> {
        self.parameters.clear();
        self.locals.clear();
        self.wants("(")?;
        while !self.takes(")") {
            self.modifiers()?;
            let parameter = if self.kotlin() {
                let name = self.name()?;
                self.wants(":")?;
                let class = self.class()?;
                Parameter { name, class, nullable: self.takes("?") }
            } else {
                let class = self.class()?;
                Parameter { name: self.name()?, class, nullable: false }
            };
            self.parameters.push(parameter);
            if self.peek(0) != ")" {
                self.wants(",")?;
            }
        }
        Some(())
    }

    /// The last name of a path.
    fn class(&mut self) -> Option<&'t str> {
        self.path()?;
        let word = self.words.get(self.at.checked_sub(1)?).filter(|word| word.kind == Kind::Name)?;
        Some(self.slice(word.span))
    }

    fn statement(&mut self, callback: &str, depth: usize) -> Option<()> {
        if self.takes(";") {
            return Some(());
        }
        if self.takes("if") {
            self.wants("(")?;
            let (null, not_null) = (self.compared("==", "||"), self.compared("!=", "&&"));
            self.harmless(Some(")"), 0)?;
            let leaves = self.leaves();
            let before = self.parameters.clone();
            self.ask(&not_null);
            self.branch(callback, depth)?;
            self.parameters = before;
            if leaves {
                self.ask(&null);
            }
            if self.takes("else") {
                let before = self.parameters.clone();
                self.branch(callback, depth)?;
                self.parameters = before;
            }
            return Some(());
        }
        if self.kotlin() && (self.takes("val") || self.takes("var")) {
            let name = self.name()?;
            self.locals.push(name);
            if self.takes(":") {
                self.path()?;
                self.takes("?");
            }
            return self.assigned();
        }
        let is_final = usize::from(self.peek(0) == "final");
        if !self.kotlin() && TYPES.contains(&self.peek(is_final)) {
            self.at += 1 + is_final;
            let name = self.name()?;
            self.locals.push(name);
            return if self.takes(";") { Some(()) } else { self.assigned() };
        }
        if self.locals.contains(&self.peek(0)) {
            self.at += 1;
            if !self.kotlin() {
                self.takes("+");
            }
            return self.assigned();
        }
        if self.kotlin() && self.takes("Unit") {
            return Some(());
        }
        if !self.takes("return") {
            let called = self.path()?;
            let (of, method) = called.rsplit_once('.')?;
            let is_client = of == CLIENT && self.imports(&self.client) || of == self.client;
            if of == "super" || is_client && HANDED_OVER.contains(&method) {
                if method != callback {
                    return None;
                }
                self.passed_on()?;
            } else if (of == "Log" && self.imports(LOG) || of == LOG) && LEVELS.contains(&method) {
                self.wants("(")?;
                self.harmless(Some(")"), 0)?;
                self.logs = true;
            } else {
                return None;
            }
        }
        if self.kotlin() { Some(()) } else { self.wants(";") }
    }

    /// What an `if` leads to.
    fn branch(&mut self, callback: &str, depth: usize) -> Option<()> {
        if depth > MOST_NESTED {
            return None;
        }
        if self.takes("{") { self.block(callback, depth + 1) } else { self.statement(callback, depth + 1) }
    }

    /// `= value;`, in Kotlin up to the end of the line.
    fn assigned(&mut self) -> Option<()> {
        self.wants("=")?;
        if !self.kotlin() {
            return self.harmless(Some(";"), 0);
        }
        let (words, end) = (self.words, self.end_of_expression());
        self.words = words.get(..end)?;
        let read = self.harmless(None, 0);
        self.words = words;
        read
    }

    /// The word behind a Kotlin expression that starts here. Where that isn't certain, a word of the expression, and what
    /// follows it isn't understood as a statement.
    fn end_of_expression(&self) -> usize {
        const GO_ON: [&str; 6] = [".", "?", ":", "&", "|", "else"];
        let written = |at: usize| self.words.get(at).map_or("", |word| self.slice(word.span));
        let is_sign = |at: usize| self.words.get(at).is_some_and(|word| word.kind == Kind::Sign);
        let mut depth = 0_usize;
        for at in self.at..self.words.len() {
            let sign = if is_sign(at) { written(at) } else { "" };
            let between =
                self.words.get(at - 1).zip(self.words.get(at)).map(|(one, two)| (one.span.end, two.span.start));
            let is_next_line =
                between.and_then(|(from, to)| self.text.get(from..to)).is_some_and(|between| between.contains('\n'));
            let goes_on = GO_ON.contains(&written(at)) || is_sign(at - 1) && SIGNS.contains(written(at - 1));
            if depth == 0 && (matches!(sign, ";" | "}") || at > self.at && is_next_line && !goes_on) {
                return at;
            }
            match sign {
                "(" | "{" => depth += 1,
                ")" | "}" => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        self.words.len()
    }

    /// The parameters as they came.
    fn passed_on(&mut self) -> Option<()> {
        self.wants("(")?;
        for (index, parameter) in self.parameters.clone().into_iter().enumerate() {
            if index > 0 {
                self.wants(",")?;
            }
            self.wants(parameter.name)?;
        }
        self.wants(")")
    }

    /// The names in `a == null || b == null)`, and nothing else; none of another condition.
    fn compared(&self, sign: &str, joint: &str) -> Vec<&'t str> {
        let mut names = Vec::new();
        let mut at = 0;
        while self.has_signs(at + 1, sign) && self.peek(at + 3) == "null" {
            names.push(self.peek(at));
            at += 4;
            if self.peek(at) == ")" {
                return names;
            }
            if !self.has_signs(at, joint) {
                break;
            }
            at += joint.len();
        }
        Vec::new()
    }

    /// True for `return` and `{ return }`.
    fn leaves(&self) -> bool {
        let is_alone = self.peek(0) == "{" && self.peek(1) == "return" && self.peek(2) == "}";
        self.peek(0) == "return" || is_alone
    }

    /// Takes it from here that these aren't null.
    fn ask(&mut self, names: &[&str]) {
        for parameter in self.parameters.iter_mut().filter(|parameter| names.contains(&parameter.name)) {
            parameter.nullable = false;
        }
    }

    /// What is only read: expressions with commas between them, up to the sign that ends them, or to the end.
    fn harmless(&mut self, end: Option<&str>, depth: usize) -> Option<()> {
        loop {
            match end {
                Some(end) if self.takes(end) => return Some(()),
                None if self.at == self.words.len() => return Some(()),
                _ => {}
            }
            self.expression(depth)?;
            if !self.takes(",") {
                return match end {
                    Some(end) => self.wants(end),
                    None => (self.at == self.words.len()).then_some(()),
                };
            }
        }
    }

    /// Values with operators between them.
    fn expression(&mut self, depth: usize) -> Option<()> {
        if depth > MOST_NESTED {
            return None;
        }
        let mut is_text = self.operand(depth)?;
        loop {
            let fixed: &[&str] = if self.kotlin() { &FIXED_OPERATORS } else { &OPERATORS };
            if let Some(sign) = fixed.iter().find(|sign| self.has_signs(0, sign)) {
                self.at += sign.len();
                is_text = self.operand(depth)?;
            } else if self.kotlin() && is_text && self.takes("+") {
                // What is added to a text is a text again.
                self.operand(depth)?;
            } else {
                return Some(());
            }
        }
    }

    /// A value; true for a string.
    fn operand(&mut self, depth: usize) -> Option<bool> {
        if self.kotlin() {
            // A number's sign.
            if self.peek(0) == "-" && self.peek(1).starts_with(|c: char| c.is_ascii_digit()) {
                self.at += 1;
            }
        } else {
            while self.takes("!") || self.takes("-") {}
        }
        let word = self.words.get(self.at)?;
        match word.kind {
            Kind::Literal => {
                let literal = self.literal()?;
                if self.kotlin() {
                    self.template(literal, depth)?;
                }
                return Some(true);
            }
            Kind::Name if self.kotlin() && self.takes("if") => {
                self.wants("(")?;
                self.harmless(Some(")"), depth + 1)?;
                self.harmless_branch(depth)?;
                if self.takes("else") {
                    self.harmless_branch(depth)?;
                }
            }
            Kind::Name => self.read_value()?,
            Kind::Sign => {
                self.wants("(")?;
                self.harmless(Some(")"), depth + 1)?;
            }
        }
        Some(false)
    }

    /// What Kotlin's `if` is worth, which may be in braces.
    fn harmless_branch(&mut self, depth: usize) -> Option<()> {
        if self.takes("{") { self.harmless(Some("}"), depth + 1) } else { self.expression(depth + 1) }
    }

    /// A number, a constant, a parameter, or what a parameter tells.
    fn read_value(&mut self) -> Option<()> {
        let name = self.name()?;
        if BASE_CLASS.ends_with(&format!(".{name}")) && self.peek(0) == "." && self.peek(1) == SUCCESS {
            self.at += 2;
            return Some(());
        }
        // A constant that the class inherits, unless something else of this name is imported.
        let is_inherited =
            name == SUCCESS && !self.imports.iter().any(|import| import.ends_with(&format!(".{SUCCESS}")));
        let is_number = name.starts_with(|c: char| c.is_ascii_digit());
        if is_number || is_inherited || matches!(name, "true" | "false" | "null") {
            return Some(());
        }
        let parameter = self.parameters.iter().rfind(|parameter| parameter.name == name).copied();
        let other = Parameter { name, class: "", nullable: true };
        let is_known = self.locals.contains(&name) || self.constants.contains(&name);
        let value = match parameter.filter(|_| !self.locals.contains(&name)) {
            Some(parameter) => parameter,
            None if is_known => other,
            None if self.any_name => Parameter { class: ANY, ..other },
            None => return None,
        };
        if self.kotlin() { self.members_in_kotlin(value) } else { self.members_in_java(value) }
    }

    /// `a.getB().toString()`, `a.b`
    fn members_in_java(&mut self, of: Parameter<'t>) -> Option<()> {
        while self.takes(".") {
            let member = self.name()?;
            if self.takes("(") {
                if !OF_ALL.contains(&member) && !of.has(member) {
                    return None;
                }
                self.wants(")")?;
            }
        }
        Some(())
    }

    /// `a?.b`, `a.getB()`: only members, which win over extensions where the value isn't null.
    fn members_in_kotlin(&mut self, of: Parameter<'t>) -> Option<()> {
        let mut is_first = true;
        let mut nullable = of.nullable;
        loop {
            let is_safe = self.has_signs(0, "?.");
            if !is_safe && self.peek(0) != "." {
                return Some(());
            }
            if !is_safe && nullable && of.class != ANY {
                return None;
            }
            nullable = is_safe;
            self.at += if is_safe { 2 } else { 1 };
            let member = self.name()?;
            let is_called = self.takes("(");
            if is_called {
                self.wants(")")?;
            }
            let mut initial = member.chars();
            let getter = initial.next().map(|first| format!("get{}{}", first.to_uppercase(), initial.as_str()))?;
            let of_class = is_first && (if is_called { of.has(member) } else { of.has(&getter) });
            if !(of_class || is_called && member == "toString") {
                return None;
            }
            is_first = false;
        }
    }

    /// What is put into a string.
    fn template(&mut self, literal: &'t str, depth: usize) -> Option<()> {
        // A brace in a string, a comment or a block isn't the end.
        const HIDING: [char; 8] = ['"', '\'', '`', '/', '\\', '{', '$', '\n'];
        let mut rest = literal;
        while let Some(at) = rest.find('$') {
            rest = rest.get(at + 1..)?;
            let code = if let Some(inner) = rest.strip_prefix('{') {
                inner.get(..inner.find('}')?).filter(|code| !code.contains(HIDING))?
            } else {
                let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
                rest.get(..length)?
            };
            let words = words(code, self.dialect);
            let mut inner = Reader {
                text: code,
                words: &words,
                imports: self.imports.clone(),
                constants: self.constants.clone(),
                parameters: self.parameters.clone(),
                locals: self.locals.clone(),
                any_name: self.any_name,
                dialect: self.dialect,
                ..Reader::EMPTY
            };
            if !inner.is_plain() || inner.harmless(None, depth + 1).is_none() {
                return None;
            }
        }
        Some(())
    }

    /// The callbacks with code that isn't understood.
    fn busy_callbacks(&mut self) -> Vec<(&'static str, usize)> {
        self.any_name = true;
        let mut depth = 0_usize;
        let mut found = Vec::new();
        for (at, word) in self.words.iter().enumerate() {
            match self.slice(word.span) {
                "{" if word.kind == Kind::Sign => depth += 1,
                "}" if word.kind == Kind::Sign => depth = depth.saturating_sub(1),
                name if depth == 1 && word.kind == Kind::Name => {
                    // XG 4 spelled two of them otherwise.
                    let today = name.replace("Notifaction", "Notification");
                    let Some(callback) = callback_named(&today) else { continue };
                    self.at = at + 1;
                    if self.peek(0) == "(" && self.rest_of_callback(callback.name).is_none() {
                        found.push((callback.name, word.span.start));
                    }
                }
                _ => {}
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(text: &str, kotlin: bool) -> String {
        let dialect = if kotlin { Dialect::Kotlin } else { Dialect::Groovy };
        match does(text, dialect, "com.a.push.Mine", "com.a.tpns", text.contains("/* hidden */")) {
            None => "none".to_owned(),
            Some(Does::Nothing) => "nothing".to_owned(),
            Some(Does::Logs) => "logs".to_owned(),
            Some(Does::Code(callbacks)) => {
                callbacks.into_iter().map(|(name, _)| name).chain(["code"]).collect::<Vec<_>>().join(" ")
            }
        }
    }

    const JAVA: &str = "package com.a.push;\nimport android.content.Context;\nimport android.util.Log;\n\
        import com.tencent.android.tpush.XGPushBaseReceiver;\nimport com.tencent.android.tpush.*;\n";
    const KOTLIN: &str = "package com.a.push\nimport android.content.Context\nimport android.util.Log\n\
        import com.tencent.android.tpush.XGPushBaseReceiver\nimport com.tencent.android.tpush.XGPushTextMessage\n";

    fn java(class: &str, members: &str) -> String {
        judged(&format!("/* ours */\n{JAVA}{class} {{\n{members}\n}}\n"), false)
    }

    fn kotlin(class: &str, members: &str) -> String {
        judged(&format!("// ours\n{KOTLIN}{class} {{\n{members}\n}}\n"), true)
    }

    const MINE: &str = "public class Mine extends XGPushBaseReceiver";
    const MINE_KT: &str = "class Mine : XGPushBaseReceiver()";

    #[test]
    fn java_that_does_nothing() {
        let text = |body: &str| {
            format!("@Override public void onTextMessage(Context context, XGPushTextMessage message) {{{body}}}")
        };
        for (body, expected) in [
            ("", "nothing"),
            (" // TODO\n", "nothing"),
            (" return; ", "nothing"),
            ("super.onTextMessage(context, message);", "nothing"),
            ("Log.d(\"push\", \"text \" + message.getContent());", "logs"),
            ("android.util.Log.e(\"push\", message == null ? \"none\" : message.toString());", "logs"),
            ("Log.d(\"a\", \"b\"); super.onTextMessage(context, message);", "logs"),
            ("if (context == null || message == null) return; String a = \"x\" + message; Log.d(\"a\", a);", "logs"),
            (
                "String a; if (message.getMsgId() == XGPushBaseReceiver.SUCCESS) { a = \"b\"; } else { a = \"c\"; a += message; }",
                "nothing",
            ),
            ("final String a = message == null ? \"none\" : \"x \" + message.getMsgId(); Log.d(\"a\", a);", "logs"),
            ("int a = message.getMsgId() == SUCCESS ? 1 : (context == null ? 2 : 3); Log.d(\"a\", \"\" + a);", "logs"),
            // What isn't certain.
            ("String a = message == null ? PushHandler.go() : \"b\";", "onTextMessage code"),
            ("String a = message.getMsgId() == FAILURE ? \"a\" : \"b\";", "code"),
            ("if (message.issueTicket()) { return; }", "onTextMessage code"),
            ("Log.d(\"a\", message.getAndDispatch());", "onTextMessage code"),
            ("Log.d(\"a\", TAG = message.getContent());", "onTextMessage code"),
            ("Log.d(\"a\", message.getContent() /* ) */ + PushHandler.go());", "onTextMessage code"),
            ("/* /* */ PushHandler.go(); /* */", "onTextMessage code"),
            ("if (PushHandler.handles(message)) { return; }", "onTextMessage code"),
            ("if (message == null) return; else PushHandler.go();", "onTextMessage code"),
            ("String a = PushHandler.go();", "onTextMessage code"),
            ("String a = \"b\"; last = a;", "onTextMessage code"),
            ("Handler a = new Handler();", "onTextMessage code"),
            (
                "if (a) if (a) if (a) if (a) if (a) if (a) if (a) if (a) if (a) if (a) if (a) return;",
                "onTextMessage code",
            ),
            ("super.onTextMessage(context, null);", "onTextMessage code"),
            ("super.onRegisterResult(context, message);", "onTextMessage code"),
            ("PushHandler.onMessage(context, message);", "onTextMessage code"),
            ("Log.d(\"push\", PushHandler.handled(message));", "onTextMessage code"),
            ("Log.d(\"push\", message.handle());", "onTextMessage code"),
            ("Logger.d(\"push\", \"a\");", "onTextMessage code"),
            ("Log.d(\"push\", \"a\").handle();", "onTextMessage code"),
            ("Log.d(\"${\", \"a\"); PushHandler.go(); Log.d(\"a\", \"}\");", "onTextMessage code"),
            ("// \\u000a PushHandler.go();", "code"),
            ("// a\r PushHandler.go();\n", "onTextMessage code"),
            ("// a\r\n", "nothing"),
            ("if (message != null) { PushHandler.go(); }", "onTextMessage code"),
        ] {
            assert_eq!(java(MINE, &text(body)), expected, "{body}");
        }
        for (members, expected) in [
            ("", "nothing"),
            (
                "private static final String TAG = \"Mine\";\npublic void onTextMessage(Context c, XGPushTextMessage m) { Log.i(TAG, \"a\"); }",
                "logs",
            ),
            ("private static final String TAG = Mine.class.getSimpleName();", "nothing"),
            (
                "@Override @SuppressWarnings({\"a\"}) public void onUnregisterResult(@NonNull final Context c, int code) {}",
                "nothing",
            ),
            ("public void onUnregisterResult(Context c, int code) {}\nprivate int count;", "code"),
            ("private static final String TAG = Tags.of(\"a\");", "code"),
            ("{ PushHandler.go(); }", "code"),
            (
                "public void onNotifactionClickedResult(Context c, XGPushClickedResult r) { PushHandler.go(); }",
                "onNotificationClickedResult code",
            ),
            ("public void onNotifactionShowedResult(Context c, XGPushShowedResult r) {}", "code"),
            ("public Mine() { }", "code"),
            ("@Inject public void onUnregisterResult(Context c, int code) {}", "code"),
            ("public void onReceive(Context c, Intent i) { }", "code"),
            ("static class Inner { }", "code"),
            (
                "@Override public void onRegisterResult(Context c, int code, XGPushRegisterResult r) { com.a.tpns.TpnsPush.onRegisterResult(c, code, r); }",
                "nothing",
            ),
            (
                "@Override public void onRegisterResult(Context c, int code, XGPushRegisterResult r) { TpnsPush.onRegisterResult(c, code, r); }",
                "onRegisterResult code",
            ),
        ] {
            assert_eq!(java(MINE, members), expected, "{members}");
        }
    }

    #[test]
    fn classes_that_are_no_receiver_alone() {
        for (class, expected) in [
            (MINE, "nothing"),
            ("@Keep\npublic final class Mine extends com.tencent.android.tpush.XGPushBaseReceiver", "nothing"),
            ("@AndroidEntryPoint\npublic class Mine extends XGPushBaseReceiver", "code"),
            ("public abstract class Mine extends XGPushBaseReceiver", "code"),
            ("public class Mine extends XGPushBaseReceiver implements Runnable", "code"),
            ("public class Mine extends BaseReceiver", "code"),
            ("public class Mine<T> extends XGPushBaseReceiver", "code"),
            ("class Other { }\npublic class Mine extends XGPushBaseReceiver", "code"),
            ("public class Outer { class Mine extends XGPushBaseReceiver { } }\nclass A", "code"),
            ("public class Yours extends XGPushBaseReceiver", "none"),
        ] {
            assert_eq!(java(class, ""), expected, "{class}");
        }
        let another = JAVA.replace("com.a.push;", "com.b;");
        assert_eq!(judged(&format!("{another}{MINE} {{ }}"), false), "none");
        let of_kotlin = KOTLIN.replace("tpush.XGPushBaseReceiver", "tpush.*");
        assert_eq!(judged(&format!("{of_kotlin}{MINE_KT} {{ }}"), true), "code");
        let unknown = JAVA.replace("import com.tencent.android.tpush.XGPushBaseReceiver;", "");
        assert_eq!(judged(&format!("{unknown}{MINE} {{ }}"), false), "nothing");
        assert_eq!(judged(&format!("{unknown}/* hidden */ {MINE} {{ }}"), false), "code");
        let unknown = unknown.replace("import com.tencent.android.tpush.*;", "");
        assert_eq!(judged(&format!("{unknown}{MINE} {{ }}"), false), "code");
        assert_eq!(judged(&format!("{JAVA}{MINE} {{ }}\nclass More {{ }}"), false), "code");
    }

    #[test]
    fn kotlin_that_does_nothing() {
        let text =
            |body: &str| format!("override fun onTextMessage(context: Context?, message: XGPushTextMessage?) {body}");
        for (body, expected) in [
            ("{}", "nothing"),
            ("= Unit", "nothing"),
            (": Unit {\n  return\n}", "nothing"),
            ("{ super.onTextMessage(context, message) }", "nothing"),
            ("{\n  if (context == null) return\n  if (message != null) { Log.d(\"a\", \"b\") } else { }\n}", "logs"),
            ("= super.onTextMessage(context, message)", "nothing"),
            (
                "{\n  val a = if (message?.msgId == SUCCESS) \"ok ${message?.content}\" else \"no\"\n  Log.d(\"a\", a)\n}",
                "logs",
            ),
            (
                "{\n  var a: String? = null\n  a = message\n    ?.content\n    ?: \"none\"; Log.d(\"a\", \"$a\")\n}",
                "logs",
            ),
            (
                "{ Log.d(\"a\", if (context == null) { \"b\" } else if (message == null) { \"c\" } else { \"d\" }) }",
                "logs",
            ),
            ("{ val a = \"1\" + \n 2 }", "nothing"),
            ("{\n  val a = if (context == null) go() else 1\n}", "onTextMessage code"),
            ("{\n  val a = 1\n  go()\n}", "onTextMessage code"),
            ("{\n  val a = message\n  { go() }\n}", "onTextMessage code"),
            ("{\n  val a = message?.let { go() }\n}", "onTextMessage code"),
            ("{\n  val a by lazy { go() }\n}", "onTextMessage code"),
            ("{\n  val a = if (context == null) { go() } else { 1 }\n}", "onTextMessage code"),
            (
                "{\n  Log.d(\"push\", \"text ${message?.content}, $message\")\n  Log.d(\"push\", \"\"\"a\n\"b\" \"\"\")\n}",
                "logs",
            ),
            (
                "{\n  if (message == null || context == null) return\n  Log.d(\"a\", \"b\" + message.content + context.packageName)\n}",
                "logs",
            ),
            ("{ if (message != null) Log.d(\"a\", message.getContent().toString()) }", "logs"),
            ("{ Log.d(\"push\", \"text ${PushHandler.go(message)}\") }", "onTextMessage code"),
            // What a template hides.
            ("{ Log.d(\"a\", \"${message?.content /* } */ + PushHandler.go()}\") }", "onTextMessage code"),
            ("{ Log.d(\"a\", \"\"\"${message?.content\n // }\n ; PushHandler.go()}\"\"\") }", "onTextMessage code"),
            ("{ Log.d(\"a\", \"\"\"b\"\"\"\"); go(); Log.d(\"x\", \"y\") }", "onTextMessage code"),
            // Extensions, and operators that are some.
            ("{ if (context.issueTicket()) return }", "onTextMessage code"),
            ("{ Log.d(\"a\", \"b\" + message?.getAndDispatch()) }", "onTextMessage code"),
            ("{ Log.d(\"a\", \"b\" + message.dispatchOnRead) }", "onTextMessage code"),
            ("{ Log.d(\"a\", \"b\" + context?.content) }", "onTextMessage code"),
            ("{ Log.d(\"a\", \"b\" + message.content) }", "onTextMessage code"),
            ("{ Log.d(\"a\", \"b\" + message.toString()) }", "onTextMessage code"),
            (
                "{\n  if (context != null) { if (message == null) return }\n  Log.d(\"a\", message.content)\n}",
                "onTextMessage code",
            ),
            (
                "{ if (message == null && context == null) return\n  Log.d(\"a\", message.content) }",
                "onTextMessage code",
            ),
            ("{\n  val message = context\n  Log.d(\"a\", message?.content)\n}", "onTextMessage code"),
            ("{ Log.d(\"a\", message + \"b\") }", "onTextMessage code"),
            ("{ if (!context) return }", "onTextMessage code"),
            ("{ if (context > message) return }", "onTextMessage code"),
            ("{ Log.d(\"a\", \"b\" + (message)(context)) }", "onTextMessage code"),
            ("{ Log.d(\"a\", \"b\"(context)) }", "onTextMessage code"),
            ("{ Log.d(\"a\", message context message) }", "onTextMessage code"),
            ("{\n  var a = message\n  a += \"b\"\n}", "onTextMessage code"),
            ("{ Log.d(\"push\", \"$handler\") }", "code"),
            ("{ Log.d(\"push\", \"${message?.let { go() }}\") }", "onTextMessage code"),
            ("{ Log.d(\"a\", \"b\").also { go() } }", "onTextMessage code"),
            ("= PushHandler.onMessage(context, message)", "onTextMessage code"),
            ("{ context?.toast(\"a\") }", "onTextMessage code"),
        ] {
            assert_eq!(kotlin(MINE_KT, &text(body)), expected, "{body}");
        }
        for (class, members, expected) in [
            (MINE_KT, "companion object { private const val TAG = \"Mine\" }", "nothing"),
            (
                "private const val TAG = \"Mine\"\n\nclass Mine : XGPushBaseReceiver()",
                "private val name: String = TAG",
                "code",
            ),
            ("private const val TAG = \"Mine\"\n\nclass Mine : XGPushBaseReceiver()", "", "nothing"),
            ("const val TAG = \"Mine\"\nclass Mine : XGPushBaseReceiver()", "", "code"),
            (MINE_KT, "private val tag = Mine::class.java.simpleName", "nothing"),
            (MINE_KT, "private val handler = PushHandler()", "code"),
            (MINE_KT, "private val tag by lazy { go() }", "code"),
            (MINE_KT, "init { go() }", "code"),
            ("class Mine : XGPushBaseReceiver(), KoinComponent", "", "code"),
            ("class Mine(val a: Int) : XGPushBaseReceiver()", "", "code"),
            ("fun go() {}\nclass Mine : XGPushBaseReceiver()", "", "code"),
            ("typealias A = Int\nclass Mine : XGPushBaseReceiver()", "", "code"),
        ] {
            assert_eq!(kotlin(class, members), expected, "{class} {members}");
        }
    }

    #[test]
    fn an_effect_anywhere_is_never_overlooked() {
        const EFFECTS: [&str; 12] = [
            "PushHandler.go()",
            "PushHandler.go();",
            "go()",
            ".go()",
            "?.go()",
            "+ go()",
            ", go()",
            "{ go() }",
            "(go())",
            "message.getAndDispatch()",
            "message?.dispatchOnRead()",
            "\"${go()}\"",
        ];
        let of_java = format!(
            "{JAVA}{MINE} {{\n  private static final String TAG = \"Mine\";\n  @Override\n  public void onTextMessage(Context context, \
             XGPushTextMessage message) {{\n    if (context == null || message == null) return;\n    String a = message.getMsgId() == \
             SUCCESS ? \"b \" + message : (TAG);\n    a += \"c\";\n    if (a != null) {{ Log.d(TAG, a + message.getContent().length()); \
             }} else android.util.Log.e(TAG, \"d\");\n    super.onTextMessage(context, message);\n  }}\n}}\n"
        );
        let of_kotlin = format!(
            "{KOTLIN}{MINE_KT} {{\n  private val tag = \"Mine\"\n  override fun onTextMessage(context: Context?, message: \
             XGPushTextMessage?) {{\n    if (message == null) return\n    val a = if (message.msgId == SUCCESS) {{ \"b ${{message.content}}\" }} \
             else (tag)\n    if (context != null) {{ Log.d(tag, \"c\" + a + context.packageName) }} else Log.e(tag, a ?: \"d\")\n    \
             super.onTextMessage(context, message)\n  }}\n}}\n"
        );
        for (text, kotlin) in [(of_java, false), (of_kotlin, true)] {
            assert_eq!(judged(&text, kotlin), "logs", "{text}");
            let dialect = if kotlin { Dialect::Kotlin } else { Dialect::Groovy };
            let places = words(&text, dialect)
                .into_iter()
                .flat_map(|word| [word.span.start - word.quotes, word.span.end + word.quotes]);
            for place in places.chain([text.len()]) {
                for effect in EFFECTS {
                    let (before, behind) = text.split_at(place);
                    let with = format!("{before} {effect} {behind}");
                    let found = judged(&with, kotlin);
                    assert!(found.ends_with("code") || found == "none", "{found}: {with}");
                }
            }
        }
    }
}
