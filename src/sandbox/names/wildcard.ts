/** Whether a text is what a pattern means in which `*` stands for any characters: the parts between them, in order. */
export function matchesWildcard(text: string, pattern: string): boolean {
  const [first = '', ...parts] = pattern.split('*');
  const last = parts.pop();
  if (last === undefined) return text === pattern;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let index = first.length;
  for (const part of parts) {
    const found = text.indexOf(part, index);
    if (found < 0) return false;
    index = found + part.length;
  }
  return index <= text.length - last.length;
}
