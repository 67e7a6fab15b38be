//! Lists as the tracker keeps them in JSON, read without copying where they are written plainly, as nearly all are. What
//! is written otherwise (with an escape, with blanks) is left to the general reader.

use crate::table::ActorCells;

/// The strings of a list; `None` where it is not written plainly.
pub(super) fn strings(json: &str) -> Option<Vec<&str>> {
    let mut cursor = Cursor(json);
    cursor.skip("[")?;
    let mut list = vec![cursor.string()?];
    while cursor.skip(",").is_some() {
        list.push(cursor.string()?);
    }
    cursor.ends_with("]").then_some(list)
}

/// The actors of a list; `None` where it is not written plainly.
pub(super) fn actors(json: &str) -> Option<Vec<ActorCells<'_>>> {
    let mut cursor = Cursor(json);
    cursor.skip("[")?;
    let mut list = vec![cursor.actor()?];
    while cursor.skip(",").is_some() {
        list.push(cursor.actor()?);
    }
    cursor.ends_with("]").then_some(list)
}

/// What is still to be read.
struct Cursor<'j>(&'j str);

impl<'j> Cursor<'j> {
    fn skip(&mut self, words: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(words)?;
        Some(())
    }

    fn ends_with(&self, words: &str) -> bool {
        self.0 == words
    }

    fn string(&mut self) -> Option<&'j str> {
        self.skip("\"")?;
        let end = memchr::memchr2(b'"', b'\\', self.0.as_bytes())?;
        let words = &self.0[..end];
        self.0 = &self.0[end..];
        self.skip("\"")?;
        Some(words)
    }

    fn maybe(&mut self) -> Option<Option<&'j str>> {
        if self.skip("null").is_some() { Some(None) } else { self.string().map(Some) }
    }

    fn actor(&mut self) -> Option<ActorCells<'j>> {
        self.skip("{\"id\":")?;
        let id = self.maybe()?;
        self.skip(",\"name\":")?;
        let name = self.string()?;
        self.skip(",\"role\":")?;
        let role = self.string()?.parse().ok()?;
        self.skip(",\"kind\":")?;
        let kind = match self.maybe()? {
            Some(word) => Some(word.parse().ok()?),
            None => None,
        };
        self.skip(",\"country\":")?;
        let country = self.maybe()?;
        self.skip("}")?;
        Some(ActorCells { id, name, role, kind, country })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Actor, ActorKind, Role};

    #[test]
    fn what_the_tracker_writes_is_read_plainly() {
        let actor = Actor {
            id: None,
            name: "Élders of the valley".into(),
            role: Role::Host,
            kind: Some(ActorKind::Group),
            country: Some("CHE".into()),
        };
        let list = [actor.clone(), Actor { id: Some("che".into()), kind: None, ..actor }];
        let json = serde_json::to_string(&list).unwrap();
        assert_eq!(actors(&json).unwrap(), list.iter().map(ActorCells::of).collect::<Vec<_>>());
        assert_eq!(strings(r#"["a; b","ö"]"#).unwrap(), ["a; b", "ö"]);
        for odd in ["", "[]", "[", r#"["a""#, r#"["a"]]"#, r#"["a", "b"]"#, r#"["a\n"]"#, "[1]", "[null]"] {
            assert_eq!(strings(odd), None, "{odd}");
        }
    }

    proptest! {
        #[test]
        fn no_list_is_read_otherwise_than_by_the_general_reader(list in prop::collection::vec(any::<String>(), 1..4)) {
            let json = serde_json::to_string(&list).unwrap();
            if let Some(plain) = strings(&json) {
                prop_assert_eq!(plain, list);
            }
        }

        #[test]
        fn any_text_survives(text in ".*") {
            let _ = (strings(&text), actors(&text));
        }
    }
}
