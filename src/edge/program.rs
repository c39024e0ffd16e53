//! Where the program itself lies, for what is to start it later.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::environment::Environment;

/// The program's path: as the PATH has it, which outlives an update better than where its links lead, else its own.
///
/// # Errors
/// What the machine says.
pub fn path(environment: &Environment) -> io::Result<PathBuf> {
    let own = std::env::current_exe()?;
    let folders =
        environment.path.iter().flat_map(std::env::split_paths).filter(|folder| folder.is_absolute());
    Ok(among(folders, &own).unwrap_or(own))
}

fn among(folders: impl Iterator<Item = PathBuf>, own: &Path) -> Option<PathBuf> {
    let (name, whole) = (own.file_name()?, own.canonicalize().ok()?);
    folders.map(|folder| folder.join(name)).find(|file| file.canonicalize().is_ok_and(|it| it == whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_is_looked_through_for_the_program_itself() {
        let own = std::env::current_exe().unwrap();
        let folder = own.parent().unwrap().to_owned();
        let through = folder.join("../").join(folder.file_name().unwrap());
        let found = among([PathBuf::from("/"), through.clone(), folder].into_iter(), &own);
        assert_eq!(found, Some(through.join(own.file_name().unwrap())));
        assert_eq!(among([PathBuf::from("/")].into_iter(), &own), None);
    }
}
