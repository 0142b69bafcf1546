"""Ranks the departments for an appeal by its words, with these words as reasons. Nothing here does input or output."""

from bot.classifier.classifier import Classifier
from bot.classifier.proposals import Proposal, Proposer
from bot.classifier.verdict import Decision, Ranked, Span, Verdict

__all__ = ["Classifier", "Decision", "Proposal", "Proposer", "Ranked", "Span", "Verdict"]
