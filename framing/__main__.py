"""``python -m framing`` is the command line."""

import sys

from framing.cli import main

if __name__ == "__main__":
    sys.exit(main())
