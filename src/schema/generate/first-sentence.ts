const entities: Readonly<Record<string, string>> = {amp: '&', apos: "'", gt: '>', lt: '<', nbsp: ' ', quot: '"'};

/** The first sentence of a documentation comment as plain text: tags stripped, entities decoded, one line. */
export function parseFirstSentence(comment: string): string {
  const body = comment.split(/^\s*@/m)[0] ?? '';
  const paragraph = body.match(/<p>((?:(?!<\/p>)[\s\S])*)/)?.[1] ?? body;
  const text = decode(paragraph.replace(/<[^>]*>/g, ''))
    .replace(/\s+/g, ' ')
    .trim();
  return text.match(/^.*?(?<!\b(?:e\.g|i\.e|etc|vs|approx))[.!?](?=\s+[\p{Lu}\p{N}("]|$)/u)?.[0] ?? text;
}

function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return entities[name] ?? whole;
  });
}
