//! The picture: two lists of buttons with lines between them. Choosing one leaves only what it is tied to in full tone.

use super::*;

/// The picture.
#[component]
pub fn Picture(
    /// The map.
    map: Arc<LinkMap>,
    /// Its layout.
    laid: Laid,
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let tab = Tab::here();
    let l = links_words(lang);
    let picked = tab.picked;
    // Things in full tone: the chosen one, or those of the chosen account.
    let lit = {
        let map = map.clone();
        Memo::new(move |_| {
            picked.get().map(|(is_account, at)| {
                let has = |thing: &MapThing| thing.accounts.contains(&at);
                (0..map.things.len())
                    .filter(|thing| if is_account { has(&map.things[*thing]) } else { *thing == at })
                    .collect::<Vec<usize>>()
            })
        })
    };
    let is_lit = move |thing: usize| lit.with(|lit| lit.as_ref().is_none_or(|lit| lit.contains(&thing)));
    let pick = move |node: (bool, usize)| picked.update(|picked| *picked = (*picked != Some(node)).then_some(node));
    let left = laid
        .left
        .iter()
        .map(|node| match *node {
            Left::Account(at) => {
                let account = &map.accounts[at];
                let of: Vec<usize> =
                    (0..map.things.len()).filter(|thing| map.things[*thing].accounts.contains(&at)).collect();
                let band = account.band.to_string();
                let mark = (account.band != UNJUDGED).then(|| view! { <BandMark band=band.clone() /> });
                view! {
                    <li class:dim=move || !of.iter().any(|thing| is_lit(*thing))>
                        <button
                            type="button"
                            data-testid="links-node"
                            aria-pressed=move || (picked.get() == Some((true, at))).to_string()
                            on:click=move |_| pick((true, at))
                        >
                            {mark}
                            <span class="node-name">{account.account.clone()}</span>
                            <span class="visually-hidden">", " {step(&band, lang).to_owned()}</span>
                        </button>
                    </li>
                }
                .into_any()
            }
            Left::Others(thing) => {
                let told = others(map.things[thing].others, lang);
                view! { <li class="node-others" class:dim=move || !is_lit(thing)><span>{told}</span></li> }.into_any()
            }
        })
        .collect_view();
    let right = laid
        .right
        .iter()
        .map(|at| {
            let at = *at;
            let thing = &map.things[at];
            view! {
                <li class:dim=move || !is_lit(at) data-tie=Tie::of(&thing.kind).name()>
                    <button
                        type="button"
                        data-testid="links-node"
                        aria-pressed=move || (picked.get() == Some((false, at))).to_string()
                        on:click=move |_| pick((false, at))
                    >
                        <span class="node-name">
                            <b>{vocabulary::link_kind(&thing.kind, lang).to_owned()}</b>
                            " "
                            {thing.value.clone()}
                        </span>
                        <small>{shared_by(thing, lang)}</small>
                    </button>
                </li>
            }
        })
        .collect_view();
    let lines = laid
        .paths
        .iter()
        .zip(&laid.right)
        .map(|(path, at)| {
            let at = *at;
            let tie = Tie::of(&map.things[at].kind).name();
            view! { <path d=path.clone() data-tie=tie class:dim=move || !is_lit(at) class:lit=move || picked.get().is_some() && is_lit(at) /> }
        })
        .collect_view();
    let height = (laid.rows * 2).to_string();
    let told = {
        let map = map.clone();
        move || picked.get().and_then(|node| told(&map, node, lang))
    };
    view! {
        <div class="map-heads" aria-hidden="true"><span>{l.accounts}</span><span>{l.things}</span></div>
        <div class="map" data-testid="links-map">
            <ul class="map-side" aria-label=l.accounts>{left}</ul>
            <svg viewBox=format!("0 0 100 {height}") preserveAspectRatio="none" aria-hidden="true" focusable="false">{lines}</svg>
            <ul class="map-side" aria-label=l.things>{right}</ul>
        </div>
        <div class="map-told" role="status" data-testid="links-told">{told}</div>
        <div class="map-legend">
            <h3>{l.legend}</h3>
            <ul>
                {Tie::ALL
                    .map(|tie| {
                        view! {
                            <li>
                                <svg viewBox="0 0 40 4" width="40" height="4" aria-hidden="true" focusable="false">
                                    <path d="M0 2L40 2" data-tie=tie.name() />
                                </svg>
                                {l.tie(tie)}
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </div>
    }
}

/// What is chosen, in words, with the way to the account.
fn told(map: &LinkMap, (is_account, at): (bool, usize), lang: Lang) -> Option<AnyView> {
    let bridge = Bridge::here();
    let picked = bridge.tab.picked;
    let l = links_words(lang);
    let things = map.things.iter().enumerate().filter(
        |(n, thing)| {
            if is_account { thing.accounts.contains(&at) } else { *n == at }
        },
    );
    let items = things
        .map(|(_, thing)| {
            view! {
                <li>
                    <b>{vocabulary::link_kind(&thing.kind, lang).to_owned()}</b>
                    " "
                    <span class="data">{thing.value.clone()}</span>
                    ": "
                    <span class="data">{accounts_of(map, thing, lang)}</span>
                </li>
            }
        })
        .collect_view();
    let account = if is_account { Some(map.accounts.get(at)?.account.clone()) } else { None };
    let open = account.map(|account| {
        let key = account.clone();
        view! {
            <p>
                <b class="data">{account}</b> " "
                <button type="button" class="link" data-testid="links-account" on:click=move |_| bridge.open(key.clone())>{l.open}</button>
            </p>
        }
    });
    Some(
        view! {
            {open}
            <ul>{items}</ul>
            <button type="button" class="quiet" on:click=move |_| picked.set(None)>{l.unpick}</button>
        }
        .into_any(),
    )
}
