//! The page whose own policy cannot be trusted: what, where, what to do, and nothing else.

use crate::model::Lang;
use crate::present::host_words::{host_words, stop};
use crate::protocol::lock::Stop;
use crate::view::widgets::heading::Heading;
use leptos::prelude::*;
use std::sync::Arc;

/// The screen.
#[component]
pub fn StoppedScreen(
    /// What is the matter.
    why: Arc<Stop>,
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let t = host_words(lang);
    let rows = [(t.what, stop(&why, lang)), (t.place, t.stopped_where.to_owned()), (t.todo, t.stopped_todo.to_owned())];
    let rows = rows.into_iter().map(|(name, text)| view! { <div><dt>{name}</dt><dd>{text}</dd></div> }).collect_view();
    view! {
        <div class="page">
            <header class="lead"><Heading>{t.stopped}</Heading></header>
            <div class="panel" role="alert" data-testid="stopped"><dl class="terms">{rows}</dl></div>
        </div>
    }
}
