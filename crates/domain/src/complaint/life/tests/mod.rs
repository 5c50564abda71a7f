mod case;
mod days;
mod intake;
mod laws;
mod people;
mod random;
mod reply;
mod resident;
