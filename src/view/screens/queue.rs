//! Accounts in the order in which a person should look at them.

use crate::model::Lang;
use crate::present::host_words::host_words;
use crate::present::{problem, sentence, vocabulary, words};
use crate::protocol::{ExportKind, QueueRow, Summary};
use crate::report::Link;
use crate::view::bridge::Bridge;
use crate::view::state::{Filter, Screen, Tab, WINDOW, Window};
use crate::view::widgets::heading::Heading;
use crate::view::widgets::mark::BandMark;
use crate::view::widgets::papers::Papers;
use crate::view::widgets::scroller::Scroller;
use leptos::prelude::*;
use std::sync::Arc;

/// Among fewer accounts rarity means nothing, so no ranking numbers are shown.
const RANKED_FROM: usize = 50;
/// Rows that are built in one go: 500 at once would hold up the page for longer than a frame or two. They appear together,
/// and where there is more than one batch, rows out of sight are not laid out.
const BATCH: usize = 50;
/// Findings that a row names; the others are counted.
const SIGNALS_SHOWN: usize = 4;

/// The screen.
#[component]
pub fn QueueScreen(
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let tab = Tab::here();
    let t = words(lang);
    view! {
        <div class="page queue">
            {move || match tab.summary.get() {
                Some(summary) if summary.accounts > 0 => view! { <Accounts summary lang /> }.into_any(),
                Some(summary) => view! { <NoAccounts summary lang /> }.into_any(),
                None => view! { <Heading>{t.queue_title}</Heading> }.into_any(),
            }}
        </div>
    }
}

/// Nothing could be read: why, right here.
#[component]
fn NoAccounts(summary: Arc<Summary>, lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let t = words(lang);
    let why = summary
        .inputs
        .iter()
        .filter_map(|input| Some((input.file.clone(), problem::unreadable(input.error.as_ref()?, lang)?)))
        .map(|(file, problem)| view! { <li><b class="data">{file}</b><br />{problem.what} " " {problem.todo}</li> })
        .collect_view();
    view! {
        <header class="lead">
            <Heading>{t.no_accounts_title}</Heading>
            <p class="lead-text">{t.no_accounts_text}</p>
        </header>
        <ul class="why">{why}</ul>
        <button type="button" class="button primary" on:click=move |_| tab.show(Screen::Coverage)>{t.to_coverage}</button>
    }
}

#[component]
fn Accounts(summary: Arc<Summary>, lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let t = words(lang);
    let ranked = summary.accounts >= RANKED_FROM;
    let unread = summary.inputs.iter().filter(|input| input.error.is_some()).count();
    let links = summary.links.clone();
    let few = (summary.not_enough_data > 0).then(|| sentence::too_few_data(summary.not_enough_data, lang) + " ");
    view! {
        <header class="lead">
            <Heading>{t.queue_title}</Heading>
            <p class="lead-text">
                {sentence::result(&summary, lang)} " " {few} {sentence::checked(summary.assessed, summary.of, lang)}
            </p>
            <p class="basis">{sentence::basis(&summary, lang)}</p>
            {(unread > 0)
                .then(|| {
                    view! {
                        <p class="note">
                            {sentence::unread(unread, lang)} " "
                            <button type="button" class="link" on:click=move |_| tab.show(Screen::Coverage)>{t.to_coverage}</button>
                        </p>
                    }
                })}
        </header>
        <Filters summary=summary.clone() lang />
        {move || {
            tab.window
                .get()
                .map(|window| view! { <Rows window ranked lang /> }.into_any())
                .unwrap_or_else(|| view! { <p class="hint">{t.loading}</p> }.into_any())
        }}
        {(!ranked).then(|| view! { <p class="hint">{t.no_ranking}</p> })}
        {(!links.is_empty()).then(|| view! { <Links links lang /> })}
        <Exports lang />
        <Papers lang />
    }
}

