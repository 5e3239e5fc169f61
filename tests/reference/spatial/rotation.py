"""Rotation, Slerp and RotationSpline of scipy.spatial.transform, at ordinary, small and nearly half turns."""
import pathlib, sys; sys.path.insert(0, str(pathlib.Path(__file__).parents[1])); from writer import save

import itertools
import warnings

import numpy as np
from scipy.spatial.transform import Rotation, RotationSpline, Slerp

warnings.simplefilter("ignore")
seed = 20240611
rng = np.random.default_rng(seed)

quat = rng.standard_normal((14, 4))
axes = rng.standard_normal((6, 3))
axes /= np.linalg.norm(axes, axis=1)[:, None]
small = axes * np.array([1e-15, 1e-9, 1e-5, 1e-3, 0.9e-3, 1e-160])[:, None]
large = axes * (np.pi - np.array([0, 1e-12, 1e-8, 1e-4, 1e-2, 1e-1]))[:, None]
r = Rotation.concatenate([Rotation.from_quat(quat), Rotation.from_rotvec(small), Rotation.from_rotvec(large)])
s = Rotation.from_quat(rng.standard_normal((len(r), 4)))
vectors = rng.standard_normal((len(r), 3))
cases = {
    "quat": {"input": quat, "out": Rotation.from_quat(quat).as_quat()},
    "stack": {"quat": r.as_quat(), "matrix": r.as_matrix().reshape(-1, 9), "rotvec": r.as_rotvec(), "mrp": r.as_mrp(),
              "magnitude": r.magnitude(), "degrees": r.as_rotvec(degrees=True), "other": s.as_quat(),
              "product": (r * s).as_quat(), "vectors": vectors, "applied": r.apply(vectors),
              "inverse": r.apply(vectors, inverse=True), "one": r[0].apply(vectors), "mean": r.mean().as_quat(),
              "weights": rng.random(len(r)), "from_mrp": Rotation.from_mrp(vectors).as_quat()},
    "random": {"state": Rotation.random(5, 42).as_quat(), "single": Rotation.random(random_state=7).as_quat(),
               "generator": Rotation.random(5, np.random.default_rng(42)).as_quat()},
}
cases["stack"]["weighted mean"] = r.mean(cases["stack"]["weights"]).as_quat()
angles = rng.uniform(-3.2, 3.2, (4, 3))
cases["euler input"] = {"angles": angles}
for axes in itertools.product("xyz", repeat=3):
    seq = "".join(axes)
    if seq[0] == seq[1] or seq[1] == seq[2]:
        continue
    for seq in (seq, seq.upper()):
        symmetric = seq[0] == seq[2]
        locked = np.array([[0.4, 0, 0.3], [-0.7, np.pi, 1.1]]) if symmetric else np.array(
            [[0.4, np.pi / 2, 0.3], [-0.7, -np.pi / 2, 1.1]])
        cases[f"euler {seq}"] = {"quat": Rotation.from_euler(seq, angles).as_quat(),
                                 "angles": s[:8].as_euler(seq), "locked": locked,
                                 "unlocked": Rotation.from_euler(seq, locked).as_euler(seq)}
for seq in ("x", "Z", "zy", "YX"):
    cases[f"part {seq}"] = {"quat": Rotation.from_euler(seq, angles[:, :len(seq)], degrees=True).as_quat()}
for group, axis in (("I", "Z"), ("O", "Z"), ("T", "Z"), ("C5", "x"), ("C1", "Z"), ("D3", "Y"), ("D4", "Z")):
    cases[f"group {group}"] = {"axis": axis, "quat": Rotation.create_group(group, axis).as_quat()}
left, right = Rotation.create_group("O"), Rotation.create_group("D3")
reduced, l, k = s.reduce(left, right, return_indices=True)
cases["reduce"] = {"quat": reduced.as_quat(), "left": l, "right": k}
for name, noise in (("exact", 0), ("noisy", 0.1), ("far", 2)):
    b = rng.standard_normal((9, 3))
    a, w = r[1].apply(b) + noise * rng.standard_normal((9, 3)), rng.random(9)
    estimate, rssd, sensitivity = Rotation.align_vectors(a, b, w, return_sensitivity=True)
    cases[f"align {name}"] = {"a": a, "b": b, "weights": w, "quat": estimate.as_quat(), "rssd": rssd,
                              "sensitivity": sensitivity}

times = np.array([0, 0.5, 1.5, 1.75, 3, 4.5])
at = np.concatenate([times, rng.uniform(0, 4.5, 9)])
out = np.concatenate([at, [-0.5, 5]])
for name, keys in (("wide", s[:6]), ("near", s[0] * Rotation.from_rotvec(1e-2 * rng.standard_normal((6, 3)))),
                   ("two", s[:2])):
    t = times[:len(keys)]
    x, y = np.clip(at, 0, t[-1]), out
    spline = RotationSpline(t, keys)
    cases[f"interpolation {name}"] = {"times": t, "keys": keys.as_quat(), "at": x, "slerp": Slerp(t, keys)(x).as_quat(),
                                      "outside": y, "spline": spline(y).as_quat(), "rate": spline(y, 1),
                                      "acceleration": spline(y, 2)}
save(__file__, seed, cases)
