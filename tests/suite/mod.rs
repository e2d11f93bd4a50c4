//! One file for each thing that is promised.

mod addresses;
mod answers;
mod architecture;
mod calendar;
mod circles;
mod circumstance;
mod cli;
mod determinism;
mod findings;
mod format;
mod fuzz;
mod golden;
mod hostile;
mod i18n;
mod import;
mod links;
mod mend;
mod pages;
mod property;
mod reports;
mod sample;
mod schema;
mod search;
mod stranger;
mod themes;
mod world;
