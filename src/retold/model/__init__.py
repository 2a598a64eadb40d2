"""The nouns: frozen records that every stage reads and makes."""

from retold.model.alignment import Alignment, Change, Passage, PassageLabel
from retold.model.attribution import (
    Act,
    Attribution,
    AttributionKind,
    Naming,
    Speaker,
    SpeakerKind,
)
from retold.model.capture import Capture
from retold.model.claim import (
    Claim,
    Drift,
    DriftKind,
    OutletSwap,
    Polarity,
    Relation,
    Swap,
    SwapOccurrence,
    SwapTerm,
    Telling,
)
from retold.model.collation import Collation, Extent, VariantLocation, VariantReading
from retold.model.figure import Bound, Category, Figure, Toll
from retold.model.judgement import Judgement, JudgementKind
from retold.model.moment import DateCandidate, Moment, Precision, Publication, TimeExpression
from retold.model.noun import Noun
from retold.model.quotation import Difference, DifferenceKind, Quotation, Reading, Voice
from retold.model.report import (
    Block,
    Credit,
    How,
    Hyperlink,
    Outlet,
    Piece,
    Report,
    ReportKind,
    Zone,
    report_id,
)
from retold.model.skip import Skip, SkipReason
from retold.model.span import Place, Span, Words
from retold.model.stemma import Alternative, Descent, DescentKind, Stemma, Witness
from retold.model.story import Beside, Story
from retold.model.trace import SCHEMA, Trace

__all__ = [
    "SCHEMA",
    "Act",
    "Alignment",
    "Alternative",
    "Attribution",
    "AttributionKind",
    "Beside",
    "Block",
    "Bound",
    "Capture",
    "Category",
    "Change",
    "Claim",
    "Collation",
    "Credit",
    "DateCandidate",
    "Descent",
    "DescentKind",
    "Difference",
    "DifferenceKind",
    "Drift",
    "DriftKind",
    "Extent",
    "Figure",
    "How",
    "Hyperlink",
    "Judgement",
    "JudgementKind",
    "Moment",
    "Naming",
    "Noun",
    "Outlet",
    "OutletSwap",
    "Passage",
    "PassageLabel",
    "Piece",
    "Place",
    "Polarity",
    "Precision",
    "Publication",
    "Quotation",
    "Reading",
    "Relation",
    "Report",
    "ReportKind",
    "Skip",
    "SkipReason",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Stemma",
    "Story",
    "Swap",
    "SwapOccurrence",
    "SwapTerm",
    "Telling",
    "TimeExpression",
    "Toll",
    "Trace",
    "VariantLocation",
    "VariantReading",
    "Voice",
    "Witness",
    "Words",
    "Zone",
    "report_id",
]
