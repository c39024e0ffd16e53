//! *Saved* is true, whatever becomes of the process and the disk: the program is limited and put in the way of.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::Path,
    process::{Command, Stdio},
};

use crate::regards::{MORNING, Regards};

fn folder(somebody: &Regards) -> std::path::PathBuf {
    somebody.file().parent().unwrap().to_owned()
}

/// What lies in a folder, but for the lock and the folder of backups.
fn lying_in(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> =
        names.filter(|name| !name.ends_with(".lock") && !name.ends_with(".backups")).collect();
    names.sort();
    names
}

#[test]
fn a_disk_that_takes_no_more_is_told_and_nothing_changes() {
    let somebody = Regards::with_people();
    let was = fs::read(somebody.file()).unwrap();
    let limited = |more: &str| {
        Command::new("sh")
            .args(["-c", "ulimit -f 0; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_regards")])
            .args(crate::regards::words(&format!("add Cy Reed{more}")))
            .env_clear()
            .envs([
                ("HOME", somebody.home().to_str().unwrap()),
                ("TZ", "Europe/Vienna"),
                ("REGARDS_NOW", MORNING),
            ])
            .stdin(Stdio::null())
            .output()
            .unwrap()
    };
    let output = limited("");
    let file = somebody.file().display().to_string();
    let expected = format!(
        "error: Not saved: cannot write {file}: the file would be larger than it may be here (ulimit -f); the file \
         is as it was\nhint: raise the limit (ulimit -f unlimited), then do it again\n"
    );
    assert_eq!(String::from_utf8(output.stderr).unwrap(), expected);
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), b"".as_slice()));
    let output = limited(" --json");
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), &told["saved"]), (Some(1), &serde_json::Value::Bool(false)));
    assert_eq!(fs::read(somebody.file()).unwrap(), was);
    assert_eq!(lying_in(&folder(&somebody)), ["book.json"]);
    assert_eq!(somebody.run("add Cy Reed").code, 0);
}

#[test]
fn what_may_not_be_written_stays_as_it_is() {
    let somebody = Regards::with_people();
    let file = somebody.file();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
    somebody.refuses(
        "add Cy Reed",
        &["error: Not saved: cannot replace ~/.local/share/regards/book.json: the file is marked read-only (chmod \
           u+w would allow it); the file is as it was"],
    );
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    somebody.run("add Cy Reed");
    // An existing file's mode is kept; what the program makes is its user's alone.
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&file), 0o640);
    let beside = |name: &str| folder(&somebody).join(name);
    assert_eq!((mode(&beside(".book.json.backups")), mode(&beside(".book.json.lock"))), (0o700, 0o600));
    let fresh = Regards::new();
    fresh.run("add Ada Quill");
    assert_eq!((mode(&fresh.file()), mode(&folder(&fresh))), (0o600, 0o700));
}

#[test]
fn a_way_back_is_named_as_it_can_be_typed() {
    let somebody = Regards::new();
    let other = "--file 'my book.json'";
    somebody.run(&format!("{other} add Ada Quill"));
    somebody.run(&format!("{other} add Ben Ode"));
    let file = somebody.home().join("my book.json");
    fs::File::options().write(true).open(&file).unwrap().set_len(40).unwrap();
    let torn = fs::read(&file).unwrap();
    for line in ["add Cy Reed", "today", "list", "status", "check", "undo"] {
        let ran = somebody.run(&format!("{other} {line}"));
        assert_eq!(ran.code, 1, "{line}");
        assert!(ran.err.starts_with("error: ~/my book.json:"), "{}", ran.err);
        assert!(ran.err.contains("It was not touched."), "{}", ran.err);
        assert!(fs::read(&file).unwrap() == torn, "{line}");
    }
    let ran = somebody.run(&format!("{other} today"));
    let way = ran
        .err
        .split("(regards ")
        .nth(1)
        .unwrap()
        .split(')')
        .next()
        .unwrap()
        .replace('~', somebody.home().to_str().unwrap());
    assert!(way.starts_with("--file ") && way.contains(" restore "), "{way}");
    let ran = somebody.run(&way);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(somebody.run(&format!("{other} list")).out.lines().count(), 1);
}

#[test]
fn no_book_is_not_called_sound() {
    let somebody = Regards::new();
    somebody.refuses(
        "check",
        &[
            "error: There is no book at ~/.local/share/regards/book.json",
            "hint: the first `regards add` or `regards import` makes one",
        ],
    );
    assert_eq!(somebody.run("check --json").code, 1);
    assert!(!folder(&somebody).exists());
}
