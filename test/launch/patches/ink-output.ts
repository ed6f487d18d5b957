/** The very module that Ink draws with: it is not among Ink's exports. */
const output = new URL('../../../node_modules/ink/build/output.js', import.meta.url).href;

/** What Ink draws into, by its name. */
export async function findInkOutput(): Promise<string> {
  const {default: Output} = (await import(output)) as {default: {name: string}};
  return Output.name;
}
