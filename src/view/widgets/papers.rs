//! Papers and exports: the report, papers of people, copies without names, a hand-over, and the open letter.

use crate::model::Lang;
use crate::present::letters::OPEN_LETTER;
use crate::present::papers_words::{papers_words, refusal};
use crate::protocol::papers::{PaperKind, Tongue};
use crate::view::bridge::{Bridge, offer};
use crate::view::papers::News;
use crate::view::state::Tab;
use leptos::prelude::*;
use web_sys::HtmlTextAreaElement;

fn button(kind: PaperKind, testid: &'static str, label: &'static str, account: Option<String>) -> AnyView {
    let bridge = Bridge::here();
    view! {
        <button type="button" class="button" data-testid=testid on:click=move |_| bridge.paper(kind, account.clone())>
            {label}
        </button>
    }
    .into_any()
}

/// What became of the last paper.
fn news(lang: Lang) -> AnyView {
    let tab = Tab::here();
    let t = papers_words(lang);
    let told = move || match tab.papers.news.get() {
        News::Unasked => None,
        News::Waiting => Some(t.waits.to_owned()),
        News::Done => Some(t.done.to_owned()),
        News::Refused(refused) => Some(refusal(&refused, lang)),
    };
    let refused = move || tab.papers.news.with(|news| matches!(news, News::Refused(_)));
    view! { <p class="papers-news" class:note=refused role="status" data-testid="paper-news">{told}</p> }.into_any()
}

fn tongues(lang: Lang) -> AnyView {
    let tab = Tab::here();
    let t = papers_words(lang);
    let choices = [(Tongue::Ko, "ko"), (Tongue::En, "en"), (Tongue::Both, "both")]
        .into_iter()
        .zip(t.tongues)
        .map(|((tongue, code), label)| {
            view! {
                <label>
                    <input
                        type="radio"
                        name="paper-tongue"
                        value=code
                        data-testid=format!("paper-{code}")
                        prop:checked=move || tab.papers.tongue_in(lang) == tongue
                        on:change=move |_| tab.papers.tongue.set(Some(tongue))
                    />
                    {label}
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="paper-tongues">
            <legend>{t.tongue}</legend>
            {choices}
        </fieldset>
    }
    .into_any()
}

fn field(id: &'static str, label: &'static str, value: RwSignal<String>) -> AnyView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id
                type="text"
                autocomplete="off"
                spellcheck="false"
                maxlength="200"
                data-testid=id
                prop:value=move || value.get()
                on:input:target=move |event| value.set(event.target().value())
            />
        </div>
    }
    .into_any()
}

/// The section; `summary` of each part says what it is before it is opened.
#[component]
pub fn Papers(
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let tab = Tab::here();
    let t = papers_words(lang);
    let area: NodeRef<leptos::html::Textarea> = NodeRef::new();
    let select = move |_| {
        if let Some(area) = area.get_untracked() {
            let area: HtmlTextAreaElement = area;
            let _ = area.focus();
            area.select();
        }
    };
    let save = move |_| offer(OPEN_LETTER.get(lang).as_bytes(), "text/plain;charset=utf-8", "munjigi-letter.txt");
    let [as_html, as_json, as_csv] = t.redacted_as;
    view! {
        <section class="papers" data-testid="papers">
            <h2>{t.title}</h2>
            <p>{t.lead}</p>
            {tongues(lang)}
            <div class="buttons">
                {button(PaperKind::Html, "export-html", t.html, None)}
                {button(PaperKind::People, "export-paper", t.people, None)}
                {button(PaperKind::Screening, "export-screening", t.screening, None)}
                {button(PaperKind::Markdown, "export-markdown", t.markdown, None)}
                {button(PaperKind::Ocsf, "export-ocsf", t.ocsf, None)}
            </div>
            <p class="hint">{t.hint}</p>
            {news(lang)}
            <details>
                <summary data-testid="papers-redacted">{t.redacted}</summary>
                <p class="hint">{t.redacted_hint}</p>
                {field("paper-key", t.key, tab.papers.key)}
                <p class="hint">{t.key_hint}</p>
                <div class="buttons">
                    {button(PaperKind::RedactedHtml, "export-redacted", as_html, None)}
                    {button(PaperKind::RedactedJson, "export-redacted-json", as_json, None)}
                    {button(PaperKind::RedactedCsv, "export-redacted-csv", as_csv, None)}
                </div>
            </details>
            <details>
                <summary data-testid="papers-handover">{t.handover}</summary>
                <p class="hint">{t.handover_hint}</p>
                {field("paper-authority", t.authority, tab.papers.authority)}
                {field("paper-reference", t.reference, tab.papers.reference)}
                <div class="buttons">{button(PaperKind::Handover, "export-handover", t.handover_make, None)}</div>
            </details>
            <details>
                <summary data-testid="papers-letter">{t.letter}</summary>
                <p class="hint">{t.letter_hint}</p>
                <div class="field">
                    <textarea node_ref=area readonly rows="16" aria-label=t.letter data-testid="letter" prop:value=OPEN_LETTER.get(lang)></textarea>
                </div>
                <div class="buttons">
                    <button type="button" class="button" data-testid="letter-select" on:click=select>{t.select}</button>
                    <button type="button" class="button" data-testid="letter-save" on:click=save>{t.save}</button>
                </div>
            </details>
        </section>
    }
}

/// The papers of one account.
#[component]
pub fn PersonPapers(
    /// Key of the account.
    account: String,
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let t = papers_words(lang);
    view! {
        <section class="papers screen-only">
            <h2>{t.person_title}</h2>
            {tongues(lang)}
            <div class="buttons">
                {button(PaperKind::Person, "export-person", t.person, Some(account.clone()))}
                {button(PaperKind::PersonCopy, "export-person-copy", t.copy, Some(account))}
            </div>
            <p class="hint">{t.person_hint}</p>
            {news(lang)}
        </section>
    }
}
