/** A module of a package as its authors published it, by its path below `node_modules`: no patch is put into it. */
export async function importPublished<Module>(path: string): Promise<Module> {
  const url = new URL(`../../../node_modules/${path}?as-published`, import.meta.url);
  // Vite would take the query for its own and the module for a source.
  return (await import(/* @vite-ignore */ url.href)) as Module;
}
