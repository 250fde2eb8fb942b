import { Unsupported } from "../player/unsupported.js";

/** Writes the model's texts. They may be a stranger's: text they are and text they stay. */
export function showTexts(model, find) {
  const { name } = model;
  find("name").textContent = name;
  const terms = [model.author, model.license, model.credit].filter(Boolean);
  find("credit").textContent = terms[0] ? [name, ...terms].join(" · ") : "";
  find("notes").textContent = model.notes ?? "";
  find("about").hidden = !model.notes;
  find("canvas").ariaLabel = `${name}, a living texture`;
}

/** Says why nothing grows, in the middle of the page, over a still: the page's icon, which tiles. */
export function showFailure(error, find) {
  find("message").textContent =
    error instanceof Unsupported ? error.message : `This texture cannot be shown: ${error.message}`;
  find("message").hidden = false;
  find("controls").hidden = true;
  // A canvas on which nothing was ever drawn shows what lies behind it.
  const still = find("canvas").cloneNode();
  find("canvas").replaceWith(still);
  still.ariaLabel = `${find("name").textContent}, a still`;
  still.style = `background:url(${find("icon").href}) 0 0/384px;image-rendering:pixelated`;
}
