//! One file for each thing that is promised.

mod architecture;
mod cli;
mod determinism;
mod findings;
mod golden;
mod i18n;
mod mend;
mod pages;
mod property;
mod sample;
mod world;
