/** Listens. */
export const on = (target, names, action, options) =>
  names.split(" ").forEach((name) => target.addEventListener(name, action, options));
