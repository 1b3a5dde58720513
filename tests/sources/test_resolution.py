"""Who is meant, over the sentences of one article."""

from __future__ import annotations

import gc
import re

import pytest

from framing.records import Attribution, Document, Span, Speaker
from framing.segmentation import read_prose, segment
from framing.sources import Entry, Gazetteer, load_gazetteer, resolve_speakers
from framing.sources.articles.article import Article


def speakers_of(marked: str, *, gazetteer: Gazetteer | None = None) -> list[Speaker]:
    """Resolve the mentions in square brackets; ``[]`` is a quoted paragraph without a source."""
    text = ""
    spans: list[Span | None] = []
    for piece in re.split(r"(\[[^\]]*\])", marked):
        if piece.startswith("["):
            mention = piece[1:-1]
            spans.append(Span(len(text), len(text) + len(mention)) if mention else None)
            text += mention
        else:
            text += piece
    document = Document("a", text)
    attributions = []
    place = 0
    for span in spans:
        place = span.end if span is not None else place + 1
        content = Span(min(place, len(text) - 1), min(place + 1, len(text)))
        attributions.append(Attribution(span, None, (content,)))
    resolved = resolve_speakers(read_prose(document, segment(document)), tuple(attributions), gazetteer=gazetteer)
    return [attribution.speaker for attribution in resolved if attribution.speaker is not None]


