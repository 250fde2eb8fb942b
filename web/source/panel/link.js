import { on } from "../on.js";

/** Settings that the address may hold behind its #, besides `seed`, `paused` and `ui=0`, which hides all controls. */
const NAMES = ["speed", "rate", "zoom", "x", "y", "angle", "scale", "model", "smooth"];
/** Milliseconds after which a change is written: browsers bear few a second. */
const WRITE_AFTER = 300;

/**
 * Keeps the address and the stage alike: a link shows the same thing.
 *
 * @param isStill whether to start with a still in any case.
 * @return `open()`, which starts what the address says and is done when that is to be seen; `describe()`, the
 *   address's hash as it should be.
 */
export function bindLink(stage, model, isStill) {
  const { settings, initial, player } = stage;
  const { classList } = document.documentElement;
  let written, timer;

  function describe() {
    const names = NAMES.filter((name) => settings[name] !== initial[name]);
    const parts = [`seed=${player.seed}`, ...names.map((name) => `${name}=${+(+settings[name]).toFixed(3)}`)];
    if (settings.paused) parts.push("paused");
    if (classList.contains("bare")) parts.push("ui=0");
    return "#" + parts.join("&");
  }

  function open() {
    const link = new URLSearchParams(location.hash.slice(1));
    const number = (name, usual) => {
      const value = parseFloat(link.get(name));
      return isFinite(value) ? value : usual;
    };
    const changes = { paused: false };
    for (const name of NAMES) changes[name] = number(name, initial[name]);
    stage.change(changes);
    classList.toggle("bare", link.get("ui") === "0");
    player.reset(number("seed", model.seed));
    const shown = isStill || link.has("paused") ? stage.growStill() : stage.begin();
    written = describe();
    return shown;
  }

  function write() {
    const hash = describe();
    if (hash === written) return;
    written = hash;
    try {
      history.replaceState(null, "", hash);
    } catch {}  // a frame without an address of its own has none to write
  }

  stage.listen(() => {
    clearTimeout(timer);
    timer = setTimeout(write, WRITE_AFTER);
  });
  on(window, "hashchange", open);
  return { open, describe };
}
