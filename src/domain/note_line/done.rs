//! The line of "done, earlier or otherwise": `yest 9pm by card`.

use super::super::{
    book::Book,
    channel::Channel,
    command::{Refusal, RefusalKind},
    line::{
        Unready, near,
        options::{Dates, Options, Reader},
        sentence::sentence,
        tokens::{Line, Token, tokens},
        typing::Typing,
    },
    moment::Moment,
    when::{self, Direction, words},
    zone::Now,
};

/// When something was done, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoneLine {
    /// When; none: now.
    pub when: Option<Moment>,
    /// How; none: by the usual channel.
    pub channel: Option<Channel>,
    /// What was understood, a paragraph each.
    pub understood: Vec<String>,
}

/// Understands when and how something was done; an empty line is now, by the usual channel. The whole line is a date
/// and a channel, so beginnings of days count.
///
/// # Errors
/// What is still missing, or why it cannot be: a time that has not come yet, or a word that is neither.
pub fn parse_done(text: &str, book: &Book, now: &Now) -> Result<DoneLine, Unready> {
    let typing = Typing::new(book, now);
    let tokens = tokens(text);
    let line = Line::new(text, &tokens);
    let (channel, rest) = channel(line, &typing)?;
    let understood = match rest.is_empty() {
        true => None,
        false => {
            let words: Vec<&str> = rest.iter().map(|token| token.text).collect();
            Some(
                when::parse(&words.join(" "), Direction::Back, &typing.context())
                    .map_err(|reason| unread(&reason, &rest))?,
            )
        }
    };
    let when = understood.as_ref().map(|understood| understood.moment);
    if let Some(when) = when {
        not_ahead(when, now)?;
    }
    let said = when.map_or_else(|| "just now".to_owned(), words::full_moment);
    let how = channel.as_ref().map_or_else(|| "by the usual channel".to_owned(), Channel::phrase);
    let remarks = understood.iter().flat_map(|understood| &understood.remarks).map(ToString::to_string);
    let first = format!("{said}, {how}");
    let understood = std::iter::once(first).chain(remarks).map(|text| sentence(&text)).collect();
    Ok(DoneLine { when, channel, understood })
}

/// The channel, wherever it stands, and the words besides it.
fn channel<'a>(line: Line<'a>, typing: &Typing<'_>) -> Result<(Option<Channel>, Vec<Token<'a>>), Unready> {
    let reader = Reader { typing, dates: Dates::Any };
    for at in 0..line.len() {
        let mut options = Options::default();
        if let Some(taken) = reader.channel(line.from(at), &mut options)? {
            let rest = line.first(at).tokens.iter().chain(line.from(at + taken).tokens).cloned().collect();
            return Ok((options.channels.pop(), rest));
        }
    }
    Ok((None, line.tokens.to_vec()))
}

fn unread(reason: &when::NotADate, rest: &[Token<'_>]) -> Unready {
    let when::NotADate::NotUnderstood(word) = reason else { return reason.clone().into() };
    if let [.., last] = rest
        && matches!(last.word.as_str(), "by" | "via" | "on" | "in" | "at" | "over")
    {
        return Unready::Incomplete(format!("{} what?", last.word));
    }
    let words = match near::nearest(word, near::CHANNELS.into_iter().chain(near::OTHERS), 2) {
        Some(near) => format!("{} is not understood, but {near} is", near::quoted(word)),
        None => format!("{} is not understood", near::quoted(word)),
    };
    Unready::not_understood(words, "write when and how, such as `yest 9pm by card`")
}

fn not_ahead(when: Moment, now: &Now) -> Result<(), Unready> {
    let is_ahead = match when {
        Moment::Instant(at) => at > now.stamp(),
        Moment::Date(date) => date > now.today(),
    };
    if !is_ahead {
        return Ok(());
    }
    let words = format!("{} has not come yet", words::full_moment(when));
    Err(Unready::Refused(Refusal::new(RefusalKind::Time, words, "say when it was, or leave the time out")))
}
