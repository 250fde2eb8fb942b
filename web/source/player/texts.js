/** A text of parts of another: two numbers are how many of its characters to leave out and to take, a string is new. */
function patched(text, patch) {
  let result = "";
  let at = 0;
  for (let i = 0; i < patch.length; i++) {
    result += patch[i].trim ? patch[i] : text.slice(at += patch[i], at += patch[++i]);
  }
  return result;
}

/** The texts with each of the patches applied to the one of its name. */
export function patchedTexts(texts, patches) {
  const result = { ...texts };
  for (const name in patches) result[name] = patched(texts[name], patches[name]);
  return result;
}
