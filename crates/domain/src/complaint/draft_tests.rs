use super::*;
use rstest::rstest;
use unicode_normalization::UnicodeNormalization;

struct City;

impl Places for City {
    fn knows_institution(&self, id: &str) -> bool {
        id == "school-027"
    }

    fn locates(&self, at: LatLon) -> Place {
        let inside = (50.9..51.4).contains(&at.lat) && (71.2..71.8).contains(&at.lon);
        if inside { Place::Inside("esil".into()) } else { Place::Outside }
    }
}

fn good() -> Draft {
    let text = |text: &str| Given::Value(text.to_owned());
    Draft {
        institution: text("school-027"),
        topic: text("roads"),
        text: text("Мектеп алдында шұңқыр бар"),
        lang: text("kk"),
        ..Draft::default()
    }
}

fn check(draft: &Draft) -> Result<Complaint, Vec<Fault>> {
    draft.check(&City, |text| text.nfc().collect())
}

fn faults(draft: &Draft) -> Vec<(String, &'static str)> {
    let faults = check(draft).expect_err("it should be refused");
    faults.into_iter().map(|fault| (fault.field.into_owned(), fault.code)).collect()
}

fn some(text: &str) -> Given<String> {
    Given::Value(text.to_owned())
}

fn at(lat: f64, lon: f64) -> Given<(Given<f64>, Given<f64>)> {
    Given::Value((Given::Value(lat), Given::Value(lon)))
}

#[test]
fn a_good_draft_becomes_a_complaint() {
    let complaint = check(&Draft { at: at(51.1, 71.4), ..good() }).unwrap();
    assert_eq!(complaint.topic, Topic::Roads);
    assert_eq!(complaint.district.as_deref(), Some("esil"));
    assert!(complaint.contact.is_empty());
}

#[test]
fn an_empty_draft_hears_all_its_faults_at_once() {
    let missing = ["institution", "topic", "text", "lang"].map(str::to_owned);
    let found = faults(&Draft::default());
    assert_eq!(found.iter().map(|(field, _)| field.clone()).collect::<Vec<_>>(), missing);
    assert_eq!(found[0].1, "place-required");
}

#[test]
fn a_wrong_type_is_a_fault_of_its_field() {
    let contact = DraftContact { email: Given::Wrong("string"), ..DraftContact::default() };
    let draft = Draft {
        at: Given::Value((Given::Value(51.1), Given::Wrong("number"))),
        topic: Given::Wrong("string"),
        contact: Given::Value(contact),
        confidential: Given::Wrong("boolean"),
        ..good()
    };
    let fields: Vec<String> = faults(&draft).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["at.1", "topic", "contact.email", "confidential"]);
}

#[rstest]
#[case(71.4, 51.1, "at", "swapped-coordinates")]
#[case(43.2, 76.9, "at", "outside-city")]
#[case(91.0, 71.4, "at.0", "bad-latitude")]
#[case(51.1, 181.0, "at.1", "bad-longitude")]
fn a_place_outside_the_city_is_refused(
    #[case] lat: f64,
    #[case] lon: f64,
    #[case] field: &str,
    #[case] code: &'static str,
) {
    assert_eq!(faults(&Draft { at: at(lat, lon), ..good() }), [(field.to_owned(), code)]);
}

#[rstest]
#[case("123456789", "too-short")]
#[case("а\u{301}б\u{301}в\u{301} г д е\u{200d}\u{200d}", "too-short")]
#[case("нормальный текст\u{0}", "control-character")]
#[case("нормальный текст\u{7f}", "control-character")]
#[case("нормальный \u{202e}текст", "bidi")]
fn a_text_that_breaks_a_rule_is_refused(#[case] text: &str, #[case] code: &'static str) {
    assert_eq!(faults(&Draft { text: some(text), ..good() }), [("text".to_owned(), code)]);
}

#[test]
fn the_longest_text_fits_and_one_more_does_not() {
    let longest = "й".repeat(5_000);
    assert_eq!(check(&Draft { text: some(&longest), ..good() }).unwrap().text, longest);
    // Composed and trimmed before it is counted.
    assert!(check(&Draft { text: some(&format!(" {}\n", "и\u{306}".repeat(5_000))), ..good() }).is_ok());
    assert_eq!(faults(&Draft { text: some(&"й".repeat(5_001)), ..good() })[0].1, "too-long");
}

#[rstest]
#[case::email("", "a@b.kz", true)]
#[case::email("", "аят@мысал.қаз", true)]
#[case::email("", "a@b", false)]
#[case::email("", "a b@c.kz", false)]
#[case::email("", "a@b@c.kz", false)]
#[case::email("", "@b.kz", false)]
#[case::email("", "a@.kz", false)]
#[case::phone("+7 (701) 123-45-67", "", true)]
#[case::phone("10900", "", true)]
#[case::phone("1090", "", false)]
#[case::phone("+7 701 123 45 67 89 012", "", false)]
#[case::phone("+7 701 abc 45 67", "", false)]
fn a_contact_can_be_reached(#[case] phone: &str, #[case] email: &str, #[case] fits: bool) {
    let contact = DraftContact { phone: some(phone), email: some(email), ..DraftContact::default() };
    assert_eq!(check(&Draft { contact: Given::Value(contact), ..good() }).is_ok(), fits);
}

#[test]
fn a_name_is_shown_only_where_there_is_one() {
    let contact = DraftContact { name: some("  "), show_name: Given::Value(true), ..DraftContact::default() };
    let complaint = check(&Draft { contact: Given::Value(contact), ..good() }).unwrap();
    assert_eq!(complaint.contact, Contact::default());
    let long = DraftContact { name: some(&"Ә".repeat(201)), ..DraftContact::default() };
    assert_eq!(
        faults(&Draft { contact: Given::Value(long), ..good() }),
        [("contact.name".into(), "too-long")]
    );
}

#[test]
fn a_budget_line_names_its_year_and_an_item_its_group() {
    let budget = |year, group: &str, item: &str| Draft {
        budget: Given::Value(DraftBudget {
            year: Given::Value(year),
            group: if group.is_empty() { Given::Absent } else { some(group) },
            item: some(item),
            contract: Given::Absent,
        }),
        ..good()
    };
    assert_eq!(check(&budget(2026, "04", "159")).unwrap().budget.unwrap().item.as_deref(), Some("159"));
    assert_eq!(faults(&budget(20260, "04", "159")), [("budget.year".into(), "bad-year")]);
    assert_eq!(faults(&budget(2026, "", "159")), [("budget.group".into(), "required")]);
    assert_eq!(faults(&budget(2026, "04", "1/5")), [("budget.item".into(), "bad-code")]);
}

#[test]
fn a_draft_as_json_is_what_the_endpoint_takes() {
    let draft = Draft { at: at(51.5, 71.0), ..good() };
    let json = serde_json::to_value(&draft).unwrap();
    assert_eq!(json["at"], serde_json::json!([51.5, 71.0]));
    assert!(json.get("contact").is_none());
}
