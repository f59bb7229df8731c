//! The catalogue: every signal with what it says about itself, and what is not used with the reason.

use crate::model::Lang;
use crate::present::catalogue::{found, found_excluded, thresholds};
use crate::present::catalogue_words::{CatalogueWords, catalogue_words, count, reading};
use crate::present::glossary::TERMS;
use crate::present::{vocabulary, words};
use crate::signals::card::{Example, Reading};
use crate::signals::{Card, Family};
use crate::view::state::{Screen, Tab};
use crate::view::widgets::heading::Heading;
use leptos::prelude::*;

/// The screen.
#[component]
pub fn CatalogueScreen(
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let tab = Tab::here();
    let t = catalogue_words(lang);
    let cards = Memo::new(move |_| {
        let found = found(&tab.wanted.get());
        found.iter().map(|(_, cards)| cards.len()).sum::<usize>()
    });
    view! {
        <div class="page guide catalogue" data-testid="catalogue">
            <header class="lead">
                <Heading>{t.title}</Heading>
                <p class="lead-text">{t.lead}</p>
            </header>
            <div class="field">
                <label for="catalogue-search">{t.search}</label>
                <input
                    id="catalogue-search"
                    type="search"
                    autocomplete="off"
                    spellcheck="false"
                    data-testid="catalogue-search"
                    prop:value=move || tab.wanted.get()
                    on:input:target=move |event| tab.wanted.set(event.target().value())
                />
            </div>
            <details class="legend">
                <summary>{t.legend}</summary>
                <ul>{t.legend_text.iter().map(|line| view! { <li>{*line}</li> }).collect_view()}</ul>
            </details>
            <p class="export-count" role="status">{move || count(cards.get(), lang)}</p>
            {move || {
                let found = found(&tab.wanted.get());
                if found.is_empty() {
                    return view! { <p class="empty">{t.none}</p> }.into_any();
                }
                found.into_iter().map(|(family, cards)| view! { <Kind family cards lang /> }).collect_view().into_any()
            }}
            <section class="export-kind">
                <h2>{t.excluded}</h2>
                <p class="hint">{t.excluded_lead}</p>
                <ul class="excluded-list">
                    {move || {
                        found_excluded(&tab.wanted.get())
                            .into_iter()
                            .map(|entry| {
                                view! {
                                    <li data-testid="excluded" data-signal=entry.id>
                                        <b>{entry.title.get(lang)}</b>
                                        <span>{entry.reason.get(lang)}</span>
                                    </li>
                                }
                            })
                            .collect_view()
                    }}
                </ul>
            </section>
            <section class="export-kind">
                <h2 id="glossary">{t.glossary}</h2>
                <dl class="glossary" data-testid="glossary">
                    {TERMS
                        .iter()
                        .map(|term| view! { <div><dt>{term.word.get(lang)}</dt><dd>{term.meaning.get(lang)}</dd></div> })
                        .collect_view()}
                </dl>
            </section>
        </div>
    }
}

#[component]
fn Kind(family: Family, cards: Vec<&'static Card>, lang: Lang) -> impl IntoView {
    view! {
        <section class="export-kind">
            <h2>{vocabulary::family(family.name(), lang).to_owned()}</h2>
            <ul class="export-products">
                {cards.into_iter().map(|card| view! { <Entry card lang /> }).collect_view()}
            </ul>
        </section>
    }
}

/// One card; its body is built when it is opened, since all of them together are some thousands of elements.
#[component]
fn Entry(card: &'static Card, lang: Lang) -> impl IntoView {
    let t = catalogue_words(lang);
    let opened = RwSignal::new(false);
    let unverified = card.sources.iter().any(|source| source.reading == Reading::Unverified);
    view! {
        <li data-testid="catalogue-card" data-signal=card.id data-family=card.family.name()>
            <details on:toggle=move |_| opened.set(true)>
                <summary>
                    <span>{vocabulary::signal_title(card.id, lang)}</span>
                    <small>
                        {t.severity} ": " {vocabulary::severity(card.severity.name(), lang).to_owned()}
                        {unverified.then(|| format!(" · {}", reading(Reading::Unverified).get(lang)))}
                    </small>
                </summary>
                {move || opened.get().then(|| view! { <Body card lang /> })}
            </details>
        </li>
    }
}

#[component]
fn Body(card: &'static Card, lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let (t, w) = (catalogue_words(lang), words(lang));
    let text = card.text(lang);
    let needs: Vec<&str> = card.needs.iter().map(|need| vocabulary::need(need.name(), lang)).collect();
    let limits = move || {
        let limits = thresholds(card, &tab.policy.get(), lang);
        if limits.is_empty() {
            return view! { <p>{t.no_threshold}</p> }.into_any();
        }
        let rows = limits.into_iter().map(|limit| {
            view! {
                <tr data-path=limit.path>
                    <th scope="row">{limit.label}</th>
                    <td>{limit.value}</td>
                </tr>
            }
        });
        view! {
            <table class="limits"><tbody>{rows.collect_view()}</tbody></table>
            <button type="button" class="link" on:click=move |_| tab.show(Screen::Policy)>{t.to_policy}</button>
        }
        .into_any()
    };
    view! {
        <div class="export-cards">
            <dl class="card-body terms">
                <div><dt>{t.looks_for}</dt><dd>{text.looks_for}</dd></div>
                <div><dt>{w.matters}</dt><dd>{text.matters_because}</dd></div>
                <div><dt>{t.thresholds}</dt><dd>{limits}</dd></div>
                <div><dt>{t.needs}</dt><dd>{needs.join("; ")}</dd></div>
                <Points title=w.innocent points=text.innocent_explanations />
                <Points title=w.blind_spots points=text.blind_spots />
                <Points title=w.next_steps points=text.next_steps />
                <Points title=w.clears points=text.clears />
                <div>
                    <dt>{w.sources}</dt>
                    <dd>
                        <ul>
                            {card
                                .sources
                                .iter()
                                .map(|source| {
                                    view! {
                                        <li>
                                            {source.title} " "
                                            <span class="tag">{reading(source.reading).get(lang)}</span>
                                        </li>
                                    }
                                })
                                .collect_view()}
                        </ul>
                    </dd>
                </div>
                <div>
                    <dt>{t.examples}</dt>
                    <dd class="drawings">
                        {card.examples.iter().map(|example| view! { <Drawing example t lang /> }).collect_view()}
                    </dd>
                </div>
            </dl>
        </div>
    }
}

#[component]
fn Points(title: &'static str, points: &'static [&'static str]) -> impl IntoView {
    view! {
        <div>
            <dt>{title}</dt>
            <dd>
                <ul>{points.iter().map(|point| view! { <li>{*point}</li> }).collect_view()}</ul>
            </dd>
        </div>
    }
}

#[component]
fn Drawing(example: &'static Example, t: &'static CatalogueWords, lang: Lang) -> impl IntoView {
    let lines: Vec<&str> = example.drawing.lines().map(str::trim).collect();
    view! {
        <figure class="drawing">
            <figcaption>
                {example.title.get(lang)} " "
                <b class="tag">{if example.fires { t.fires } else { t.quiet }}</b>
            </figcaption>
            <pre tabindex="0"><code>{lines.join("\n")}</code></pre>
        </figure>
    }
}
