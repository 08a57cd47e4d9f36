"""CPU seconds of scikit-learn: scikit-learn.py FOLDER N DIM K RUNS reads FOLDER/x.bin and writes FOLDER/times.json."""
import json
import pathlib
import statistics
import sys
import time

import numpy as np
from sklearn.cluster import AgglomerativeClustering, KMeans

folder = pathlib.Path(sys.argv[1])
n, dim, k, runs = map(int, sys.argv[2:6])
x = np.fromfile(folder / "x.bin").reshape(n, dim)


def cpu(run):
    out = []
    for _ in range(runs):
        start = time.process_time()
        run()
        out.append(time.process_time() - start)
    return statistics.median(out)


times = {}
for linkage in ["average", "complete", "single", "ward"]:
    metric = "euclidean" if linkage == "ward" else "cosine"
    # The whole tree, as ours: without it scikit-learn may stop early.
    times[linkage] = cpu(lambda: AgglomerativeClustering(n_clusters=k, linkage=linkage, metric=metric, compute_full_tree=True).fit(x))
for starts in [1, 10] if n <= 2000 else [1]:
    times[f"kmeans{starts}"] = cpu(lambda: KMeans(k, n_init=starts, random_state=1, algorithm="lloyd").fit(x))
(folder / "times.json").write_text(json.dumps(times))
