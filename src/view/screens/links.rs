//! What accounts share, as a picture and as tables: accounts on the left, things on the right, one style of line for each
//! kind of tie. The sides are lists of buttons, so that the picture is as good by keyboard and in words.

use crate::model::Lang;
use crate::present::links::{
    Laid, Left, Tie, cluster, drawn, innocent, kinds, kinds_of, lay, members, others, rarity, shared_by,
};
use crate::present::links_words::links_words;
use crate::present::queue::step;
use crate::present::{vocabulary, words};
use crate::protocol::links::{LinkMap, MapThing};
use crate::protocol::queue::UNJUDGED;
use crate::view::bridge::Bridge;
use crate::view::state::Tab;
use crate::view::widgets::heading::Heading;
use crate::view::widgets::mark::BandMark;
use crate::view::widgets::scroller::Scroller;
use leptos::prelude::*;
use std::sync::Arc;

mod picture;

use picture::Picture;

/// The screen.
#[component]
pub fn LinksScreen(
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let tab = Tab::here();
    let l = links_words(lang);
    if tab.map.with_untracked(Option::is_none) {
        Bridge::here().ask_links(None);
    }
    view! {
        <div class="page links" data-testid="links">
            <header class="lead">
                <Heading>{l.title}</Heading>
                <p class="lead-text">{l.lead}</p>
            </header>
            {move || match tab.map.get() {
                Some(map) if map.things.is_empty() => view! { <p class="empty">{l.none}</p> }.into_any(),
                Some(map) => view! { <Map map lang /> }.into_any(),
                None => view! { <p class="hint">{words(lang).loading}</p> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Map(map: Arc<LinkMap>, lang: Lang) -> impl IntoView {
    let bridge = Bridge::here();
    let l = links_words(lang);
    let laid = lay(&map);
    let chosen = map.cluster.clone();
    let open = chosen.clone().map(|id| {
        view! {
            <button type="button" class="button primary" data-testid="links-open" on:click=move |_| bridge.open_cluster(id.clone())>
                {l.open_all}
            </button>
        }
    });
    let found: Vec<&str> = kinds(&map).into_iter().map(|(kind, ..)| kind).collect();
    let reasons = innocent(&found, map.cluster.is_some(), lang);
    view! {
        <Choice map=map.clone() lang />
        <section class="link-picture">
            <div class="link-head">
                <h2>{chosen.map_or(l.all.to_owned(), |id| cluster(&id, lang))}</h2>
                {open}
            </div>
            {drawn(&map, lang).map(|told| view! { <p class="note" data-testid="links-left">{told}</p> })}
            <p class="hint">{l.picture_hint}</p>
            <Picture map=map.clone() laid lang />
        </section>
        <div class="link-sections">
            <section>
                <h2>{l.kinds}</h2>
                <Kinds map=map.clone() lang />
            </section>
            <section class="panel">
                <h2>{words(lang).innocent}</h2>
                <ul data-testid="links-innocent">{reasons.into_iter().map(|reason| view! { <li>{reason}</li> }).collect_view()}</ul>
            </section>
        </div>
        <section>
            <h2>{if map.cluster.is_some() { l.members } else { l.accounts }}</h2>
            <Members map=map.clone() lang />
        </section>
        <section>
            <h2>{l.table}</h2>
            <Things map lang />
        </section>
    }
}

/// Everything, or one of the clusters.
#[component]
fn Choice(map: Arc<LinkMap>, lang: Lang) -> impl IntoView {
    let bridge = Bridge::here();
    let l = links_words(lang);
    let chip = |id: Option<String>, label: String, told: String| {
        let pressed = (map.cluster == id).to_string();
        let named = id.clone();
        view! {
            <li>
                <button
                    type="button"
                    class="chip"
                    aria-pressed=pressed
                    data-testid="links-cluster"
                    data-cluster=named
                    on:click=move |_| bridge.ask_links(id.clone())
                >
                    {label}
                </button>
                <span class="hint">{told}</span>
            </li>
        }
    };
    let clusters = map
        .clusters
        .iter()
        .map(|row| chip(Some(row.id.clone()), cluster(&row.id, lang), members(row.accounts_total, &row.bands, lang)))
        .collect_view();
    let hint = if map.clusters.is_empty() { l.no_groups } else { l.group_hint };
    view! {
        <section class="link-choice">
            <h2>{l.choice}</h2>
            <ul>{chip(None, l.all.to_owned(), String::new())} {clusters}</ul>
            <p class="hint">{hint}</p>
        </section>
    }
}

#[component]
fn Kinds(map: Arc<LinkMap>, lang: Lang) -> impl IntoView {
    let l = links_words(lang);
    let rows = kinds(&map)
        .into_iter()
        .map(|(kind, weight, count)| {
            view! {
                <tr>
                    <th scope="row">{vocabulary::link_kind(kind, lang).to_owned()}</th>
                    <td>{rarity(weight, lang)}</td>
                    <td class="number">{count}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table>
            <thead><tr><th scope="col">{l.kind}</th><th scope="col">{l.rarity}</th><th scope="col" class="number">{l.count}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn Members(map: Arc<LinkMap>, lang: Lang) -> impl IntoView {
    let bridge = Bridge::here();
    let l = links_words(lang);
    let rows = map
        .accounts
        .iter()
        .enumerate()
        .map(|(n, account)| {
            let key = account.account.clone();
            let shares: Vec<&str> = kinds_of(&map, n).into_iter().map(|kind| vocabulary::link_kind(kind, lang)).collect();
            let mark = (account.band != UNJUDGED).then(|| view! { <BandMark band=account.band.to_string() /> });
            view! {
                <tr data-testid="links-member" data-account=account.account.clone()>
                    <th scope="row">
                        <button type="button" class="link data" on:click=move |_| bridge.open(key.clone())>{account.account.clone()}</button>
                    </th>
                    <td class="row-band" data-band=account.band.to_string()>{mark} " " {step(&account.band, lang).to_owned()}</td>
                    <td>{shares.join(", ")}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <Scroller label=l.members>
            <table>
                <thead><tr><th scope="col">{l.account}</th><th scope="col">{l.band}</th><th scope="col">{l.shares}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </Scroller>
    }
}

/// The picture as a table.
#[component]
fn Things(map: Arc<LinkMap>, lang: Lang) -> impl IntoView {
    let l = links_words(lang);
    let rows = map.things.iter().map(|thing| {
        view! {
            <tr data-testid="links-thing" data-kind=thing.kind.to_string()>
                <th scope="row">{vocabulary::link_kind(&thing.kind, lang).to_owned()}</th>
                <td class="data">{thing.value.clone()}</td>
                <td class="data">{accounts_of(&map, thing, lang)}</td>
                <td>{rarity(thing.weight, lang)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <Scroller label=l.table>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{l.kind}</th>
                        <th scope="col">{l.value}</th>
                        <th scope="col">{l.accounts}</th>
                        <th scope="col">{l.rarity}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </Scroller>
    }
}

/// Names of the accounts that have a thing, the others counted.
fn accounts_of(map: &LinkMap, thing: &MapThing, lang: Lang) -> String {
    let mut names: Vec<String> = thing.accounts.iter().map(|at| map.accounts[*at].account.clone()).collect();
    if thing.others > 0 {
        names.push(others(thing.others, lang));
    }
    names.join(", ")
}
