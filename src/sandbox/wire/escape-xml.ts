/** Text as XML has it. */
export function escapeXml(text: string): string {
  return text.replace(/[<>&"'\p{Cc}]/gu, character => `&#${character.codePointAt(0)};`);
}
