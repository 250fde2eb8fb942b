import { makeInterface } from "./interface.js";
import { bindDriving } from "./panel/driving.js";
import { bindGestures } from "./panel/gestures.js";
import { bindIdle } from "./panel/idle.js";
import { bindKeys } from "./panel/keys.js";
import { bindLink } from "./panel/link.js";
import { bindPanel } from "./panel/panel.js";
import { bindSaving } from "./panel/saving.js";
import { showFailure, showTexts } from "./panel/texts.js";
import { makeStage } from "./stage/stage.js";

const find = (id) => document.getElementById(id);

const fail = (error) => showFailure(error, find);

function open() {
  const model = JSON.parse(find("nca-model").textContent);
  showTexts(model, find);
  const stage = makeStage(find("canvas"), model, fail);
  const space = {};
  bindPanel(stage, model, find);
  bindGestures(stage, find("ring"), space);
  bindKeys(stage, space, find);
  bindIdle();
  const link = bindLink(stage, model, matchMedia("(prefers-reduced-motion: reduce)").matches);
  bindSaving(stage, model, find, link.describe);
  bindDriving(stage, model, find);
  return makeInterface(stage, Promise.resolve(link.open()));
}

try {
  window.nca = open();
} catch (error) {
  fail(error);
  const ready = Promise.reject(error);
  ready.catch(() => {});  // the sentence on the page has said it
  window.nca = { ready };
}
