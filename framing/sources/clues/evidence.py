"""From a noun phrase to a type: what the words of a mention say about the capacity of the speaker.

In: a `Part` of a mention. Out: `Evidence`. The order, strongest first, is: an entry of the gazetteer that is the
speaker; a role that keeps its own type; the body that a role serves; a modifier such as "rebel"; a country alone; the
role's default. `Context` answers for what only the article knows: a name, "the group", "its".
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.sources.clues.attributes import HOLDER, MODIFIER, SERVED, first_of_two, read_attribute, read_attributes
from framing.sources.clues.callings import is_field, is_firm, is_followed, is_remit
from framing.sources.clues.compounds import country_of
from framing.sources.clues.context import Context
from framing.sources.clues.doings import read_headless
from framing.sources.clues.mentions import Evidence, Part, read_part
from framing.sources.clues.offices import SENDING, TELLING, is_overreach, keeps_own, read_former
from framing.sources.clues.settled import OWNED, is_sideline, points_back, read_own, read_settled, tells_apart
from framing.sources.clues.sounding import guess_headed
from framing.sources.lists.roles import Role
from framing.sources.surface.items import Item, is_listed, is_organ, is_states

__all__ = ["read_evidence"]

# How far each rule is trusted, from its accuracy on the development articles, rounded to the nearest five hundredths.
_ENTRY, _COUNTRY, _DEFAULT = 0.95, 0.9, 0.6

# Types with a country of their own.
_WITH_COUNTRY = ("state", "opposition", "party")

# Reasons that name a place rather than a body: a role weighs them by itself ("activists in Syria").
_PLACES = frozenset({"country", "countries", "nation", "nations", "capital", "state", "states", "republic"})

# People who are always somebody's: of the body named before; and the words that say whose.
_STAFF = frozenset({"spokesman", "spokeswoman", "spokesperson", "adviser", "advisor", "aide"})
_OWNERS = frozenset({"its", "their", "his", "her"})


def read_evidence(part: Part, words: Sequence[str], folded: Sequence[str], context: Context) -> Evidence:
    """Return what a part of a mention says about the type of its speaker.

    Parameters
    ----------
    part : Part
        A noun phrase.
    words, folded : sequence of str
        The document's tokens.
    context : Context
        The article.
    """
    return read_former(_Reader(words, folded, context).read(part), part, folded)


def _is_place(reason: str) -> bool:
    """Tell whether a reason names a place rather than a body: the capital, but not the national assembly."""
    kind, _, what = reason.partition(": ")
    return kind in ("country", "people") or (kind == "role" and what.removesuffix(", country") in _PLACES)


def _is_owned_union(part: Part, role: Role) -> bool:
    """Tell whether a union is that of somebody's people: "the water company's union"."""
    return role.kind == "body" and bool(part.possessor) and role.phrase.endswith("union")


