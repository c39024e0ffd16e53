//! Many processes at once: nobody's change is lost.

use std::thread;

use crate::regards::Regards;

/// Eight people at eight shells, each adding a hundred people one after the other.
#[test]
fn eight_processes_that_add_a_hundred_people_each_end_with_all_of_them() {
    let somebody = Regards::new();
    let saved: usize = thread::scope(|scope| {
        let shells: Vec<_> = (0..8)
            .map(|shell| {
                let somebody = &somebody;
                scope.spawn(move || (0..100).filter(|number| adds(somebody, shell, *number)).count())
            })
            .collect();
        shells.into_iter().map(|shell| shell.join().unwrap()).sum()
    });
    assert_eq!(saved, 800);
    let book = somebody.book();
    let mut names: Vec<&str> = book["contacts"]
        .as_object()
        .unwrap()
        .values()
        .map(|contact| contact["name"].as_str().unwrap())
        .collect();
    names.sort_unstable();
    let mut expected: Vec<String> =
        (0..8).flat_map(|shell| (0..100).map(move |number| name(shell, number))).collect();
    expected.sort_unstable();
    assert_eq!(names, expected);
    assert_eq!(book["saved"]["generation"], 800);
}

/// Whether the line that says `saved` is there, and nothing else went on.
fn adds(somebody: &Regards, shell: u32, number: u32) -> bool {
    let output = somebody.command(&format!("add {}", name(shell, number))).output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    let is_saved = out.lines().last() == Some("saved (time pretended)");
    assert_eq!(is_saved, output.status.success(), "{out}");
    assert!(is_saved, "{}", String::from_utf8_lossy(&output.stderr));
    is_saved
}

fn name(shell: u32, number: u32) -> String {
    format!("Shell{shell} Person{number:02}")
}
