//! The first screen: files in, date and zone, practice data, and what to drop.

use crate::ingest::formats::FORMATS;
use crate::model::Lang;
use crate::present::exports_words::exports_words;
use crate::present::host_words::host_words;
use crate::present::policy::changed;
use crate::present::policy_words::policy_words;
use crate::present::words::Guide;
use crate::present::{vocabulary, words};
use crate::view::bridge::Bridge;
use crate::view::state::{Phase, Screen, Tab};
use crate::view::widgets::calendar::Calendar;
use crate::view::widgets::drop_zone::DropZone;
use crate::view::widgets::file_list::FileList;
use crate::view::widgets::heading::Heading;
use crate::view::widgets::pictures::{Picture, drawing};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

/// Zones offered by name; any other IANA name may be typed.
const ZONES: &[&str] = &[
    "Asia/Seoul",
    "UTC",
    "Asia/Tokyo",
    "Asia/Shanghai",
    "Asia/Ho_Chi_Minh",
    "Asia/Manila",
    "Asia/Singapore",
    "Asia/Jakarta",
    "Asia/Kolkata",
    "Asia/Dubai",
    "Europe/Moscow",
    "Europe/Kyiv",
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "Africa/Lagos",
    "Australia/Sydney",
];

/// The screen.
#[component]
pub fn IntakeScreen(
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let t = words(lang);
    view! {
        <div class="page intake">
            <FaultPanel lang />
            <header class="lead">
                <Heading>{t.intake_title}</Heading>
                <p class="lead-text">{t.intake_lead}</p>
                <p>{t.intake_not}</p>
                <Privacy lang />
            </header>
            <div class="intake-grid">
                <Files lang />
                <div class="side">
                    <Practice lang />
                    <Guides lang />
                </div>
            </div>
        </div>
    }
}

/// What went wrong last, and what to try.
#[component]
fn FaultPanel(lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let t = words(lang);
    move || {
        tab.fault.get().map(|fault| {
            let close = move |_| {
                tab.fault.set(None);
                tab.enter(Phase::Idle);
            };
            view! {
                <section class="notice" role="alert" data-testid="fault">
                    <div>
                        <p class="notice-title">{t.fault_title}</p>
                        <p>{vocabulary::fault(fault, lang)}</p>
                    </div>
                    <button type="button" on:click=close>{t.dismiss}</button>
                </section>
            }
        })
    }
}

#[component]
fn Privacy(lang: Lang) -> impl IntoView {
    let t = words(lang);
    view! {
        <div class="privacy">
            <p>{t.privacy}</p>
            <details>
                <summary>{t.privacy_how}</summary>
                <ul>{t.privacy_steps.iter().map(|step| view! { <li>{*step}</li> }).collect_view()}</ul>
            </details>
        </div>
    }
}

