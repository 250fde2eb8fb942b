import { on } from "../on.js";

/** Lets the light of a picture, a film or the camera drive the texture. */
export function bindDriving(stage, model, find) {
  const { player, change } = stage;
  const canvas = document.createElement("canvas");
  const [width, height] = [canvas.width, canvas.height] = model.size;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const count = model.models?.length ?? 1;
  let source = null;  // a picture, or a film that plays

  function stop() {
    source?.srcObject?.getTracks().forEach((track) => track.stop());
    source = null;
    show();
  }

  function show() {
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

  /** Does with the light of this moment what was chosen. */
  const effects = {
    erase: () => player.eraseDark(canvas),
    angle: (light) => change({ angle: light() * 360 - 180 }),
    speed: (light) => change({ speed: light() * 240 }),
    model() {
      const shares = context.getImageData(0, 0, width, height);
      const { data } = shares;
      for (let i = 0; i < data.length; i += 4) {
        const place = brightness(data, i) * (count - 1);
        for (let index = 0; index < 4; index++) data[i + index] = 255 * Math.max(0, 1 - Math.abs(place - index));
      }
      player.setMap(shares);
    },
  };

  const brightness = (data, i) => (0.3 * data[i] + 0.6 * data[i + 1] + 0.1 * data[i + 2]) / 255;

  function meanLight() {
    const { data } = context.getImageData(0, 0, width, height);
    let sum = 0;
    for (let i = 0; i < data.length; i += 4) sum += brightness(data, i);
    return 4 * sum / data.length;
  }

  stage.driveBy(() => {
    if (!source) return;
    const [w, h] = [source.videoWidth || source.width, source.videoHeight || source.height];
    const scale = Math.max(width / w, height / h);
    context.drawImage(source, (width - w * scale) / 2, (height - h * scale) / 2, w * scale, h * scale);
    effects[find("effect").value](meanLight);
  });
  on(find("camera"), "click", () => drive(async () =>
    play({ srcObject: await navigator.mediaDevices.getUserMedia({ video: true }) })));
  on(find("file"), "click", () => source ? stop() : find("chooser").click());
  on(find("chooser"), "change", ({ target }) => drive(async () => {
    const [file] = target.files;
    target.value = "";
    return file.type.startsWith("video") ? play({ src: URL.createObjectURL(file) }) : createImageBitmap(file);
  }));
}
