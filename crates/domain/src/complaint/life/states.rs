//! The names of where a complaint can stand.

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

impl Status {
    /// Whether the final reply is still owed.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Received | Self::Accepted | Self::Drafted)
    }
}

coded! {
    /// Who may read it.
    Visibility {
        /// Not accepted yet.
        Private = "private",
        Public = "public",
        /// For the anti-corruption service alone, and for the institution it is released to.
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

impl HideReason {
    /// Whether a hiding that nobody countersigns ends by itself.
    pub const fn lapses(self) -> bool {
        matches!(self, Self::Spam | Self::Abuse)
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

coded! {
    /// What a reply comes to.
    Outcome {
        Done = "done",
        /// It will be done, by a day that the reply names.
        Planned = "planned",
        Explained = "explained",
        Declined = "declined",
        Duplicate = "duplicate",
    }
}

impl Outcome {
    /// Whether the resident must be able to object before it is final.
    pub const fn needs_objection(self) -> bool {
        matches!(self, Self::Explained | Self::Declined | Self::Duplicate)
    }
}

coded! {
    /// An officer's opinion of a reply.
    Stance {
        Agrees = "agrees",
        Disagrees = "disagrees",
    }
}

coded! {
    /// Why it is closed.
    Closing {
        Confirmed = "confirmed",
        Withdrawn = "withdrawn",
        /// Thirty days went by after the reply.
        Term = "term",
    }
}

coded! {
    /// What a written reply still waits for.
    Awaiting {
        /// The resident's objection, or the end of the days for it.
        Objection = "objection",
        /// An officer's participation.
        Participation = "participation",
    }
}
