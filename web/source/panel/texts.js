import { Unsupported } from "../player/unsupported.js";

/** Writes the model's texts. They may be a stranger's: text they are and text they stay. */
export function showTexts(model, find) {
  const name = model.name.trim() || document.title;
  find("name").textContent = name;
  find("byline").textContent = [model.author, model.license].filter(Boolean).join(" · ");
  find("credit").textContent = model.credit ?? "";
  find("notes").textContent = model.notes ?? "";
  find("about").hidden = !model.credit && !model.notes;
  find("canvas").ariaLabel = `${name}, a living texture`;
}

/** Says why nothing grows, in the middle of the page, over a still if the model has one. */
export function showFailure(error, find, still) {
  find("message").textContent =
    error instanceof Unsupported ? error.message : `This texture cannot be shown: ${error.message}`;
  find("message").hidden = false;
  find("controls").hidden = true;
  if (still) find("canvas").replaceWith(Object.assign(new Image(), { src: still, alt: `${find("name").textContent}, a still` }));
}
