"""Which bodies of the register agencies mean, by what all letters say of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.meant import Meant
from graph.resolution.votes import counted, values
from ontology.register.naming import NEW

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.resolution.ledger import Ledger


Row = tuple[str, str, int]
"""An agency, a body of the register, and whether that is a member of a group."""


def note_bodies(ledger: Ledger, agencies: Iterable[str]) -> tuple[set[Row], set[Row]]:
    """Write down which bodies agencies mean; those no longer meant, and the new ones.

    Of what any letter takes for a group, the bodies are its members.
    """
    gone: set[Row] = set()
    come: set[Row] = set()
    for agency in agencies:
        grouped = counted(ledger, "agency", agency).grouped
        found = values(ledger, "member" if grouped else "body", agency)
        new: set[Row] = {(agency, body, int(grouped)) for body in found}
        old = {*ledger.all("SELECT * FROM bodies WHERE agency = ?", agency)}
        if new != old:
            ledger.run("DELETE FROM bodies WHERE agency = ?", agency)
            ledger.many("INSERT INTO bodies VALUES (?, ?, ?)", new)
        gone |= old - new
        come |= new - old
    return gone, come


def all_meant(ledger: Ledger) -> Meant:
    """The bodies that the agencies of all letters mean, and the members of groups."""
    return meant_in(ledger.all("SELECT * FROM bodies ORDER BY agency"))


def meant_in(rows: Iterable[Row]) -> Meant:
    """The bodies that agencies mean, and the members of groups, from rows."""
    meant: tuple[dict[str, set[str]], ...] = (defaultdict(set), defaultdict(set))
    for agency, body, grouped in rows:
        meant[grouped][agency].add(body)
    bodies, members = (
        {agency: frozenset(found) for agency, found in part.items()} for part in meant
    )
    return Meant(bodies, members)


def is_named(ledger: Ledger, agency: str) -> bool:
    """Whether a letter names an agency."""
    sql = "SELECT 1 FROM votes WHERE topic = ? AND about = 'agency' LIMIT 1"
    return ledger.one(sql, agency) is not None


def followers(ledger: Ledger, agencies: Iterable[str]) -> set[str]:
    """The agencies that followed others of their names, and are told from them."""
    later = {f"{agency}{NEW}" for agency in agencies}
    return {agency for agency in later if is_named(ledger, agency)}
