"""One table of all networks: what Serval takes, and how many times as long each engine does."""

import math

OWN = "serval"


def print_summary(results):
    for numeric, threads in dict.fromkeys((row["numeric"], row["threads"]) for row in results):
        rows = [row for row in results if (row["numeric"], row["threads"]) == (numeric, threads)]
        print_one(rows, f"{numeric}, {threads} thread{'s' if threads > 1 else ''}")


def print_one(rows, title):
    peers = [name for name in dict.fromkeys(row["engine"] for row in rows) if name != OWN]
    print(f"\n{title}: median, and times Serval's")
    print(f"{'network':<24}{'Serval ms':>11}" + "".join(f"{name:>13}" for name in peers) + f"{'fastest peer':>14}")
    columns = {name: [] for name in [*peers, "fastest"]}
    for network in dict.fromkeys(row["network"] for row in rows):
        found = {row["engine"]: row for row in rows if row["network"] == network}
        ratios = {name: found[name]["median_ratio"] for name in peers if "median_ratio" in found.get(name, {})}
        if ratios:
            ratios["fastest"] = min(ratios.values())
        for name, ratio in ratios.items():
            columns[name].append(ratio)
        own = f"{found[OWN]['median_ms']:>11.3f}" if OWN in found else f"{'-':>11}"
        print(f"{network:<24}{own}" + cells([ratios.get(name) for name in columns]))
    means = [math.exp(sum(map(math.log, column)) / len(column)) if column else None for column in columns.values()]
    print(f"{'geometric mean':<24}{'':>11}" + cells(means), flush=True)


def cells(ratios):
    widths = [13] * (len(ratios) - 1) + [14]
    return "".join(f"{'-' if ratio is None else format(ratio, '.2f'):>{width}}" for ratio, width in zip(ratios, widths))
