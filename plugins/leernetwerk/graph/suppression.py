"""What the counts of a survey give away that are not shown: one answer for who checks them and who makes them."""

from __future__ import annotations

from leernetwerk.records.survey import SurveyQuestion


def adds_up(question: SurveyQuestion) -> bool:
    """Whether each person gives one answer at most, so that the counts of its answers add up to the people."""
    return question.kind in ("likert", "single", "number")


def are_given_away(left: int, hidden: int, limit: int) -> bool:
    """Whether the counts that are shown of a question that adds up give away those that are not.

    They add up to the number of people, or to less if some did not answer. A suppressed count is at least 1 (0 may be
    shown), so what the shown ones leave gives the suppressed ones away if it is no more than their number. One that
    stands alone is given away by any rest that is small: nearly everyone answers.

    Args:
        left: the number of people without the counts that are shown.
        hidden: how many counts are suppressed.
        limit: the largest count by which people could be recognised.
    """
    return hidden > 0 and left <= (limit if hidden == 1 else hidden)
