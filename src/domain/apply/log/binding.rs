//! To which request an event belongs: the one that can take it, or the one the user names.

use super::{super::draft::Draft, telling::Telling, words};
use crate::domain::{
    command::{Act, On, Refusal, RefusalKind},
    id::Id,
    standing::RequestStanding,
};

/// Which requests can take an event.
pub(super) type Fit = fn(&RequestStanding<'_>) -> bool;

/// The request among those that fit, the best kind first: the first kind that has any decides. None where no kind
/// has one, or a new one is wanted.
pub(super) fn request(draft: &Draft<'_>, telling: &Telling<'_>, fits: &[Fit]) -> Result<Option<Id>, Refusal> {
    let requests = &telling.standing.requests;
    match telling.log.on {
        Some(On::New) => return Ok(None),
        Some(On::Record(id)) => return named(telling, id, fits).map(Some),
        None => {}
    }
    for fit in fits {
        let found: Vec<&RequestStanding<'_>> = requests.iter().filter(|standing| fit(standing)).collect();
        match found.as_slice() {
            [] => {}
            [one] => return Ok(Some(one.id)),
            several => return Err(ambiguous(draft, telling, several)),
        }
    }
    Ok(None)
}

fn named(telling: &Telling<'_>, id: Id, fits: &[Fit]) -> Result<Id, Refusal> {
    let by_interview = telling.standing.interview(id).and_then(|standing| standing.interview.request);
    let wanted = by_interview.unwrap_or(id);
    let Some(standing) = telling.standing.request(wanted) else {
        return Err(Refusal::new(
            RefusalKind::NotFound,
            format!("{} has no request or talk {id}", telling.name()),
            "the person's page shows the ids",
        ));
    };
    if fits.iter().any(|fit| fit(standing)) {
        Ok(wanted)
    } else {
        Err(Refusal::new(
            RefusalKind::NothingToTakeIt,
            format!("That request is {} and cannot take `{}`", standing.state.word(), telling.log.kind),
            "leave the id out to see what fits",
        ))
    }
}

fn ambiguous(draft: &Draft<'_>, telling: &Telling<'_>, several: &[&RequestStanding<'_>]) -> Refusal {
    let named = |standing: &RequestStanding<'_>| {
        let when = words::instant(draft, standing.sent.unwrap_or(standing.began));
        let to = standing.request.to.and_then(|to| draft.book().contact(to));
        match (standing.request.about.as_str(), to) {
            (_, Some(to)) => format!("{} {when}, for an introduction to {}", standing.state.word(), to.name),
            ("", None) => format!("{} {when}", standing.state.word()),
            (about, None) => format!("{} {when}, about {about}", standing.state.word()),
        }
    };
    let listed: Vec<String> =
        several.iter().map(|standing| format!("{} ({})", standing.id, named(standing))).collect();
    let refusal = Refusal::new(
        RefusalKind::Ambiguous,
        format!("{} has {} requests that fit: {}", telling.name(), several.len(), listed.join("; ")),
        "say which one",
    );
    several.iter().fold(refusal, |refusal, standing| {
        let mut log = telling.log.clone();
        log.on = Some(On::Record(standing.id));
        refusal.or(format!("the one {}", named(standing)), Act::Log(Box::new(log)))
    })
}
