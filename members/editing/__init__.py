"""Forms over an entry, one section at a time; they write nothing."""

from members.editing.problems import FormError
from members.editing.questions import Question, questions
from members.editing.section_form import SectionForm
from members.editing.sections import SECTIONS, Section, anchor, section_of

__all__ = [
    "SECTIONS",
    "FormError",
    "Question",
    "Section",
    "SectionForm",
    "anchor",
    "questions",
    "section_of",
]
