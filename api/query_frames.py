"""How a query worker answers: frames of a kind, a length, and so many bytes.

The media type comes first, then pieces of the answer, then its end with the bytes of
memory that the worker holds, if it looked; or, at any time, an error that ends it, as
JSON. An end without anything before it says that the worker has started.
"""

import struct
from typing import Final

HEAD: Final = b"H"
DATA: Final = b"D"
END: Final = b"E"
REFUSED: Final = b"R"
PLACE: Final = "CHIDAO_QUERY_STORE"
"""The variable that names the store to a worker: a folder, or a server's address."""

FRAME: Final = struct.Struct("!cI")
