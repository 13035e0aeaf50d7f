"""A mail server on this machine that does what a test tells it to."""

import threading
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import Any, Self


class MailServer:
    """Takes mails on a free port, or on `port`.

    `answers` has another answer to a command; `answers_count` says how often it is
    given. `hangs_at` is where it says nothing any more.
    """

    def __init__(self, port: int = 0) -> None:
        self.taken: list[str] = []
        self.recipients: list[str] = []
        self.answers: dict[str, str] = {}
        self.answers_count = 1000
        self.hangs_at = ""
        self.is_over = threading.Event()
        self._server = _Server(("127.0.0.1", port), _Conversation)
        self._server.owner = self
        self.address: tuple[str, int] = self._server.server_address

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: Any) -> None:
        self.is_over.set()
        self._server.shutdown()
        self._server.server_close()

    def answer(self, command: str, usual: str) -> str:
        if command in self.answers and self.answers_count:
            self.answers_count -= 1
            return self.answers[command]
        return usual


class _Server(ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    owner: MailServer


class _Conversation(StreamRequestHandler):
    def handle(self) -> None:
        self.owner: MailServer = self.server.owner
        self.say("greeting", "220 ready")
        recipients: list[str] = []
        while line := self.rfile.readline().decode().strip():
            verb, _space, rest = line.partition(" ")
            verb = verb.upper()
            if verb == "DATA":
                self.say(verb, "354 go on")
                self.take(recipients)
            elif verb == "RCPT":
                if self.say(verb, "250 ok").startswith("250"):
                    recipients.append(rest.partition("<")[2].partition(">")[0])
            else:
                self.say(verb, "221 bye" if verb == "QUIT" else "250 ok")

    def take(self, recipients: list[str]) -> None:
        lines = []
        while (line := self.rfile.readline().decode().rstrip("\r\n")) != ".":
            lines.append(line)
        if self.owner.hangs_at == "end of data":
            self.owner.is_over.wait(30)
            return
        if self.say("end of data", "250 taken").startswith("250"):
            self.owner.taken.append("\n".join(lines))
            self.owner.recipients.extend(recipients)

    def say(self, command: str, usual: str) -> str:
        if self.owner.hangs_at == command:
            self.owner.is_over.wait(30)
        answer = self.owner.answer(command, usual)
        try:
            self.wfile.write(f"{answer}\r\n".encode())
        except OSError:
            return "421 gone"
        return answer
