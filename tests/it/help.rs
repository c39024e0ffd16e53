//! The help texts: examples first, and no line wider than a plain terminal.

use crate::regards::Regards;

#[test]
fn every_help_text_fits_eighty_columns_and_shows_examples_before_options() {
    let somebody = Regards::new();
    let main = somebody.run("--help").out;
    let verbs = main.lines().skip_while(|line| *line != "Commands:").skip(1);
    let mut texts: Vec<String> = verbs
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
        .filter(|verb| !verb.is_empty())
        .map(|verb| somebody.run(&format!("{verb} --help")).out)
        .collect();
    assert!(texts.len() > 20, "{main}");
    texts.extend([main, somebody.run("import linkedin --help").out]);
    for text in texts {
        let wide: Vec<&str> = text.lines().filter(|line| line.chars().count() > 80).collect();
        assert!(wide.is_empty(), "{wide:#?}");
        // An example that is wrapped cannot be typed as it stands.
        let examples = text.lines().skip_while(|line| *line != "Examples:").skip(1);
        let mut examples = examples.take_while(|line| !line.is_empty());
        assert!(examples.all(|line| line.starts_with("  regards")), "{text}");
        let places = ["Examples:", "Usage:", "Options:", "Print this help"].map(|words| text.find(words));
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{text}");
    }
}

#[test]
fn the_first_help_text() {
    insta::assert_snapshot!(Regards::new().run("--help").out);
}
