//! Officials as the store knows them.

use adaldyq_domain::complaint::official::{AccountId, Actor, Official, Role};
use adaldyq_domain::id::InstitutionId;

pub fn account(number: u8) -> AccountId {
    AccountId::from_random([number; 12])
}

pub fn official(number: u8, role: Role) -> Official {
    Official { account: account(number), role, ..Official::at_the_machine() }
}

pub fn operator() -> Actor {
    Actor::Official(Official::at_the_machine())
}

/// Of the anti-corruption service.
pub fn officer(number: u8) -> Actor {
    Actor::Official(official(number, Role::Officer))
}

/// Answers for an institution.
pub fn head_of(institution: &str) -> Actor {
    let institution = Some(InstitutionId::new(institution).unwrap());
    Actor::Official(Official { institution, ..official(99, Role::Institution) })
}
