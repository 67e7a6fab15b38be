//! A table of events becomes a picture: SVG, and PNG from it. Layer 5.