#[component]
fn Filters(summary: Arc<Summary>, lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let bridge = Bridge::here();
    let t = words(lang);
    let chip = move |band: Option<&'static str>, label: String, count: usize| {
        let wanted = band.map(str::to_owned);
        let shown = wanted.clone();
        let pressed = move || tab.filter.with(|filter| filter.band == shown).to_string();
        let choose = move |_| {
            let search = tab.filter.with_untracked(|filter| filter.search.clone());
            bridge.ask_queue(Filter { offset: 0, band: wanted.clone(), search });
        };
        view! {
            <button type="button" class="chip" aria-pressed=pressed on:click=choose data-band=band>
                {band.map(|band| view! { <BandMark band=band.to_owned() /> })}
                {label}
                <span class="count">{count}</span>
            </button>
        }
    };
    let bands = vocabulary::BANDS
        .into_iter()
        .filter_map(|band| {
            let count = summary.bands.iter().find(|(known, _)| known == band).map_or(0, |(_, count)| *count);
            (count > 0).then(|| chip(Some(band), vocabulary::band(band, lang).to_owned(), count))
        })
        .collect_view();
    let search = move |text: String| {
        let band = tab.filter.with_untracked(|filter| filter.band.clone());
        bridge.ask_queue(Filter { offset: 0, band, search: text });
    };
    view! {
        <div class="filters">
            <div class="chips" role="group" aria-label=t.filter_label>{chip(None, t.filter_all.to_owned(), summary.accounts)} {bands}</div>
            <div class="field search">
                <label for="search">{t.search_label}</label>
                <input
                    id="search"
                    type="search"
                    autocomplete="off"
                    spellcheck="false"
                    placeholder=t.search_hint
                    data-testid="queue-search"
                    prop:value=move || tab.filter.with(|filter| filter.search.clone())
                    on:input:target=move |event| search(event.target().value())
                />
            </div>
        </div>
    }
}

#[component]
fn Rows(window: Arc<Window>, ranked: bool, lang: Lang) -> impl IntoView {
    let t = words(lang);
    let paging = window.matching > window.rows.len();
    let told = sentence::window(window.offset, window.rows.len(), window.matching, lang);
    let (offset, shown, matching) = (window.offset, window.rows.len(), window.matching);
    view! {
        <p class="visually-hidden" role="status">{told.clone()}</p>
        {if window.rows.is_empty() {
            view! { <p class="empty">{t.no_match}</p> }.into_any()
        } else {
            let built = RwSignal::new(BATCH);
            build_on(built, shown);
            let batches = (0..shown.div_ceil(BATCH))
                .map(|batch| {
                    let window = window.clone();
                    let wanted = Memo::new(move |_| built.get() > batch * BATCH);
                    move || {
                        let rows = window.rows.iter().skip(batch * BATCH).take(BATCH);
                        wanted.get().then(|| rows.map(|row| view! { <Row row=row.clone() ranked lang /> }).collect_view())
                    }
                })
                .collect_view();
            view! {
                <ol class="rows" class:ranked=ranked class:long={shown > BATCH} hidden=move || built.get() < shown aria-label=t.rows_label>
                    {batches}
                </ol>
            }
            .into_any()
        }}
        {paging.then(|| view! { <Paging offset shown matching told lang /> })}
    }
}

/// Builds the batches one task after the other; stops when the window is gone.
fn build_on(built: RwSignal<usize>, all: usize) {
    if built.try_get_untracked().is_some_and(|built| built < all) {
        set_timeout(
            move || {
                if built.try_update(|built| *built += BATCH).is_some() {
                    build_on(built, all);
                }
            },
            std::time::Duration::ZERO,
        );
    }
}

