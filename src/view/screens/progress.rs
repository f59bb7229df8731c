//! While a screening runs: how far it is, and the way to stop it.

use crate::model::Lang;
use crate::present::{format, sentence, vocabulary, words};
use crate::view::bridge::Bridge;
use crate::view::state::{Progress, Tab};
use crate::view::widgets::heading::Heading;
use leptos::prelude::*;

/// The screen.
#[component]
pub fn ProgressScreen(
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let tab = Tab::here();
    let bridge = Bridge::here();
    let t = words(lang);
    let of = move |read: fn(&Progress) -> f64| tab.progress.with(|progress| progress.as_ref().map_or(0.0, read));
    let stage = move || tab.progress.with(|progress| progress.as_ref().map(|news| vocabulary::stage(news.stage, lang)));
    let file =
        move || tab.progress.with(|progress| progress.as_ref().map(|news| news.file.clone()).unwrap_or_default());
    let read = move || format!("{} / {}", format::bytes(of(|news| news.done)), format::bytes(of(|news| news.total)));
    // A screen reader hears every tenth part, not every tenth of a second.
    let heard = Memo::new(move |_| {
        let share = (of(Progress::share) * 10.0).floor() / 10.0;
        sentence::progress(share, stage().unwrap_or(t.progress_start), lang)
    });
    view! {
        <div class="page running">
            <section class="panel progress" data-testid="progress">
                <Heading>{t.progress_title}</Heading>
                <progress
                    role="progressbar"
                    aria-label=t.progress_label
                    max="100"
                    prop:value=move || (of(Progress::share) * 100.0).round()
                ></progress>
                <dl>
                    <div><dt>{t.progress_stage}</dt><dd>{move || stage().unwrap_or(t.progress_start)}</dd></div>
                    <div><dt>{t.progress_bytes}</dt><dd>{read}</dd></div>
                    <div><dt>{t.progress_rows}</dt><dd>{move || sentence::rows(of(|news| news.rows), lang)}</dd></div>
                    <div class="wide"><dt>{t.progress_file}</dt><dd class="data">{file}</dd></div>
                </dl>
                <button type="button" class="button" data-testid="cancel" on:click=move |_| bridge.cancel()>{t.cancel}</button>
                <p class="visually-hidden" role="status">{move || heard.get()}</p>
            </section>
        </div>
    }
}
