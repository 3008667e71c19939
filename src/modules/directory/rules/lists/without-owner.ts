const owner =
  /[\s,;(/–-]+(?:inh(?:ab(?:er)?(?:in|\/in|:in|\*in)?)?\b\.?|inhabergeführt von|(?:geschäftsführer(?:in|\/in|:in|\*in)?|gf|gfin)\b\.?(?=\s*:|\s+\p{Lu})|vertr(?:eten)?\b\.?\s*(?:d\.\s*d\.|durch))\s*:?\s*(?=[\p{L}]).*$/iu;

/**
 * The name of a business without its owner's behind it: "Blumen Beck, Inh. Petra Schulz" is "Blumen Beck". Who owns it is
 * not what it is called, and is nobody else's business. A name that would be nothing else stays.
 */
export function withoutOwner(name: string): string {
  const rest = name.replace(owner, "").trim();
  return /[\p{L}\p{N}]/u.test(rest) ? rest : name;
}
