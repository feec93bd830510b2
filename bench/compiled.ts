/** A module of the compiled tool, which is what is measured; the caller says what it exports. */
export async function compiled(path: string): Promise<unknown> {
  return (await import(new URL(`../dist/${path}`, import.meta.url).href)) as unknown;
}