NAMES = [
    # a pronoun is the last speaker of its gender
    ("[Anna Berg, a teacher,] said so. [Ivo Rask, a baker,] said no. [She] said it was late.", "Anna Berg"),
    ("[The Lake Monitor, a rights group,] said so. [It] said more.", "Lake Monitor"),
    # a person who opens the sentence before goes before one cited earlier
    ("[Minister Anna Berg] said so. Olga Lind, a nurse, left early. [She] said it was late.", "Olga Lind"),
    # short names and titles go back to the full form, wherever the article gives it
    ("President Ivo Rask met Anna Berg, head of the charity Help Now. [Berg] said so.", "Anna Berg"),
    ("The foreign minister, Greta Lind, arrived. [The minister] said so.", "Greta Lind"),
    # the subject after an adverbial, and a relative who tells the gender
    ("[Minister Ivo Rask] said so.\n\nAt the mission, Olga Lind was counting. [She] said more.", "Olga Lind"),
    ("[A sergeant] said so. At the clinic, an officer waited for his mother. [She] said no.", "mother"),
    # a subject behind "but", a participle clause or "for"; what is said introduces nobody
    ("[Minister Olga Lind] said so. But Anna Berg, widow of Ivo, said no such thing. [She] said more.", "Anna Berg"),
    ("[The rector] said so. Asked about it, a senior official at Plain Aid laughed. [He] said no.",
     "senior official at Plain Aid"),
    ("[Minister Ivo Rask] said so. For Emil Lind, a researcher, it was old. [He] said more.", "Emil Lind"),
    # named in passing, when nobody else was
    ("Among them was Emil Lind, 23, a student. [He] said so.", "Emil Lind"),
    # the people of the clause before
    ("[The police] said so. Workers of the depot wrote an appeal in which [they] said no.", "workers"),
    # of a person only the first name is given
    ("[Minister Ivo Rask] said so. A teacher who gave only his first name, Emil, was there. [He] said no.", "Emil"),
    # an apostrophe inside a name that opens a sentence
    ("[Martin O’Malley, a teacher,] said so. [O’Malley] said no.", "Martin O’Malley"),
    # first described, named at the next quotation
    ("[One resident] said so. It was late and cold. [Emil Lind] said no.", "Emil Lind"),
    # named without a role, then called by one
    ("[Emil Lind], who has sold cloth for years, said so. [The trader] said no.", "Emil Lind"),
    # whose body it is, as the article says elsewhere
    ("The Sorel regime fell silent. [The regime] said so.", "Sorel regime"),
    # "the organization" is the one cited, not one named in passing
    ("[Amnesty International] said so. MEK members cheered. [The organization] said more.", "Amnesty International"),
    # bodies by a word of their name, an acronym, a description
    ("[The Coastal Peace Observatory] counted ten. [The Observatory] said so.", "Coastal Peace Observatory"),
    ("The Lake Workers' Union (LWU) met. [The union] said so.", "Lake Workers' Union"),
    ("[Amnesty International] said so on Monday. [The organization] said more.", "Amnesty International"),
    # either order of an apposition
    ("[The mayor, Olga Lind,] said so.", "Olga Lind"),
    ("[Olga Lind, the mayor,] said so.", "Olga Lind"),
    ("[The Syrian Observatory for Human Rights (SOHR)] said so.", "Syrian Observatory for Human Rights"),
    # after the body it serves, without a comma
    ("[The secretary of the Security Council Olga Lind] said so.", "Olga Lind"),
    ("[The scientist leading the team Olga Lind] said so.", "Olga Lind"),
    # "both women" are the two cited last, and their children are not "she"
    ("[Olga Lind] said so. [Anna Berg] said no. [Both women] said it was late.", "Olga Lind and Anna Berg"),
    ("[Olga Lind] said so. [Her son and daughter] said no. [She] said more.", "Olga Lind"),
    # a kind of speaker points back to one of that kind
    ("[Olga Lind, an analyst,] said so. It was late. [The expert] said more.", "Olga Lind"),
    # who issued the text that an earlier sentence speaks of
    ("[The Lake Monitor, a rights group,] said so in a statement. [Emil Lind] said no. [The statement] said more.",
     "Lake Monitor"),
    # "which" of a noun that nobody can be is the subject
    ("[The Lake Monitor, a rights group,] said so. The Lake Monitor built a model of the quay, [which] showed it.",
     "Lake Monitor"),
    # an office of state that one person holds is known without the name
    ("Kenya was calm. Kenya voted. [The president] said so.", "Kenyan president"),
    # the possessive mark is no part of a name
    ("[The Lake Monitor's] claim was new.", "Lake Monitor"),
    # nothing but a mark before "and"
    ("[, and Anna Berg] said so.", "Anna Berg"),
    # the one armed group that the article has named
    ("The Hill Liberation Front, a rebel group, withdrew. [The rebels] said so.", "Hill Liberation Front"),
    # the full name where the article prints it too
    ("Human Rights Watch (HRW) met. HRW members spoke. [HRW] said so.", "Human Rights Watch"),
    # two sources, one attribution
    ("[Anna Berg and Ivo Rask] said so.", "Anna Berg and Ivo Rask"),
    # an acronym in brackets whose letters are no initials, and the first of two surnames
    ("The Movement for the Freedom of Lund (MAK) met. [The MAK] said so.", "Movement for the Freedom of Lund"),
    ("The mayor, Anna Toaquiza Lind, spoke. [Toaquiza] said so.", "Anna Toaquiza Lind"),
    # a title between the post and the name, and an office that several posts may be
    ("The Minister of Defence, General Ivo Rask, spoke. [The defence minister] said so.", "Ivo Rask"),
    ("The President of the Republic, General Ivo Rask, spoke. [The Head of State] said so.", "Ivo Rask"),
    # the name that somebody gives
    ("[A man who introduces himself only as Ivo] said so.", "Ivo"),
    # a body of a body between states, and whose spokesman speaks
    ("The army left. [The UN Working Group on Ports] said so.", "UN Working Group on Ports"),
    ("Anna Berg agreed to it, [her spokeswoman] said.", "Anna Berg's spokeswoman"),
    # nobody calls himself a doctor
    ("Anna Berg waited. [She] said so. \"[The doctor] says no,\" she said.", "doctor"),
    # who is new is nobody named before
    ("The Refugee Council spoke. [A coalition of 17 women's groups] said so.", "coalition of 17 women's groups"),
    ("The Ministry of Trade spoke. [The ministry] said so. [The same source] said no.", "Ministry of Trade"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "name"), NAMES)
