//! The states a complaint passes through, and which step is allowed from where.

use super::event::EventKind;
use crate::id::InstitutionId;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// An enum whose values have one code each, in the database, in addresses and in JSON.
macro_rules! coded {
    ($(#[$note:meta])* $name:ident { $($(#[$value_note:meta])* $value:ident = $code:literal),+ $(,)? }) => {
        $(#[$note])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$value_note])* $value),+ }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$value),+];

            pub const fn code(self) -> &'static str {
                match self { $(Self::$value => $code),+ }
            }

            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
        }
    };
}

coded! {
    /// How far the reply is.
    Status {
        /// Registered by itself, with its due day.
        Received = "received",
        /// An institution holds it.
        Accepted = "accepted",
        /// The reply is written and public but not final.
        Drafted = "drafted",
        /// The final reply is given.
        Answered = "answered",
        Closed = "closed",
    }
}

coded! {
    /// Who may read it.
    Visibility {
        /// Not accepted yet.
        Private = "private",
        Public = "public",
        /// For the anti-corruption service alone.
        Held = "held",
        /// Taken out of the public's sight, for a public reason.
        Hidden = "hidden",
    }
}

coded! {
    HideReason {
        Spam = "spam",
        Abuse = "abuse",
        PersonalData = "personal_data",
        Unlawful = "unlawful",
    }
}

coded! {
    /// What the resident says of the result; nobody else can set it.
    Confirmation {
        Unconfirmed = "unconfirmed",
        Confirmed = "confirmed",
        Disputed = "disputed",
    }
}

coded! {
    /// Who lets a complaint wait past its due day.
    OverdueBy {
        /// The one that holds it.
        Institution = "institution",
        /// The officers, who have not accepted it or whose participation is missing.
        Officer = "officer",
    }
}

/// Where a complaint stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Life {
    pub status: Status,
    pub visibility: Visibility,
    pub confirmation: Confirmation,
    pub hidden_for: Option<HideReason>,
    /// The one it is addressed to, and from acceptance on the one that holds it.
    pub institution: Option<InstitutionId>,
    pub registered: Date,
    pub due: Date,
}

/// Why a step is not allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Forbidden {
    #[error("it has been accepted already")]
    AcceptedAlready,
    #[error("it names no institution: say which one accepts it")]
    NoInstitution,
    #[error("it is hidden")]
    Hidden,
    #[error("it is held for the anti-corruption service and was never public")]
    Held,
}

impl Life {
    /// A complaint that has just arrived.
    pub fn receive(
        institution: Option<InstitutionId>,
        confidential: bool,
        registered: Date,
        due: Date,
    ) -> Self {
        Self {
            status: Status::Received,
            visibility: if confidential { Visibility::Held } else { Visibility::Private },
            confirmation: Confirmation::Unconfirmed,
            hidden_for: None,
            institution,
            registered,
            due,
        }
    }

    /// An institution takes it: the given one, or the one it is addressed to. What is held stays held.
    pub fn accept(&mut self, by: Option<InstitutionId>) -> Result<EventKind, Forbidden> {
        if self.visibility == Visibility::Hidden {
            return Err(Forbidden::Hidden);
        }
        if self.status != Status::Received {
            return Err(Forbidden::AcceptedAlready);
        }
        let institution = by.or_else(|| self.institution.clone()).ok_or(Forbidden::NoInstitution)?;
        self.institution = Some(institution.clone());
        self.status = Status::Accepted;
        if self.visibility == Visibility::Private {
            self.visibility = Visibility::Public;
        }
        Ok(EventKind::Accepted { institution })
    }

    /// The public no longer sees it. Its status and its term go on.
    pub fn hide(&mut self, reason: HideReason) -> Result<EventKind, Forbidden> {
        match self.visibility {
            Visibility::Hidden => return Err(Forbidden::Hidden),
            Visibility::Held => return Err(Forbidden::Held),
            Visibility::Private | Visibility::Public => {}
        }
        self.visibility = Visibility::Hidden;
        self.hidden_for = Some(reason);
        Ok(EventKind::Hidden { reason })
    }

    /// By whom it is overdue on this day; never set by hand.
    pub fn overdue(&self, today: Date) -> Option<OverdueBy> {
        if today <= self.due {
            return None;
        }
        match self.status {
            Status::Received => Some(OverdueBy::Officer),
            Status::Accepted | Status::Drafted => Some(OverdueBy::Institution),
            Status::Answered | Status::Closed => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn new(institution: Option<&str>, confidential: bool) -> Life {
        let institution = institution.map(|id| InstitutionId::new(id).unwrap());
        Life::receive(institution, confidential, date(2026, 2, 2), date(2026, 2, 23))
    }

    #[test]
    fn what_is_accepted_becomes_public_and_has_a_holder() {
        let mut life = new(Some("school-027"), false);
        life.accept(None).unwrap();
        assert_eq!((life.status, life.visibility), (Status::Accepted, Visibility::Public));
        assert_eq!(life.accept(None), Err(Forbidden::AcceptedAlready));
    }

    #[test]
    fn nothing_is_accepted_by_nobody() {
        let mut life = new(None, false);
        assert_eq!(life.accept(None), Err(Forbidden::NoInstitution));
        life.accept(InstitutionId::new("akimat").ok()).unwrap();
        assert_eq!(life.institution.unwrap().as_str(), "akimat");
    }

    #[test]
    fn what_is_held_is_never_public() {
        let mut life = new(Some("school-027"), true);
        assert_eq!(life.hide(HideReason::Spam), Err(Forbidden::Held));
        life.accept(None).unwrap();
        assert_eq!(life.visibility, Visibility::Held);
    }

    #[test]
    fn it_is_overdue_from_the_day_after_the_due_day() {
        let mut life = new(Some("school-027"), false);
        assert_eq!(life.overdue(date(2026, 2, 23)), None);
        assert_eq!(life.overdue(date(2026, 2, 24)), Some(OverdueBy::Officer));
        life.accept(None).unwrap();
        assert_eq!(life.overdue(date(2026, 2, 24)), Some(OverdueBy::Institution));
    }

    proptest! {
        #[test]
        fn no_path_of_steps_answers_a_complaint_or_shows_what_is_hidden_or_held(
            confidential: bool, steps in prop::collection::vec(0..3, 0..8),
        ) {
            let mut life = new(Some("school-027"), confidential);
            for step in steps {
                let hidden = life.visibility == Visibility::Hidden;
                let before = life.clone();
                let done = match step {
                    0 => life.accept(None),
                    1 => life.accept(InstitutionId::new("akimat").ok()),
                    _ => life.hide(HideReason::Abuse),
                };
                prop_assert!(done.is_ok() || life == before);
                prop_assert!(!hidden || life.visibility == Visibility::Hidden);
                prop_assert!(!confidential || life.visibility == Visibility::Held);
                prop_assert!(life.status < Status::Drafted);
                prop_assert_eq!(life.hidden_for.is_some(), life.visibility == Visibility::Hidden);
            }
        }
    }
}
