//! Proof of work (ALTCHA, version 2): a sender's device computes for a moment, so that flooding the endpoint
//! costs the one who does it. Nobody is asked to read crooked letters.
//!
//! The counter to be found lies between two bounds, so the work of a slow phone is bounded too, and a solution
//! is checked by one digest.

use crate::secret::Secret;
use altcha::{
    Challenge, CreateChallengeOptions, Payload, VerifySolutionOptions, create_challenge, sign_challenge,
    verify_solution,
};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use subtle::ConstantTimeEq;

const ALGORITHM: &str = "PBKDF2/SHA-256";
/// Iterations for one counter, and the counters among which the right one is: 300,000 iterations at most,
/// which the browser's own implementation does in under a second on a slow phone.
const ITERATIONS: u32 = 1_000;
const COUNTERS: std::ops::RangeInclusive<u32> = 100..=300;
/// How long a challenge can be solved, in milliseconds.
pub const VALID: i64 = 20 * 60 * 1_000;
/// A header that is longer was not made from one of our challenges.
const LONGEST_HEADER: usize = 4_096;

pub struct ProofOfWork {
    challenges: String,
    solutions: String,
}

/// A solution that is right; to be used up by what it pays for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Tells it from every other one.
    pub nonce: String,
    /// Until when it has to be remembered, in milliseconds.
    pub expires: i64,
}

impl ProofOfWork {
    pub fn new(secret: &Secret) -> Self {
        Self {
            challenges: secret.token("proof-of-work challenge", &[]),
            solutions: secret.token("proof-of-work solution", &[]),
        }
    }

    /// A new challenge; nothing of it has to be remembered.
    pub fn challenge(&self, now: i64) -> Challenge {
        let options = CreateChallengeOptions {
            algorithm: ALGORITHM.to_owned(),
            cost: ITERATIONS,
            counter: Some(rand::random_range(COUNTERS)),
            expires_at: Some((now + VALID) / 1_000),
            hmac_signature_secret: Some(self.challenges.clone()),
            hmac_key_signature_secret: Some(self.solutions.clone()),
            ..Default::default()
        };
        create_challenge(options).expect("these parameters make a challenge")
    }

    /// The proof that a header carries: base64 of the challenge with its solution. Nothing where it is not one
    /// of ours, too late, or wrong.
    pub fn check(&self, header: &[u8], now: i64) -> Option<Proof> {
        if header.len() > LONGEST_HEADER {
            return None;
        }
        let mut payload: Payload = serde_json::from_slice(&STANDARD.decode(header).ok()?).ok()?;
        let expires = payload.challenge.parameters.expires_at?.checked_mul(1_000)?;
        let given = payload.challenge.signature.take()?;
        if !bool::from(self.signature(&payload.challenge)?.as_bytes().ct_eq(given.as_bytes()))
            || expires < now
        {
            return None;
        }
        // The library would compare with the machine's clock; ours is an argument, and was just asked.
        payload.challenge.parameters.expires_at = None;
        payload.challenge.signature = self.signature(&payload.challenge);
        let options = VerifySolutionOptions {
            hmac_key_signature_secret: Some(self.solutions.clone()),
            ..VerifySolutionOptions::new(&payload.challenge, &payload.solution, &*self.challenges)
        };
        let verified = verify_solution(options).is_ok_and(|result| result.verified);
        verified.then_some(Proof { nonce: payload.challenge.parameters.nonce, expires })
    }

    fn signature(&self, challenge: &Challenge) -> Option<String> {
        let mut parameters = challenge.parameters.clone();
        let signed =
            sign_challenge(&Default::default(), &mut parameters, None, &self.challenges, None).ok()?;
        signed.signature
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use altcha::{SolveChallengeOptions, solve_challenge};
    use rstest::rstest;

    const NOW: i64 = 1_795_496_400_000;

    fn proof_of_work() -> ProofOfWork {
        let folder = tempfile::tempdir().unwrap();
        ProofOfWork::new(&Secret::open(&folder.path().join("secret")).unwrap())
    }

    fn solved(challenge: Challenge) -> Payload {
        let solution = solve_challenge(SolveChallengeOptions::new(&challenge)).unwrap().unwrap();
        Payload { challenge, solution }
    }

    fn header(payload: &Payload) -> Vec<u8> {
        STANDARD.encode(serde_json::to_vec(payload).unwrap()).into_bytes()
    }

    #[test]
    fn a_solution_is_good_until_it_expires() {
        let ours = proof_of_work();
        let payload = solved(ours.challenge(NOW));
        assert!(COUNTERS.contains(&payload.solution.counter));
        let proof = ours.check(&header(&payload), NOW + VALID).unwrap();
        assert_eq!(proof.nonce, payload.challenge.parameters.nonce);
        assert_eq!(ours.check(&header(&payload), NOW + VALID + 1), None);
    }

    #[rstest]
    #[case::another_secret(|_: &mut Payload| ())]
    #[case::a_longer_life(|payload: &mut Payload| payload.challenge.parameters.expires_at = Some(NOW))]
    #[case::no_end(|payload: &mut Payload| payload.challenge.parameters.expires_at = None)]
    #[case::less_work(|payload: &mut Payload| payload.challenge.parameters.cost = 1)]
    #[case::no_signature(|payload: &mut Payload| payload.challenge.signature = None)]
    #[case::no_key_signature(|payload: &mut Payload| payload.challenge.parameters.key_signature = None)]
    #[case::a_guess(|payload: &mut Payload| payload.solution.derived_key = "00".repeat(32))]
    #[case::no_hex(|payload: &mut Payload| payload.solution.derived_key = "ә".into())]
    fn what_was_forged_is_refused(#[case] forge: fn(&mut Payload)) {
        let (ours, theirs) = (proof_of_work(), proof_of_work());
        let mut payload = solved(ours.challenge(NOW));
        assert!(ours.check(&header(&payload), NOW).is_some());
        let before = header(&payload);
        forge(&mut payload);
        let judge = if header(&payload) == before { &theirs } else { &ours };
        assert_eq!(judge.check(&header(&payload), NOW), None);
    }

    #[test]
    fn what_is_no_solution_is_refused() {
        let ours = proof_of_work();
        for header in ["", "x", "e30=", &"A".repeat(5_000)] {
            assert_eq!(ours.check(header.as_bytes(), NOW), None);
        }
    }
}
