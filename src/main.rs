//! The command `motcua`; everything it does is in the library.

fn main() {}
