"""The desk in a browser: handlers that call one use case each and render a page. The public form is in ``door``.

Assembly:  app (routes, middleware, headers), server (connections), body_limits (size and speed of requests),
           unreadable (odd paths and methods), worker (the recurring jobs)
First use: first_use (set-up link, invitations), setup (steps and checklist), settings (forms of the settings)
Sign-in:   sign_in (pages), second_step (its form), openid (providers), throttle (delays after wrong tries), security (guards,
           cookies, headers)
Rendering: pages (templates, notices, error pages), refill_forms (a refused form,
           filled in again), live_queue (cached rows), files (attachments), place_plan (places with coordinates)
Files:     loading (warnings, posts, lists, rejected rows), post_columns (which column of posts is which), columns (correcting them),
           upload_forms (files parsed in memory)
Pages:     queue, reports (their list), report, calls, subject, subject_files, not_read, proposals, storms, storm_pictures (their
           charts as files), copies, notices, items, alerts, admin (people, lists, record), entries (the ledger), search
           (texts), figures, fairness, dossier, drills, retention, series, exports (every list as a file), api (description of
           the API), monitoring (health and metrics)
"""
