"""The command line; the only room that prints.

Results go to files or standard output, messages and progress to standard error; progress bars are drawn on a terminal
only. Exit status: 0 done, 1 bad input, 2 usage, 130 stopped by Ctrl-C.

`parser` says what there is, `commands` does the main jobs, `lists` looks into the word lists and what they found,
`terminal` prints.
"""

from __future__ import annotations

from framing.cli.parser import main

__all__ = ["main"]
