//! The shapes of what the domain keeps, as the description of the API shows them: the domain knows of no API. The
//! tests hold every answer that they get against them.
#![allow(dead_code, reason = "only describes what is written")]

use utoipa::ToSchema;

/// A name in the three languages.
#[derive(ToSchema)]
pub struct ShownNames {
    kk: String,
    ru: String,
    en: String,
}

/// The line of an institution's budget that a complaint is about.
#[derive(ToSchema)]
pub struct ShownBudgetLine {
    year: u16,
    #[schema(nullable = false)]
    group: Option<String>,
    #[schema(nullable = false)]
    item: Option<String>,
    #[schema(nullable = false)]
    contract: Option<String>,
}

/// One day of a term.
#[derive(ToSchema)]
pub struct ShownDay {
    #[schema(format = Date)]
    date: String,
    /// Which working day of the term it is; null where it is skipped.
    counted: Option<u32>,
    /// `weekend`, `holiday`, `day_off`, `working_day`: why it is skipped, or counted though it lies in a weekend.
    #[schema(nullable = false)]
    why: Option<String>,
    #[schema(nullable = false)]
    name: Option<ShownNames>,
}

/// In the state's own register.
#[derive(ToSchema)]
pub struct ShownStateRegister {
    number: String,
    #[schema(format = Date)]
    date: String,
}

/// How to reach the complainant.
#[derive(ToSchema)]
pub struct ShownContact {
    #[schema(nullable = false)]
    name: Option<String>,
    #[schema(nullable = false)]
    phone: Option<String>,
    #[schema(nullable = false)]
    email: Option<String>,
    /// Whether the name may stand under the complaint in public.
    show_name: bool,
}

/// Another way to the anti-corruption service.
#[derive(ToSchema)]
pub struct ShownWay {
    id: String,
    name: ShownNames,
    about: ShownNames,
    #[schema(nullable = false)]
    phone: Option<String>,
    #[schema(nullable = false)]
    url: Option<String>,
}

/// What happened, with what belongs to its kind.
#[derive(ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ShownKind {
    Received {
        #[schema(format = Date)]
        registered: String,
        #[schema(format = Date)]
        due: String,
        /// `counter`, `telephone`.
        #[schema(nullable = false)]
        channel: Option<String>,
    },
    Accepted {
        /// Absent where the anti-corruption service itself holds it.
        #[schema(nullable = false)]
        institution: Option<String>,
    },
    Redirected {
        from: String,
        to: String,
        /// Working days that it lay with the one before.
        days: u32,
        late: bool,
    },
    Hidden {
        reason: String,
    },
    Countersigned,
    Lapsed,
    Shown,
    Released {
        institution: String,
    },
    Drafted {
        outcome: String,
        #[schema(format = Date, nullable = false)]
        objection_until: Option<String>,
        /// The main complaint, where the reply came from there.
        #[schema(nullable = false)]
        from: Option<String>,
    },
    Objected,
    Participated {
        stance: String,
    },
    Answered {
        outcome: String,
        #[schema(nullable = false)]
        from: Option<String>,
    },
    Extended {
        #[schema(format = Date)]
        due_before: String,
        #[schema(format = Date)]
        due: String,
        signed_by: String,
        #[schema(nullable = false)]
        from: Option<String>,
    },
    Asked,
    Message,
    StateRegistered {
        /// Its own number there.
        state_number: String,
        #[schema(format = Date)]
        date: String,
    },
    Merged {
        into: String,
    },
    Unmerged {
        from: String,
    },
    DueMoved {
        #[schema(format = Date)]
        due_before: String,
        #[schema(format = Date)]
        due: String,
        because: Vec<String>,
    },
    ObjectionMoved {
        #[schema(format = Date)]
        until_before: String,
        #[schema(format = Date)]
        until: String,
        because: Vec<String>,
    },
    Confirmed,
    Disputed,
    Reopened {
        #[schema(format = Date)]
        due: String,
    },
    NameHidden,
    Withdrawn,
    Erased,
    KeyRenewed,
    Closed {
        why: String,
    },
}
