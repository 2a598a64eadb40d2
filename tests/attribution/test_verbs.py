"""Cues that are verbs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = Callable[[str], list[tuple[str, str, str]]]

FOUND = [
    # the clause behind the cue
    ("Vale said that the pier was safe.", ("Vale", "said", "that the pier was safe")),
    ("The mayor said the pier was safe.", ("The mayor", "said", "the pier was safe")),
    ("Kerr has not said whether she will stay.", ("Kerr", "has not said", "whether she will stay")),
    ("The ferry firm plans to sell two boats.", ("The ferry firm", "plans", "to sell two boats")),
    ("Kerr condemned the sale.", ("Kerr", "condemned", "the sale")),
    ("Kerr suggested waiting for spring.", ("Kerr", "suggested", "waiting for spring")),
    ("The union called for an inquiry.", ("The union", "called for", "an inquiry")),
    ("Ada Vale, the mayor of Oster, warned that ice was near.",
     ("Ada Vale, the mayor of Oster", "warned", "that ice was near")),
    ("Meridian has for years been saying that it was solvent.",
     ("Meridian", "has for years been saying", "that it was solvent")),
    ("The pier leans by a foot, the authors write.",
     ("the authors", "write", "The pier leans by a foot")),
    # someone told, asked, called or accused
    ("Kerr urged residents to stay calm.", ("Kerr", "urged", "residents to stay calm")),
    ("Kerr told reporters on Monday that she was well.",
     ("Kerr", "told", "that she was well")),
    ("Kerr accused the firm of lying.", ("Kerr", "accused", "the firm of lying")),
    ("Kerr called it a farce.", ("Kerr", "called", "it a farce")),
    ("Kerr described the sale as a mistake.", ("Kerr", "described", "the sale as a mistake")),
    # behind what is said
    ("The pier is safe, Vale said.", ("Vale", "said", "The pier is safe")),
    ("“The pier is safe,” said Ada Vale, the mayor.",
     ("Ada Vale, the mayor", "said", "“The pier is safe,”")),
    ("“The pier is safe,” Vale said Tuesday after the storm.",
     ("Vale", "said", "“The pier is safe,”")),
    ("“The pier,” Vale said, “is safe.”", ("Vale", "said", "“The pier,” … “is safe.”")),
    ("As the mayor believes, the pier is safe.", ("the mayor", "believes", "the pier is safe")),
    # quotations
    ("Vale said: “We won. They lost.” It rained.", ("Vale", "said", "“We won. They lost.”")),
    ("Vale said in a statement on Monday, “We won the case.”",
     ("Vale", "said", "“We won the case.”")),
    # participles and infinitives
    ("With Vale saying that he was ill, the talks ended.",
     ("Vale", "saying", "that he was ill, the talks ended")),
    ("Kerr declined to say whether she would go.",
     ("Kerr", "declined to say", "whether she would go")),
    # judgements, amounts and names
    ("Kerr called the idea daft.", ("Kerr", "called", "the idea daft")),
    ("Others call that absurd.", ("Others", "call", "that absurd")),
    ("The judge ruled the letter out of order.",
     ("The judge", "ruled", "the letter out of order")),
    ("The sale was void, the court ruled.", ("the court", "ruled", "The sale was void")),
    ("The auditors put the loss at four million.",
     ("The auditors", "put", "the loss at four million")),
    ("A trader put the odds of a fall before the new year at one in four.",
     ("A trader", "put", "the odds of a fall before the new year at one in four")),
    ("The nominee accused her opponent, Ada Vale, of theft.",
     ("The nominee", "accused", "her opponent, Ada Vale, of theft")),
    # something between the verb and its clause
    ("Kerr confirmed, however, that it fell.", ("Kerr", "confirmed", "that it fell")),
    ("Kerr declined through a lawyer to go.", ("Kerr", "declined", "to go")),
    ("Kerr had once told the jury he would see it.",
     ("Kerr", "had once told", "he would see it")),
    ("We no longer believe that it will.", ("We", "no longer believe", "that it will")),
    # a second verb of the sentence
    ("Kerr regretted the walkout and left.", ("Kerr", "regretted", "the walkout")),
    ("Vale said he knew the case and hoped to go.", ("he", "hoped", "to go")),
    ("Clerks keep saying that it fell.", ("Clerks", "keep saying", "that it fell")),
    ("A clerk telephoned to ask whether it fell.",
     ("A clerk", "ask", "whether it fell")),
    ("Kerr called on Monday for a ban.", ("Kerr", "called on Monday for", "a ban")),
    # beyond a forecast, and what nobody named expects
    ("The loss was greater than analysts had predicted.",
     ("analysts", "had predicted", "The loss was greater than")),
    ("The tunnel is expected in May.", ("", "is expected", "The tunnel … in May")),
    ("The sale was described as a farce.", ("", "was described", "The sale … as a farce")),
    ("Kerr would like a ceremony.", ("Kerr", "would like", "a ceremony")),
    ("The bank wants $60 million.", ("The bank", "wants", "$60 million")),
    # subjects
    ("Another insists they were.", ("Another", "insists", "they were")),
    ("Neither has denied the report.", ("Neither", "has denied", "the report")),
    ("Nobody at the firm would say who signed.",
     ("Nobody at the firm", "would say", "who signed")),
    ("People close to the mayor say that it fell.",
     ("People close to the mayor", "say", "that it fell")),
    ("Residents of the old harbour plan to appeal.",
     ("Residents of the old harbour", "plan", "to appeal")),
    ("Fishermen claim to have heard it.", ("Fishermen", "claim", "to have heard it")),
    ("Passenger groups fear the worst.", ("Passenger groups", "fear", "the worst")),
    ("She heard of it from the Courant, which reported that it fell.",
     ("which", "reported", "that it fell")),
    ("One of the clerks said it fell.", ("One of the clerks", "said", "it fell")),
    ("Not everyone believes that it fell.", ("Not everyone", "believes", "that it fell")),
    ("Clerks who had seen the files believe it fell.",
     ("Clerks who had seen the files", "believe", "it fell")),
    ("A clerk accused of hiding the files told a jury that it fell.",
     ("A clerk accused of hiding the files", "told", "that it fell")),
    ("Ada Vale, the head of the Port Board said it fell.",
     ("Ada Vale, the head of the Port Board", "said", "it fell")),
    ("Oster and Meridian both said it fell.", ("Oster and Meridian both", "said", "it fell")),
    ("Traders there suspect that it fell.", ("Traders", "suspect", "that it fell")),
    ("A person who was with her recalled that it fell.",
     ("A person who was with her", "recalled", "that it fell")),
    ("Oster.com said it fell.", ("Oster.com", "said", "it fell")),
    ("“It fell,” said Ada Vale, a clerk who runs the port.",
     ("Ada Vale, a clerk who runs the port", "said", "“It fell,”")),
    ("“It fell,” said Rep. Ada Vale (O-N.P.), head of the board.",
     ("Rep. Ada Vale (O-N.P.), head of the board", "said", "“It fell,”")),
    ("It emerged that it fell.", ("", "emerged", "that it fell")),
]  # fmt: skip

NOTHING = [
    "She thought it over.",
    "He told you for nothing.",
    "They believed him.",
    "The United States won.",
    "The reports were long.",
    "His plans failed.",
    "Harbour Reports is a magazine.",
    "The crew won a contract and signed a deal.",
    "The tower, long and thin, fell.",
    "She added sugar to the tea.",
    "The case rests on state law.",
    "They come from the same state where the firm is.",
    "She repeated that view.",
    "The screen, dubbed a “mirror,” is new.",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds(rows: Rows, text: str, expected: tuple[str, str, str]) -> None:
    """A verb of saying, thinking or wanting gives who, the cue, and what."""
    assert expected in rows(text)


@pytest.mark.parametrize("text", NOTHING)
def test_leaves_out(rows: Rows, text: str) -> None:
    """Names, nouns, abilities and plain events are no attributions."""
    assert rows(text) == []


def test_expected_thing_has_no_source(rows: Rows) -> None:
    """A thing expected to happen is expected by nobody who is named."""
    text = "The new ferry expected to sail in May is late."
    assert rows(text)[0][:2] == ("", "expected")
