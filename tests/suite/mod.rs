//! One file for each thing that is promised.

mod answers;
mod architecture;
mod calendar;
mod circumstance;
mod cli;
mod determinism;
mod findings;
<<<<<<< HEAD
mod format;
mod golden;
mod i18n;
mod import;
=======
mod fuzz;
mod golden;
mod i18n;
mod links;
mod mend;
>>>>>>> main
mod pages;
mod property;
mod reports;
mod sample;
mod schema;
mod search;
mod world;
