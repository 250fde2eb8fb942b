import { toggleDialog } from "./keys.js";

/** Units behind the values of sliders. */
const UNITS = { speed: "/s", angle: "°", scale: "×", brush: "px" };

/** Binds the panel's controls to the stage's settings, and the other way round. */
export function bindPanel(stage, model, find) {
  const { settings, change } = stage;
  const sliders = Object.keys(UNITS);
  const on = (id, name, action) => find(id).addEventListener(name, action);
  for (const id of sliders) on(id, "input", ({ target }) => change({ [id]: target.valueAsNumber }));
  on("pause", "click", () => change({ paused: !settings.paused }));
  on("reseed", "click", stage.reseed);
  on("smooth", "change", ({ target }) => change({ smooth: target.checked }));
  on("help", "click", () => toggleDialog(find("keys")));

  stage.listen(() => {
    find("pause").setAttribute("aria-pressed", settings.paused);
    find("speed").max = Math.max(240, settings.speed);  // a model may ask for more
    for (const id of sliders) {
      find(id).value = settings[id];
      find(id + "-value").textContent = find(id).value + UNITS[id];
    }
    find("smooth").checked = settings.smooth;
  });
}
