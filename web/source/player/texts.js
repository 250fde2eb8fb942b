/** A text of lines of another and new ones: two numbers are a range of its lines, a string is new. */
function patched(text, patch) {
  const lines = text.split("\n");
  const result = [];
  for (let i = 0; i < patch.length; i++) {
    result.push(...(patch[i].trim ? [patch[i]] : lines.slice(patch[i], patch[++i])));
  }
  return result.join("\n");
}

/** The texts with each of the patches applied to the one of its name. */
export function patchedTexts(texts, patches) {
  const result = { ...texts };
  for (const name in patches) result[name] = patched(texts[name], patches[name]);
  return result;
}
