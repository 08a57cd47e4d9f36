"""Writes reference.json beside this file. Made with Debian 12's python3-sklearn and python3-scipy (versions are in the file)."""
import json
import pathlib

import numpy as np
import scipy
import sklearn
from scipy.cluster.hierarchy import cophenet, fcluster, leaves_list, linkage
from scipy.spatial.distance import pdist, squareform
from sklearn.cluster import AgglomerativeClustering, KMeans
from sklearn.metrics import calinski_harabasz_score, davies_bouldin_score, silhouette_samples, silhouette_score

SEED = 20240607
rng = np.random.default_rng(SEED)


def flat(a):
    return [float(x) for x in np.asarray(a).ravel()]


def by_appearance(labels):
    numbers = {}
    return [numbers.setdefault(int(x), len(numbers)) for x in labels]


sets = {"noise": rng.normal(size=(18, 4))}
centres = rng.normal(size=(4, 5)) * 6
truth = rng.integers(0, 4, 40)
sets["blobs"] = np.round(centres[truth] + rng.normal(size=(40, 5)), 6)
# Points of a small integer grid: many equal distances, some equal points.
sets["ties"] = rng.integers(0, 4, size=(22, 2)).astype(float)

out = {
    "about": f"scipy {scipy.__version__}, scikit-learn {sklearn.__version__}, numpy {np.__version__}; numpy.random.default_rng({SEED}); see make-reference.py",
    "sets": [],
}
for name, x in sets.items():
    d = pdist(x)
    n = len(x)
    entry = {"name": name, "n": n, "dim": x.shape[1], "vectors": flat(x), "euclidean": flat(d), "linkage": {}}
    if name != "ties":
        entry["cosine"] = flat(pdist(x, "cosine"))
    for method in ["single", "complete", "average", "weighted", "ward"]:
        z = linkage(d, method)
        tree = {"merges": flat(z), "leaves": [int(v) for v in leaves_list(z)], "byHeight": [], "byCount": []}
        for h in np.quantile(z[:, 2], [0.3, 0.6, 0.9]):
            tree["byHeight"].append({"height": float(h), "labels": by_appearance(fcluster(z, h, "distance"))})
        if name != "ties" and method != "weighted":
            for k in (2, 4, 7):
                labels = AgglomerativeClustering(n_clusters=k, linkage=method).fit_predict(x)
                tree["byCount"].append({"k": k, "labels": by_appearance(labels)})
        if name == "noise":
            tree["cophenetic"] = flat(cophenet(z))
        tree["copheneticCorrelation"] = float(cophenet(z, d)[0])
        entry["linkage"][method] = tree
    labels = by_appearance(fcluster(linkage(d, "average"), 4, "maxclust"))
    entry["indices"] = {
        "labels": labels,
        "silhouette": float(silhouette_score(x, labels)),
        "silhouetteSamples": flat(silhouette_samples(x, labels)),
        "calinskiHarabasz": float(calinski_harabasz_score(x, labels)),
        "daviesBouldin": float(davies_bouldin_score(x, labels)),
    }
    best = KMeans(4, n_init=50, random_state=0, tol=0).fit(x)
    entry["kMeans"] = {"k": 4, "labels": by_appearance(best.labels_), "inertia": float(best.inertia_)}
    j = np.eye(n) - 1 / n
    values = np.linalg.eigvalsh(-0.5 * j @ squareform(d) ** 2 @ j)[::-1]
    entry["mds"] = {"eigenvalues": flat(values[:2]), "goodnessOfFit": float((values[:2] ** 2).sum() / (values**2).sum())}
    out["sets"].append(entry)

target = pathlib.Path(__file__).with_name("reference.json")
target.write_text(json.dumps(out, separators=(",", ":")) + "\n")
