//! The shape of the house: layers import one way, no files import each other in a circle, files stay short, and each
//! says what it is for.

#![expect(
    clippy::string_slice,
    reason = "source text is cut only at characters of one byte that were just found"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// What each layer may import, besides itself. Only `main.rs` may import everything.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("store", &["domain"]),
    ("exchange", &["domain"]),
    ("edge", &["domain", "store"]),
    ("cli", &["domain", "store", "exchange", "edge"]),
    ("tui", &["domain", "store", "exchange", "edge"]),
];

/// No file has more lines than this without its tests.
const MOST_LINES: usize = 600;

/// Which layers may name these crates or modules at all.
const KEPT_OUT: &[(&str, &[&str])] = &[
    ("serde_json", &["store", "exchange", "cli", "tui/world"]),
    ("crossterm", &["tui"]),
    ("ratatui", &["tui"]),
    ("clap", &["cli", "main"]),
    ("std::fs", &["store", "edge", "cli", "tui/world", "tui/tty"]),
    ("std::env", &["edge", "main", "store/path"]),
    ("std::process", &["edge", "main", "tui/world", "tui/watchdog", "store"]),
];

struct File {
    /// The path below `src`, without the ending: `domain/apply/log`.
    name: String,
    /// The code, without the tests in it.
    code: String,
}

fn files() -> Vec<File> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let name = path.strip_prefix(&root).unwrap().with_extension("");
            let text = fs::read_to_string(path).unwrap();
            let code = text.split("\n#[cfg(test)]\nmod ").next().unwrap().to_owned();
            File { name: name.to_str().unwrap().replace('\\', "/"), code }
        })
        .collect()
}

/// Whether a file holds nothing but tests or their tools: its parent declares it under `#[cfg(test)]`.
fn is_test_only(name: &str) -> bool {
    let Some((parent, child)) = name.rsplit_once('/') else { return false };
    let declared =
        fs::read_to_string(format!("{}/src/{parent}.rs", env!("CARGO_MANIFEST_DIR"))).unwrap_or_default();
    let marks = ["pub mod", "pub(crate) mod", "pub(super) mod", "mod"];
    marks.iter().any(|mark| declared.contains(&format!("#[cfg(test)]\n{mark} {child};")))
        || (parent.contains('/') && is_test_only(parent))
}

/// The paths that the `use` lines of a file name, each written out whole from the crate's root.
fn imports(file: &File) -> Vec<String> {
    let mut found = Vec::new();
    for statement in statements(&file.code) {
        for path in expanded(&statement) {
            found.push(absolute(&path, &file.name));
        }
    }
    found
}

fn statements(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find("use ") {
        let before = rest[..at].rsplit('\n').next().unwrap_or_default();
        let is_statement =
            before.trim().is_empty() || before.trim().starts_with("pub") && !before.contains("//");
        let after = &rest[at + 4..];
        let Some(end) = after.find(';') else { break };
        if is_statement {
            found.push(after[..end].split_whitespace().collect::<Vec<_>>().join(" "));
            rest = &after[end..];
        } else {
            rest = after;
        }
    }
    found
}

/// `a::{b, c::{d, e}}` as `a::b`, `a::c::d`, `a::c::e`.
fn expanded(path: &str) -> Vec<String> {
    let path = path.trim();
    let Some(open) = path.find('{') else {
        let name = path.split(" as ").next().unwrap_or_default().trim();
        return vec![name.to_owned()];
    };
    let (head, inner) = (&path[..open], &path[open + 1..path.rfind('}').unwrap_or(path.len())]);
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, letter) in inner.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&inner[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inner[start..]);
    let parts = parts.into_iter().map(str::trim).filter(|part| !part.is_empty());
    parts.flat_map(|part| expanded(&format!("{head}{part}"))).collect()
}

fn absolute(path: &str, file: &str) -> String {
    let mut here: Vec<&str> = file.split('/').collect();
    let mut rest = path;
    if let Some(inner) = rest.strip_prefix("crate::") {
        return inner.to_owned();
    }
    if let Some(inner) = rest.strip_prefix("self::") {
        return format!("{}::{inner}", here.join("::"));
    }
    let mut is_relative = false;
    while let Some(inner) = rest.strip_prefix("super::") {
        here.pop();
        rest = inner;
        is_relative = true;
    }
    if is_relative {
        [here.join("::").as_str(), rest].join("::").trim_start_matches("::").to_owned()
    } else {
        rest.to_owned()
    }
}

