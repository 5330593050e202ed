//! A run as text: terminal, Markdown, JSON.
