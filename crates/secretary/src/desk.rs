//! The desk: the library and the store that every room works on.
