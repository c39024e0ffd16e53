//! What the talks taught, by the verb: the same numbers in words and for scripts.

use crate::regards::Regards;

fn somebody() -> Regards {
    Regards::with_book(&Regards::new().run("sample --people 60 --seed 3").out)
}

#[test]
fn the_numbers_add_up_and_say_their_cases() {
    let told = somebody().run("insights --json");
    let it: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!((it["version"].as_u64(), told.code), (Some(1), 0));
    let sum = |list: &serde_json::Value, what: &str| {
        list.as_array().unwrap().iter().map(|one| one[what].as_u64().unwrap()).sum::<u64>()
    };
    for groups in ["by_source", "by_channel"] {
        for what in ["count", "of", "open"] {
            assert_eq!(Some(sum(&it[groups], what)), it["answered"][what].as_u64(), "{groups} {what}");
        }
    }
    let thanks = &it["thanks"];
    let parts = ["within_aim", "within_limit", "later", "owed", "let_go"];
    assert_eq!(
        parts.iter().map(|part| thanks[part].as_u64().unwrap()).sum::<u64>(),
        thanks["of"].as_u64().unwrap()
    );
    let fields = &it["verdicts"]["fields"];
    let verdicts = sum(fields, "yes") + sum(fields, "not_sure") + sum(fields, "no");
    assert_eq!(Some(verdicts), it["verdicts"]["given"]["count"].as_u64());
    assert!(it["questions"]["questions"].as_array().unwrap().len() > 20);
    assert_eq!(it["weeks"]["weeks"].as_array().unwrap().len(), 12);
}

#[test]
fn the_page_is_plain_text_in_the_order_of_the_screen() {
    let told = somebody().run("insights");
    assert!(!told.out.contains('\u{1b}') && !told.changed(), "{}", told.out);
    let places: Vec<usize> = [
        "HOW FAR",
        "WHO ANSWERS",
        "THANKS",
        "WEEK BY",
        "IS IT FOR ME",
        "ONE QUESTION",
        "WHO NAMED",
        "ADVICE",
    ]
    .into_iter()
    .map(|heading| told.out.find(heading).unwrap_or_else(|| panic!("{heading}: {}", told.out)))
    .collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn one_question_is_found_by_words_that_stand_in_no_other() {
    let somebody = somebody();
    let told = somebody.run("insights --question newcomers");
    assert!(told.out.starts_with("What do newcomers get wrong?\n\n"), "{}", told.out);
    let json = somebody.run("insights --json --question 'what do NEWCOMERS get wrong'").out;
    let it: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(it["answers"].as_array().unwrap().len() as u64, it["asked"].as_u64().unwrap());
    for (words, message) in [("penguins", "No question"), ("work", "stands in")] {
        let ran = somebody.run(&format!("insights --question {words}"));
        assert!(ran.code == 1 && ran.err.contains(message) && ran.out.is_empty(), "{ran:?}");
    }
}
