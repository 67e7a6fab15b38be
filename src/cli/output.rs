//! Where documents go: a file, which is complete or absent, or standard output.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use crate::error::{Error, ErrorKind, Result};

/// `-o FILE`, where `-` is standard output.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct OutputOption {
    /// Write to FILE; `-` is standard output, which then carries the document only
    #[arg(short = 'o', long = "output", value_name = "FILE", global = true)]
    pub(crate) output: Option<PathBuf>,
}

/// Where a document goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// Standard output.
    Standard,
    /// A file.
    File(PathBuf),
}

impl OutputOption {
    /// The target; standard output where none is given.
    pub(crate) fn or_standard(&self) -> Target {
        self.output.as_deref().map_or(Target::Standard, Target::of)
    }
}

impl Target {
    /// Reads `-` as standard output.
    pub(crate) fn of(path: &Path) -> Self {
        if path == Path::new("-") { Self::Standard } else { Self::File(path.to_path_buf()) }
    }

    /// The file's extension in lower case; `None` for standard output.
    pub(crate) fn extension(&self) -> Option<String> {
        match self {
            Self::Standard => None,
            Self::File(path) => path.extension().map(|name| name.to_string_lossy().to_ascii_lowercase()),
        }
    }

    /// Writes a whole document.
    ///
    /// # Errors
    /// What the disk said, with the path. A reader that went away (a closed pipe) is not an error.
    pub(crate) fn write(&self, bytes: &[u8]) -> Result<()> {
        self.write_with(|out| out.write_all(bytes))
    }

    /// Writes a document by a writer that has errors of its own.
    ///
    /// # Errors
    /// As [`Target::write_with`], and what the writer said.
    pub(crate) fn write_document(&self, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
        let mut bytes = Vec::new();
        write(&mut bytes)?;
        self.write(&bytes)
    }

    /// Writes text for people piece by piece; colour only on a terminal.
    ///
    /// # Errors
    /// As [`Target::write_with`], and what the writer said.
    pub(crate) fn write_text(
        &self,
        write: impl FnOnce(&mut dyn FnMut(&str) -> Result<()>) -> Result<()>,
    ) -> Result<()> {
        if *self == Self::Standard {
            return write(&mut print);
        }
        let mut text = String::new();
        write(&mut |piece| {
            text.push_str(&anstream::adapter::strip_str(piece).to_string());
            Ok(())
        })?;
        self.write(text.as_bytes())
    }

    /// Writes a document piece by piece. A file is written beside its place and renamed when it is complete, so that
    /// a reader sees the old one or the new one.
    ///
    /// # Errors
    /// What the disk said, with the path. A reader that went away (a closed pipe) is not an error.
    pub(crate) fn write_with(&self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
        match self {
            Self::Standard => {
                let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
                let written = write(&mut out).and_then(|()| out.flush());
                unless_closed(written).map_err(|error| Error::io("standard output", error))
            }
            Self::File(path) => write_file(path, write),
        }
    }
}

fn write_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    if path.is_dir() {
        return Err(Error::new(ErrorKind::Io, "expected a file to write, found a folder")
            .at(path)
            .hint(format!("name a file in it: {}", path.join("…").display())));
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let refused = |error: io::Error| {
        let hint = if error.kind() == io::ErrorKind::PermissionDenied
            || error.kind() == io::ErrorKind::ReadOnlyFilesystem
        {
            "choose a folder that you may write to"
        } else if error.kind() == io::ErrorKind::StorageFull {
            "make room on the disk and try again; what stood there before is untouched"
        } else {
            "what stood there before is untouched"
        };
        Error::io(path, error).hint(hint)
    };
    std::fs::create_dir_all(folder).map_err(refused)?;
    if !path.is_file() && path.exists() {
        // A device or a named pipe takes no rename.
        let mut out = std::fs::OpenOptions::new().write(true).open(path).map_err(refused)?;
        return unless_closed(write(&mut out).and_then(|()| out.flush())).map_err(refused);
    }
    let mut beside = tempfile::Builder::new()
        .prefix(".truceline-")
        .permissions(permissions(path))
        .tempfile_in(folder)
        .map_err(refused)?;
    {
        let mut out = BufWriter::with_capacity(1 << 16, beside.as_file_mut());
        write(&mut out).and_then(|()| out.flush()).map_err(refused)?;
    }
    beside.as_file().sync_all().map_err(refused)?;
    beside.persist(path).map_err(|error| refused(error.error))?;
    Ok(())
}

/// The permissions of the file that is replaced, else those that a new file usually has.
fn permissions(path: &Path) -> std::fs::Permissions {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(path)
        .map_or_else(|_| std::fs::Permissions::from_mode(0o666), |metadata| metadata.permissions())
}

/// A closed pipe is a reader that has seen enough.
fn unless_closed(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Prints text for people on standard output.
///
/// # Errors
/// What the terminal said; a closed pipe is not an error.
pub(crate) fn print(text: &str) -> Result<()> {
    let mut out = anstream::stdout().lock();
    unless_closed(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
        .map_err(|error| Error::io("standard output", error))
}
