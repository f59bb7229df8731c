//! The frame: masthead, the current screen, foot.

use crate::model::Lang;
use crate::present::case_words::case_words;
use crate::present::catalogue_words::catalogue_words;
use crate::present::exports_words::exports_words;
use crate::present::links_words::links_words;
use crate::present::policy_words::policy_words;
use crate::present::proof_words::proof_words;
use crate::present::words;
use crate::view::bridge::Bridge;
use crate::view::case::warn_before_leaving;
use crate::view::host;
use crate::view::keys::follow_keys;
use crate::view::screens::{
    account::AccountScreen, case::CaseScreen, catalogue::CatalogueScreen, coverage::CoverageScreen,
    exports::ExportsScreen, intake::IntakeScreen, links::LinksScreen, mapper::MapperScreen, policy::PolicyScreen,
    progress::ProgressScreen, proof::ProofScreen, queue::QueueScreen, stopped::StoppedScreen,
};
use crate::view::state::{Phase, Screen, Tab};
use crate::view::widgets::company::Company;
use crate::view::widgets::jump::jump;
use crate::view::widgets::keys_dialog::KeysDialog;
use crate::view::widgets::mark::Gate;
use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

/// The page.
#[component]
pub fn App() -> impl IntoView {
    let tab = Tab::new();
    provide_context(tab);
    let bridge = Bridge::new(tab);
    provide_context(bridge);
    tab.enter(Phase::Idle);
    host::take_packed(tab);
    host::listen(bridge);
    let t = move || words(tab.lang.get());
    // News of a running screening must not build the screen anew.
    let shown = Memo::new(move |_| (tab.lang.get(), tab.screen.get(), tab.phase.get().is_running()));
    catch_drops(tab);
    follow_history(tab);
    warn_before_leaving(tab);
    follow_keys(tab);
    view! {
        <a class="skip" href="#main" on:click=move |event| jump(&event, "main")>{move || t().skip}</a>
        <header class="masthead">
            <div class="masthead-in">
                <p class="brand"><Gate /><span>{move || t().product}</span></p>
                <nav class="nav" aria-label=move || t().nav_label>
                    <ul>
                        <NavItem screen=Screen::Intake testid="nav-intake" label=move || t().nav_intake />
                        <NavItem screen=Screen::Queue testid="nav-queue" label=move || t().nav_queue />
                        <NavItem screen=Screen::Account testid="nav-account" label=move || t().nav_account />
                        <NavItem screen=Screen::Links testid="nav-links" label=move || links_words(tab.lang.get()).nav />
                        <NavItem
                            screen=Screen::Case
                            testid="nav-case"
                            label=move || case_words(tab.lang.get()).nav
                        />
                        <NavItem screen=Screen::Coverage testid="nav-coverage" label=move || t().nav_coverage />
                        <NavItem
                            screen=Screen::Exports
                            testid="nav-exports"
                            label=move || exports_words(tab.lang.get()).nav
                        />
                        <NavItem
                            screen=Screen::Policy
                            testid="nav-policy"
                            label=move || policy_words(tab.lang.get()).nav
                        />
                        <NavItem
                            screen=Screen::Catalogue
                            testid="nav-catalogue"
                            label=move || catalogue_words(tab.lang.get()).nav
                        />
                        <NavItem screen=Screen::Proof testid="nav-proof" label=move || proof_words(tab.lang.get()).nav />
                    </ul>
                </nav>
                <div class="languages" role="group" aria-label=move || t().language_label>
                    <Language lang=Lang::Ko testid="lang-ko" name="한국어" />
                    <Language lang=Lang::En testid="lang-en" name="English" />
                </div>
            </div>
        </header>
        <main id="main" tabindex="-1">
            {move || match tab.stop.get() {
                Some(why) => view! { <StoppedScreen why lang=tab.lang.get() /> }.into_any(),
                None => current(shown.get()),
            }}
        </main>
        <Company />
        <footer class="foot">
            <div class="foot-in">
                <p>{move || t().foot_purpose}</p>
                <p>{move || t().foot_privacy}</p>
            </div>
        </footer>
        <p class="visually-hidden" role="status">{move || tab.said.get()}</p>
        <KeysDialog />
    }
}

