/** Why the automaton cannot run here, as a sentence for whoever looks at the page. */
export class Unsupported extends Error {}
