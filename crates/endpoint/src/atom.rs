//! Atom feeds (RFC 4287), as text.

/// A feed; moments are as JSON has them.
pub struct Feed {
    pub id: String,
    pub title: String,
    pub lang: &'static str,
    /// Its own address, and the page it is about.
    pub own: String,
    pub page: String,
    pub author: String,
    pub updated: String,
    pub entries: Vec<Entry>,
}

pub struct Entry {
    pub id: String,
    pub title: String,
    pub updated: String,
    pub page: String,
    pub text: String,
}

impl Feed {
    pub fn write(&self) -> String {
        let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        xml.push_str(&format!(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
            escaped(self.lang)
        ));
        element(&mut xml, "id", &self.id);
        element(&mut xml, "title", &self.title);
        element(&mut xml, "updated", &self.updated);
        xml.push_str(&format!("<author><name>{}</name></author>\n", escaped(&self.author)));
        xml.push_str(&format!(
            "<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n",
            escaped(&self.own)
        ));
        link(&mut xml, &self.page);
        for entry in &self.entries {
            xml.push_str("<entry>\n");
            element(&mut xml, "id", &entry.id);
            element(&mut xml, "title", &entry.title);
            element(&mut xml, "updated", &entry.updated);
            link(&mut xml, &entry.page);
            xml.push_str(&format!("<content type=\"text\">{}</content>\n", escaped(&entry.text)));
            xml.push_str("</entry>\n");
        }
        xml.push_str("</feed>\n");
        xml
    }
}

fn element(xml: &mut String, name: &str, text: &str) {
    xml.push_str(&format!("<{name}>{}</{name}>\n", escaped(text)));
}

fn link(xml: &mut String, page: &str) {
    xml.push_str(&format!("<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n", escaped(page)));
}

/// Text in an element or an attribute; what XML 1.0 cannot hold at all is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(letter),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_text() {
        assert_eq!(escaped("<script>&\"\u{0}\u{b}\u{ffff}\nә"), "&lt;script&gt;&amp;&quot;\nә");
    }
}
