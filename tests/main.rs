//! The tests that see the program from outside: its commands, its sites, its findings, its rooms.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod suite;
