"""moto on loopback, with the gaps closed that docs/emulators.md lists. Usage: python emulator PORT"""

import sys
import threading

import detection
import domains
import encryption
import messages
import network
import servers
import storage
import trails
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import run_simple


class OneAtATime:
    """moto iterates over what another request is changing, and then answers with an error of its own."""

    def __init__(self, application):
        self.application = application
        self.lock = threading.RLock()

    def __call__(self, environ, start_response):
        with self.lock:
            return self.application(environ, start_response)


for part in (network, encryption, domains, storage, messages, trails, detection, servers):
    part.close_gaps()
run_simple("localhost", int(sys.argv[1]), OneAtATime(DomainDispatcherApplication(create_backend_app)), threaded=True)
