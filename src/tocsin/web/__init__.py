"""The desk in a browser: thin shells over the desk, as pages; and, in ``door``, the public form.

app        the application, put together
signing    signing in and out; the second step
security   who asks, guards from the role matrix, headers
throttle   wrong tries slow down whoever makes them, and nobody else
pages      how a page is rendered, and how a refusal looks
worker     what runs beside the application: escalation, mail, the door's drops
"""
