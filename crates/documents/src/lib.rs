//! The Korean official document: its model, notation, rules, readers and writers. No model is called here.
