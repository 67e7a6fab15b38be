# What CI runs.
default:
    .ci/run

# Renews what tests compare with: cases, gallery, generated documents, scores. Review the diff.
update:
    UPDATE=1 cargo test

# The main job on the sample articles.
demo:
    cargo run --release -- track data/samples

# Megabytes per CPU second of the text side.
bench:
    cargo bench
