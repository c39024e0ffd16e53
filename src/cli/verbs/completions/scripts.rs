//! The scripts: clap's own, and before them, where the shell can, a question to the program who is meant.

use std::io;

use clap::Command;
use clap_complete::{Generator, Shell};

/// In bash the names come first. What they have in common may be less than what is typed, since `ru` begins Rūta
/// too: then they are listed, and nothing typed is taken away. What is only a placeholder, like `<PERSON>`, is no word, and
/// options come up where one begins: with nothing typed, the files do.
const BASH: &str = r#"
_regards_or_people() {
    local found line word="${COMP_WORDS[COMP_CWORD]}"
    if found=$("${COMP_WORDS[0]/#\~/$HOME}" completions -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null); then
        COMPREPLY=()
        compopt +o default +o bashdefault 2>/dev/null
        while IFS= read -r line; do
            line=${line%%$'\t'*}
            [[ -n $line ]] || continue
            case $word in
                [\'\"]*) ;;
                *) printf -v line %q "$line" ;;
            esac
            COMPREPLY+=("$line")
        done <<<"$found"
        local common=${COMPREPLY[0]-}
        for line in "${COMPREPLY[@]}"; do
            until [[ $line == "$common"* ]]; do common=${common%?}; done
        done
        (( ${#common} >= ${#word} || ${#COMPREPLY[@]} < 2 )) || COMPREPLY+=(' ')
        [[ $common != *= ]] || compopt -o nospace 2>/dev/null
        return 0
    fi
    _regards "$@"
    local -a real=()
    for line in "${COMPREPLY[@]}"; do
        [[ $line == [\<\[]* || ( -z $word && $line == -* ) ]] || real+=("$line")
    done
    COMPREPLY=("${real[@]}")
}

complete -F _regards_or_people -o bashdefault -o default regards
"#;

/// In zsh, clap's function goes by another name from here on.
const ZSH: &str = r#"
functions[_regards_words]=$functions[_regards]

_regards() {
    local found line
    local -a people shown
    if found=$("${(Q)words[1]/#\~/$HOME}" completions -- "${(@Q)words[2,CURRENT]}" 2>/dev/null); then
        for line in "${(@f)found}"; do
            [[ -n $line ]] || continue
            people+=("${line%%$'\t'*}")
            shown+=("${line%%$'\t'*}  ${line#*$'\t'}")
        done
        (( $#people )) || return 1
        local common=$people[1]
        for line in "${people[@]}"; do
            until [[ $line == "$common"* ]]; do common=${common%?}; done
        done
        local -a end=()
        [[ $common != *= ]] || end=(-S '')
        compadd -U -l "${end[@]}" -d shown -a people
        (( $#common >= $#PREFIX || $#people < 2 )) || compstate[insert]= compstate[list]='list force'
        return
    fi
    _regards_words "$@"
}

"#;

/// Where clap's script for zsh ends: it is either being loaded as a function or read as a file.
const ZSH_END: &str = "if [ \"$funcstack[1]\" = \"_regards\" ]; then";

const FISH: &str = r"
function __fish_regards_people
    set -l typed (commandline -ct)
    set -l words (commandline -opc)
    regards completions -- $words[2..-1] $typed 2>/dev/null
end
complete -c regards -f -k -n '__fish_regards_people >/dev/null' -a '(__fish_regards_people)'
";

/// The script for `shell`, of the command as it was built.
///
/// # Errors
/// What clap says.
pub fn of(shell: Shell, command: &Command) -> io::Result<String> {
    let mut bytes = Vec::new();
    shell.try_generate(command, &mut bytes)?;
    let script = String::from_utf8(bytes).map_err(io::Error::other)?;
    Ok(match shell {
        Shell::Bash => format!("{script}{BASH}"),
        Shell::Zsh => match script.split_once(ZSH_END) {
            Some((before, after)) => format!("{before}{ZSH}{ZSH_END}{after}"),
            None => script,
        },
        Shell::Fish => format!("{script}{FISH}"),
        _ => script,
    })
}

#[cfg(test)]
mod tests {
    use clap::{Arg, ValueEnum};

    use super::*;

    const NAME: &str = "regards";

    #[test]
    fn names_are_asked_for_before_clap_is() {
        let mut command = Command::new(NAME).subcommand(Command::new("show").arg(Arg::new("person")));
        command.set_bin_name(NAME);
        command.build();
        for shell in Shell::value_variants() {
            let script = of(*shell, &command).unwrap();
            let asks = matches!(shell, Shell::Bash | Shell::Zsh | Shell::Fish);
            assert_eq!(script.matches("completions -- ").count(), usize::from(asks), "{shell}");
            assert!(script.contains("show"), "{shell}");
        }
        let zsh = of(Shell::Zsh, &command).unwrap();
        assert!(
            zsh.starts_with("#compdef regards\n") && zsh.ends_with("    compdef _regards regards\nfi\n"),
            "{zsh}"
        );
    }
}
