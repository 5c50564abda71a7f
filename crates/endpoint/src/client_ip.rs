//! The address a request comes from: the peer's, unless that is a proxy we were told to believe.

use axum::http::HeaderMap;
use ipnet::IpNet;
use std::net::{IpAddr, Ipv6Addr};

/// Whose posts are counted together: one IPv4 address, or a /56 of IPv6, which one household or one phone
/// provider's customer has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sender(IpAddr);

impl Sender {
    /// The last address that is not a trusted proxy, going from the peer to the origin; what stands before it
    /// anyone could have written.
    pub fn of(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> Self {
        let believed = |address: &IpAddr| trusted.iter().any(|network| network.contains(address));
        let mut sender = peer.to_canonical();
        let mut hops = forwarded(headers).into_iter().rev();
        while believed(&sender) {
            let Some(Some(hop)) = hops.next() else { break };
            sender = hop.to_canonical();
        }
        Self(masked(sender))
    }
}

fn masked(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << (128 - 56))).into(),
    }
}

/// The hops of `Forwarded` or of `X-Forwarded-For`; nothing for one that is no address. A proxy writes one of
/// them and lets the client's own other one pass: where both are there and name another last hop, neither is
/// believed.
fn forwarded(headers: &HeaderMap) -> Vec<Option<IpAddr>> {
    let values = |name: &str| {
        let values = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
        values.flat_map(|value| value.split(',')).map(|hop| hop.trim().to_owned()).collect::<Vec<_>>()
    };
    let standard = values("forwarded");
    let standard: Vec<_> =
        standard.iter().map(|hop| hop.split(';').find_map(forwarded_for).and_then(address)).collect();
    let common: Vec<_> = values("x-forwarded-for").iter().map(|hop| address(hop)).collect();
    match (standard.last(), common.last()) {
        (Some(one), Some(other)) if one != other => Vec::new(),
        (Some(_), _) => standard,
        _ => common,
    }
}

fn forwarded_for(pair: &str) -> Option<&str> {
    let (name, value) = pair.split_once('=')?;
    name.trim().eq_ignore_ascii_case("for").then(|| value.trim().trim_matches('"'))
}

/// An address, with or without a port; IPv6 in brackets where it has one.
fn address(text: &str) -> Option<IpAddr> {
    let bracketed = text.strip_prefix('[').and_then(|rest| rest.split_once(']')).map(|(inside, _)| inside);
    bracketed
        .and_then(|inside| inside.parse().ok())
        .or_else(|| text.parse().ok())
        .or_else(|| text.parse::<std::net::SocketAddr>().ok().map(|socket| socket.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::nobody_is_believed("203.0.113.9", &[], "198.51.100.1", "203.0.113.9")]
    #[case::a_proxy_is_believed("10.0.0.1", &["10.0.0.0/8"], "198.51.100.1", "198.51.100.1")]
    #[case::what_the_client_wrote_is_not("10.0.0.1", &["10.0.0.0/8"], "1.1.1.1, 198.51.100.1", "198.51.100.1")]
    #[case::two_proxies("10.0.0.1", &["10.0.0.0/8"], "198.51.100.1, 10.0.0.2", "198.51.100.1")]
    #[case::rubbish_ends_the_chain("10.0.0.1", &["10.0.0.0/8"], "198.51.100.1, unknown", "10.0.0.1")]
    #[case::a_port("10.0.0.1", &["10.0.0.0/8"], "198.51.100.1:4711", "198.51.100.1")]
    #[case::a_mapped_peer("::ffff:10.0.0.1", &["10.0.0.0/8"], "198.51.100.1", "198.51.100.1")]
    #[case::a_household("2001:db8:1:2300:1::1", &[], "", "2001:db8:1:2300::")]
    #[case::ipv6_by_56("2001:db8:1:23ff::1", &[], "", "2001:db8:1:2300::")]
    fn the_sender_is_the_last_address_nobody_could_forge(
        #[case] peer: &str,
        #[case] trusted: &[&str],
        #[case] forwarded: &str,
        #[case] sender: &str,
    ) {
        let trusted: Vec<IpNet> = trusted.iter().map(|network| network.parse().unwrap()).collect();
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", forwarded.parse().unwrap());
        assert_eq!(Sender::of(peer.parse().unwrap(), &headers, &trusted), Sender(sender.parse().unwrap()));
    }

    fn through_a_proxy(standard: &str, common: Option<&str>) -> Sender {
        let mut headers = HeaderMap::new();
        headers.insert("forwarded", standard.parse().unwrap());
        if let Some(common) = common {
            headers.insert("x-forwarded-for", common.parse().unwrap());
        }
        Sender::of("10.0.0.1".parse().unwrap(), &headers, &["10.0.0.1/32".parse().unwrap()])
    }

    #[test]
    fn the_standard_header_is_understood() {
        let standard = "for=2.2.2.2;proto=https, For=\"[2001:db8::1]:4711\"";
        assert_eq!(through_a_proxy(standard, None), Sender("2001:db8::".parse().unwrap()));
        assert_eq!(through_a_proxy("for=1.1.1.1", Some("1.1.1.1")), Sender("1.1.1.1".parse().unwrap()));
    }

    #[test]
    fn a_header_that_the_proxy_let_pass_does_not_make_a_new_sender() {
        assert_eq!(through_a_proxy("for=9.9.9.9", Some("1.1.1.1")), Sender("10.0.0.1".parse().unwrap()));
    }
}
