/**
 * In place of the types of highlight.js, which bring those of a browser with them for all of the program.
 */
export type LanguageFn = (highlighter: never) => object;