/// The file that an absolute path lies in: the longest beginning of it that is one.
fn file_of(path: &str, names: &BTreeSet<String>) -> Option<String> {
    let mut parts: Vec<&str> = path.split("::").collect();
    while !parts.is_empty() {
        let name = parts.join("/");
        if names.contains(&name) {
            return Some(name);
        }
        parts.pop();
    }
    None
}

#[test]
fn layers_import_one_way() {
    let mut faults = Vec::new();
    for file in files() {
        let layer = file.name.split('/').next().unwrap_or_default();
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else { continue };
        for path in imports(&file) {
            let target = path.split("::").next().unwrap_or_default();
            if target != layer && LAYERS.iter().any(|(name, _)| *name == target) && !allowed.contains(&target)
            {
                faults.push(format!("{} imports {path}", file.name));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_is_kept_to_some_layers_stays_there() {
    let all = files();
    let mut faults = Vec::new();
    for file in &all {
        for (what, places) in KEPT_OUT {
            let is_allowed = places.iter().any(|place| file.name.starts_with(place));
            let code = file.code.lines().filter(|line| !line.trim_start().starts_with("//"));
            if !is_allowed
                && !is_test_only(&file.name)
                && code
                    .into_iter()
                    .any(|line| line.contains(&format!("{what}::")) || line.contains(&format!("use {what}")))
            {
                faults.push(format!("{} names {what}", file.name));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let all = files();
    let names: BTreeSet<String> = all.iter().map(|file| file.name.clone()).collect();
    let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in all.iter().filter(|file| !is_test_only(&file.name)) {
        let targets = imports(file).into_iter().filter_map(|path| file_of(&path, &names));
        arrows.insert(file.name.clone(), targets.filter(|target| *target != file.name).collect());
    }
    let mut circles = Vec::new();
    for start in arrows.keys() {
        if let Some(way) = way_back(start, &arrows) {
            circles.push(way.join(" -> "));
        }
    }
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

/// The shortest way from a file over its imports back to itself.
fn way_back(start: &str, arrows: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<String>> {
    let mut ways = std::collections::VecDeque::from([vec![start.to_owned()]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        for next in arrows.get(way.last()?)? {
            let mut longer = way.clone();
            longer.push(next.clone());
            if next == start {
                return Some(longer);
            }
            if arrows.contains_key(next) && seen.insert(next.clone()) {
                ways.push_back(longer);
            }
        }
    }
    None
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    let mut faults = Vec::new();
    let all = files();
    for file in &all {
        let lines = file.code.lines().count();
        if lines > MOST_LINES && !is_test_only(&file.name) {
            faults.push(format!("{} has {lines} lines; {MOST_LINES} are the most", file.name));
        }
        if !file.code.starts_with("//! ") {
            faults.push(format!("{} does not say what it is for in a //! line", file.name));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_readers_of_use_lines_read_them() {
    assert_eq!(expanded("a::{b, c::{d, e as f}}"), ["a::b", "a::c::d", "a::c::e"]);
    assert_eq!(
        absolute("super::super::draft::Draft", "domain/apply/log/talks"),
        "domain::apply::draft::Draft"
    );
    assert_eq!(
        absolute("self::telling::Telling", "domain/apply/log"),
        "domain::apply::log::telling::Telling"
    );
    let names = BTreeSet::from(["domain/apply".to_owned(), "domain/apply/draft".to_owned()]);
    assert_eq!(file_of("domain::apply::draft::Draft", &names).as_deref(), Some("domain/apply/draft"));
    let circle = BTreeMap::from([
        ("a".to_owned(), BTreeSet::from(["b".to_owned()])),
        ("b".to_owned(), BTreeSet::from(["a".to_owned()])),
    ]);
    assert_eq!(way_back("a", &circle).unwrap(), ["a", "b", "a"]);
}
