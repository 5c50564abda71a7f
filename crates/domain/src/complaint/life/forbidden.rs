//! Why a step is not allowed.

/// Why a step is not allowed; each has a code of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Forbidden {
    #[error("this is not for them to do")]
    NotTheirs,
    #[error("it has been accepted already")]
    AcceptedAlready,
    #[error("it names no institution: say which one accepts it")]
    NoInstitution,
    #[error("it is held for the anti-corruption service")]
    Held,
    #[error("it is not held")]
    NotHeld,
    #[error("it is hidden already")]
    Hidden,
    #[error("it is not hidden")]
    NotHidden,
    #[error("this cannot be done while it stands where it stands now")]
    NotNow,
    #[error("it lies with that institution already")]
    SameHolder,
    #[error("who wrote it, or stands in for the one who wrote it, cannot take the other seat")]
    OwnWork,
    #[error("they have a declared interest in the institution")]
    Interested,
    #[error("it has been done already")]
    DoneAlready,
    #[error("the day for it has passed")]
    TooLate,
    #[error("the day for it has not come yet")]
    TooEarly,
    #[error("the reply still waits for the resident's objection or for the anti-corruption service")]
    Incomplete,
    #[error(
        "the new day must be a working day after the old one, not more than two months after the term began"
    )]
    BadDay,
    #[error("it must be said who signed it, in at most 200 characters")]
    NoSignature,
    #[error(
        "the state's number is needed, with a day that is not in the future and not later than the one before"
    )]
    BadRegister,
    #[error("it is merged into another, which carries the reply")]
    Merged,
    #[error("others are merged into it")]
    IsMain,
    #[error("it can only be merged into another open one of the same holder that everybody may read")]
    BadMain,
    #[error("the texts have been erased")]
    Erased,
}

impl Forbidden {
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotTheirs => "not-theirs",
            Self::AcceptedAlready => "accepted-already",
            Self::NoInstitution => "no-institution",
            Self::Held => "held",
            Self::NotHeld => "not-held",
            Self::Hidden => "hidden-already",
            Self::NotHidden => "not-hidden",
            Self::NotNow => "not-now",
            Self::SameHolder => "same-holder",
            Self::OwnWork => "own-work",
            Self::Interested => "interested",
            Self::DoneAlready => "done-already",
            Self::TooLate => "too-late",
            Self::TooEarly => "too-early",
            Self::Incomplete => "incomplete",
            Self::BadDay => "bad-day",
            Self::NoSignature => "no-signature",
            Self::BadRegister => "bad-register",
            Self::Merged => "merged",
            Self::IsMain => "is-main",
            Self::BadMain => "bad-main",
            Self::Erased => "erased",
        }
    }
}
