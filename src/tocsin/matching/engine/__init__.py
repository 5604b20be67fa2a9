"""The matcher behind the index, private to :mod:`tocsin.matching`.

- :mod:`banding`: the band of a match
- :mod:`bare_surnames`: surnames alone, beside the full name or so rare that few people have it
- :mod:`caseless_names`: names where capitals tell nothing
- :mod:`candidates`: the candidates of a mention
- :mod:`clusters`: entries of several lists that are the same body
- :mod:`concepts`: the kind of a text by the concepts whose words it has
- :mod:`context`: a text as it is scored
- :mod:`corroborate`: evidence for a name in the text around it and the report
- :mod:`fold`: letters in one form
- :mod:`group_words`: words that announce a body, a ship or a company
- :mod:`index_file`: the index in one file
- :mod:`interruptions`: links and brackets inside a name
- :mod:`matcher`: the known names that words may spell
- :mod:`name_match`: a known name aligned with words of a text
- :mod:`names`: known names as columns
- :mod:`other_names`: names of listed bodies in other languages
- :mod:`phrases`: the rules of threat cues, compiled
- :mod:`rarity`: rarity of words in bits
- :mod:`scorer`: the score of a match in its text
- :mod:`single_words`: names of one word, read as names or as words
- :mod:`sound`: keys under which spellings meet
- :mod:`suggest`: names that begin like what was typed
- :mod:`topic`: words that say that a text is about violence, crime, courts or war
- :mod:`units`: the parts by which names are compared
- :mod:`vocabulary`: the words of known names, looked up in other spellings
- :mod:`wording`: the kind of a text by its words, pairs of words, marks and meanings
- :mod:`work_budget`: the work that one text may take
"""
