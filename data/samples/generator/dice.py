# Repeatable chance
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Chance that falls the same way everywhere.

The standard library's random module may change how it turns bits into choices from one Python to
the next; the documents are compared byte for byte, so everything here is drawn from SHA-256.
"""

import hashlib
import math


class Dice:
    """A stream of draws named by a path, such as ("ziran", 2021, "requests").

    Streams do not disturb each other: another sentence in the prose moves no number.
    """

    def __init__(self, *path):
        self._seed = "/".join(str(part) for part in path).encode()
        self._drawn = 0

    def unit(self):
        """A number in [0, 1)."""
        self._drawn += 1
        digest = hashlib.sha256(self._seed + b"#%d" % self._drawn).digest()
        return int.from_bytes(digest[:6], "big") / (1 << 48)

    def chance(self, probability):
        return self.unit() < probability

    def between(self, low, high):
        """A whole number in low … high, both included."""
        return low + int(self.unit() * (high - low + 1))

    def pick(self, choices):
        return choices[self.between(0, len(choices) - 1)]

    def weighted(self, weights):
        """A key of the mapping, each as likely as its weight."""
        mark = self.unit() * sum(weights.values())
        for key, weight in weights.items():
            mark -= weight
            if mark < 0:
                return key
        return key

    def some(self, choices, count):
        """At most count different choices, in their own order."""
        left = list(range(len(choices)))
        while len(left) > count:
            del left[self.between(0, len(left) - 1)]
        return [choices[i] for i in left]

    def around(self, mean, spread):
        """A whole number near the mean, at most spread × mean away, never below zero."""
        return max(0, round(mean * (1 + spread * (2 * self.unit() - 1))))

    def poisson(self, mean):
        limit, product, count = math.exp(-mean), self.unit(), 0
        while product > limit:
            product *= self.unit()
            count += 1
        return count
