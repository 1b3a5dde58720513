"""The command line; the only room that prints.

Results go to files or standard output, messages and progress to standard error; progress bars are drawn on a terminal
only. Exit status: 0 done, 1 bad input, 2 usage, 130 stopped by Ctrl-C.

`parser` says what there is, `commands` does the main jobs, `pictures` draws, `lists` looks into the word lists and what
they found. `inputs` reads and annotates, `keeping` keeps what is finished if a run ends early, `outcome` says what to
look at first, `terminal` prints.
"""

from __future__ import annotations

from framing.cli.parser import main

__all__ = ["main"]
