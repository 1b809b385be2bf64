"""Letters read by many machines: `chidao ingest --cluster`, on Dask distributed.

The way of a letter: `gathering` sends its bytes out, `connection` has a worker do what
`work` says, `partitions` keeps what comes back until all are there, `gathering` stores
it. Nothing but `connection` and `local` knows Dask, which is an extra (`cluster`).
"""
