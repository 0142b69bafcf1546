"""Which department an appeal belongs to, from its words alone, with the words as reasons; no I/O."""

from bot.classifier.classifier import Classifier
from bot.classifier.proposals import Proposal, Proposer
from bot.classifier.verdict import Decision, Ranked, Span, Verdict

__all__ = ["Classifier", "Decision", "Proposal", "Proposer", "Ranked", "Span", "Verdict"]
