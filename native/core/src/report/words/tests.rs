//! Both languages say the same things.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use crate::finding::Code;

/// The variables of each pattern, by the id and attribute of the sentence.
fn sentences(texts: &[&'static str]) -> BTreeMap<String, BTreeSet<&'static str>> {
    let mut sentences = BTreeMap::new();
    for text in texts {
        let resource = parser::parse(*text).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
        for entry in resource.body {
            let Entry::Message(message) = entry else {
                assert!(matches!(entry, Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_)));
                continue;
            };
            let id = message.id.name;
            let own = message.value.iter().map(|pattern| (id.to_owned(), pattern));
            let attributes = message.attributes.iter().map(|a| (format!("{id}.{}", a.id.name), &a.value));
            for (name, pattern) in own.chain(attributes) {
                let previous = sentences.insert(name.clone(), variables(pattern));
                assert!(previous.is_none(), "{name} is there twice");
            }
        }
    }
    sentences
}

fn variables<'a>(pattern: &Pattern<&'a str>) -> BTreeSet<&'a str> {
    fn of_inline<'a>(expression: &InlineExpression<&'a str>, found: &mut BTreeSet<&'a str>) {
        match expression {
            InlineExpression::VariableReference { id } => _ = found.insert(id.name),
            InlineExpression::Placeable { expression } => of_expression(expression, found),
            InlineExpression::MessageReference { .. } | InlineExpression::StringLiteral { .. } => {}
            other => panic!("{other:?} is not used here"),
        }
    }
    fn of_expression<'a>(expression: &Expression<&'a str>, found: &mut BTreeSet<&'a str>) {
        match expression {
            Expression::Inline(inline) => of_inline(inline, found),
            Expression::Select { selector, variants } => {
                of_inline(selector, found);
                variants.iter().for_each(|variant| found.append(&mut variables(&variant.value)));
            }
        }
    }
    let mut found = BTreeSet::new();
    for element in &pattern.elements {
        match element {
            PatternElement::Placeable { expression } => of_expression(expression, &mut found),
            PatternElement::TextElement { value } => {
                assert!(!value.trim_end_matches('\n').contains('\n'), "a sentence is one line: {value}");
            }
        }
    }
    found
}

#[test]
fn every_sentence_exists_in_both_languages_and_speaks_of_the_same_values() {
    let (english, chinese) = (sentences(&texts!("en")), sentences(&texts!("zh")));
    let names = |sentences: &BTreeMap<String, BTreeSet<&str>>| sentences.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&english), names(&chinese));
    for (name, variables) in &english {
        // A plural needs its number in English alone.
        let counted = |name: &&&str| !name.ends_with("count");
        let without =
            |variables: &BTreeSet<&'static str>| variables.iter().filter(counted).copied().collect::<Vec<_>>();
        assert_eq!(without(variables), without(&chinese[name]), "{name}");
    }
}

#[test]
fn every_message_is_of_a_code_and_every_code_that_the_engine_finds_has_one() {
    let english = sentences(&texts!("en"));
    let of_codes: BTreeSet<&str> =
        english.keys().filter_map(|id| id.get(..7)).filter(|id| id.starts_with("TPNS")).collect();
    for id in &of_codes {
        assert!(Code::of_name(id).is_some(), "{id} is no code");
    }
    let without: Vec<&str> = Code::ALL.iter().map(|code| code.name()).filter(|name| !of_codes.contains(name)).collect();
    assert_eq!(without, ["TPNS901", "TPNS902", "TPNS903", "TPNS904"], "said outside of the engine");
}

/// Sentences that are the same in both languages are names.
#[test]
fn chinese_sentences_are_chinese() {
    let han = |text: &str| text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
    let mut names = Vec::new();
    for line in texts!("zh").iter().flat_map(|text| text.lines()).filter(|line| !line.starts_with('#')) {
        let Some((id, sentence)) = line.split_once(" = ") else { continue };
        let is_worded = sentence.split(['{', '}', '`']).step_by(2).any(|part| part.chars().any(char::is_alphabetic));
        if is_worded && !han(sentence) {
            names.push(id.trim());
        }
    }
    let expected = [
        "uri-scheme",
        "uri-host",
        "uri-path",
        "fact-application-id",
        "fact-target-sdk",
        "row-access-id",
        "row-access-key",
        "row-sdk",
        "stop-access-id",
        "character-seen",
        "vendor-vivo",
        "vendor-oppo",
        "vendor-fcm",
        "console-access-id",
        "console-access-key",
        "console-id",
        "console-id-and-key",
        "migrate-item",
        "migrate-kept-why",
    ];
    let sorted = |names: &[&'static str]| names.iter().copied().collect::<BTreeSet<_>>();
    assert_eq!(sorted(&names), sorted(&expected));
}
