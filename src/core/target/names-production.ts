const production = /^(prod|prd|production|live)$/;

/** What in front of it makes it something else: `pre-prod`, `non_prod`. */
const otherwise = /^(non|not|no|pre)$/;

/**
 * Whether a name of a profile, a role or an account says that it is production: by a word of it, such as `acme-prod`, `ProdAdmin` or
 * `prod2`. Neither `nonprod`, `pre-prod` nor `product-dev` do.
 */
export function namesProduction(name: string): boolean {
  const words = toWords(name);
  return words.some((word, index) => production.test(word) && !otherwise.test(words[index - 1] ?? ''));
}

/** Words are parted by signs, digits and capitals: `AWSReservedSSO_ProdAdmin_1a2b` has `prod` and `admin`. */
function toWords(name: string): readonly string[] {
  const parted = name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  return parted
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
    .map(word => word.toLowerCase());
}
