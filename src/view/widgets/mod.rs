//! Parts that screens are made of.

pub mod calendar;
pub mod checklist;
pub mod company;
pub mod decision;
pub mod drop_zone;
pub mod evidence;
pub mod explain;
pub mod file_list;
pub mod finding;
pub mod heading;
pub mod joins;
pub mod jump;
pub mod keys_dialog;
pub mod mapper_button;
pub mod mark;
pub mod notices;
pub mod office;
pub mod papers;
pub mod pictures;
pub mod policy_field;
pub mod purpose;
pub mod reopen;
pub mod score_sum;
pub mod scroller;
pub mod story;
pub mod typed;
