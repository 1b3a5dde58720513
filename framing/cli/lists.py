"""Looking into the lists: who was found and why, which loaded terms stand where, what is wrong with a user's."""

from __future__ import annotations

import argparse
import sys

from framing.cli.commands import annotations_of
from framing.cli.tables import format_table
from framing.cli.terminal import Loudness, make_plain, plural, say
from framing.exceptions import DataFileError

__all__ = ["check_gazetteer", "check_lexicon", "list_sources", "list_terms"]


def list_sources(options: argparse.Namespace) -> None:
    """Print every speaker with type, reason and count, most cited first."""
    from framing.sources import list_speakers, unite_names

    with annotations_of(options) as annotations:
        speakers = list_speakers(unite_names(annotations))
    if options.format == "csv":
        sys.stdout.write(speakers.to_csv(index=False))
    elif options.format == "tsv":  # the form of a gazetteer, ready to be corrected and given back
        named = speakers[speakers["name"].notna() & ~speakers["anonymous"].astype(bool)]
        rows = named.drop_duplicates("name")
        sys.stdout.write("name\taliases\ttype\tcountry\torigin\tnote\n")
        for row in rows.itertuples():
            country = row.country if isinstance(row.country, str) else "-"
            sys.stdout.write(f"{row.name}\t-\t{row.type}\t{country}\tframing sources\t-\n")
    else:
        columns = ["name", "type", "country", "anonymous", "attributions", "documents", "reason"]
        sys.stdout.write(format_table(speakers[columns].fillna("–")))


def list_terms(options: argparse.Namespace) -> None:
    """Print every loaded term in its context, one a line."""
    from framing.terms import read_concordance

    with annotations_of(options) as annotations:
        lines = read_concordance(annotations, width=options.width)
    for line in lines:
        term = line.term
        plainer = f" -> {term.neutral}" if term.neutral else ""
        where = f"{line.outlet or line.document}: {term.category}, {term.voice}{plainer}"
        context = f"{line.before:>{options.width}}[{line.words}]{line.after:<{options.width}}  {where}"
        sys.stdout.write(f"{make_plain(context)}\n")


def check_gazetteer(options: argparse.Namespace) -> None:
    """Say what is wrong with a gazetteer, by file and line; an error if anything is."""
    from framing.sources import check_gazetteer as find_problems

    problems = find_problems(options.file)
    for problem in problems:
        say(problem, level=Loudness.QUIET)
    if problems:
        msg = f"{options.file}: {plural(len(problems), 'problem')}"
        raise DataFileError(msg)
    say(f"{options.file}: nothing wrong")


def check_lexicon(options: argparse.Namespace) -> None:
    """Check a lexicon; the first bad row is the error."""
    from framing.terms import check_lexicon as count_entries

    say(f"{options.file}: {plural(count_entries(options.file), 'entry').replace('entrys', 'entries')}, nothing wrong")
