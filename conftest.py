"""What the test run leaves out: the modules that train models need torch, which is in the dependency group `train`."""

from importlib.util import find_spec

collect_ignore_glob: list[str] = []
if find_spec("torch") is None or find_spec("onnx") is None:
    collect_ignore_glob = ["framing/attribution/encoder/training/*"]
