"""Boundary value problems solved by scipy.integrate.solve_bvp: meshes, solutions and the work."""

import pathlib
import sys

import numpy as np
from scipy.integrate import solve_bvp

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from writer import save  # noqa: E402


def bratu(x, y):
    return np.vstack((y[1], -np.exp(y[0])))


def bratu_bc(ya, yb):
    return np.array([ya[0], yb[0]])


def wave(x, y, p):
    return np.vstack((y[1], -p[0] ** 2 * y[0]))


def wave_bc(ya, yb, p):
    return np.array([ya[0], yb[0], ya[1] - p[0]])


def shock(eps):
    def fun(x, y):
        return np.vstack((y[1], -(x * y[1] + eps * np.pi**2 * np.cos(np.pi * x) + np.pi * x * np.sin(np.pi * x)) / eps))

    return fun


def shock_bc(ya, yb):
    return np.array([ya[0] + 2, yb[0]])


def emden(x, y):
    return np.vstack((y[1], -(y[0] ** 5)))


def emden_bc(ya, yb):
    return np.array([ya[1], yb[0] - (3 / 4) ** 0.5])


def case(result, at):
    out = {"x": result.x, "y": np.real(result.y), "rms": result.rms_residuals, "niter": result.niter}
    out["status"] = result.status
    out["sol"] = np.real(result.sol(at))
    out["slope"] = np.real(result.sol(at, 1))
    if result.p is not None:
        out["p"] = np.real(result.p)
    return out


at = np.linspace(0, 1, 7)
x = np.linspace(0, 1, 5)
y = np.zeros((2, 5))
upper = np.zeros((2, 5))
upper[0] = 3
guess = np.zeros((2, 5))
guess[0, 1], guess[0, 3] = 1, -1
cases = {
    "bratu lower": case(solve_bvp(bratu, bratu_bc, x, y), at),
    "bratu upper": case(solve_bvp(bratu, bratu_bc, x, upper, tol=1e-8), at),
    "wave": case(solve_bvp(wave, wave_bc, x, guess, p=[6]), at),
    "shock": case(solve_bvp(shock(1e-3), shock_bc, np.linspace(-1, 1, 5), np.zeros((2, 5))), 2 * at - 1),
    "emden": case(solve_bvp(emden, emden_bc, x, np.vstack((x * 0 + 0.75**0.5, x * 0 + 1e-4)), S=[[0, 0], [0, -2]]), at),
    "nodes": case(solve_bvp(shock(1e-6), shock_bc, np.linspace(-1, 1, 5), np.zeros((2, 5)), max_nodes=100), 2 * at - 1),
}
save(__file__, 0, cases)
