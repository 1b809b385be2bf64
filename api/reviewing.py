"""What a person does on the review pages: the same steps as the API's, told by forms.

Who may confirm has a proposal counted at once; of others it waits for a decision. A
form carries what its page had seen of the item: if somebody changed that meanwhile,
nothing is done and the page shows how it stands now.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from api.request_errors import BadRequestError, ChangedMeanwhileError
from graph.corrections import book
from graph.corrections.items import read_letter
from graph.corrections.model import FIELDS, Proposal
from graph.index.keeping import publish
from graph.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from threading import Lock

    from api.tokens import Person
    from graph.corrections.item import Item
    from graph.corrections.model import Correction
    from graph.iris import Iris
    from graph.store import Store

DECISIONS: Final[Mapping[str, Callable[..., Correction]]] = {
    "confirm": book.confirm,
    "reject": book.reject,
    "undo": book.undo,
}
CHANGES: Final = ("vouch", "remove", "change", "add")
_ADDED: Final = ("role", "deadline", "relation")


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A person at work on one letter; `writing` is the lock of all who write."""

    store: Store
    iris: Iris
    writing: Lock
    person: Person
    letter: str

    @property
    def confirms(self) -> bool:
        """Whether what this person says counts at once."""
        return "confirm" in self.person.scopes

    def do(self, sent: Mapping[str, str]) -> str:
        """Do what a form says; gives the id of the correction.

        Raises:
            BadRequestError: it says nothing that can be done.
            ChangedMeanwhileError: the item is not as the page had it.
            GraphError: as of `graph.corrections.book`.
        """
        step = sent.get("do", "")
        with self.writing:
            if step in DECISIONS:
                return self._decide(step, sent)
            if step not in CHANGES:
                raise BadRequestError(key="no_step")
            asked = self._added(sent) if step == "add" else self._asked(step, sent)
            made = book.propose(self.store, self.iris, asked, self.person.name, _now())
            if not self.confirms:
                publish(self.store)
                return made.id
            book.confirm(self.store, self.iris, made.id, self.person.name, _now())
            resolve(self.store, self.iris)
            return made.id

    def _decide(self, step: str, sent: Mapping[str, str]) -> str:
        """Decide about a correction of this letter."""
        id_ = sent.get("id", "")
        found = book.correction(self.store, self.iris, id_)
        if found.change.letter != self.letter:
            raise BadRequestError(key="no_step")
        why = sent.get("why", "").strip() or None
        DECISIONS[step](
            self.store, self.iris, found.id, self.person.name, _now(), why=why
        )
        resolve(self.store, self.iris)
        return found.id

    def _asked(self, step: str, sent: Mapping[str, str]) -> Proposal:
        """The proposal about an item that is there."""
        letter = read_letter(self.store, self.iris, self.letter)
        item = letter.item(sent.get("key", ""))
        if item is None or item.state != sent.get("state"):
            raise ChangedMeanwhileError
        ordinal = item.asked.get("ordinal")
        more: dict[str, Any] = {k: v for k, v in item.asked.items() if k != "ordinal"}
        asked = Proposal(
            letter=self.letter,
            field=item.field,
            value=_value(step, item, sent),
            why=sent.get("why", ""),
            task=item.task,
            ordinal=int(ordinal) if ordinal else None,
            kind=_said(step, item.kind, sent.get("kind")),
            bound=_said(step, item.bound, sent.get("bound")),
            vouches=step == "vouch",
        )
        return replace(asked, **more)

    def _added(self, sent: Mapping[str, str]) -> Proposal:
        """The proposal of something that was not read at all."""
        name = next((f for f in FIELDS if f == sent.get("field")), None)
        if name not in _ADDED:
            raise BadRequestError(key="no_step")
        given: dict[str, Any] = {
            key: sent[key].strip()
            for key in ("task", "quote", "agency", "object", "kind", "bound")
            if sent.get(key, "").strip()
        }
        asked = Proposal(
            letter=self.letter,
            field=name,
            value=sent.get("value", "").strip() or None,
            why=sent.get("why", ""),
            was="none",
        )
        return replace(asked, **given)


def _value(step: str, item: Item, sent: Mapping[str, str]) -> str | None:
    if step == "vouch":
        return item.value
    if step == "remove":
        return None
    value = sent.get("value", "").strip()
    return value or ("" if item.field == "deadline" else None)


def _said(step: str, old: str | None, sent: str | None) -> str | None:
    """What a form says of a kind or bound; what was, where it is silent."""
    return (sent or None) if step == "change" and sent is not None else old


def _now() -> datetime:
    return datetime.now(UTC)
