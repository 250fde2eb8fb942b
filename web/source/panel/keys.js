import { on } from "../on.js";

/** What keys do. `space` tells whether the space bar is held and whether a drag has used it. */
export function bindKeys(stage, space, find) {
  const { settings, change } = stage;
  const zoom = (factor) => change({ zoom: settings.zoom * factor });
  const togglePause = () => change({ paused: !settings.paused });
  const actions = {
    r: stage.reseed,
    s: () => change({ smooth: !settings.smooth }),
    ".": () => stage.player.step(),
    arrowup: () => change({ speed: Math.round(settings.speed * 1.25 + 1) }),
    arrowdown: () => change({ speed: Math.round(settings.speed / 1.25 - 1) }),
    arrowleft: () => change({ angle: settings.angle - 5 }),
    arrowright: () => change({ angle: settings.angle + 5 }),
    "+": () => zoom(1.25),
    "=": () => zoom(1.25),
    "-": () => zoom(1 / 1.25),
    "0": stage.showAll,
    "[": () => change({ brush: settings.brush / 1.25 }),
    "]": () => change({ brush: settings.brush * 1.25 }),
    "?": () => toggleDialog(find("keys")),
    " "() { space.isHeld = true; },
  };
  for (const index of [0, 1, 2, 3, 4]) actions[index || "e"] = () => change({ ink: index - 1 });

  on(window, "keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    // A focused control keeps the keys that are its own: space presses it, arrows move it.
    const isOwn = (key === " " || key.startsWith("arrow")) && event.target.closest?.("button, input, select, summary, dialog");
    if (!actions[key] || isOwn || (find("keys").open && key !== "?")) return;
    event.preventDefault();
    actions[key]();
  });
  on(window, "keyup", (event) => {
    if (event.key !== " " || !space.isHeld) return;
    if (!space.isUsed) togglePause();
    space.isHeld = space.isUsed = false;
  });
  // The key is let go elsewhere.
  on(window, "blur", () => { space.isHeld = false; });
}

export function toggleDialog(dialog) {
  if (dialog.open) dialog.close(); else dialog.showModal();
}
