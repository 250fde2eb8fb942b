"""Debian's Firefox, driven by WebDriver BiDi on a display of its own: without one it offers no WebGL."""

import json
import os
import re
import shutil
import subprocess

import websocket

PREFERENCES = {
    "webgl.force-enabled": True, "gfx.blocklist.all": -1, "security.sandbox.content.level": 0,
    # Nothing that asks the network.
    "app.normandy.enabled": False, "app.update.auto": False, "browser.safebrowsing.downloads.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False, "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False, "nimbus.rollouts.enabled": False, "toolkit.telemetry.enabled": False,
}
COMMANDS = ("firefox-esr", "Xvfb")


def is_installed():
    return all(map(shutil.which, COMMANDS))


class Firefox:
    """A window: `open(url)`, `evaluate(expression)`, `press(x, y)`, `key(name)`."""

    def __init__(self, folder, preferences=()):
        self.processes = []
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in (PREFERENCES | dict(preferences)).items()]
        (folder / "user.js").write_text("\n".join(lines))
        environment = {**os.environ, "HOME": str(folder), "LIBGL_ALWAYS_SOFTWARE": "1"}
        display = self.start(["Xvfb", "-displayfd", "1", "-screen", "0", "1024x768x24"], stdout=subprocess.PIPE)
        environment["DISPLAY"] = ":" + display.stdout.readline().strip()
        words = ["firefox-esr", "--no-remote", "--profile", str(folder), "--width", "800", "--height", "600"]
        firefox = self.start([*words, "--remote-debugging-port", "0"], stderr=subprocess.PIPE, env=environment)
        for line in firefox.stderr:
            if found := re.search(r"listening on (ws://\S+)", line):
                break
        else:
            raise RuntimeError("Firefox ended before it listened")
        self.socket = websocket.create_connection(found[1] + "/session", suppress_origin=True, timeout=120)
        self.count = 0
        self.call("session.new", capabilities={})
        self.context = self.call("browsingContext.getTree")["contexts"][0]["context"]

    def start(self, words, **options):
        options = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "text": True, **options}
        self.processes.append(subprocess.Popen(words, **options))
        return self.processes[-1]

    def close(self):
        self.socket.close()
        for process in reversed(self.processes):
            process.terminate()
            process.wait(30)

    def call(self, method, **parameters):
        self.count += 1
        self.socket.send(json.dumps({"id": self.count, "method": method, "params": parameters}))
        while (answer := json.loads(self.socket.recv())).get("id") != self.count:
            pass
        if answer["type"] == "error":
            raise RuntimeError(answer["message"])
        return answer["result"]

    def open(self, url):
        self.call("browsingContext.navigate", context=self.context, url=url, wait="complete")

    def evaluate(self, expression):
        """The value of an expression, or of the promise that it is; JSON must be able to hold it."""
        expression = f"Promise.resolve({expression}).then((value) => JSON.stringify(value) ?? 'null')"
        answer = self.call("script.evaluate", expression=expression, target={"context": self.context}, awaitPromise=True)
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def wait_for(self, expression):
        """Waits, frame by frame, until an expression is true."""
        self.evaluate(f"new Promise((done) => {{ const look = () => ({expression}) ? done() : requestAnimationFrame(look); look(); }})")

    def press(self, x, y):
        """The mouse's first button, down and up."""
        actions = [{"type": "pointerMove", "x": x, "y": y}, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self.act({"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": actions})

    def key(self, value):
        self.act({"type": "key", "id": "keys", "actions": [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}]})

    def act(self, source):
        self.call("input.performActions", context=self.context, actions=[source])
