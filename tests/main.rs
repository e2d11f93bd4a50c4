//! The tests that see the program from outside: its commands, its sites, its findings, its rooms.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::case_sensitive_file_extension_comparisons, reason = "names of the repository are in lower case")]
#![allow(clippy::print_stdout, reason = "a long run tells what it found")]

mod suite;
