"""Recognisers measured on texts that strangers wrote: names, single-word groups, calls to action, threats, innocent texts.

- :mod:`halves`: the frozen texts, split into the half for development and the half that nobody reads
- :mod:`names`: listed names planted into sentences, groups of one word
- :mod:`verbatim`: every listed name in a plain sentence in three cases
- :mod:`fairness`: common names of innocent people by culture
- :mod:`texts`: calls to action, threats, innocent texts
- :mod:`real`: real posts, messages and news, in two halves
- :mod:`fit`: the weights of calls and threats, fitted to the texts that may be read
- :mod:`fit_texts`: those texts, with the right answers and how much each counts
- :mod:`units`: a layer of hidden units over the meaning of a text, fitted beside the weights
- :mod:`tables`: rows of both halves side by side
"""
