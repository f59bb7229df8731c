//! Parts that screens are made of.

pub mod calendar;
pub mod checklist;
pub mod drop_zone;
pub mod evidence;
pub mod file_list;
pub mod finding;
pub mod heading;
pub mod joins;
pub mod jump;
pub mod keys_dialog;
pub mod mapper_button;
pub mod mark;
pub mod office;
pub mod policy_field;
pub mod score_sum;
pub mod scroller;
