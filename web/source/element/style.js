const STYLE = `
:host { display: block; position: relative; overflow: hidden; aspect-ratio: 4 / 3; background: #808080; }
:host([hidden]) { display: none; }
:host([interactive]) canvas { cursor: crosshair; touch-action: none; }
:host(:focus-visible) { outline: 2px solid; outline-offset: 2px; }
canvas, img { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: cover; }
img { z-index: 1; }
[hidden] { display: none; }
`;

/** The element's looks; a sheet of its own, which a page's policy for styles has no say in. */
export function styleSheet() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  return sheet;
}
