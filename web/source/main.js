import { makeInterface } from "./interface.js";
import { bindGestures } from "./panel/gestures.js";
import { bindIdle } from "./panel/idle.js";
import { bindKeys } from "./panel/keys.js";
import { bindPanel } from "./panel/panel.js";
import { showFailure, showTexts } from "./panel/texts.js";
import { makeStage } from "./stage/stage.js";

const find = (id) => document.getElementById(id);

function open() {
  const model = JSON.parse(find("nca-model").textContent);
  showTexts(model, find);
  const stage = makeStage(find("canvas"), model, (error) => showFailure(error, find));
  const space = {};
  bindPanel(stage, model, find);
  bindGestures(stage, find("ring"), space);
  bindKeys(stage, space, find);
  bindIdle(find);
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return makeInterface(stage, Promise.resolve(isStill ? stage.growStill() : stage.begin()));
}

try {
  window.nca = open();
} catch (error) {
  showFailure(error, find);
  const ready = Promise.reject(error);
  ready.catch(() => {});  // the sentence on the page has said it
  window.nca = { ready };
}
