import { on } from "../on.js";

/** Lets the light of a picture, a film or the camera drive the texture. */
export function bindDriving(stage, model, find) {
  const { player, settings } = stage;
  const canvas = document.createElement("canvas");
  const [width, height] = [canvas.width, canvas.height] = model.size;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const last = model.models?.length - 1;
  let source = null;  // a picture, or a film that plays

  function stop() {
    source?.srcObject?.getTracks().forEach((track) => track.stop());
    source = null;
    show();
  }

  function show() {
    // Leaves the cells to themselves, or to what will drive them.
    stage.change({ rate: settings.rate, field: source && find("effect").value === "angle" ? 3 : 0 });
    find("camera").ariaPressed = Boolean(source?.srcObject);
    find("file").ariaPressed = Boolean(source && !source.srcObject);
  }

  async function drive(load) {
    const wasBusy = source;
    stop();
    try {
      if (!wasBusy) source = await load();
    } catch (error) {
      find("status").textContent = `Not to be seen: ${error.message}`;
    }
    show();
  }

  async function play(properties) {
    const film = Object.assign(document.createElement("video"), { muted: true, loop: true, playsInline: true }, properties);
    await film.play();
    return film;
  }

  /** The picture of this moment with `value(light, channel)`, in 0 to 1, for each channel of each pixel. */
  function shares(value) {
    const picture = context.getImageData(0, 0, width, height);
    const { data } = picture;
    for (let i = 0; i < data.length; i += 4) {
      const light = (0.3 * data[i] + 0.6 * data[i + 1] + 0.1 * data[i + 2]) / 255;
      for (let channel = 0; channel < 4; channel++) data[i + channel] = 255 * value(light, channel);
    }
    return picture;
  }

  /** Does with the light of this moment what was chosen. */
  const effects = {
    erase: () => player.eraseDark(canvas),
    angle: () => player.setLight(shares((light, channel) => channel ? light : settings.rate / 100)),
    speed: () => player.setLight(shares((light) => light * settings.rate / 100)),
    model: () => player.setMap(shares((light, channel) => 1 - Math.abs(light * last - channel))),
  };

  stage.driveBy(() => {
    if (!source) return;
    const [w, h] = [source.videoWidth || source.width, source.videoHeight || source.height];
    const scale = Math.max(width / w, height / h);
    context.drawImage(source, (width - w * scale) / 2, (height - h * scale) / 2, w * scale, h * scale);
    effects[find("effect").value]();
  });
  on(find("effect"), "change", show);
  on(find("camera"), "click", () => drive(async () =>
    play({ srcObject: await navigator.mediaDevices.getUserMedia({ video: true }) })));
  on(find("file"), "click", () => source ? stop() : find("chooser").click());
  on(find("chooser"), "change", ({ target }) => drive(async () => {
    const [file] = target.files;
    target.value = "";
    return file.type.startsWith("video") ? play({ src: URL.createObjectURL(file) }) : createImageBitmap(file);
  }));
}
