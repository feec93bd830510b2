"""moto on loopback, with the gaps closed that docs/emulators.md lists. Usage: python emulator PORT"""

import logging
import sys

import detection
import domains
import encryption
import functions
import messages
import network
import servers
import storage
import tags
import trails
import waitress
from answers import remembered
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from watched import watched

for part in (network, encryption, domains, storage, messages, trails, detection, servers, functions, tags):
    part.close_gaps()
# That requests wait is no news.
logging.getLogger("waitress.queue").setLevel(logging.ERROR)
# One thread: moto iterates over what another request is changing. `poll`, since `select` ends the server at its 1024th
# descriptor.
waitress.serve(
    remembered(watched(DomainDispatcherApplication(create_backend_app))),
    host="127.0.0.1",
    port=int(sys.argv[1]),
    threads=1,
    asyncore_use_poll=True,
    backlog=4096,
    connection_limit=10000,
    channel_timeout=3600,
)
