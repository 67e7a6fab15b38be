//! Which colour a role has on which ground.

use super::plan::Ink;

/// The grounds a picture can stand on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Warm white, for pages and screens.
    #[default]
    Light,
    /// Near black, for screens.
    Dark,
    /// White and greys, for a newspaper's print and for copies of it.
    Print,
}

impl Theme {
    /// Every theme and its word.
    pub const ALL: &'static [(&'static str, Self)] =
        &[("light", Self::Light), ("dark", Self::Dark), ("print", Self::Print)];

    /// The colour of a role, as red, green, blue.
    pub(crate) fn colour(self, ink: Ink) -> u32 {
        let fixed = match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::Print => &PRINT,
        };
        match ink {
            Ink::Paper => fixed.paper,
            Ink::Band => fixed.band,
            Ink::Text => fixed.text,
            Ink::Muted => fixed.muted,
            Ink::Rule => fixed.rule,
            Ink::Group(group) => fixed.groups[group % fixed.groups.len()],
            Ink::Tint(group, step) => {
                let full = fixed.groups[group % fixed.groups.len()];
                mix(fixed.paper, full, [0, 24, 46, 72, 100][usize::from(step.min(4))])
            }
        }
    }
}

struct Palette {
    paper: u32,
    band: u32,
    text: u32,
    muted: u32,
    rule: u32,
    groups: [u32; 8],
}

/// The Okabe-Ito hues, which colour-blind readers can tell apart, darkened until each has 3:1 on the ground.
const LIGHT: Palette = Palette {
    paper: 0xFF_FD_F8,
    band: 0xF6_F2_E8,
    text: 0x1A_1A_1A,
    muted: 0x59_59_59,
    rule: 0xD8_D2_C4,
    groups: [0x00_65_A8, 0x00_80_5E, 0xA4_4E_88, 0xB8_4A_00, 0x85_68_00, 0x59_59_59, 0x3B_3B_8F, 0x1A_1A_1A],
};

const DARK: Palette = Palette {
    paper: 0x14_17_1B,
    band: 0x1C_20_26,
    text: 0xEE_EC_E6,
    muted: 0xAE_B0_B3,
    rule: 0x3A_3F_46,
    groups: [0x5A_B4_EC, 0x2F_C4_97, 0xDB_93_C3, 0xF2_8E_4A, 0xD9_B8_44, 0xB2_B5_B9, 0x9A_9A_EE, 0xEE_EC_E6],
};

const PRINT: Palette = Palette {
    paper: 0xFF_FF_FF,
    band: 0xF4_F4_F4,
    text: 0x00_00_00,
    muted: 0x44_44_44,
    rule: 0xC4_C4_C4,
    groups: [0x00_00_00, 0x7A_7A_7A, 0x40_40_40, 0x8C_8C_8C, 0x58_58_58, 0x22_22_22, 0x6A_6A_6A, 0x30_30_30],
};

/// So many hundredths of `over` on `under`.
fn mix(under: u32, over: u32, hundredths: u32) -> u32 {
    [16, 8, 0].into_iter().fold(0, |colour, shift| {
        let (a, b) = ((under >> shift) & 0xFF, (over >> shift) & 0xFF);
        (colour << 8) | ((a * (100 - hundredths) + b * hundredths + 50) / 100)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(colour: u32) -> f64 {
        let part = |shift: u32| {
            let value = f64::from((colour >> shift) & 0xFF) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    }

    fn contrast(a: u32, b: u32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// WCAG 2.2: 4.5:1 for text, 3:1 for what carries meaning, on every ground it can stand on.
    #[test]
    fn contrast_holds_in_every_theme() {
        for &(name, theme) in Theme::ALL {
            for ground in [Ink::Paper, Ink::Band] {
                let ground = theme.colour(ground);
                for ink in [Ink::Text, Ink::Muted] {
                    assert!(contrast(theme.colour(ink), ground) >= 4.5, "{name} {ink:?}");
                }
                for group in 0..8 {
                    assert!(contrast(theme.colour(Ink::Group(group)), ground) >= 3.0, "{name} {group}");
                }
            }
        }
    }
}
