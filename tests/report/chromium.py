"""A small driver of headless Chromium: its DevTools protocol over a pair of pipes, nothing but the standard library.

`Browser.open` loads a page at a width; `evaluate` runs a script in it; `press` and `point` are keys and pointer, sent
as a reader's would be. What the page logs and asks for is kept in `messages` and `requests`.
"""

from __future__ import annotations

import fcntl
import json
import os
import select
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any, Self

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--hide-scrollbars", "--remote-debugging-pipe",
)  # fmt: skip

# Seconds to wait for an answer before the test fails, ample for a loaded machine.
_PATIENCE = 60


class Browser:
    """One running Chromium with one page."""

    def __init__(self, profile: Path) -> None:
        theirs_in, self._out = os.pipe()
        self._in, theirs_out = os.pipe()
        # above the numbers 3 and 4, at which the browser looks for its pipes
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in (theirs_in, theirs_out)]

        def place_pipes() -> None:
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        command = [str(PROGRAM), *_FLAGS, f"--user-data-dir={profile}", "about:blank"]
        self._process = subprocess.Popen(
            # all other files close by themselves; to name those two to be kept fails while nothing is open there
            command,
            preexec_fn=place_pipes,
            close_fds=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for end in (theirs_in, theirs_out, *ends):
            os.close(end)
        self._buffer = b""
        self._number = 0
        self._session: str | None = None
        self._loaded = 0
        self.messages: list[str] = []
        self.requests: list[str] = []
        self._attach()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session = None
        self.call("Browser.close")
        self._process.wait(_PATIENCE)
        os.close(self._in)
        os.close(self._out)

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and wait for its result."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while (answer := self._read()).get("id") != self._number:
            self._note(answer)
        if "error" in answer:
            msg = f"{method}: {answer['error']}"
            raise RuntimeError(msg)
        result: dict[str, Any] = answer["result"]
        return result

    def open(self, page: Path, *, width: int = 1280, dark: bool = False, scripts: bool = True) -> None:
        """Load a page in a window of a width, in a reader's light or dark setting."""
        self.messages, self.requests = [], []
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        still = {"name": "prefers-reduced-motion", "value": "reduce"}
        self.call("Emulation.setEmulatedMedia", features=[scheme, still])
        self.call("Emulation.setScriptExecutionDisabled", value=not scripts)
        # from another page, so that an address with a fragment is loaded anew
        for address in ("about:blank", page.as_uri()):
            loads = self._loaded
            self.call("Page.navigate", url=address)
            while self._loaded == loads:
                self._note(self._read())

    def evaluate(self, script: str) -> Any:
        """Return the value of an expression in the page."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            msg = f"{script}: {answer['exceptionDetails']}"
            raise RuntimeError(msg)
        return answer["result"].get("value")

    def press(self, key: str, *, times: int = 1) -> None:
        """Press a key: ``Tab``, ``Enter``, ``Escape``."""
        codes = {"Tab": 9, "Enter": 13, "Escape": 27}
        for _ in range(times):
            options = {"key": key, "code": key, "windowsVirtualKeyCode": codes[key]}
            self.call("Input.dispatchKeyEvent", type="keyDown", text="\r" if key == "Enter" else "", **options)
            self.call("Input.dispatchKeyEvent", type="keyUp", **options)

    def point(self, selector: str, *, click: bool = False) -> None:
        """Move the pointer to the middle of an element, scrolled into view; click if asked to."""
        x, y = self.evaluate(
            f"(() => {{ const found = document.querySelector({json.dumps(selector)}); "
            "found.scrollIntoView({ block: 'center', behavior: 'instant' }); const box = found.getClientRects()[0]; "
            "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => { "
            "const box = found.getClientRects()[0]; done([box.x + box.width / 2, box.y + box.height / 2]); }))); })()"
        )
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        for step in ("mousePressed", "mouseReleased") if click else ():
            self.call("Input.dispatchMouseEvent", type=step, x=x, y=y, button="left", clickCount=1)

    def _attach(self) -> None:
        targets = self.call("Target.getTargets")["targetInfos"]
        page = next(target["targetId"] for target in targets if target["type"] == "page")
        self._session = self.call("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def _read(self) -> dict[str, Any]:
        deadline = time.monotonic() + _PATIENCE
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._in], [], [], max(deadline - time.monotonic(), 0))
            more = os.read(self._in, 1 << 16) if ready else b""
            if not more:
                msg = "Chromium does not answer"
                raise TimeoutError(msg)
            self._buffer += more
        message, _, self._buffer = self._buffer.partition(b"\0")
        answer: dict[str, Any] = json.loads(message)
        return answer

    def _note(self, event: dict[str, Any]) -> None:
        params = event.get("params", {})
        match event.get("method"):
            case "Page.loadEventFired":
                self._loaded += 1
            case "Network.requestWillBeSent":
                self.requests.append(params["request"]["url"])
            case "Log.entryAdded":
                self.messages.append(params["entry"]["text"])
            case "Runtime.exceptionThrown":
                self.messages.append(str(params["exceptionDetails"]))
            case "Runtime.consoleAPICalled":
                self.messages.append(str(params["args"]))