def test_a_mention_is_called_by_the_name_the_article_gives(marked: str, name: str) -> None:
    """The last mention of each case has the full name of its speaker."""
    assert speakers_of(marked)[-1].name == name


TYPES = [
    # what the article says outranks the list: capacity, not person
    ("[Vladimir Putin, a bus driver from Omsk,] said so.", "civilian"),
    # the body behind a role
    ("The Lake Front, a rebel group, withdrew. [Its spokesman, Ivo Rask,] said so.", "opposition"),
    ("[Ivo Rask, who heads the charity Help Now,] said so.", "ngo"),
    ("[Ivo Rask of Human Rights Watch] said so.", "ngo"),
    ("The panel, led by Anna Berg, met in Geneva. [A spokesman for the UN panel] said so.", "un"),
    # an invented state, which no list can know, by its ministry and its people's name
    ("Zalmora's foreign ministry was shut. Zalmori officers left. [Zalmora] said so.", "state"),
    # state media speak for the state, agencies are media
    ("[State television] said so.", "state"),
    ("[Agence France-Presse] said so.", "media"),
    # a text that has lost its commas
    ("[Ivo Rask head of the Syrian Observatory for Human Rights] said so.", "ngo"),
    ("[Syrias opposition] said so.", "opposition"),
    # politicians by what is called theirs, campaigns by whose they are
    ("The Lind campaign went on. [Emil Lind] said so.", "party"),
    ("Emil Lind spoke. [The Lind campaign] said so.", "party"),
    ("[A former senator, Emil Lind,] said so.", "party"),
    ("[Reuters' Emil Lind] said so.", "media"),
    # an article before an unknown name: a paper, or at least nobody
    ("[the Lowen Herald] said so.", "media"),
    ("[the Lowens] said so.", "other"),
    # an ambassador to the United Nations is a state's
    ("[The French UN ambassador] said so.", "state"),
    # a field of work says less than the body, a calling less than the one it is followed for
    ("[Plain Aid's medical coordinator, Emil Lind,] said so. Plain Aid is a charity.", "ngo"),
    ("Help Now, a charity, left Lowen. [One of its authors] said so.", "ngo"),
    ("[Barrister Emil Lind of the Lowen Legal Aid Society] said so.", "ngo"),
    # who has left an office
    ("[Former prosecutor Emil Lind] said so.", "expert"),
    ("[A retired ambassador] said so.", "other"),
    # the party is the state where it is the only one
    ("Vietnam built a dam near Hanoi. [Party secretary Emil Lind] said so.", "state"),
    # "its" after a fronted clause is the subject's before
    (
        "The Lake Front, a rebel group, withdrew. In a letter to Help Now, a charity, [its adviser Emil Lind] said so.",
        "opposition",
    ),
    # one more of the same
    ("[Residents] said no. [One of the officers] said so. [Another] said it was late.", "state"),
    # the same noun told by more before
    ("The men wore the scarves of a local party leader. [The leader, Emil Lind,] said so.", "party"),
    # an acronym of an office, in capitals
    ("[The Police Public Relations Officer, Emil Lind,] said so. [The PPRO] said more.", "state"),
    # a body of another's: no kin of the last one named
    ("The police came. [The hospital's director] said so.", "civilian"),
    # acronyms that are spoken, and one that has lost its apostrophe
    ("In Lowen [Unicef] said so.", "un"),
    ("[Emil Lind the KRGs spokesman] said so.", "state"),
    # a name and a country are one body's
    ("In Lowen the offices of [Zyxor Peru] said so.", "business"),
    # shares of people
    ("[A majority of voters] said so.", "civilian"),
    ("[Four in ten residents] said so.", "civilian"),
    # a body by its introduction alone, a company by the last word
    ("[Global Ledger, a London group that tracks the metals trade,] said so.", "ngo"),
    ("The mine closed, and [Zyx Metals] said so.", "business"),
    # a complement that says nothing doesn't hand the spokesman to the last body named
    ("The mayor told Reuters so. [A spokesman for the gathering] said no.", "other"),
    # whose party rules is no rebel
    ("[Deputy Emil Lind of the ruling front] said so.", "party,state"),
    # a member of parliament speaks as one, whatever the party
    ("[A KDP member of the Iraqi parliament, Emil Lind,] said so.", "state"),
    # what is named last before "the group" and can be one
    ("The Lake Front, a rebel group, withdrew. It was late. Help Now came. [The group] said so.", "opposition"),
    # parties and monitors by how they are usually called
    ("[The Union for National Progress] said so.", "party"),
    ("[The Civic-Vote coalition] said so.", "ngo"),
    # a place lends nobody its role
    ("In Lowen, the Republican candidate spoke. [Emil Lind, a nurse in Texas,] said so.", "civilian"),
    # a country, not a pronoun
    ("[Anna Berg, a nurse,] said so. [U.S. officials] said no.", "state"),
    # a participle clause says nothing of what the speaker is
    ("[army spokesman Emil Lind using the local word for the rebel group] said so.", "state"),
    ("[Emil Lind, a teacher standing beside the rebel commander,] said so.", "civilian"),
    # what somebody leads does, in either form
    ("The UN team left. [Emil Lind, leading the charity Help Now,] said so.", "ngo"),
    ("[Emil Lind, whose Border party is a partner in the coalition,] said so.", "party"),
    # an organ of the United Nations by the word before its name
    ("[The UN Group of Experts on Lowen] said so.", "un"),
    # an acronym is what the article introduces it as
    ("The Rapid Support Forces (RSF), a rebel group, left. [The RSF] said so.", "opposition"),
    # the state's army is not the one that fights it, and a colonel of "the brigade" is an army's
    ("The Hill People's Army, a rebel group, left. [The army] said so.", "state"),
    ("[Lt. Col. Emil Lind, spokesman of the brigade,] said so.", "state"),
    # one of several, and somebody known by age or trade
    ("[One of the detainees] said so. [He] said more.", "civilian"),
    ("[A 29-year-old wood-turner from Lowen] said so.", "civilian"),
    ("[A locksmith] said so.", "civilian"),
    # "another organisation" is none that was named
    ("The World Health Organization met. [A logistician for another organisation] said so.", "ngo"),
    # a ruler by what is called theirs
    ("The Lind regime fell. Olga Lind fled. [Olga Lind] said so.", "state"),
    # two plural nouns are two sources, and the first gives the type
    ("[Civil defence officials and medical workers] said so.", "state"),
    # a text speaks for whoever issued it
    ("[A video posted online by activists] showed it.", "civilian"),
]


