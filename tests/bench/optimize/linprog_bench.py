"""scipy.optimize.linprog, milp and linear_sum_assignment for linprog_bench.cpp."""

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linear_sum_assignment, linprog, milp


def numbers(m, n, first):
    s = 1e4 * np.sin(first + np.arange(m * n) + 1.0)
    return (s - np.floor(s)).reshape(m, n)


def rows():
    for m in (50, 200):
        n = 2 * m
        a, size = numbers(m, n, 0), f"{m}x{n}"
        b, c = a @ numbers(n, 1, 100000)[:, 0], numbers(n, 1, 200000)[:, 0]
        yield ("linprog max, A_ub x <= b_ub", size, "f64",
               lambda a=a, b=b, c=c: linprog(-c, A_ub=a, b_ub=b, method="highs"))
        yield ("linprog min, A_ub x >= b_ub", size, "f64",
               lambda a=a, b=b, c=c: linprog(c, A_ub=-a, b_ub=-b, method="highs"))
        yield ("linprog A_eq, bounds", size, "f64",
               lambda a=a, b=b, c=c: linprog(c, A_eq=a, b_eq=b, bounds=(0, 2), method="highs"))
    weights, value = np.floor(100 * numbers(5, 30, 0)), -np.floor(100 * numbers(30, 1, 100000)[:, 0])
    constraint = LinearConstraint(weights, -np.inf, weights.sum(axis=1) / 3)
    yield ("milp knapsack 5 rows", "30", "f64",
           lambda: milp(value, integrality=np.ones(30), bounds=Bounds(0, 1), constraints=constraint,
                        options={"mip_rel_gap": 1e-6}))
    for n in (500, 2000):
        cost = numbers(n, n, 0)
        yield "linear_sum_assignment", str(n), "f64", lambda cost=cost: linear_sum_assignment(cost)
    ties = np.floor(100 * numbers(1000, 1000, 0)).astype(np.int32)
    yield "linear_sum_assignment, integers below 100", "1000", "i32", lambda: linear_sum_assignment(ties)