#[component]
fn Files(lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let bridge = Bridge::here();
    let t = words(lang);
    let missing = RwSignal::new("");
    Effect::new(move |_| {
        // What was missing may be there now.
        tab.files.track();
        tab.pasted.track();
        tab.as_of.track();
        missing.set("");
    });
    // No form: a sandboxed frame without `allow-forms` submits none.
    let start = move |_| {
        let nothing = tab.data_files().is_empty() && tab.pasted.with_untracked(|text| text.trim().is_empty());
        if tab.has_refused_policy() {
            missing.set(host_words(lang).take_it_out);
        } else if nothing {
            missing.set(t.nothing_chosen);
            focus("[data-testid=intake-file]");
        } else if tab.as_of.with_untracked(|date| date.trim().is_empty()) {
            missing.set(t.no_date);
            focus("[data-testid=intake-as-of]");
        } else {
            bridge.screen();
        }
    };
    view! {
        <section class="panel files">
            <h2>{t.files_title}</h2>
            <DropZone lang />
            <FileList lang />
            <div class="field">
                <label for="paste">{t.paste_label}</label>
                <textarea
                    id="paste"
                    rows="3"
                    spellcheck="false"
                    autocomplete="off"
                    aria-describedby="paste-hint"
                    data-testid="intake-paste"
                    prop:value=move || tab.pasted.get()
                    on:input:target=move |event| tab.pasted.set(event.target().value())
                ></textarea>
                <p class="hint" id="paste-hint">{t.paste_hint}</p>
            </div>
            <h2>{t.settings_title}</h2>
            <div class="fields">
                <div class="field">
                    <label for="as-of">{t.as_of_label}</label>
                    <div class="date">
                        <input
                            id="as-of"
                            type="date"
                            aria-describedby="as-of-hint"
                            data-testid="intake-as-of"
                            prop:value=move || tab.as_of.get()
                            on:input:target=move |event| tab.as_of.set(event.target().value())
                        />
                        <Calendar />
                    </div>
                    <p class="hint" id="as-of-hint">{t.as_of_hint}</p>
                </div>
                <div class="field">
                    <label for="zone">{t.zone_label}</label>
                    <input
                        id="zone"
                        type="text"
                        list="zones"
                        spellcheck="false"
                        autocomplete="off"
                        aria-describedby="zone-hint"
                        data-testid="intake-zone"
                        prop:value=move || tab.zone.get()
                        on:input:target=move |event| tab.zone.set(event.target().value().trim().to_owned())
                    />
                    <datalist id="zones">{ZONES.iter().map(|zone| view! { <option value=*zone></option> }).collect_view()}</datalist>
                    <p class="hint" id="zone-hint">{t.zone_hint}</p>
                </div>
            </div>
            {move || {
                let differs = tab.policy.with(|policy| !changed(policy).is_empty());
                differs
                    .then(|| {
                        view! {
                            <p class="note" data-testid="policy-differs">
                                {policy_words(lang).differs} ". "
                                <button type="button" class="link" on:click=move |_| tab.show(Screen::Policy)>
                                    {policy_words(lang).title}
                                </button>
                            </p>
                        }
                    })
            }}
            <p class="missing" role="alert">{move || missing.get()}</p>
            <button type="button" class="button primary" data-testid="intake-screen" on:click=start>{t.screen}</button>
        </section>
    }
}

fn focus(selector: &str) {
    if let Ok(Some(element)) = document().query_selector(selector) {
        let _ = element.unchecked_into::<web_sys::HtmlElement>().focus();
    }
}

#[component]
fn Practice(lang: Lang) -> impl IntoView {
    let bridge = Bridge::here();
    let t = words(lang);
    view! {
        <section class="panel practice">
            <h2>{t.sample_title}</h2>
            <p>{t.sample_text}</p>
            <button type="button" class="button" data-testid="intake-sample" on:click=move |_| bridge.screen_practice()>
                {t.sample}
            </button>
        </section>
    }
}

#[component]
fn Guides(lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let t = words(lang);
    let card = |(picture, guide): (Picture, &'static Guide)| {
        view! {
            <li>
                <h3>{drawing(picture)} {guide.title}</h3>
                <dl>
                    <div><dt>{t.guide_from}</dt><dd>{guide.from}</dd></div>
                    <div><dt>{t.guide_columns}</dt><dd>{guide.columns}</dd></div>
                    <div><dt>{t.guide_allows}</dt><dd>{guide.allows}</dd></div>
                </dl>
            </li>
        }
    };
    view! {
        <section class="guides">
            <h2>{t.guide_title}</h2>
            <p class="hint">{t.guide_lead}</p>
            <button type="button" class="button" data-testid="intake-exports" on:click=move |_| tab.show(Screen::Exports)>
                {exports_words(lang).title}
            </button>
            <ul class="guide-list">{Picture::ALL.into_iter().zip(&t.guides).map(card).collect_view()}</ul>
            <details>
                <summary>{t.formats_title}</summary>
                <ul>{FORMATS.iter().map(|format| view! { <li>{format.card().title.get(lang)}</li> }).collect_view()}</ul>
            </details>
        </section>
    }
}
