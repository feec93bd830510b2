"""moto on loopback, with the gaps closed that docs/emulators.md lists. Usage: python emulator PORT"""

import sys

import detection
import domains
import encryption
import functions
import messages
import network
import servers
import storage
import trails
import waitress
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

for part in (network, encryption, domains, storage, messages, trails, detection, servers, functions):
    part.close_gaps()
# One thread: moto iterates over what another request is changing. A development server drops connections at times, so
# that the provider sends again what was done already.
waitress.serve(
    DomainDispatcherApplication(create_backend_app),
    host="127.0.0.1",
    port=int(sys.argv[1]),
    threads=1,
    connection_limit=2000,
    channel_timeout=3600,
)
