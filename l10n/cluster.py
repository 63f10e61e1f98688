"""Many machines: the work of a run on the workers of a Dask scheduler, the files with the caller.

Workers get texts and give texts back; nothing of the project but that leaves the caller, who reads and writes all
files. What a worker that has gone was doing is done by another.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from typing import Any

from l10n.errors import ClusterError, EngineError, L10nError

_PIECE = 40
"""How many texts a worker gets at once: one or two of the engine's batches, some seconds of work."""
_PATIENCE = 30.0
"""Seconds to wait for the scheduler, and for a first worker."""
_LOOK = 2.0
"""Seconds between two looks at who is still there."""
_KEPT = 4
"""How many benches, each with its models, a worker keeps."""

_prepared: dict[str, Any] = {}
_lock = threading.Lock()


def connect_cluster(address: str) -> Cluster:
    """The workers of the scheduler at `address` ("tcp://host:8786").

    Raises:
        EngineError: Dask Distributed is not installed, the scheduler does not answer, or it has no workers.
    """
    try:
        from distributed import Client

        connect: Any = Client
    except ImportError as error:
        raise EngineError(
            "--cluster needs Dask Distributed", todo='install it with: pip install "l10n[cluster]"'
        ) from error
    # What goes wrong is said in one sentence, by us.
    for name in list(logging.root.manager.loggerDict):
        if name.split(".")[0] in ("distributed", "tornado"):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        client: Any = connect(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise EngineError(
            f"no Dask scheduler answers at {address}", todo="check the address, and that dask scheduler runs there"
        ) from error
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError as error:
        client.close()
        raise EngineError(
            f"the scheduler at {address} has no workers", todo=f"start some with: dask worker {address}"
        ) from error
    return Cluster(client, address)


class Cluster:
    """Workers that share out the texts of a run."""

    def __init__(self, client: Any, address: str) -> None:
        self._client = client
        self._address = address

    def map(
        self,
        key: str,
        prepare: Callable[[], Any],
        work: Callable[[Any, Sequence[Any]], list[Any]],
        items: Sequence[Any],
    ) -> list[Any]:
        """`work(prepare(), items)`, in order; `prepare` runs once for each `key` in each worker's process.

        Raises:
            ClusterError: The scheduler has gone, or a text has taken several workers down with it.
            L10nError: What `prepare` or `work` raise on a worker.
        """
        pieces = [items[start : start + _PIECE] for start in range(0, len(items), _PIECE)]
        try:
            # By value, all of it: what is kept on one worker only is lost with it.
            futures = [self._client.submit(_work, key, prepare, work, piece, pure=False) for piece in pieces]
            self._wait(futures)
            results = self._client.gather(futures)
        except L10nError:
            raise
        except Exception as error:
            raise self._gone(error) from error
        return [result for piece in results for result in piece]

    def _wait(self, futures: Sequence[Any]) -> None:
        """Wait until all are done; Dask itself would wait for ever for workers that do not come back."""
        import distributed

        wait: Any = distributed.wait
        deserted = 0.0
        while deserted < _PATIENCE:
            try:
                with self._client.as_current():
                    wait(futures, timeout=_LOOK)
            except TimeoutError:
                deserted = 0.0 if self._client.scheduler_info()["workers"] else deserted + _LOOK
            else:
                return
        raise ClusterError(
            f"all workers of the scheduler at {self._address} have gone",
            todo=f"what is finished is on disk; start some with dask worker {self._address} and run again to go on",
        )

    def close(self) -> None:
        """Let go of the workers; they stay for others."""
        self._client.close(timeout=1)

    def _gone(self, error: Exception) -> ClusterError:
        name = type(error).__name__
        if name == "KilledWorker":
            return ClusterError(
                f"several workers died over the same texts ({error})",
                todo="look at their logs, memory first; run again to go on",
            )
        return ClusterError(
            f"the cluster at {self._address} has gone ({name})",
            todo="what is finished is on disk; start the scheduler and run again to go on",
        )


def _work(
    key: str, prepare: Callable[[], Any], work: Callable[[Any, Sequence[Any]], list[Any]], piece: Sequence[Any]
) -> list[Any]:
    """What a worker does; its threads share one bench."""
    with _lock:
        if key not in _prepared:
            if len(_prepared) >= _KEPT:
                _prepared.pop(next(iter(_prepared)))
            _prepared[key] = prepare()
        bench = _prepared[key]
    return work(bench, piece)
