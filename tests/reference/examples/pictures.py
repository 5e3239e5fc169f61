"""SciPy's versions of the pictures and counts that the programs in examples/ make from the files in data/.

Writes PNG files, which each program compares with its own picture, and pictures.json with the values that the programs
name as SciPy's. Needs Pillow besides NumPy and SciPy.
"""

import pathlib, sys

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

import numpy as np
from PIL import Image
from scipy import fft, integrate, linalg, ndimage, signal, spatial, stats
from writer import save

DATA = HERE.parents[2] / "data"
SEED = 1907


def write(name, image):
    Image.fromarray(image).save(HERE / name, optimize=True)


def stretched(image):
    image = image - image.min()
    image /= image.max()
    return (image * image.dtype.type(255)).astype(np.uint8)


gray = np.asarray(Image.open(DATA / "lenna_gray.png")).astype(np.float32) / np.float32(255)
sobel = np.asarray([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], np.float32)
write("signal_sobel.png", stretched(signal.convolve2d(sobel, gray)))
write("fft_modulus.png", stretched(np.log(np.abs(fft.fft2(gray.astype(float))))))

u, s, vh = linalg.svd(gray, full_matrices=False)
errors = {}
for rank in (5, 10, 20, 50, 100):
    result = u[:, :rank] @ np.diag(s[:rank]) @ vh[:rank]
    errors[rank] = np.linalg.norm(result.astype(float) - gray) / np.linalg.norm(gray.astype(float))
    if rank == 20:
        write("linalg_svd.png", (result.clip(0, 1) * np.float32(255)).astype(np.uint8))

colour = np.asarray(Image.open(DATA / "lenna.png"))
channel = colour[:, :, 0].astype(np.float32) / np.float32(255)
slope = np.hypot(ndimage.sobel(channel, 0), ndimage.sobel(channel, 1))
edges = ndimage.grey_erosion(np.where(slope > 0.2 * slope.max(), 255, 0).astype(np.uint8), size=(3, 3))
write("picasso_edges.png", edges)


def paint(canvas, seed):
    """As paint() in examples/picasso.cpp, from the same random numbers."""
    random = np.random.RandomState(seed)
    rows, cols = canvas.shape
    painted = canvas.copy()
    for _ in range(rows * cols // 48):
        y, x, dy, dx, tone = random.random_sample(5)
        white = tone < 0.5
        reach, radius = (6.0, 1.0) if white else (10.0, 0.8)
        y, x, dy, dx = y * rows, x * cols, (2 * dy - 1) * reach, (2 * dx - 1) * reach
        top, left = max(0, int(min(y, y + dy) - radius)), max(0, int(min(x, x + dx) - radius))
        bottom, right = int(max(y, y + dy) + radius) + 2, int(max(x, x + dx) + radius) + 2
        part = painted[top:bottom, left:right]
        i, j = np.mgrid[top : top + part.shape[0], left : left + part.shape[1]]
        along = np.clip(((i - y) * dy + (j - x) * dx) / (dy * dy + dx * dx), 0, 1)
        distance = (i - y - along * dy) ** 2 + (j - x - along * dx) ** 2
        part[distance <= radius * radius] = 255 if white else 0
    return painted


painted = paint(edges, SEED)
write("picasso_painted.png", painted)
labels, regions = ndimage.label(painted)
centres = np.array(ndimage.center_of_mass(painted, labels, np.arange(1, regions + 1)))
rows, cols = painted.shape
corners = [[0, 0], [0, cols - 1], [rows - 1, 0], [rows - 1, cols - 1]]
triangles = len(spatial.Delaunay(np.vstack([centres, corners])).simplices)

np.random.seed(0x1A2B3C4D)
cov = [[2, 0.5], [0.5, 1]]
a, b = stats.multivariate_normal([-1.5, -1.5], cov), stats.multivariate_normal([1.5, 1.5], cov)
samples = np.vstack([a.rvs(3000), b.rvs(3000)])
near = samples[np.abs(a.pdf(samples) / (a.pdf(samples) + b.pdf(samples)) - 0.5) < 0.05]
correlation, probability = stats.pearsonr(near[:, 0], near[:, 1])

value, error = integrate.dblquad(lambda x, y: x * y, 0.0, 0.5, 0.0, lambda x: 1 - 2 * x)
save(__file__, SEED, {
    "integrate_dblquad": {"value": value, "error": error},
    "linalg_svd": {f"error of rank {rank}": error for rank, error in errors.items()},
    "stats_gmm": {"near": len(near), "r": correlation, "p": probability},
    "picasso": {"regions": regions, "triangles": triangles},
})
