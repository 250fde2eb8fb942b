import { on } from "../on.js";
import { toggleDialog } from "./keys.js";

/** Units behind the values of sliders. */
const UNITS = { speed: "/s", rate: "%", angle: "°", scale: "×", brush: "px" };

/** What is chosen among several models. */
const CHOICES = ["model", "ink"];

/** Binds the panel's controls to the stage's settings, and the other way round. */
export function bindPanel(stage, model, find) {
  const { settings, change } = stage;
  const sliders = Object.keys(UNITS);
  for (const id of CHOICES) {
    model.models?.forEach((name, index) => find(id).append(new Option(name || index + 1, index)));
    find(id).parentElement.hidden = !model.models;
    on(find(id), "change", ({ target }) => change({ [id]: +target.value }));
  }
  find("by-model").hidden = !model.models;
  for (const id of sliders) on(find(id), "input", ({ target }) => change({ [id]: target.valueAsNumber }));
  on(find("pause"), "click", () => change({ paused: !settings.paused }));
  on(find("reseed"), "click", stage.reseed);
  on(find("smooth"), "change", ({ target }) => change({ smooth: target.checked }));
  on(find("help"), "click", () => toggleDialog(find("keys")));

  stage.listen(() => {
    find("pause").ariaPressed = settings.paused;
    find("speed").max = Math.max(240, settings.speed);  // a model may ask for more
    for (const id of sliders) {
      find(id).value = settings[id];
      find(id + "-value").textContent = find(id).value + UNITS[id];
    }
    for (const id of CHOICES) find(id).value = settings[id];
    find("smooth").checked = settings.smooth;
  });
}
