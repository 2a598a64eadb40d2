"""A Spark cluster of the user's own, by Spark Connect or by a master's address."""

from __future__ import annotations

import os
import re
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from retold.archive.engines.engine import Table
from retold.archive.stages import Stage
from retold.errors import RetoldError

_HOST_AND_PORT = re.compile(r"(?:sc|spark)://(?P<host>[^:/,;]+):(?P<port>\d{1,5})(?![\d,])")
_SECONDS = 10


class SparkEngine:
    """The same stages under `mapInArrow`, the same SQL under Spark SQL.

    Every worker needs retold in its Python, and must see the archive's folder under the name that
    it is given here: a shared folder or an object store.
    """

    name = "spark"

    def __init__(self, *, remote: str = "", master: str = "", memory: str = "") -> None:
        """Connect.

        Args:
            remote: The address of a Spark Connect server, as `sc://host:15002`.
            master: The address of a master, as `spark://host:7077` or `local-cluster[2,1,1024]`.
            memory: How much memory an executor gets; the cluster's own setting if empty.

        Raises:
            RetoldError: pyspark is not installed, or nobody answers there.
        """
        try:
            from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra, and very slow to load
        except ImportError as error:
            raise RetoldError("Spark needs a package: pip install 'retold[spark]'") from error
        _check_address(remote or master)
        builder = SparkSession.builder.appName("retold archive")
        if remote:
            builder = builder.remote(remote)
        else:
            _prepare_driver()
            builder = builder.master(master).config("spark.ui.enabled", "false")
            if memory:
                builder = builder.config("spark.executor.memory", memory.lower().removesuffix("b"))
        try:
            self._spark: Any = builder.create() if remote else builder.getOrCreate()
            self._spark.sql("SELECT 1").collect()
        except Exception as error:
            where = remote or master
            line = next(iter(str(error).splitlines()), type(error).__name__)
            raise RetoldError(f"{where}: no Spark answers there ({line[:200]})") from error

    def map(self, stage: Stage, table: Table, out: str, *, rows: int) -> None:
        """Apply a stage to the rows of a table; see `Engine`."""
        given = self._read(table)
        count = given.count()
        if count:
            given = given.repartition(max(1, min(count // rows, 4096)))
        mapped = given.mapInArrow(stage.function, _spark_schema(stage.schema))
        mapped.write.parquet(out, compression="zstd")

    def query(
        self, sql: str, tables: Mapping[str, Table], out: str, *, by_week: bool = False
    ) -> None:
        """Write the rows of a query; see `Engine`."""
        for name, table in tables.items():
            self._read(table).createOrReplaceTempView(name)
        found = self._spark.sql(sql)
        writer = found.write.partitionBy("week") if by_week else found.write
        writer.parquet(out, compression="zstd")

    def close(self) -> None:
        """Leave the cluster."""
        self._spark.stop()

    def _read(self, table: Table) -> Any:  # noqa: ANN401 - Spark is untyped
        return self._spark.read.option("recursiveFileLookup", "true").parquet(*table)


def _check_address(address: str) -> None:
    """Make sure that somebody listens at an address; Spark itself tries again for ten minutes.

    Raises:
        RetoldError: Nobody does.
    """
    found = _HOST_AND_PORT.match(address)
    if found is None:
        return
    try:
        socket.create_connection((found["host"], int(found["port"])), _SECONDS).close()
    except OSError as error:
        raise RetoldError(
            f"{address}: no Spark answers there ({error.strerror or error})"
        ) from error


def _prepare_driver() -> None:
    """What a master that starts its own workers looks for in the environment."""
    import pyspark  # noqa: PLC0415

    os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)


def _spark_schema(schema: pa.Schema) -> str:
    """The columns as Spark writes them."""
    return ", ".join(f"`{one.name}` {_spark_type(one.type)}" for one in schema)


def _spark_type(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return f"array<{_spark_type(kind.value_type)}>"
    if pa.types.is_struct(kind):
        inner = (kind.field(place) for place in range(kind.num_fields))
        return "struct<" + ",".join(f"`{one.name}`:{_spark_type(one.type)}" for one in inner) + ">"
    return _SPARK_NAMES[str(kind)]


_SPARK_NAMES = {
    "string": "string",
    "int64": "bigint",
    "int32": "int",
    "double": "double",
    "bool": "boolean",
}
