"""Clusters of words that keep the same company: PPMI, SVD, k-means (Levy and Goldberg 2014)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

#: Words that get a cluster, and words whose company is counted for it.
WORDS, COMPANY = 20_000, 2_000
LEAST_WORDS = 8
COARSE, FINE = 64, 300
DIMENSIONS = 60


def clusters(sentences: Iterable[Sequence[str]], counted: Counter[str]) -> dict[str, tuple[int, int]]:
    """The coarse and the fine cluster of each common word; company to the left and to the right is told apart."""
    words = [word for word, times in counted.most_common(WORDS) if times >= LEAST_WORDS]
    vectors = _vectors(sentences, {word: index for index, word in enumerate(words)})
    labels = [
        MiniBatchKMeans(size, random_state=0, batch_size=4096, n_init=3, max_iter=200).fit_predict(vectors)
        for size in (COARSE, FINE)
    ]
    return {word: (int(labels[0][index]), int(labels[1][index])) for index, word in enumerate(words)}


def _vectors(sentences: Iterable[Sequence[str]], index: dict[str, int]) -> np.ndarray:
    pairs: Counter[tuple[int, int]] = Counter()
    for sentence in sentences:
        ids = [index.get(word, -1) for word in sentence]
        for left, right in pairwise(ids):
            if right >= 0 and left < COMPANY:
                pairs[right, left if left >= 0 else COMPANY] += 1
            if left >= 0 and right < COMPANY:
                pairs[left, COMPANY + 1 + (right if right >= 0 else COMPANY)] += 1
    rows, columns = np.array(list(pairs)).T
    times = np.fromiter(pairs.values(), float, len(pairs))
    shape = (len(index), 2 * COMPANY + 2)
    by_word = np.bincount(rows, times, shape[0])
    by_company = np.bincount(columns, times, shape[1]) ** 0.75
    surprise = np.log(times * by_company.sum() / (by_word[rows] * by_company[columns]))
    kept = surprise > 0
    matrix = csr_matrix((surprise[kept], (rows[kept], columns[kept])), shape=shape)
    left, values, _ = randomized_svd(matrix, DIMENSIONS, random_state=0, n_iter=4)
    vectors = left * np.sqrt(values)
    return vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
