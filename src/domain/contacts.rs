//! The people of a book by id, in pages: a copy shares each page until somebody on it is changed. What is looked for in
//! all of them is gathered once; of the pages that change after that, it is gathered page by page.

mod glance;
mod shelves;
mod talks;
mod workplaces;

use std::{
    collections::{BTreeMap, BTreeSet, HashSet, btree_map},
    fmt,
    iter::FlatMap,
    ops::Index,
    sync::{Arc, OnceLock},
    vec,
};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use self::workplaces::key as workplace;
use self::{glance::Glance, shelves::Shelves, talks::Talks, workplaces::Workplaces};
use super::{
    contact::Contact,
    id::Id,
    search::fold,
    unique::{self, Fill},
};

/// So many pages may change before everybody is gathered anew.
const MOST_CHANGED: usize = 32;

/// The people of a book by id. A copy is cheap, and so is the change of one of them.
#[derive(Clone, Default)]
pub struct Contacts {
    pages: Shelves<Page>,
    /// What is looked for in everybody, as it was gathered at one time, by this one or a copy with the same people.
    gathered: Arc<OnceLock<Everybody>>,
    /// The pages that have changed since then.
    changed: BTreeSet<u16>,
}

/// What is looked for in everybody.
struct Everybody {
    glance: Glance,
    talks: Talks,
}

/// Those whose ids begin alike: of ten thousand people about fifty.
#[derive(Default)]
pub struct Page {
    people: BTreeMap<Id, Arc<Contact>>,
    glance: OnceLock<Glance>,
    /// Asked for apart from the rest, while a line is typed.
    talks: OnceLock<Talks>,
    /// Asked for apart from the rest, and at the start already.
    workplaces: OnceLock<Workplaces>,
}

impl Clone for Page {
    /// A page is copied to be changed, and what was gathered from it does not hold then.
    fn clone(&self) -> Self {
        Self { people: self.people.clone(), ..Self::default() }
    }
}

impl Page {
    fn glance(&self) -> &Glance {
        self.glance.get_or_init(|| Glance::of(self.people.iter()))
    }

    fn talks(&self) -> &Talks {
        self.talks.get_or_init(|| Talks::of(self.people.iter()))
    }

    /// To ask few people is no more work than to gather what they all hold, so nothing is gathered for it.
    fn holding(&self, record: Id) -> Vec<(Id, &Arc<Contact>)> {
        match self.glance.get() {
            Some(glance) => {
                glance.holding(record).filter_map(|id| Some((id, self.people.get(&id)?))).collect()
            }
            None => {
                let holding = self.people.iter().filter(|(_, contact)| contact.holds(record));
                holding.map(|(id, contact)| (*id, contact)).collect()
            }
        }
    }
}

type People<'a> = btree_map::Iter<'a, Id, Arc<Contact>>;
type Pages<'a> = shelves::Values<'a, Page>;

/// The people in the order of their ids.
pub type Iter<'a> = FlatMap<Pages<'a>, People<'a>, fn(&'a Arc<Page>) -> People<'a>>;

fn people(page: &Arc<Page>) -> People<'_> {
    page.people.iter()
}

/// Which page an id is on; pages stand in the order of the ids on them.
fn page_of(id: Id) -> u16 {
    let [first, second] = id.opening();
    u16::from_be_bytes([first, second & 0b1111_1100])
}

impl Contacts {
    /// The person with this id.
    pub fn get(&self, id: &Id) -> Option<&Arc<Contact>> {
        self.pages.get(page_of(*id))?.people.get(id)
    }

    /// Whether there is somebody with this id.
    pub fn contains_key(&self, id: &Id) -> bool {
        self.get(id).is_some()
    }

    /// The person with this id, to be changed.
    pub fn get_mut(&mut self, id: &Id) -> Option<&mut Arc<Contact>> {
        self.change(page_of(*id));
        changed(self.pages.get_mut(page_of(*id))?).get_mut(id)
    }

    /// Puts somebody in; whoever had this id is returned.
    pub fn insert(&mut self, id: Id, contact: Arc<Contact>) -> Option<Arc<Contact>> {
        self.change(page_of(id));
        changed(self.pages.or_default(page_of(id))).insert(id, contact)
    }

    /// Takes somebody out.
    pub fn remove(&mut self, id: &Id) -> Option<Arc<Contact>> {
        self.change(page_of(*id));
        let page = self.pages.get_mut(page_of(*id)).filter(|page| page.people.contains_key(id))?;
        let gone = changed(page).remove(id);
        if page.people.is_empty() {
            self.pages.remove(page_of(*id));
        }
        gone
    }

