"""Models on this machine that translate, listen or judge. All are off until a desk brings one, and each output is marked.

- ``ports``: the interfaces, with what each returns
- ``manifest``: the models that a desk brought, with the checksums of their files
- ``endpoint``: a server on this machine with the interface of OpenAI
- ``local_engines``: CTranslate2 and whisper.cpp, which runs within limits
- ``test_cases``: published test cases for judging models
- ``configured``: the models that the settings name
"""
