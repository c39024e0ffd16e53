//! The screens walked by keys alone: the story of a new user, what the acts cost, every key in every place,
//! and keys by chance.

mod audit;
mod costs;
mod every_key;
mod hostile;
mod mouse;
mod other_keys;
mod random_keys;
mod story;
mod stumbles;
mod taken_out;
mod talk;
mod typing;
mod welcome_back;
mod whole_life;
