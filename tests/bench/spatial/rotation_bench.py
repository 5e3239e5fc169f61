import numpy as np
from scipy.spatial.transform import Rotation, Slerp


def rows():
    rng = np.random.default_rng(1)
    n = 100000
    angles, vectors, other = (rng.uniform(-1, 1, (n, 3)) for _ in range(3))
    angles *= 3
    r, s = Rotation.random(n, 1), Rotation.random(n, 2)
    matrices, quats, group = r.as_matrix(), r.as_quat(), Rotation.create_group("O")
    slerp, times = Slerp(np.linspace(0, 1, 1000), r[:1000]), rng.uniform(0, 1, n)
    many = {
        "from_euler xyz": lambda: Rotation.from_euler("xyz", angles), "as_euler xyz": lambda: r.as_euler("xyz"),
        "from_quat": lambda: Rotation.from_quat(quats), "as_quat": r.as_quat, "as_quat copy": r.as_quat,
        "from_matrix": lambda: Rotation.from_matrix(matrices), "as_matrix": r.as_matrix,
        "from_rotvec": lambda: Rotation.from_rotvec(angles), "as_rotvec": r.as_rotvec, "magnitude": r.magnitude,
        "apply": lambda: r.apply(vectors), "apply one to many": lambda one=r[0]: one.apply(vectors),
        "mean": r.mean, "align_vectors": lambda: Rotation.align_vectors(vectors, other),
    }
    for name, call in many.items():
        yield f"Rotation.{name}", "1e5", "f64", call
    yield "Rotation product", "1e5", "f64", lambda: r * s
    yield "Rotation.reduce O", "1e4", "f64", lambda part=r[:10000]: part.reduce(group)
    yield "Slerp call", "1e5", "f64", lambda: slerp(times)
    angle, p, q = np.array([0.1, 0.2, 0.3]), r[0], r[1]
    yield "Rotation.from_euler xyz", "1", "f64", lambda: Rotation.from_euler("xyz", angle)
    yield "Rotation.as_euler xyz", "1", "f64", lambda: p.as_euler("xyz")
    yield "Rotation.from_rotvec", "1", "f64", lambda: Rotation.from_rotvec(angle)
    yield "Rotation.apply", "1", "f64", lambda: p.apply(angle)
    yield "Rotation product", "1", "f64", lambda: p * q
