"""Structures of files without their meaning: each module turns bytes or text into plain values.

- :mod:`json_stream`: JSON in pieces
- :mod:`json_cells`: objects of JSON as columns and values
- :mod:`json_records`: records in any list of a JSON document
- :mod:`json_tables`: tables written as JSON without a list of objects
- :mod:`json_repair`: broken JSON, mended
- :mod:`board_records`: boards of cards
- :mod:`rich_text`: texts as trees of JSON nodes
- :mod:`xml_events`: XML as events, with no entity expanded
- :mod:`yaml_values`: YAML as plain values
- :mod:`sql_dump`: rows in dumps of databases
- :mod:`latex`: LaTeX as plain text
- :mod:`har`: exchanges of a browser with servers
"""