@pytest.mark.parametrize(("marked", "kind"), TYPES)
def test_the_type_is_that_of_the_capacity(marked: str, kind: str) -> None:
    """The last mention of each case has the type of the capacity in which it speaks."""
    assert speakers_of(marked)[-1].type in kind.split(",")


def test_a_quoted_paragraph_goes_on_with_the_speaker_before() -> None:
    """A content without source and cue belongs to the last person cited."""
    first, second = speakers_of("[Anna Berg, a nurse,] said so.\n\n“[]It was late.”")
    assert second == first


def test_a_passive_leaves_the_speaker_open() -> None:
    """Not knowing is an answer: no name, type other, anonymous."""
    document = Document("a", "It is believed that the road is shut.")
    attribution = Attribution(None, Span(6, 14), (Span(20, 36),))
    [resolved] = resolve_speakers(read_prose(document, segment(document)), (attribution,))
    assert resolved.speaker is not None
    assert (resolved.speaker.name, resolved.speaker.type, resolved.speaker.anonymous) == (None, "other", True)


def test_the_first_person_is_whoever_speaks_the_words_it_stands_in() -> None:
    """An "I" inside a content is the speaker of that content, also when the source comes after it."""
    text = "“I think it fell,” said Anna Berg."
    inner = Attribution(Span(1, 2), Span(3, 8), (Span(9, 16),), nested=True)
    outer = Attribution(Span(24, 33), Span(19, 23), (Span(0, 18),))
    document = Document("a", text)
    resolved = resolve_speakers(read_prose(document, segment(document)), (inner, outer))
    assert [one.speaker.name for one in resolved if one.speaker] == ["Anna Berg", "Anna Berg"]


