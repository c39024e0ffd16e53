//! Bars: one that fills with a share, and those of the weeks with the line of the goal.

use ratatui::text::{Line, Span};

use super::page::{BAR_ROWS, Measure};
use crate::{
    domain::{
        columns::{pad, width},
        insight::{share::Share, weeks::Weeks},
        when::words,
    },
    tui::theme::Theme,
};

/// A cell of a bar is a row high, and told apart in so many parts.
const EIGHTHS: u32 = 8;
/// The widest and the narrowest column of a week, a space among its cells.
const WIDEST_WEEK: usize = 6;
const NARROWEST_WEEK: usize = 2;

/// A bar of so many columns, as full as the share is; none where the cases are too few for a rate.
pub fn share(share: Share, columns: usize, theme: &Theme) -> Option<[Span<'static>; 2]> {
    share.percent()?;
    let full = (share.count * columns + share.of / 2) / share.of.max(1);
    // Something is never drawn as nothing, and less than all never as all.
    let full = match share.count {
        0 => 0,
        count if count >= share.of => columns,
        _ => full.clamp(1, columns.saturating_sub(1).max(1)),
    };
    Some([
        Span::styled(theme.glyphs.bar.repeat(full), theme.good),
        Span::styled(theme.glyphs.track.repeat(columns.saturating_sub(full)), theme.dim),
    ])
}

/// The weeks as they are drawn in so many columns.
#[derive(Clone, Copy, Debug)]
pub struct Chart<'a> {
    pub weeks: &'a Weeks,
    pub columns: usize,
    pub theme: &'a Theme,
}

impl Chart<'_> {
    fn week_columns(&self) -> usize {
        let count = self.weeks.weeks.len().max(1);
        (self.columns / count).clamp(NARROWEST_WEEK, WIDEST_WEEK)
    }

    fn goal(&self, measure: Measure) -> u32 {
        match measure {
            Measure::Asked => self.weeks.asked_goal,
            Measure::Talks => self.weeks.talks_goal,
        }
    }

    fn values(&self, measure: Measure) -> impl Iterator<Item = u32> {
        self.weeks.weeks.iter().map(move |week| match measure {
            Measure::Asked => week.asked,
            Measure::Talks => week.talks,
        })
    }

    /// One row of the bars, from the top.
    pub fn bars(&self, measure: Measure, row: usize) -> Line<'static> {
        let goal = self.goal(measure);
        let top = self.values(measure).max().unwrap_or(0).max(goal).max(1);
        let rows = u32::try_from(BAR_ROWS).unwrap_or(1);
        let below = rows.saturating_sub(u32::try_from(row).unwrap_or(0) + 1) * EIGHTHS;
        let height = |value: u32| (u64::from(value) * u64::from(rows * EIGHTHS)).div_ceil(u64::from(top));
        let goal_height = height(goal);
        let is_goal = goal > 0 && goal_height > u64::from(below) && goal_height <= u64::from(below + EIGHTHS);
        let columns = self.week_columns();
        let (glyphs, theme) = (&self.theme.glyphs, self.theme);
        let spans = self.values(measure).flat_map(|value| {
            let part = height(value).saturating_sub(u64::from(below)).min(u64::from(EIGHTHS));
            let part = usize::try_from(part).ok().and_then(|part| part.checked_sub(1));
            let filled = part.and_then(|part| glyphs.eighths.get(part)).map(|glyph| (*glyph, theme.good));
            let empty = if is_goal { (glyphs.goal, theme.dim) } else { (" ", theme.plain) };
            let (glyph, style) = filled.unwrap_or(empty);
            [Span::styled(glyph.repeat(columns - 1), style), Span::styled(empty.0, empty.1)]
        });
        Line::from(spans.collect::<Vec<_>>())
    }

    /// The numbers below the bars.
    pub fn numbers(&self, measure: Measure) -> Line<'static> {
        let columns = self.week_columns();
        let cells = self.values(measure).map(|value| match value.to_string() {
            text if width(&text) < columns => pad(&text, columns),
            _ => pad("+", columns),
        });
        Line::styled(cells.collect::<String>(), self.theme.dim)
    }

    /// The first day of every week, or of every second, third .. where there is no room for all; always the last.
    pub fn days(&self, today: chrono::NaiveDate) -> Line<'static> {
        let columns = self.week_columns();
        let days: Vec<String> =
            self.weeks.weeks.iter().map(|week| words::plain_date(week.monday, today)).collect();
        let widest = days.iter().map(|day| width(day)).max().unwrap_or(0);
        let step = (widest + 1).div_ceil(columns);
        let mut text = String::new();
        for (index, day) in days.iter().enumerate() {
            if (days.len() - index - 1).is_multiple_of(step) {
                text = pad(&text, index * columns);
                text.push_str(day);
            }
        }
        Line::styled(text, self.theme.dim)
    }
}
