//! What a person settled.

use serde::{Deserialize, Serialize};

use super::closed_set::closed_set;

closed_set! {
    /// What a decision hangs on.
    pub enum DecisionTarget ("a target of a decision") {
        /// A mention; so it survives a new reading of the articles.
        Mention = "mention",
        /// An entry made by hand.
        Entry = "entry",
        /// An article.
        Article = "article",
    }
}

/// What a person settled about an event, a mention or an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What it hangs on.
    pub target: DecisionTarget,
    /// Id of the mention, entry or article.
    pub id: String,
    /// The field: `date`, `label`, `type`, `status`, `place`, `actors`, `review`, `tags`, `note`, `merge`, `split`, …
    pub field: String,
    /// Its value, as the command line would take it; `None` clears the field.
    pub value: Option<String>,
    /// Who decided.
    pub by: String,
    /// When, RFC 3339; given by the edge.
    pub at: String,
}
