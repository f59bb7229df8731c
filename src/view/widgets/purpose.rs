//! What a firm settles before it screens.

use crate::model::Lang;
use crate::present::case_words::case_words;
use crate::protocol::case::Purpose;
use crate::view::state::Tab;
use crate::view::widgets::typed::{Kind, field};
use leptos::prelude::*;

/// A field of the purpose: its kind, and where it is.
type Slot = (Kind, fn(&mut Purpose) -> &mut String);

/// In the order of the labels.
const SLOTS: [Slot; 11] = [
    (Kind::Lines, |purpose| &mut purpose.purpose),
    (Kind::Line, |purpose| &mut purpose.legal_basis),
    (Kind::Line, |purpose| &mut purpose.told),
    (Kind::Day, |purpose| &mut purpose.told_on),
    (Kind::Line, |purpose| &mut purpose.data),
    (Kind::Day, |purpose| &mut purpose.from),
    (Kind::Day, |purpose| &mut purpose.to),
    (Kind::Line, |purpose| &mut purpose.contact),
    (Kind::Day, |purpose| &mut purpose.delete_by),
    (Kind::Line, |purpose| &mut purpose.by),
    (Kind::Day, |purpose| &mut purpose.on),
];

/// The form.
#[component]
pub fn PurposeForm(
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let own = Tab::here().record;
    let t = case_words(lang);
    let fields = SLOTS
        .into_iter()
        .zip(t.purpose)
        .enumerate()
        .map(|(n, ((kind, slot), label))| {
            field(
                format!("purpose-{n}"),
                label,
                kind,
                "purpose-field",
                move || own.read(|record| slot(&mut record.purpose.clone()).clone()),
                move |text| own.change_purpose(|purpose| *slot(purpose) = text),
            )
        })
        .collect_view();
    view! {
        <form class="purpose" data-testid="purpose" on:submit=|event| event.prevent_default()>
            {fields}
            <label class="tick">
                <input
                    type="checkbox"
                    data-testid="purpose-same"
                    prop:checked=move || own.read(|record| record.purpose.same_for_all)
                    on:change:target=move |event| {
                        let same = event.target().checked();
                        own.change_purpose(|purpose| purpose.same_for_all = same);
                    }
                />
                <span>{t.same_for_all}</span>
            </label>
        </form>
    }
}