class _Reader:
    """One reading: the words of the document and the article's answers, kept for the recursion over complements."""

    def __init__(self, words: Sequence[str], folded: Sequence[str], context: Context) -> None:
        self.words = words
        self.folded = folded
        self.context = context

    def read(self, part: Part, depth: int = 0) -> Evidence:
        head = part.head
        if head is None:
            served = self._complement(part, depth) if part.complement and depth < 3 else None
            return read_headless(part, self.folded, served)
        role = part.role
        if head.kind == "entry":
            return self._entry(head, part)
        if head.kind == "name" and (role is None or role is head.role):
            return self._name(head, part, depth) or Evidence()
        if head.kind == "country":
            return self._country_head(part)
        if role is None:
            return self._served(part, depth) or Evidence()
        if role.kind == "title" and not role.inherits:
            asked = self.context.of_name(head) if head.kind == "name" else None
            serves = self._complement(part, depth) if part.complement and depth < 3 else None
            if serves is not None and serves.type not in (None, "civilian", "other"):
                # "Barrister Anna Berg of the Legal Centre"
                return serves
            # a clergyman may hold any office, an officer serves some army
            trust = _DEFAULT if role.type == "state" else HOLDER - 0.05
            default = Evidence(role.type, country_of(part.attributes, self.words), f"title: {role.phrase}", trust)
            return asked if asked is not None and asked.type is not None else default
        return self._role(part, depth)

    def _name(self, head: Item, part: Part, depth: int) -> Evidence | None:
        """Return what a name says: by the body it is of, by itself, by what goes with it in the phrase."""
        # "the UN Group of Experts"
        organ = next(filter(is_organ, part.attributes), None) if head.role is not None else None
        if organ is not None:
            found = read_attribute(organ, self.words, self.folded, self.context)
        else:
            found = self.context.of_name(head)
        if found is None and part.complement and depth < 3:
            # "Anna Berg of Human Rights Watch"
            found = self._complement(part, depth)
        if found is not None:
            return found
        if any(self.folded[item.first] in OWNED for item in part.attributes):
            # "state-owned Safer"
            return Evidence("state", None, "owned by the state", MODIFIER)
        if part.clause and self.folded[part.items[0].first - 1] != "whose" and not self.context.is_state(head):
            # "who heads Plain Witness"
            found = guess_headed(" ".join(self.words[head.first : head.last]))
        if found is None and part.possessor and depth < 3:
            # "Reuters' Anna Berg"
            owner = self.read(read_part(part.possessor, self.folded), depth + 1)
            if owner.type not in (None, "civilian") and not _is_place(owner.reason):
                found = owner._replace(confidence=_DEFAULT)
        return found

    def _entry(self, head: Item, part: Part) -> Evidence:
        entry, role = head.entry, part.role
        assert entry is not None  # an item of kind "entry" always has one
        if role is not None and role.kind == "person" and entry.is_person:
            bare = not (part.complement or part.possessor) and not any(item.entry for item in part.attributes)
            listed = role.noun in (entry.office or "").lower().split()
            if listed and (entry.type == "opposition" or (bare and role.type is None)):
                # "military spokesman", "Secretary-General" of those who are listed with just that office
                return Evidence(entry.type, entry.country, entry.origin, SERVED, entry.name)
            found = self._role(part, 0)
            if found.type is not None:
                return found
        # an office goes stale: what the article says of its holder weighs more
        confidence = HOLDER if entry.is_person else _ENTRY
        return Evidence(entry.type, entry.country, entry.origin, confidence, entry.name)

    def _country_head(self, part: Part) -> Evidence:
        assert part.head is not None  # the caller has looked
        assert part.head.country is not None
        phrase = part.head.country
        country = phrase.country
        if phrase.kind == "adjective":
            return Evidence("civilian", None, f"people: {country.adjective}", _DEFAULT)
        return Evidence("state", country.code, f"country: {country.name}", _COUNTRY, country.name)

    def _role(self, part: Part, depth: int) -> Evidence:
        role = part.role
        assert role is not None  # the caller has looked
        before = (*part.attributes, *part.possessor)
        served = self._kept(part, role, depth)
        farther = country_of(part.complement, self.words)
        country = country_of(before, self.words) or farther
        alone = served is None or served.reason.startswith(("country:", "of a country:"))
        settled = read_settled(part, role, self.folded, self.context, (country, farther), alone=alone)
        if settled is not None:
            return settled
        if served is not None and served.type is not None and (
            part.determiner == "its" or not is_overreach(role, served)
        ):  # fmt: skip
            code = served.country or (country if served.type in _WITH_COUNTRY else None)
            return served._replace(country=code)
        if role.kind == "body" and role.inherits:
            asked = self._pointed_to(part, role)
            if asked is not None:
                return asked
        national = country is not None or (bool(before) and any(map(self.context.is_state, before)))
        own = read_own(part, role, self.folded, country, national=national)
        return own if own.type is not None else first_of_two(part, self.folded) or own

    def _kept(self, part: Part, role: Role, depth: int) -> Evidence | None:
        """Return what the body behind a role says, where the role doesn't keep its own type against it."""
        sent = owned = False
        for one in (*part.attributes, *part.possessor):
            entry = one.entry if one.kind == "entry" else None
            if entry is not None and not entry.is_person:
                # "the army press centre" is the army's, though a centre by itself is nobody's
                owned = owned or entry.type != "media"
                sent = sent or entry.type in SENDING
        owned = role.kind == "body" and (owned or is_states(part.possessor))
        called = is_followed(role, part, self.folded, sent=sent)
        served = self._served(part, depth) if role.inherits or owned or called else None
        if served is None:
            return None
        union, national = _is_owned_union(part, role), country_of(part.attributes, self.words) is not None
        return None if keeps_own(role, served, called=called, union=union, national=national) else served

    def _pointed_to(self, part: Part, role: Role) -> Evidence | None:
        """Return what is said of the body that a noun for one points to: "the party", not "the youth council"."""
        head = part.head
        if head is None or head.kind != "noun" or not points_back(part, role) or _is_owned_union(part, role):
            return None
        asked = self.context.of_noun(head)
        told = asked is not None and asked.type is not None and not tells_apart(part, asked, self.folded)
        return asked if told else None

    def _served(self, part: Part, depth: int) -> Evidence | None:
        """Return what the body behind a role says: attributes, then possessor, then complement."""
        role = part.role
        found = self._beside(part, depth) if part.attributes else None
        if found is not None:
            return found if found.type is not None else None
        # "the court, whose prosecutor": as good as "its prosecutor"
        owning = "its" if part.items and self.folded[part.items[0].first] == "whose" else part.determiner
        if owning in _OWNERS and part.items:
            found = self._owned(part, owning, depth)
            if found is not None:
                return found
        found = self._owner(part, depth) or (self._complement(part, depth) if depth < 3 else None)
        if found is None and role is not None and role.kind == "person" and role.type is None and not role.plural:
            return self._unsaid(part, role)
        return found

    def _beside(self, part: Part, depth: int) -> Evidence | None:
        """Return what the words before a head say: without a type where they say so little that nothing else counts."""
        attributes: Sequence[Item] = part.attributes
        role = part.role
        if part.name is not None:
            attributes = [item for item in attributes if item is not part.name or item.kind == "entry"]
        if part.head is not None and part.head.kind in ("name", "entry"):
            # "ministry spokesman General Djaran": the nouns before the role, not the role itself
            attributes = [item for item in attributes if item.role is not role]
        found, weight = read_attributes(attributes, self.words, self.folded, self.context)
        if found is None or role is None:
            return self._listed_owner(part, depth) or found if weight == 1 else found
        place = found.type in ("civilian", "other") and role.type == "state" and role.kind == "body"
        if place or is_sideline(role, found):
            return None
        if weight == 1:
            owned = self._listed_owner(part, depth)
            if owned is not None:
                return owned
            if (role.kind == "person" or (role.kind == "body" and role.type is None)) and is_field(found):
                # "Help Now's medical coordinator" serves Help Now
                near = self.context.of_owner("its", part.items[0].first) if part.determiner == "its" else None
                owner = near or self._owner(part, depth) or (self._complement(part, depth) if depth < 3 else None)
                if owner is not None and owner.type is not None:
                    return owner
                studied = role.type == "expert" and found.reason.startswith("modifier:")
                return Evidence() if studied else found
            if role.kind == "body" and role.type is not None:
                # "the Border party": a noun that says its type yields only where the state has the newspaper
                states_own = found.type == "state" and not found.reason.startswith("modifier: pro-")
                return found if role.type == "media" and states_own else None
        return found

    def _listed_owner(self, part: Part, depth: int) -> Evidence | None:
        """Return what a listed possessor says against a weak word: "the African Union's naval mission"."""
        owned = self._owner(part, depth) if is_listed(part.possessor) else None
        return owned if owned is not None and owned.type is not None else None

    def _owned(self, part: Part, owning: str, depth: int) -> Evidence | None:
        """Return what "its", "their" or "their union's" says of a role."""
        role = part.role
        owned = self._owner(part, depth) if part.possessor else None
        if owned is not None and owned.type is not None:
            # "their union's chairman"
            return owned
        found = self.context.of_owner(owning, part.items[0].first)
        if found is None or found.type is None:
            return None
        bare = role is None or role.type is None or (owning == "its" and role.kind == "person")
        own = role is not None and role.kind == "body" and role.type not in ("state", "opposition", "party")
        if bare or (found.type in TELLING and not own):
            return found._replace(confidence=min(found.confidence, SERVED))
        return None

    def _unsaid(self, part: Part, role: Role) -> Evidence | None:
        """Return whom somebody serves of whom the phrase says nothing: "spokeswoman Irina Voskal"."""
        head, complement = part.head, part.complement
        if head is None or part.possessor or country_of(part.attributes, self.words) is not None:
            return None
        if complement and self.folded[complement[0].first - 1] in ("for", "of"):
            return None
        if part.determiner not in ("", "the") and (part.determiner not in ("a", "an") or role.phrase not in _STAFF):
            return None
        # "a local party leader ... The leader"
        told = self.context.of_earlier(head) if part.determiner == "the" and head.kind == "noun" else None
        if told is None:
            # right after her ministry: no body of her own is given
            told = self.context.of_owner("its", head.first)
        return told._replace(confidence=0.7) if told is not None and told.type is not None else None

    def _owner(self, part: Part, depth: int) -> Evidence | None:
        """Return what the possessor says: "the ministry's spokesman"."""
        if not part.possessor or depth >= 3:
            return None
        # the article before a possessor is the possessor's: "the bloc's ambassador"
        owner = read_part(part.possessor, self.folded)._replace(determiner=part.determiner)
        inner = self.read(owner, depth + 1)
        if inner.type not in (None, "civilian", "expert") and not _is_place(inner.reason):
            return inner._replace(confidence=min(inner.confidence, SERVED))
        if inner.reason.startswith("country:") and part.role and part.role.with_country:
            return inner._replace(type=part.role.with_country, reason=f"of a {inner.reason}")
        text = part.role is not None and part.role.kind == "text"
        if inner.type in ("civilian", "expert") and owner.role is not None and (owner.role.kind == "body" or text):
            # "the hospital's director", "the victims' petition"
            return inner
        # "the UN's Afghan women's rights officer"
        return self._owner(part._replace(possessor=owner.possessor), depth + 1)

    def _complement(self, part: Part, depth: int) -> Evidence | None:
        """Return what the first complement that says anything says: "Director for the Strait Region at X"."""
        group = part.complement
        while group:
            inner_part = read_part(group, self.folded)
            head = inner_part.head
            if head is not None and head.entry is not None and head.entry.note == "place":
                # "a diplomat in Brussels" doesn't serve the Union
                return None
            here = self.folded[group[0].first - 1] == "in" and head is not None
            body = part.role is not None and part.role.kind == "body"
            if here and head is not None and head.kind == "name" and head.role is None and not inner_part.determiner:
                # "a judge in Puerto Barrios"
                return None
            if here and head is not None and (head.kind == "word" or body):
                # "a leader in the Amazon port town", "the faction in the city council"
                if not (body and head.kind == "country" and inner_part.complement):
                    return None
                # "the office in Mexico of the UN High Commissioner"
                group = inner_part.complement
                continue
            if is_firm(inner_part, part.role):
                return Evidence("business", None, "a company by what it does", SERVED)
            inner = self.read(inner_part, depth + 1)
            # a country alone is weighed by the role ("activists in Syria" are not the state)
            empty = part.role is None and inner.type in ("civilian", "other")
            if part.role is not None and part.role.kind == "body" and part.role.type is not None:
                # "a shelter for migrants", "a hotline for conscripts"
                people = inner_part.role is not None and inner_part.role.plural and not part.role.plural
                empty = people and (inner.type == "civilian" or self.folded[group[0].first - 1] == "for")
                # "the union of prison guards"
                empty = empty or (people and part.role.type == "ngo" and inner.type == "state")
            if is_remit(part, inner_part, inner):
                # "the minister for women and children"
                return None
            if inner.reason.startswith("modifier:") and part.role is not None:
                # "a party in the governing majority", "the company's head of labour relations"
                empty = (part.role.kind == "body" and part.role.type is not None) or bool(part.possessor)
            if inner.type is not None and not _is_place(inner.reason) and not empty:
                return inner._replace(confidence=min(inner.confidence, SERVED))
            if inner.reason.startswith("country:") and part.role is not None and part.role.with_country is not None:
                return inner._replace(type=part.role.with_country)
            group = inner_part.complement
        return None
