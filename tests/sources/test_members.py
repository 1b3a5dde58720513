"""Members of a group that was spoken of before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.records import Speaker

MEMBERS = [
    ("Diplomats in Lowen queue for bread. [One] put it at 60 per cent.", "state", True, None),
    ("Lawyers had left the hearing. [One of them] said no.", "expert", True, None),
    ("Lawyers had left the hearing. [One of them], Anna Berg, said no.", "expert", False, "Anna Berg"),
    ("[One of the residents] said so. [Another] said no.", "civilian", True, None),
    ("A fisherman has waited for a year. [Another] said no.", "civilian", True, None),
    # called in the singular
    ("Three drivers survived. [One] said no.", "civilian", True, "driver"),
    ("Three drivers survived. [One] said no. [The other two] said so.", "civilian", True, None),
    # a name beside it takes the type of the group
    ("Lawyers had left the hearing. [One, Anna Berg,] said no.", "expert", False, "Anna Berg"),
    # the last two who spoke, and the one named last of two
    ("[Anna Berg] said so. [Emil Lind] said so. [Both] said no.", "civilian", True, "Anna Berg and Emil Lind"),
    ("Anna Berg says the Lake Monitor failed; [the latter] said no.", "ngo", False, "Lake Monitor"),
    # some of them only, where a group stands near enough
    ("Residents left. It was late. It rained. It snowed. It thawed. It froze. [Some] said no.", "other", True, None),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "kind", "anonymous", "name"), MEMBERS)
def test_a_member_speaks_as_its_group(
    last_speaker: Callable[[str], Speaker], marked: str, kind: str, anonymous: bool, name: str | None
) -> None:
    """One of a group is unnamed, unless a name stands beside it, and of the group's type."""
    speaker = last_speaker(marked)
    assert (speaker.type, speaker.anonymous) == (kind, anonymous)
    assert name is None or speaker.name == name
