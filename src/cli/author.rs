//! Who changes the tracker, when, and with which words.
#![expect(clippy::disallowed_methods, reason = "the environment is read here")]

use clap::Args;

use super::clock;
use crate::store::Author;

/// `--by NAME`.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct ByOption {
    /// Who makes this change; the name of the account where not given
    #[arg(long = "by", value_name = "NAME", env = "TRUCELINE_USER", hide_env_values = true, global = true)]
    by: Option<String>,
}

/// The facts of a step, as the edge knows them.
#[derive(Clone, Debug)]
pub(crate) struct Signature {
    /// When, RFC 3339.
    pub(crate) at: String,
    /// Who.
    pub(crate) by: String,
    /// The command as typed.
    command: String,
}

impl ByOption {
    /// Asks the clock, once for the whole command where it makes one step.
    pub(crate) fn sign(&self) -> Signature {
        let account = || std::env::var("USER").or_else(|_| std::env::var("LOGNAME")).ok();
        let by = self.by.clone().or_else(account).filter(|name| !name.trim().is_empty());
        let words: Vec<String> = std::env::args_os()
            .skip(1)
            .map(|word| {
                let word = word.to_string_lossy().into_owned();
                let plain =
                    !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || "-_./:,=@+~".contains(c));
                if plain { word } else { format!("'{}'", word.replace('\'', "'\\''")) }
            })
            .collect();
        Signature {
            at: clock::now(),
            by: by.unwrap_or_else(|| "unknown".to_owned()),
            command: words.join(" "),
        }
    }
}

impl Signature {
    /// Asks the clock anew, in a command that makes one step after the other.
    pub(crate) fn renew(&mut self) {
        self.at = clock::now();
    }

    /// As the store takes it.
    pub(crate) fn author(&self) -> Author<'_> {
        Author { at: &self.at, by: &self.by, command: &self.command, why: None }
    }

    /// As the store takes it, with the reason that a person gave.
    pub(crate) fn because<'a>(&'a self, why: Option<&'a str>) -> Author<'a> {
        Author { why, ..self.author() }
    }
}
