//! Words from CLDR: one generated file a language.
