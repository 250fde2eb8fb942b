import { on } from "../on.js";

/** Milliseconds without a sign of life after which the panel leaves. */
const IDLE_AFTER = 3000;

/** Hides the panel and the pointer while nobody moves. */
export function bindIdle() {
  const { classList } = document.documentElement;
  let timer;
  const isInUse = () => document.querySelector("#panel:hover,#panel:focus-within,#panel [open],#keys[open]");
  const wake = () => {
    classList.remove("idle");
    clearTimeout(timer);
    timer = setTimeout(() => isInUse() ? wake() : classList.add("idle"), IDLE_AFTER);
  };
  on(window, "pointermove pointerdown keydown focusin wheel", wake, { passive: true });
  wake();
}