def test_every_speaker_says_why() -> None:
    """Each speaker has a reason and a confidence between 0 and 1."""
    for speaker in speakers_of("[Police] said so. [Critics] said no. [Zyx Qwv] said yes. [It] said more."):
        assert speaker.reason
        assert speaker.confidence is not None
        assert 0 <= speaker.confidence <= 1


def test_a_users_entry_goes_before_the_packaged_one() -> None:
    """The gazetteer given decides, also about a name that the packaged one holds."""
    own = Gazetteer((*load_gazetteer().entries, Entry("Reuters", (), "business")))
    assert speakers_of("[Reuters] said so.", gazetteer=own)[0].type == "business"
    assert speakers_of("[Reuters] said so.")[0].type == "media"


def test_nothing_in_nothing_out() -> None:
    """A document without attributions is returned as it is."""
    document = Document("a", "Nothing was said.")
    assert resolve_speakers(read_prose(document, segment(document)), ()) == ()


OWN = Gazetteer(
    (
        *load_gazetteer().entries,
        Entry("Anna Berg", (), "igo", None, own=True),
        Entry("Lake Monitor", ("LM",), "media", "SE", own=True),
    )
)


@pytest.mark.parametrize(
    ("marked", "name", "kind"),
    [
        # by the full name, the short one, a pronoun, against what the article says
        ("[Minister Anna Berg] said so.", "Anna Berg", "igo"),
        ("[Minister Anna Berg] said so. [Berg] said no.", "Anna Berg", "igo"),
        ("[Minister Anna Berg] said so. [She] said no.", "Anna Berg", "igo"),
        ("The Lake Monitor, a rights group, met. [LM] said so.", "Lake Monitor", "media"),
    ],
)
def test_a_users_entry_goes_before_the_article(marked: str, name: str, kind: str) -> None:
    """What the user says of somebody holds wherever they are mentioned, and the reason says so."""
    speaker = speakers_of(marked, gazetteer=OWN)[-1]
    assert (speaker.name, speaker.type) == (name, kind)
    assert speaker.reason == f"your gazetteer: {name}"


def test_a_heading_belongs_to_whoever_says_the_words() -> None:
    """A quotation used as a heading has the speaker of the same words in the text."""
    text = "The teacher Anna Berg spoke.\n\n‘We want them back’\n\n“We want them back,” the baker Ivo Rask said."
    heading, quoted = text.index("‘"), text.index("“")
    words = len("‘We want them back’")
    attributions = (
        Attribution(Span(0, 21), None, (Span(22, 27),)),
        Attribution(None, None, (Span(heading, heading + words),), "direct"),
        Attribution(Span(text.index("the baker"), len(text) - 6), None, (Span(quoted, quoted + words + 1),), "direct"),
    )
    document = Document("a", text)
    resolved = resolve_speakers(read_prose(document, segment(document)), attributions)
    assert [one.speaker.name for one in resolved if one.speaker] == ["Anna Berg", "Ivo Rask", "Ivo Rask"]


def test_we_of_a_press_release_is_its_issuer() -> None:
    """Outside quotation marks "we" is the body that opens the page and is named throughout."""
    text = (
        "Lake Relief condemns the attack. Lake Relief, a charity, has worked here for years. Lake Relief wants talks. "
        "Help is short. Lake Relief can help. [We] have warned of it."
    )
    assert speakers_of(text)[-1].name == "Lake Relief"


def test_a_document_is_freed_without_the_collector() -> None:
    """What was read of a document goes with the step, though its parts refer to each other."""
    gc.collect()
    gc.disable()
    try:
        before = sum(isinstance(one, Article) for one in gc.get_objects())
        speakers_of("[Anna Berg, head of the Lake Monitor,] said so. [She] said no. [Her group] said yes.")
        assert sum(isinstance(one, Article) for one in gc.get_objects()) == before
    finally:
        gc.enable()
