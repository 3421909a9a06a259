/** Where a standard says it: a title to show and the address of the very section. */
export interface Reference {
  readonly title: string;
  readonly url: string;
}

export function rfc(number: number, section: string): Reference {
  return {
    title: `RFC ${number}, ${section}`,
    url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
  };
}

/** An Internet-Draft, named with its revision: what a later one says may differ. */
export function draft(name: string, section?: string): Reference {
  const url = `https://datatracker.ietf.org/doc/html/${name}`;
  return section === undefined
    ? { title: name, url }
    : { title: `${name}, ${section}`, url: `${url}#section-${section}` };
}
