/**
 * What runs on every server: Python's standard library only, so that a server starts without downloads. It writes one
 * JSON line per request to standard output, without the query, which may carry secrets, and without health checks.
 */
export const SERVER_PROGRAM = `import http.server
import json
import socketserver
import ssl
import sys

HEALTH = "/healthz"
ANSWERS = {HEALTH: b"ok\\n", "/": b"It works\\n"}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "web"
    sys_version = ""
    # In seconds, for the handshake too. Longer than the load balancer keeps an idle connection.
    timeout = 75

    def do_GET(self):
        body = ANSWERS.get(self.route())
        self.answer(404 if body is None else 200, body or b"Not found\\n")

    do_HEAD = do_GET

    def answer(self, status, body):
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def route(self):
        return self.path.split("?", 1)[0]

    def log_request(self, code="-", size="-"):
        if getattr(self, "path", HEALTH) != HEALTH:
            write(method=self.command, path=self.route(), status=int(code), client=self.client_address[0])

    def log_message(self, format, *args):
        write(message=format % args, client=self.client_address[0])


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request, client_address):
        # Whoever breaks off a handshake or a connection is no fault of the server's.
        write(message=repr(sys.exc_info()[1]), client=client_address[0])


def write(**fields):
    print(json.dumps(fields), flush=True)


def main(host, port, certificate, key):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(certificate, key)
    server = Server((host, int(port)), Handler)
    # The handshake happens in the connection's own thread: a slow client keeps nobody else waiting.
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    write(message="listening", port=server.server_address[1])
    server.serve_forever()


main(*sys.argv[1:])
`;