/// The screen, built anew when the language changes: its state lives in the tab, not in the elements.
fn current((lang, screen, running): (Lang, Screen, bool)) -> AnyView {
    match screen {
        Screen::Intake if running => view! { <ProgressScreen lang /> }.into_any(),
        Screen::Intake => view! { <IntakeScreen lang /> }.into_any(),
        Screen::Queue => view! { <QueueScreen lang /> }.into_any(),
        Screen::Account => view! { <AccountScreen lang /> }.into_any(),
        Screen::Coverage => view! { <CoverageScreen lang /> }.into_any(),
        Screen::Mapper => view! { <MapperScreen lang /> }.into_any(),
        Screen::Exports => view! { <ExportsScreen lang /> }.into_any(),
        Screen::Policy => view! { <PolicyScreen lang /> }.into_any(),
        Screen::Catalogue => view! { <CatalogueScreen lang /> }.into_any(),
        Screen::Case => view! { <CaseScreen lang /> }.into_any(),
        Screen::Proof => view! { <ProofScreen lang /> }.into_any(),
        Screen::Links => view! { <LinksScreen lang /> }.into_any(),
    }
}

/// Takes files dropped anywhere: beside the drop zone the browser would leave the page for the file.
fn catch_drops(tab: Tab) {
    let bridge = Bridge::here();
    let _ = window_event_listener(ev::dragover, move |event| {
        event.prevent_default();
        if !tab.dragging.get_untracked() {
            tab.dragging.set(true);
        }
    });
    let _ = window_event_listener(ev::dragleave, move |event| {
        if event.related_target().is_none() {
            tab.dragging.set(false);
        }
    });
    let _ = window_event_listener(ev::drop, move |event| {
        event.prevent_default();
        tab.dragging.set(false);
        let files = event.data_transfer().and_then(|data| data.files());
        if let (Some(files), false) = (files, tab.phase.get_untracked().is_running()) {
            bridge.add((0..files.length()).filter_map(|at| files.get(at)));
            tab.show(Screen::Intake);
        }
    });
}

/// The browser's Back and Forward move between screens; leaving the page would lose the report.
fn follow_history(tab: Tab) {
    let bridge = Bridge::here();
    let _ = window_event_listener(ev::popstate, move |event| {
        if tab.phase.get_untracked().is_running() {
            return;
        }
        let state = event.state().dyn_into::<js_sys::Array>().unwrap_or_default();
        match tab.remembered(&state) {
            (Screen::Account, Some(account)) => bridge.turn_to_account(account),
            (screen, _) => {
                let back = screen == Screen::Queue && tab.screen.get_untracked() == Screen::Account;
                tab.list.back.set_value(back);
                tab.turn_to(screen);
                tab.moved.set_value(!back);
            }
        }
    });
}

/// One entry of the navigation; those that need a report wait for it.
#[component]
fn NavItem(
    /// Where it leads.
    screen: Screen,
    /// Its name in tests.
    testid: &'static str,
    /// Its words.
    label: impl Fn() -> &'static str + Send + Sync + 'static,
) -> impl IntoView {
    let tab = Tab::here();
    let bridge = Bridge::here();
    let always = matches!(
        screen,
        Screen::Intake | Screen::Exports | Screen::Policy | Screen::Catalogue | Screen::Case | Screen::Proof
    );
    let waits = move || tab.stop.with(Option::is_some) || !always && tab.summary.with(Option::is_none);
    let go = move |_| match (screen, tab.account.get_untracked()) {
        (Screen::Exports, _) => {
            tab.need.set(None);
            tab.show(screen);
        }
        // Without a choice the first of the list is the one to look at.
        (Screen::Account, None) => match tab.list.account(0) {
            Some(account) => bridge.open(account),
            None => tab.show(screen),
        },
        _ => tab.show(screen),
    };
    view! {
        <li>
            <button
                type="button"
                data-testid=testid
                disabled=waits
                aria-current=move || (tab.screen.get() == screen).then_some("page")
                on:click=go
            >
                {label}
            </button>
        </li>
    }
}

/// One of the two languages.
#[component]
fn Language(
    /// Which.
    lang: Lang,
    /// Its name in tests.
    testid: &'static str,
    /// Its name in itself.
    name: &'static str,
) -> impl IntoView {
    let tab = Tab::here();
    view! {
        <button
            type="button"
            lang=lang.code()
            data-testid=testid
            aria-pressed=move || (tab.lang.get() == lang).to_string()
            on:click=move |_| tab.speak(lang)
        >
            {name}
        </button>
    }
}
