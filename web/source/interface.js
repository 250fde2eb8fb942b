/**
 * What scripts, embedders and tests hold: `window.nca`.
 *
 * `ready` comes before anything else; where the page cannot run it rejects with the reason and is all there is.
 */
export function makeInterface(stage, ready) {
  const { player, settings } = stage;
  return Object.freeze({
    ready,
    /** `[width, height]` in cells. */
    get size() { return [player.width, player.height]; },
    get channels() { return player.channels; },
    /** How the state is kept on this device: "rgba32f", "rgba16f" or "rgba8". */
    get stateFormat() { return player.stateFormat; },
    get seed() { return player.seed; },
    get stepCount() { return player.stepCount; },
    get paused() { return settings.paused; },
    set paused(paused) { stage.change({ paused: Boolean(paused) }); },
    reset: player.reset,
    step: player.step,
    steer: player.steer,
    erase: player.erase,
    paint: player.paint,
    state: player.state,
    pixels: player.pixels,
  });
}
