//! Cases of the lint, and what holds of any text.

use super::*;

#[test]
fn scratch() {
    let Ok(path) = std::env::var("SCRATCH") else { return };
    let text = std::fs::read_to_string(path).unwrap();
    let (mut right, mut all) = (0, 0);
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let (kinds, question) = line.split_once('\t').unwrap();
        let kinds: Vec<&str> = kinds.split(' ').filter(|k| *k != "-").collect();
        let found: Vec<&str> = lint(question).into_iter().map(Finding::word).collect();
        all += 1;
        if found == kinds { right += 1 } else { println!("want {kinds:?} got {found:?}: {question}") }
    }
    println!("{right} of {all}: {:.1} %", 100.0 * right as f64 / all as f64);
}
