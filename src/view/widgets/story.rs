//! What an account comes to, in a paragraph and two lists.

use crate::model::Lang;
use crate::present::sentence;
use crate::present::story::story;
use crate::present::story_words::story_words;
use crate::protocol::AccountDetail;
use crate::view::widgets::jump::jump;
use leptos::prelude::*;

/// The story.
pub fn tale(detail: &AccountDetail, lang: Lang) -> AnyView {
    let t = story_words(lang);
    let told = story(detail, lang);
    let closer = told.closer.into_iter().map(|point| {
        let text = point.text;
        match point.signal {
            Some(id) => {
                let href = format!("#{id}");
                view! { <li><a href=href on:click=move |event| jump(&event, &id)>{text}</a></li> }.into_any()
            }
            None => view! { <li>{text}</li> }.into_any(),
        }
    });
    let mut closer: Vec<AnyView> = closer.collect();
    if closer.is_empty() {
        closer.push(item(t.closer_none.to_owned()));
    }
    if told.closer_more > 0 {
        closer.push(item(sentence::others(told.closer_more, lang)));
    }
    let mut person: Vec<AnyView> = told.person.into_iter().map(item).collect();
    if person.is_empty() {
        person.push(item(t.person_none.to_owned()));
    }
    let clears = told.clears.into_iter().map(|(title, facts)| item(format!("{title}: {}", facts.join(", "))));
    let clears: Vec<AnyView> = clears.collect();
    let clears = (!clears.is_empty()).then(|| list("story-clears", t.clears, clears));
    view! {
        <section class="story" data-testid="story">
            <h2>{t.title}</h2>
            <p class="story-text" data-testid="story-text">{told.summary.join(" ")}</p>
            <div class="story-lists">
                {list("story-closer", t.closer, closer)}
                {list("story-person", t.person, person)}
                {clears}
            </div>
        </section>
    }
    .into_any()
}

fn item(text: String) -> AnyView {
    view! { <li>{text}</li> }.into_any()
}

fn list(name: &'static str, title: &'static str, items: Vec<AnyView>) -> AnyView {
    view! { <div data-testid=name><h3>{title}</h3><ul>{items}</ul></div> }.into_any()
}