#[component]
fn Row(row: QueueRow, ranked: bool, lang: Lang) -> impl IntoView {
    let bridge = Bridge::here();
    let t = words(lang);
    let (key, account) = (row.account.clone(), row.account.clone());
    let more = row.signals.len().saturating_sub(SIGNALS_SHOWN);
    let signals = (!row.signals.is_empty()).then(|| {
        let titles = row.signals.iter().take(SIGNALS_SHOWN);
        view! {
            <ul class="row-signals">
                {titles.map(|id| view! { <li>{vocabulary::signal_title(id, lang)}</li> }).collect_view()}
                {(more > 0).then(|| view! { <li class="others">{sentence::others(more, lang)}</li> })}
            </ul>
        }
    });
    let few = row.band == "no-lead" && !row.enough_data;
    let band = if few { t.not_enough_data.to_owned() } else { vocabulary::band(&row.band, lang).to_owned() };
    let checked = sentence::assessed_of(row.assessed, row.of, lang);
    let checked = if few || row.enough_data { checked } else { format!("{checked} · {}", t.not_enough_data) };
    view! {
        <li data-testid="account-row" data-account=key data-band=row.band.to_string() data-points=row.points.to_string()>
            <p class="row-band" data-band=row.band.to_string()>
                <BandMark band=row.band.to_string() />
                <span>{band}</span>
            </p>
            <div class="row-who">
                <button type="button" class="row-open" on:click=move |_| bridge.open(account.clone())>{row.account}</button>
                <p class="row-names">{row.names.join(", ")}</p>
            </div>
            <div class="row-what">
                {signals}
                <p class="hint">{checked}</p>
            </div>
            {ranked
                .then(|| {
                    view! {
                        <p class="row-points"><span class="visually-hidden">{t.points} " "</span>{crate::present::format::points(row.points)}</p>
                    }
                })}
        </li>
    }
}

#[component]
fn Paging(offset: usize, shown: usize, matching: usize, told: String, lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let bridge = Bridge::here();
    let t = words(lang);
    let last = offset + shown >= matching;
    let go = move |offset: usize| {
        let filter = tab.filter.get_untracked();
        bridge.ask_queue(Filter { offset, ..filter });
        window().scroll_to_with_x_and_y(0.0, 0.0);
    };
    view! {
        <nav class="paging" aria-label=t.paging_label>
            <button type="button" class="button" disabled={offset == 0} on:click=move |_| go(offset.saturating_sub(WINDOW))>{t.previous}</button>
            <span>{told}</span>
            <button type="button" class="button" disabled=last on:click=move |_| go(offset + WINDOW)>{t.next}</button>
        </nav>
    }
}

#[component]
fn Links(links: Vec<Link>, lang: Lang) -> impl IntoView {
    let t = words(lang);
    let count = links.len();
    // Built when it is first opened: the list appears faster without it.
    let opened = RwSignal::new(false);
    let table = move || opened.get().then(|| view! { <LinkTable links=links.clone() lang /> });
    view! {
        <details class="links" on:toggle=move |_| opened.set(true)>
            <summary>{t.links_title} " (" {count} ")"</summary>
            <p class="hint">{t.links_hint}</p>
            {table}
        </details>
    }
}

#[component]
fn LinkTable(links: Vec<Link>, lang: Lang) -> impl IntoView {
    let t = words(lang);
    let rows = links
        .into_iter()
        .map(|link| {
            view! {
                <tr>
                    <td>{vocabulary::link_kind(&link.kind, lang).to_owned()}</td>
                    <td class="data">{link.value}</td>
                    <td class="data">{link.accounts.join(", ")}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <Scroller label=t.links_title>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{t.link_kind}</th>
                        <th scope="col">{t.link_value}</th>
                        <th scope="col">{t.link_accounts}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </Scroller>
    }
}

#[component]
fn Exports(lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let bridge = Bridge::here();
    let t = words(lang);
    let waits = move |kind| tab.exports.with(|exports| exports.contains(&kind));
    let may = move |kind: ExportKind| tab.policy.with(|policy| policy.company.may_export(kind.name()));
    let off = move || !(may(ExportKind::Json) && may(ExportKind::Csv));
    let button = move |kind: ExportKind, testid: &'static str, label: &'static str| {
        view! {
            <button type="button" class="button" data-testid=testid disabled=move || !may(kind) aria-disabled=move || waits(kind).to_string() on:click=move |_| bridge.export(kind)>
                {label}
            </button>
        }
    };
    view! {
        <section class="exports">
            <h2>{t.export_title}</h2>
            <div class="buttons">
                {button(ExportKind::Json, "export-json", t.export_json)} {button(ExportKind::Csv, "export-csv", t.export_csv)}
                <span role="status">{move || (!tab.exports.with(Vec::is_empty)).then_some(t.export_waits)}</span>
            </div>
            <p class="hint">{t.export_hint} {move || off().then(|| view! { " " <span data-testid="export-off">{host_words(lang).export_off}</span> })}</p>
        </section>
    }
}
