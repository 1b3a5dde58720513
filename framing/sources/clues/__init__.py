"""What words say of a source: the parts of a mention, and the evidence for a type that each holds."""
