"""What moto cannot answer goes to standard error with the request, which the tests keep in a file."""

import io
import sys
import time
import traceback

SHOWN = 2000


def watched(application):
    def answer(environ, start_response):
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = io.BytesIO(body)

        def start(status, headers, exc_info=None):
            if status.startswith("5"):
                tell(environ, body, status)
            return start_response(status, headers, exc_info)

        try:
            return application(environ, start)
        except Exception:
            tell(environ, body, traceback.format_exc())
            raise

    return answer


def tell(environ, body, what):
    """The signature's scope tells service and region."""
    scope = environ.get("HTTP_AUTHORIZATION", "").partition("Credential=")[2].partition(",")[0]
    asked = f"{environ['REQUEST_METHOD']} {environ.get('HTTP_HOST')}{environ['PATH_INFO']} {scope}"
    target = environ.get("HTTP_X_AMZ_TARGET", "")
    print(time.strftime("%H:%M:%S"), asked, target, body[:SHOWN], what, sep="\n  ", file=sys.stderr, flush=True)
