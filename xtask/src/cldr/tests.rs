//! Checks that the files of words parse and say what they should.
