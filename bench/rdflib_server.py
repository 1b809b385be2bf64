"""rdflib-endpoint over a store in memory: `python -m bench.rdflib_server FILE PORT`.

Loading is slow: some 30,000 quads a second. It answers once it has loaded all.
"""

from __future__ import annotations

import sys

import uvicorn
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint

from bench.serving import HOST


def main() -> None:
    """Load N-Quads, and serve the union of all graphs at `/`."""
    graph = Dataset(default_union=True)
    graph.parse(sys.argv[1], format="nquads")
    app = SparqlEndpoint(graph=graph)
    uvicorn.run(app, host=HOST, port=int(sys.argv[2]), log_level="warning")


if __name__ == "__main__":
    main()
