//! How long readers wait where there are a million complaints.

pub async fn measure() {}
