/** Milliseconds that the pointer must rest on a picture before its texture starts: passing over it is no wish. */
const REST = 120;

/** Lets one texture live, in a frame over its still; the one before goes back to its own. */
class Gallery {
  constructor(list) {
    this.links = [...list.querySelectorAll("a")];
    this.live = null;
    const still = matchMedia("(prefers-reduced-motion: reduce)");
    const wish = (link) => {
      clearTimeout(this.timer);
      if (!still.matches) this.timer = setTimeout(() => this.enliven(link), REST);
    };
    for (const link of this.links) {
      link.addEventListener("pointerenter", (event) => event.pointerType !== "touch" && wish(link));
      link.addEventListener("focus", () => wish(link));
      link.addEventListener("pointerleave", () => clearTimeout(this.timer));
    }
    list.addEventListener("keydown", (event) => this.move(event));
    document.addEventListener("visibilitychange", () => document.hidden && this.enliven(null));
    // Where nothing can point without touching, what stands in the middle of the screen lives.
    if (matchMedia("(hover: none)").matches) {
      const middle = new IntersectionObserver(
        (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => wish(entry.target)),
        { rootMargin: "-45% 0px -45% 0px" });
      this.links.forEach((link) => middle.observe(link));
    }
  }

  enliven(link) {
    if (this.live?.link === link) return;
    this.live?.frame.remove();
    this.live = null;
    if (!link) return;
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-scripts");
    frame.setAttribute("aria-hidden", "true");
    frame.tabIndex = -1;
    frame.src = `${link.getAttribute("href")}#ui=0`;
    frame.addEventListener("load", () => frame.classList.add("shown"));
    link.querySelector(".frame").append(frame);
    this.live = { link, frame };
  }

  /** Arrows go from picture to picture as they lie on the screen. */
  move(event) {
    const at = this.links.indexOf(document.activeElement);
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const top = (link) => link.getBoundingClientRect().top;
    const row = this.links.filter((link) => Math.abs(top(link) - top(this.links[0])) < 2).length;
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -row, ArrowDown: row };
    const next = event.key === "Home" ? 0 : event.key === "End" ? this.links.length - 1 : at + steps[event.key];
    if (!this.links[next]) return;
    event.preventDefault();
    this.links[next].focus();
  }
}

new Gallery(document.getElementById("textures"));
