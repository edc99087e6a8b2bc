"""What can be wrong with the results of a survey."""

from leernetwerk.diagnostics.kind import declare
from leernetwerk.diagnostics.severity import Severity
from leernetwerk.words import N_

_RECORD = "networks/noord/surveys/peiling.md"
_CSV = "networks/noord/surveys/peiling.csv"
_SURVEY = {
    _RECORD: "---\ntitle: Peiling\nstart: 2021-01-01\nend: 2021-02-01\nresponses: 40\nresults: peiling.csv\n"
    "questions:\n  - id: ruimte\n    text: Heb je ruimte?\n    kind: single\n    options: [ja, soms, nee]\n---\n"
}
_RIGHT = _SURVEY | {_CSV: "question,option,count\nruimte,ja,24\nruimte,soms,\nruimte,nee,\n"}

DUPLICATE_QUESTION = declare(
    "duplicate-question",
    N_("The id '{id}' is already that of another question of this survey."),
    N_("The results refer to questions by their ids, so two with one id would be counted as one. Give each its own."),
    wrong={
        _RECORD: _SURVEY[_RECORD].removesuffix("---\n") + "  - id: ruimte\n    text: En thuis?\n    kind: open\n---\n",
        _CSV: "question,option,count\n",
    },
    right=_SURVEY | {_CSV: "question,option,count\nruimte,ja,24\nruimte,soms,\nruimte,nee,\n"},
)
MORE_RESPONSES_THAN_INVITED = declare(
    "more-responses-than-invited",
    N_("There are more responses ({responses}) than people who were invited ({invited})."),
    N_(
        "Nobody can answer who was not asked, so one of the two numbers is most likely wrong. "
        "Could anyone answer, through an open link? Then remove the field 'invited'."
    ),
    wrong={_RECORD: _SURVEY[_RECORD].replace("responses: 40\n", "invited: 30\nresponses: 40\n"), _CSV: _RIGHT[_CSV]},
    right={_RECORD: _SURVEY[_RECORD].replace("responses: 40\n", "invited: 60\nresponses: 40\n"), _CSV: _RIGHT[_CSV]},
    severity=Severity.WARNING,
)
SURVEY_COLUMNS = declare(
    "survey-columns",
    N_("The results need the columns question, option and count."),
    N_("The file holds counts: one row for each option of each question, never one for each person."),
    wrong=_SURVEY | {_CSV: "naam,antwoord\nA,ja\n"},
    right=_RIGHT,
)
SURVEY_FORMULA = declare(
    "survey-formula",
    N_("A spreadsheet takes '{cell}' for a formula."),
    N_(
        "Readers open the results in a spreadsheet, and a formula runs there. Let the answer begin with a letter or a "
        "figure, here and under 'options' of the survey, and use no semicolon before =, +, - or @."
    ),
    wrong={
        _RECORD: _SURVEY[_RECORD].replace("[ja, soms, nee]", "['=1+1', soms, nee]"),
        _CSV: _RIGHT[_CSV].replace("ja", "=1+1"),
    },
    right=_RIGHT,
)
SURVEY_ROW = declare(
    "survey-row",
    N_("This row names '{name}', but no question of the survey has that id and no answer of it is called so."),
    N_("The names of questions and options in the results are those of the record, letter for letter."),
    wrong=_SURVEY | {_CSV: "question,option,count\nrumte,ja,24\n"},
    right=_RIGHT,
)
SURVEY_DUPLICATE_ROW = declare(
    "survey-duplicate-row",
    N_("The option '{option}' of '{question}' stands here a second time."),
    N_("Each option has one row with its count. Add the two counts together if both are right."),
    wrong=_SURVEY | {_CSV: "question,option,count\nruimte,ja,24\nruimte,ja,12\n"},
    right=_RIGHT,
)
SURVEY_COUNT = declare(
    "survey-count",
    N_("'{value}' is not a count: a whole number from 0 to {responses}, or nothing if it is suppressed."),
    N_("Each count tells how many people gave an answer, so it cannot be more than the number of responses."),
    wrong=_SURVEY | {_CSV: "question,option,count\nruimte,ja,60%\n"},
    right=_RIGHT,
)
SURVEY_SMALL_COUNT = declare(
    "survey-small-count",
    N_("The count {count} is so small that people could be recognised; leave counts from 1 to {limit} empty."),
    N_(
        "When few people gave an answer, colleagues may guess who they are. Leave the count empty: it is shown as "
        "suppressed. leernetwerk survey aggregate does so by itself."
    ),
    wrong=_SURVEY | {_CSV: "question,option,count\nruimte,ja,37\nruimte,soms,0\nruimte,nee,3\n"},
    right=_RIGHT,
)
SURVEY_DERIVABLE_COUNT = declare(
    "survey-derivable-count",
    N_("The suppressed count of '{option}' follows from the other counts and the number of responses."),
    N_(
        "With one empty count, anyone can subtract the others from the number of responses. "
        "Leave the next smallest count of this question empty too."
    ),
    wrong=_SURVEY | {_CSV: "question,option,count\nruimte,ja,24\nruimte,soms,12\nruimte,nee,\n"},
    right=_RIGHT,
)
