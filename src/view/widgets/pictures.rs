//! Three small drawings of what to drop. The words beside them say the same.

use leptos::prelude::*;

/// What is drawn.
#[derive(Clone, Copy)]
pub enum Picture {
    /// A table of hours.
    Timesheet,
    /// Lines of a log, one of them from elsewhere.
    SignIns,
    /// A list of people.
    Roster,
}

impl Picture {
    /// In the order of the cards of the first screen.
    pub const ALL: [Self; 3] = [Self::Timesheet, Self::SignIns, Self::Roster];
}

/// Strokes (`line`) and filled parts (`fill`) in a field of 64 by 44.
pub fn drawing(picture: Picture) -> impl IntoView {
    let (line, fill) = match picture {
        // A frame with a header, and bars of different length in three rows.
        Picture::Timesheet => {
            ("M2 2h60v40H2zM2 12h60M20 2v40M26 20h18M26 28h30M26 36h12", "M6 18.5h8v3H6zM6 26.5h8v3H6zM6 34.5h8v3H6z")
        }
        // Lines with a dot each, a place mark at the third.
        Picture::SignIns => (
            "M12 8h38M12 18h26M12 28h34M12 38h22M52 22c4 0 7 3 7 6.5 0 4.5-7 11-7 11s-7-6.5-7-11c0-3.5 3-6.5 7-6.5z",
            "M3 6h4v4H3zM3 16h4v4H3zM3 26h4v4H3zM3 36h4v4H3zM52 26.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4z",
        ),
        // Heads and shoulders, a line beside each, one with a tick.
        Picture::Roster => (
            "M2 2h60v40H2zM24 14h20M24 32h20M50 14l3 3 5-6M2 22h60M8 19c0-3 2-4.5 5-4.5s5 1.5 5 4.5M8 38c0-3 2-4.5 5-4.5s5 1.5 5 4.5",
            "M13 7a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM13 26a3 3 0 1 1 0 6 3 3 0 0 1 0-6z",
        ),
    };
    view! {
        <svg class="picture" viewBox="0 0 64 44" width="64" height="44" aria-hidden="true" focusable="false">
            <path class="line" d=line />
            <path class="fill" d=fill />
        </svg>
    }
}
