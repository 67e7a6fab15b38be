//! The gallery: every kind of picture in two themes, from the fixed rows of `tests/cases/charts/facts.json`. The
//! SVG is compared byte for byte, the PNG as an eye would; `UPDATE=1` renews them.

use std::fs;
use std::path::{Path, PathBuf};

use resvg::tiny_skia::Pixmap;
use truceline::chart::{Facts, Kind, Options, Theme, png, svg};

/// Share of dots that may differ visibly, in hundredths of a percent, and how much that is of 255.
const DIFFERENT: usize = 50;
const VISIBLE: u8 = 40;

fn facts() -> Facts {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/charts/facts.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// Name of a picture of the gallery: `timeline.svg` is the light one, `timeline-print.svg` the one for print.
fn path(kind: Kind, theme: &str, extension: &str) -> PathBuf {
    let name = if theme == "light" { kind.name.to_owned() } else { format!("{}-{theme}", kind.name) };
    Path::new(env!("CARGO_MANIFEST_DIR")).join("charts/gallery").join(name).with_extension(extension)
}

fn every_picture(mut check: impl FnMut(Kind, Theme, &str)) {
    for kind in Kind::ALL {
        for (name, theme) in Theme::ALL.iter().filter(|(name, _)| *name != "dark") {
            check(*kind, *theme, name);
        }
    }
}

fn is_update() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| value == "1")
}

#[test]
fn the_gallery_is_drawn_to_the_byte() {
    let facts = facts();
    let mut changed = Vec::new();
    every_picture(|kind, theme, name| {
        let drawn = svg(&kind.plan(&facts, &Options::default()), theme);
        let path = path(kind, name, "svg");
        if is_update() {
            fs::write(&path, &drawn).unwrap();
        } else if fs::read_to_string(&path).ok().as_deref() != Some(drawn.as_str()) {
            changed.push(path.display().to_string());
        }
    });
    assert!(changed.is_empty(), "these look different now; see them with UPDATE=1:\n{}", changed.join("\n"));
}

#[test]
fn the_gallery_is_painted_as_an_eye_sees_it() {
    let facts = facts();
    every_picture(|kind, theme, name| {
        let painted = png(&kind.plan(&facts, &Options::default()), theme, 1.0).unwrap();
        let path = path(kind, name, "png");
        if is_update() {
            fs::write(&path, &painted).unwrap();
            return;
        }
        let (now, then) = (Pixmap::decode_png(&painted).unwrap(), Pixmap::load_png(&path).unwrap());
        assert_eq!((now.width(), now.height()), (then.width(), then.height()), "{}", path.display());
        let differ = now.data().chunks(4).zip(then.data().chunks(4));
        let differ = differ.filter(|(a, b)| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > VISIBLE)).count();
        let share = differ * 10_000 / (now.data().len() / 4);
        assert!(share <= DIFFERENT, "{}: {differ} dots differ", path.display());
    });
}
