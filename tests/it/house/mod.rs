//! The rules of the house: layers, homes of heavy dependencies, sizes, headers, documents that tell the truth.

mod dependencies;
mod documents;
mod layers;
mod sizes;
mod tree;
mod words;
