//! A calendar file (RFC 5545) of whole days, as text.

use jiff::civil::Date;

/// A day that matters.
pub struct Deadline {
    /// Tells it from the other days of the same file, in letters and hyphens.
    pub name: &'static str,
    pub day: Date,
    pub title: String,
    pub text: String,
}

/// What all days of a file belong to.
pub struct Belonging<'a> {
    pub id: &'a str,
    pub host: &'a str,
    pub page: &'a str,
    /// The moment of the last change, in milliseconds of UTC since 1970; and how many changes there were.
    pub changed: i64,
    pub changes: i64,
}

pub fn write(of: &Belonging, lang: &str, deadlines: &[Deadline]) -> String {
    let mut file = String::new();
    let stamp = moment(of.changed);
    for text in ["BEGIN:VCALENDAR", "VERSION:2.0", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"] {
        line(&mut file, text);
    }
    line(&mut file, &format!("PRODID:-//Adaldyq Map//Deadlines//{}", lang.to_uppercase()));
    for deadline in deadlines {
        let next = deadline.day.tomorrow().unwrap_or(deadline.day);
        line(&mut file, "BEGIN:VEVENT");
        line(&mut file, &format!("UID:{}-{}@{}", of.id, deadline.name, of.host));
        line(&mut file, &format!("DTSTAMP:{stamp}"));
        line(&mut file, &format!("LAST-MODIFIED:{stamp}"));
        line(&mut file, &format!("SEQUENCE:{}", of.changes));
        line(&mut file, &format!("DTSTART;VALUE=DATE:{}", basic(deadline.day)));
        line(&mut file, &format!("DTEND;VALUE=DATE:{}", basic(next)));
        line(&mut file, &format!("SUMMARY:{}", escaped(&deadline.title)));
        line(&mut file, &format!("DESCRIPTION:{}", escaped(&deadline.text)));
        line(&mut file, &format!("URL:{}", of.page));
        line(&mut file, "TRANSP:TRANSPARENT");
        line(&mut file, "END:VEVENT");
    }
    line(&mut file, "END:VCALENDAR");
    file
}

fn basic(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

fn moment(utc_ms: i64) -> String {
    jiff::Timestamp::from_millisecond(utc_ms)
        .map(|moment| moment.strftime("%Y%m%dT%H%M%SZ").to_string())
        .unwrap_or_default()
}

fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n");
    text.chars().filter(|letter| !letter.is_control()).collect()
}

/// Lines end in CR LF and are folded before their 76th byte, never inside a character.
fn line(file: &mut String, text: &str) {
    let mut width = 0;
    for letter in text.chars() {
        if width + letter.len_utf8() > 75 {
            file.push_str("\r\n ");
            width = 1;
        }
        file.push(letter);
        width += letter.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_is_a_whole_day_and_long_lines_are_folded_between_characters() {
        let of = Belonging {
            id: "K7QM-2XPD",
            host: "map.kz",
            page: "https://map.kz/complaints/K7QM-2XPD",
            changed: 1_795_496_400_000,
            changes: 3,
        };
        let title = "Өтінішке жауап беру мерзімі, бірінші; екінші\\".repeat(3);
        let deadline = Deadline {
            name: "due",
            day: date(2026, 12, 31),
            title: title.clone(),
            text: "a\r\nEND:VEVENT\u{7}".into(),
        };
        let file = write(&of, "kk", &[deadline]);
        assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{file}");
        let unfolded = file.replace("\r\n ", "");
        for line in [
            "UID:K7QM-2XPD-due@map.kz",
            "DTSTAMP:20261124T050000Z",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "DESCRIPTION:a\\nEND:VEVENT",
            &format!("SUMMARY:{}", title.replace('\\', "\\\\").replace(',', "\\,").replace(';', "\\;")),
        ] {
            assert!(unfolded.contains(&format!("\r\n{line}\r\n")), "{line}: {unfolded}");
        }
    }
}
