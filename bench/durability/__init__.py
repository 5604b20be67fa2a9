"""What the guarantees cost and whether they hold: the long runs of the model, the crashes, the power cuts and the record."""
