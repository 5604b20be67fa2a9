"""Copies of pictures and texts, measured on a set that others wrote: half A for development, half B for the result.

All of it runs on one core. numpy reads that from the environment when it is loaded first.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")
