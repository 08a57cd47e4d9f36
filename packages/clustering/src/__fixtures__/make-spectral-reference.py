"""Writes spectral-reference.json beside this file. Made with Debian 12's python3-sklearn (versions are in the file)."""
import json
import pathlib

import numpy as np
import sklearn
from sklearn.cluster import SpectralClustering
from sklearn.datasets import make_circles, make_moons
from sklearn.metrics import pairwise_distances
from sklearn.metrics.pairwise import rbf_kernel
from sklearn.neighbors import kneighbors_graph

SEED = 20240607
rng = np.random.default_rng(SEED)


def flat(a):
    return [float(x) for x in np.asarray(a).ravel()]


def by_appearance(labels):
    numbers = {}
    return [numbers.setdefault(int(x), len(numbers)) for x in labels]


centres = rng.normal(size=(5, 6)) * 4
truth = rng.integers(0, 5, 120)
sets = {
    "two moons": (make_moons(100, noise=0.05, random_state=1)[0], 2),
    "circles": (make_circles(120, factor=0.4, noise=0.04, random_state=2)[0], 2),
    "five groups": (centres[truth] + rng.normal(size=(120, 6)), 5),
    "noise": (rng.normal(size=(80, 4)), 3),
}
out = {"about": f"scikit-learn {sklearn.__version__}, numpy {np.__version__}; numpy.random.default_rng({SEED}); see make-spectral-reference.py", "sets": []}
for name, (x, k) in sets.items():
    x = np.round(x, 6)
    entry = {"name": name, "n": len(x), "dim": x.shape[1], "vectors": flat(x), "k": k, "fits": []}
    # Five groups need more than they have members: on a graph in five parts ARPACK misses vectors of the repeated eigenvalue 1.
    neighbours = 30 if k == 5 else 8
    graph = kneighbors_graph(x, neighbours, include_self=False).toarray()
    gamma = float(1 / np.median(pairwise_distances(x)) ** 2)
    for affinity, matrix in [("neighbours", 0.5 * (graph + graph.T)), ("gaussian", rbf_kernel(x, gamma=gamma))]:
        # Many starts: the best inertia is then the same whoever draws them.
        fit = SpectralClustering(k, affinity="precomputed", n_init=200, random_state=0, eigen_tol=1e-12).fit(matrix)
        bare = matrix - np.diag(np.diag(matrix))
        root = np.sqrt(bare.sum(0))
        values = np.linalg.eigvalsh(bare / root[:, None] / root[None, :])[::-1][:k]
        entry["fits"].append({"affinity": affinity, "neighbours": neighbours, "gamma": gamma, "labels": by_appearance(fit.labels_), "eigenvalues": flat(values)})
    out["sets"].append(entry)
target = pathlib.Path(__file__).with_name("spectral-reference.json")
target.write_text(json.dumps(out, separators=(",", ":")) + "\n")
