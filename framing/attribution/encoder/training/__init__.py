"""Training of the accurate tagger; needs the dependency group ``train`` (torch, onnx, the base model)."""
