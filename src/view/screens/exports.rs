//! Which export do I need? Products by kind, found by a question, each with how to export from it.

use crate::ingest::FormatCard;
use crate::ingest::presets::Preset;
use crate::model::Lang;
use crate::present::exports::{Group, Product, search};
use crate::present::exports_words::{self, exports_words};
use crate::present::vocabulary;
use crate::report::export::templates;
use crate::view::bridge;
use crate::view::state::Tab;
use crate::view::widgets::heading::Heading;
use leptos::prelude::*;

/// So few products are shown open: the answer stands there without a further key.
const OPEN: usize = 3;

/// The screen.
#[component]
pub fn ExportsScreen(
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let tab = Tab::here();
    let t = exports_words(lang);
    let found = Memo::new(move |_| {
        let need = tab.need.get().map(|(_, need)| need);
        let groups = search(&tab.question.get(), need.as_deref());
        groups.iter().map(|(_, products)| products.len()).sum::<usize>()
    });
    view! {
        <div class="page guide" data-testid="exports">
            <header class="lead">
                <Heading>{t.title}</Heading>
                <p class="lead-text">{t.lead}</p>
            </header>
            <div class="field">
                <label for="export-search">{t.search}</label>
                <input
                    id="export-search"
                    type="search"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="export-hint"
                    data-testid="export-search"
                    prop:value=move || tab.question.get()
                    on:input:target=move |event| tab.question.set(event.target().value())
                />
                <p class="hint" id="export-hint">{t.hint}</p>
            </div>
            {move || {
                tab.need
                    .get()
                    .map(|(signal, need)| {
                        view! {
                            <p class="export-need">
                                <span>{t.only_for} " " <b>{vocabulary::allowed_by(&signal, &need, lang)}</b></span>
                                <button
                                    type="button"
                                    class="button"
                                    data-testid="export-all"
                                    on:click=move |_| tab.need.set(None)
                                >
                                    {t.all}
                                </button>
                            </p>
                        }
                    })
            }}
            <p class="export-count" role="status">{move || exports_words::found(found.get(), lang)}</p>
            {move || {
                let need = tab.need.get().map(|(_, need)| need);
                let groups = search(&tab.question.get(), need.as_deref());
                let open = found.get() <= OPEN;
                if groups.is_empty() {
                    return view! { <p class="empty">{t.none}</p> }.into_any();
                }
                groups
                    .into_iter()
                    .map(|(group, products)| view! { <Kind group products open lang /> })
                    .collect_view()
                    .into_any()
            }}
            <div class="export-empty">
                <button
                    type="button"
                    class="button"
                    aria-describedby="export-empty-hint"
                    data-testid="template-workbook"
                    on:click=move |_| bridge::offer(&templates::workbook(lang), XLSX, &t_file("munjigi-tables.xlsx", lang))
                >
                    {t.empty_book}
                </button>
                <p class="hint" id="export-empty-hint">{t.empty_hint}</p>
            </div>
        </div>
    }
}

#[component]
fn Kind(group: &'static Group, products: Vec<&'static Product>, open: bool, lang: Lang) -> impl IntoView {
    view! {
        <section class="export-kind">
            <h2>{group.title.get(lang)}</h2>
            <ul class="export-products">
                {products
                    .into_iter()
                    .map(|product| {
                        view! {
                            <li>
                                <details open=open>
                                    <summary>{group.question(product, lang)}</summary>
                                    <div class="export-cards">
                                        {product.cards().map(|card| view! { <Card card lang /> }).collect_view()}
                                        {product.tables().map(|preset| view! { <Table preset lang /> }).collect_view()}
                                    </div>
                                </details>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn Card(card: &'static FormatCard, lang: Lang) -> impl IntoView {
    let t = exports_words(lang);
    let parts = [(t.how, card.export), (t.gives, card.gives), (t.lacks, card.lacks), (t.traps, card.traps)];
    view! {
        <article class="export-card" data-testid="export-card" data-format=card.id>
            <h3>{card.title.get(lang)}</h3>
            <dl class="terms">
                {parts
                    .into_iter()
                    .map(|(name, text)| view! { <div><dt>{name}</dt><dd>{text.get(lang)}</dd></div> })
                    .collect_view()}
                <div><dt>{t.sample}</dt><dd><pre tabindex="0"><code>{card.sample.trim_end()}</code></pre></dd></div>
            </dl>
            {templates::csv(card.id, lang)
                .map(|text| {
                    let name = t_file(&format!("{}.csv", card.id), lang);
                    view! {
                        <button
                            type="button"
                            class="button"
                            data-testid="template-csv"
                            data-format=card.id
                            on:click=move |_| bridge::offer(text.as_bytes(), "text/csv;charset=utf-8", &name)
                        >
                            {t.empty_csv}
                        </button>
                    }
                })}
        </article>
    }
}

/// Media type of a workbook.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A file name that tells the language of its headers.
fn t_file(name: &str, lang: Lang) -> String {
    name.replacen('.', &format!(".{}.", lang.code()), 1)
}

#[component]
fn Table(preset: &'static Preset, lang: Lang) -> impl IntoView {
    let t = exports_words(lang);
    let columns = preset.columns.iter().map(|column| {
        view! {
            <li>
                <b lang="ko">{column.name}</b>
                " "
                {exports_words::meaning(column, lang)}
                {(!column.confirmed).then(|| view! { <small>" (" {t.unconfirmed} ")"</small> })}
            </li>
        }
    });
    view! {
        <article class="export-card" data-testid="export-card" data-format=preset.id>
            <h3>{preset.product.get(lang)}</h3>
            <dl class="terms">
                <div><dt>{t.how}</dt><dd>{preset.table.get(lang)}</dd></div>
                <div><dt>{t.columns}</dt><dd><ul class="export-columns">{columns.collect_view()}</ul></dd></div>
                <div><dt>{t.looked_up}</dt><dd>{preset.looked_up.get(lang)}</dd></div>
            </dl>
        </article>
    }
}
