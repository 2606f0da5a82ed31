"""Changes of colour and quality. Each maps black to black, so the padding stays what it is at inference."""

import cv2
import numpy as np

_RAMP = np.arange(256, dtype=np.float32) / 255
_LUMA = np.array([0.299, 0.587, 0.114], np.float32)


def colour(rng, image):
    """Gamma, gain per channel and saturation."""
    gain = np.exp(rng.normal(0, 0.15) + rng.normal(0, 0.07, 3))
    gamma = np.exp(rng.normal(0, 0.2))
    table = np.clip(_RAMP[:, None] ** gamma * gain * 255, 0, 255).astype(np.uint8)
    image = cv2.LUT(image, table[None])
    if rng.random() < 0.5:
        keep = 0.0 if rng.random() < 0.1 else np.exp(rng.normal(0, 0.3))
        mix = keep * np.eye(3, dtype=np.float32) + (1 - keep) * np.tile(_LUMA, (3, 1))
        image = cv2.transform(image, mix.astype(np.float32))
    return image


def quality(rng, image):
    """Blur, a lower resolution, JPEG artefacts, noise: each now and then."""
    size = image.shape[0]
    if rng.random() < 0.08:
        image = cv2.GaussianBlur(image, (0, 0), rng.uniform(0.4, 1.6) * size / 160)
    if rng.random() < 0.06:
        low = int(size * rng.uniform(0.3, 0.8))
        image = cv2.resize(cv2.resize(image, (low, low), interpolation=cv2.INTER_AREA), (size, size))
    if rng.random() < 0.12:
        code = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(25, 90))])[1]
        image = cv2.imdecode(code, cv2.IMREAD_COLOR)
    if rng.random() < 0.05:
        noise = rng.normal(0, rng.uniform(2, 12), image.shape).astype(np.float32)
        image = np.clip(image + noise * (image > 0), 0, 255).astype(np.uint8)
    return image


def cut_out(rng, image, probability=0.15):
    """One or two rectangles painted over, as by a hand, a leash or a cage's bar."""
    if rng.random() > probability:
        return image
    size = image.shape[0]
    image = image.copy()
    for _ in range(rng.integers(1, 3)):
        w, h = (rng.uniform(0.06, 0.3, 2) * size).astype(int) + 1
        x, y = rng.integers(0, size - w), rng.integers(0, size - h)
        image[y:y + h, x:x + w] = rng.integers(0, 256, 3)
    return image


def photometric(rng, image):
    return cut_out(rng, quality(rng, colour(rng, image)))
