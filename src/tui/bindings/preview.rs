//! The keys of what is shown before it is done.

use super::binding::{Binding, ENTER, bind, c};
use crate::tui::action::{
    Action,
    Context::{Confirm, Preview},
    Group,
};

/// The table.
pub(super) const KEYS: &[Binding] = &[
    bind(&[c('y')], Action::Yes, "yes", "do it")
        .under(Group::Questions)
        .at(&[Preview, Confirm])
        .named_in(&[Preview, Confirm]),
    bind(&[c('n'), ENTER], Action::No, "no", "leave everything as it is")
        .under(Group::Questions)
        .at(&[Preview, Confirm])
        .named_in(&[Preview, Confirm]),
    bind(&[c('e')], Action::Edit, "columns", "say which column of a table holds what")
        .under(Group::Questions)
        .at(&[Preview])
        .named_in(&[Preview]),
];
