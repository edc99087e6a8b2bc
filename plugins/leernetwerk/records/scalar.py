"""The common ground of the kinds of value that a field can hold."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from pydantic import GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from leernetwerk.records import field_problems
from leernetwerk.records.context import RecordContext, problem
from leernetwerk.words import N_, Message


class Scalar(ABC):
    """A kind of value, used as ``Annotated[str, SomeScalar()]``.

    One object tells everything of a kind: how it is read and checked, how it is written, its JSON Schema,
    and the words for it. Pages, forms and the reference of fields look it up in the annotation.
    """

    expected: ClassVar[str]
    """Message id: what is expected, as in 'Here … is expected'."""

    blank: ClassVar[str | None] = ""
    """What stands in the place of a value that is wrong while the rest of its record is checked: text stays text."""

    @property
    def takes_lines(self) -> bool:
        """Whether a text may run over several lines."""
        return False

    @abstractmethod
    def read(self, text: str, context: RecordContext | None) -> Any:
        """The value that a text stands for.

        Args:
            text: the text, not empty, without white space around it.
            context: what to check names against; ``None`` checks the form only.

        Raises:
            PydanticCustomError: made by :func:`~leernetwerk.records.context.problem`.
        """

    def pick(self, text: str, context: RecordContext | None) -> tuple[str, str] | None:
        """The value of this kind that a text of several things holds, as it is written, and the part that holds it.

        ``None`` where no such thing can be told from a text.
        """
        return None

    def write(self, value: Any) -> Any:
        """The value as JSON data; the inverse of :meth:`read`."""
        return value

    @abstractmethod
    def json_schema(self) -> dict[str, Any]:
        """The JSON Schema (2020-12) of :meth:`write`'s outcome."""

    def unexpected(self) -> PydanticCustomError:
        """The error for a value of another type."""
        return problem(field_problems.WRONG_TYPE, expected=Message.of(self.expected))

    def validate(self, value: object, context: RecordContext | None) -> Any:
        """Check the type and strip white space before :meth:`read`."""
        if not isinstance(value, str):
            raise self.unexpected()
        text = value.strip()
        if not text:
            raise self.unexpected()
        if "\n" in text and not self.takes_lines:
            hint = Message.of(N_("write it on one line"))
            raise problem(field_problems.SEVERAL_LINES, hint=hint)
        return self.read(text, context)

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(
            lambda value, info: self.validate(value, info.context),
            serialization=core_schema.plain_serializer_function_ser_schema(self.write),
        )

    def __get_pydantic_json_schema__(
        self, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return self.json_schema()