    /// Keeps those of whom `wanted` is true.
    pub fn retain(&mut self, mut wanted: impl FnMut(&Id, &mut Arc<Contact>) -> bool) {
        self.change_all();
        self.pages.retain(|page| {
            changed(page).retain(&mut wanted);
            !page.people.is_empty()
        });
    }

    /// A page is about to change, and what was gathered of everybody does not hold of it.
    fn change(&mut self, page: u16) {
        match self.gathered.get() {
            Some(_) if self.changed.len() < MOST_CHANGED => {
                self.changed.insert(page);
            }
            // No copy can gather anything for this one.
            None if Arc::strong_count(&self.gathered) == 1 => {}
            _ => self.change_all(),
        }
    }

    /// Everybody may be about to change.
    fn change_all(&mut self) {
        (self.gathered, self.changed) = Default::default();
    }

    /// How many they are.
    pub fn len(&self) -> usize {
        self.pages.values().map(|page| page.people.len()).sum()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// Everybody, in the order of their ids.
    pub fn iter(&self) -> Iter<'_> {
        self.pages.values().flat_map(people)
    }

    /// The ids, in their order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &Id> + Clone {
        self.iter().map(|(id, _)| id)
    }

    /// The people, in the order of their ids.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &Arc<Contact>> + Clone {
        self.iter().map(|(_, contact)| contact)
    }

    /// Everybody, to be changed.
    pub fn iter_mut(&mut self) -> impl DoubleEndedIterator<Item = (&Id, &mut Arc<Contact>)> {
        self.change_all();
        self.pages.values_mut().flat_map(|page| changed(page).iter_mut())
    }

    /// The people, to be changed.
    pub fn values_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut Arc<Contact>> {
        self.iter_mut().map(|(_, contact)| contact)
    }

    /// Those who are in one of both alone, or not the same in both. Pages that both share are not looked at.
    pub fn differing(&self, other: &Self) -> BTreeSet<Id> {
        let mut differing = BTreeSet::new();
        for (one, two) in [(self, other), (other, self)] {
            for (at, page) in one.pages.iter() {
                let known = two.pages.get(*at);
                if known.is_some_and(|known| Arc::ptr_eq(page, known)) {
                    continue;
                }
                let is_same = |id: &Id, contact: &Arc<Contact>| {
                    known.and_then(|known| known.people.get(id)).is_some_and(|known| contact == known)
                };
                let others = page.people.iter().filter(|(id, contact)| !is_same(id, contact));
                differing.extend(others.map(|(id, _)| *id));
            }
        }
        differing
    }

    /// Those whose name, and maybe some others of whom the name, folded, is this one.
    pub fn called<'a>(&'a self, name: &str) -> impl Iterator<Item = (Id, &'a Arc<Contact>)> + use<'a> {
        let mark = glance::mark(&fold(name));
        self.glanced(move |glance| glance.called(mark))
    }

    /// Those who have all these folded words in their names, folded, and maybe some others; nobody where there is no
    /// word.
    pub fn with_words<'a>(
        &'a self,
        words: &[&str],
    ) -> impl Iterator<Item = (Id, &'a Arc<Contact>)> + use<'a> {
        let marks: Vec<u64> = words.iter().map(|word| glance::mark(word)).collect();
        self.glanced(move |glance| glance.with_words(&marks))
    }

    /// Those who have a talk that may lie between these two moments.
    pub fn talking(
        &self,
        from: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> impl Iterator<Item = (Id, &Arc<Contact>)> {
        self.found(
            move |everybody| everybody.talks.between(from, until),
            move |page| page.talks().between(from, until),
        )
    }

    /// Those who named this person, or introduced the user to them.
    pub fn naming(&self, named: Id) -> impl Iterator<Item = (Id, &Arc<Contact>)> {
        self.glanced(move |glance| glance.naming(named))
    }

    /// Those who work at one of these employers, each as [`workplace`] has it, and maybe some others.
    pub fn working_at<'a>(&self, employers: impl Iterator<Item = &'a str>) -> Vec<(Id, &Arc<Contact>)> {
        let marks: HashSet<u64> = employers.map(glance::mark).collect();
        let mut working = Vec::new();
        for page in self.pages.values() {
            let places = page.workplaces.get_or_init(|| Workplaces::of(&page.people));
            working.extend(places.at(&marks).filter_map(|id| Some((id, page.people.get(&id)?))));
        }
        working
    }

    /// Those who hold the record with this id: whose request, talk, event or note it is.
    pub fn holding(&self, record: Id) -> impl Iterator<Item = (Id, &Arc<Contact>)> {
        match self.gathered.get() {
            Some(_) => self.glanced(|glance| glance.holding(record)),
            None => {
                let holding = self.pages.values().flat_map(|page| page.holding(record));
                holding.collect::<Vec<_>>().into_iter()
            }
        }
    }

    /// Gathers now what is looked for in everybody, for this book and all that share people with it.
    pub fn look_through(&self) {
        let everybody = || Everybody { glance: Glance::of(self.iter()), talks: Talks::of(self.iter()) };
        self.gathered.get_or_init(everybody);
    }

    /// Those who are found in a glance at everybody.
    fn glanced<'a, I: Iterator<Item = Id>>(
        &'a self,
        found: impl Fn(&'a Glance) -> I,
    ) -> vec::IntoIter<(Id, &'a Arc<Contact>)> {
        self.found(|everybody| found(&everybody.glance), |page| found(page.glance()))
    }

    /// Those who are found in what was gathered, or on the pages of which it does not hold, in the order of their ids.
    fn found<'a, I: Iterator<Item = Id>>(
        &'a self,
        in_everybody: impl Fn(&'a Everybody) -> I,
        on_page: impl Fn(&'a Page) -> I,
    ) -> vec::IntoIter<(Id, &'a Arc<Contact>)> {
        let mut ids: Vec<Id> = match self.gathered.get() {
            Some(everybody) => {
                let before = in_everybody(everybody).filter(|id| !self.changed.contains(&page_of(*id)));
                let changed = self.changed.iter().filter_map(|page| self.pages.get(*page));
                before.chain(changed.flat_map(|page| on_page(page))).collect()
            }
            None => self.pages.values().flat_map(|page| on_page(page)).collect(),
        };
        ids.sort_unstable();
        let found: Vec<_> = ids.into_iter().filter_map(|id| Some((id, self.get(&id)?))).collect();
        found.into_iter()
    }
}

/// The people on a page that are about to change.
fn changed(page: &mut Arc<Page>) -> &mut BTreeMap<Id, Arc<Contact>> {
    let page = Arc::make_mut(page);
    (page.glance, page.talks, page.workplaces) = Default::default();
    &mut page.people
}

impl Index<&Id> for Contacts {
    type Output = Arc<Contact>;

    #[expect(clippy::expect_used, reason = "as every map does of a key that is not there")]
    fn index(&self, id: &Id) -> &Arc<Contact> {
        self.get(id).expect("nobody has this id")
    }
}

impl<'a> IntoIterator for &'a Contacts {
    type Item = (&'a Id, &'a Arc<Contact>);
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

impl FromIterator<(Id, Arc<Contact>)> for Contacts {
    fn from_iter<I: IntoIterator<Item = (Id, Arc<Contact>)>>(people: I) -> Self {
        let mut contacts = Self::default();
        contacts.extend(people);
        contacts
    }
}

impl Extend<(Id, Arc<Contact>)> for Contacts {
    fn extend<I: IntoIterator<Item = (Id, Arc<Contact>)>>(&mut self, people: I) {
        for (id, contact) in people {
            self.insert(id, contact);
        }
    }
}

impl PartialEq for Contacts {
    fn eq(&self, other: &Self) -> bool {
        let is_same = |(at, page): (&u16, &Arc<Page>), (other_at, other): (&u16, &Arc<Page>)| {
            at == other_at && (Arc::ptr_eq(page, other) || page.people == other.people)
        };
        self.pages.iter().count() == other.pages.iter().count()
            && self.pages.iter().zip(other.pages.iter()).all(|(page, other)| is_same(page, other))
    }
}

impl Eq for Contacts {}

impl fmt::Debug for Contacts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

impl Serialize for Contacts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self)
    }
}

impl<'de> Deserialize<'de> for Contacts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        unique::map(deserializer)
    }
}

impl Fill<Id, Arc<Contact>> for Contacts {
    fn holds(&self, id: &Id) -> bool {
        self.contains_key(id)
    }

    fn put(&mut self, id: Id, contact: Arc<Contact>) {
        self.insert(id, contact);
    }
}

#[cfg(test)]
mod tests;
