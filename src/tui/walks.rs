//! The screens walked by keys alone: the story of a new user, what the acts cost, and every key in every place.

mod audit;
mod costs;
mod every_key;
mod hostile;
mod mouse;
mod other_keys;
mod story;
mod stumbles;
mod talk;
mod whole_life;
