//! Questions: the bank, the user's lists, how often each was asked, how many fit, and what is to be said about one.

pub mod bank;
pub mod fitting;
pub mod lint;
pub mod topic;
pub mod uses;
