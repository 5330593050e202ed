"""Puts the question of `cargo bench --bench store -- ask DIR` to DuckDB, on the same Parquet files.

python3 benches/store_duckdb.py DIR [PROGRAM]

Needs the package `duckdb`. With PROGRAM (a `weighbridge` built for release) a single lookup through it is timed as well.
"""

import resource
import statistics
import subprocess
import sys
import time

COLUMNS = (
    "source dataset reporter partner flow commodity start months measure unit basis value place adjustment status vintage "
    "published origin doubtful note"
).split()


def ask_duckdb(folder):
    import duckdb

    shown = ", ".join(f"f.{column}" for column in COLUMNS)
    db = duckdb.connect()
    for name in ("first", "again", "again"):
        started = time.perf_counter()
        db.execute(
            f"""
            create or replace temp table answer as
            select {shown}
            from read_parquet('{folder}/facts/**/*.parquet') f
            join read_csv('{folder}/question.csv', all_varchar = true) q
              on f.reporter = q.reporter and f.partner = q.partner and f.commodity = q.commodity
            where f.start <= q.until and f.start >= q.first
            """
        )
        took = time.perf_counter() - started
        rows = db.execute("select count(*) from answer").fetchone()[0]
        print(f"DuckDB {duckdb.__version__}, {name}: {took:.3f} s, {rows} rows")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"peak memory: {peak} kB")


def ask_program(folder, program):
    line = [program, "lookup", "--data", folder, "--reporter", "IDN", "--partner", "JPN"]
    line += ["--flow", "exports", "--commodity", "02", "--period", "2024-Q2"]
    times = []
    for _ in range(21):
        started = time.perf_counter()
        subprocess.run(line, check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    print(f"a single lookup through the program: {statistics.median(times) * 1000:.1f} ms (the median of {len(times)})")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    ask_duckdb(sys.argv[1])
    if len(sys.argv) > 2:
        ask_program(sys.argv[1], sys.argv[2])
