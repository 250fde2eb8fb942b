import { on } from "../on.js";

/** Milliseconds that a clip takes unless it is ended before. */
const CLIP_LENGTH = 10000;

/** What can be taken along: pictures, a clip, the shader, a snippet that embeds the page. */
export function bindSaving(stage, model, find, describe) {
  const { canvas, player } = stage;
  const fileName = model.name.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60);
  const onClick = (id, action) => on(find(id), "click", action);
  const say = (text) => { find("status").textContent = text; };

  function save(blob, ending) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = fileName + ending;
    link.click();
    say(`Saved ${link.download}`);
    setTimeout(() => URL.revokeObjectURL(link.href), CLIP_LENGTH);
  }

  function copy(text, ending) {
    const written = navigator.clipboard?.writeText(text) ?? Promise.reject();
    written.then(() => say("Copied"), () => save(new Blob([text]), ending));
  }

  const savePicture = (canvas, ending) => canvas.toBlob((blob) => save(blob, ending));

  onClick("picture", () => {
    stage.draw();  // a canvas keeps its picture until the frame ends
    savePicture(canvas, ".png");
  });
  onClick("tile", () => {
    const tile = document.createElement("canvas");
    [tile.width, tile.height] = model.size;
    tile.getContext("2d").putImageData(new ImageData(player.pixels(), tile.width), 0, 0);
    savePicture(tile, "-tile.png");
  });
  onClick("shader", () => {
    const terms = find("credit").textContent || model.name;
    copy(`// ${terms.replace(/\s+/g, " ")}\n${player.shaders()}`, ".glsl");
  });
  onClick("embed", () => {
    const address = location.href.replace(/#.*/, "") + describe();
    const quoted = (text) => text.replace(/[&"<]/g, (mark) => `&#${mark.charCodeAt()};`);
    copy(`<iframe src="${quoted(address)}" title="${quoted(model.name)}" sandbox="allow-scripts" loading="lazy" width="640" height="360"></iframe>`, ".html");
  });

  find("clip").hidden = !window.MediaRecorder || !canvas.captureStream;
  let recorder;
  onClick("clip", () => {
    if (recorder?.state === "recording") return recorder.stop();
    const type = ["webm", "mp4"].find((type) => MediaRecorder.isTypeSupported(`video/${type}`));
    recorder = new MediaRecorder(canvas.captureStream(), { mimeType: `video/${type}`, videoBitsPerSecond: 1.6e7 });
    recorder.ondataavailable = ({ data }) => save(data, "." + type);
    recorder.onstop = () => { find("clip").ariaPressed = false; };
    recorder.start();
    find("clip").ariaPressed = true;
    say("Recording; press again to end");
    setTimeout(() => recorder.state === "recording" && recorder.stop(), CLIP_LENGTH);
  });
}
