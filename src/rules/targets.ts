import { isParted } from "../meaning/find-phrases.ts";
import type { Reading, Statement } from "../meaning/read-text.ts";
import type { Operation } from "../openapi/operation.ts";
import { splitWords } from "../openapi/roles.ts";

/** What may be missing and is no resource of the API. */
const notResources = new Set(
  "type types kind kinds parameter parameters param params header headers field fields column columns information info property properties attribute attributes argument value values body claim claims configuration config file feld pflichtfeld champ entete campo parametro parametros parametre parametres parametri veld wert valor valeur valore waarde".split(
    " ",
  ),
);
/** Words for whatever an operation is about. */
const anyResource = new Set(
  "resource resources item items object objects entity entities record records entry it element document documents version file page data id requested specified given ressource objekt eintrag datensatz recurso objeto registro elemento enregistrement objet risorsa oggetto bron".split(
    " ",
  ),
);
const smallWords = new Set(
  "a an the this that these those if when where is was are were be been or and any with for by of on in to no not such exist exists does do can could returned response one no provided requested specified given has have id ids uuid name error exception der die das den dem ein eine mit dieser diese angegebene angegebenen angeforderte angeforderten wurde wurden konnte fehler le la les l un une avec cet cette ce demande demandee erreur a ete est el los las lo una con este esta del solicitado solicitada especificado especificada se ha sido fue o os um uma com esse essa foi il gli uno questo richiesta richiesto stato stata e de het een met deze opgegeven gevraagde werd kon worden fout".split(
    " ",
  ),
);

/** Whether what does not exist is what the path leads to, and not something that the content refers to. */
export function isAboutTarget({ from, to }: Statement, { words }: Reading, own: string, operation: Operation): boolean {
  let [first, last] = [from, to];
  while (first > from - 8 && !isParted(words[first - 1])) first--;
  while (last < to + 6 && !isParted(words[last])) last++;
  const around = words.slice(first, last).map(({ text }) => text);
  const inPath = splitWords(operation.path).split(" ").map(stem);
  if (around.some((text) => (notResources.has(text) && !inPath.includes(stem(text))) || /^refer/.test(text)))
    return false;
  const subject = around.filter((text) => /^[a-z]+$/.test(text) && !smallWords.has(text));
  if (own === "401" && subject.some((text) => callers.test(text))) return false;
  const hasContent = operation.requestBody !== undefined;
  const isGeneral = subject.every((text) => anyResource.has(text) || lacking.test(text));
  if (isGeneral) return !hasContent || operation.path.includes("{");
  // Words of another language than the path's are not found in it.
  if (!hasContent && operation.path.endsWith("}")) return true;
  // With content, what does not exist may be what the content refers to.
  const mayRefer = hasContent || /^(?:409|412|422|423)$/.test(own);
  const named = (mayRefer ? (operation.path.match(/[^/{}]+\/\{[^{}]*\}/g) ?? []) : [operation.path]).flatMap((part) =>
    splitWords(part).split(" ").map(stem),
  );
  return subject.some((text) => named.some((name) => isAkin(stem(text), name)));
}

/** Whom or what a caller shows: that it is unknown is why it was refused. */
const callers =
  /^(?:(?:user|account|session|token|login|email|application|app|client|key|usuario|conta|cuenta|utilisateur|compte|utente|jeton)s?|benutzer|nutzer|konto|sitzung|gebruiker|sesion|sessao|sessione|sessie)$/;

/** Words that say that something is not there. */
const lacking =
  /^(?:find|found|nicht|nao|niet|non|pas|gefund|vorhanden|exist|inexist|encontr|localiz|trouv|introuv|trova|gevond|bestaat)/;

/** The same word, or one that languages share but for its ending: `cliente` and `clients`. */
function isAkin(one: string, other: string): boolean {
  if (one === other) return true;
  const length = Math.max(one.length, other.length) - 2;
  return length >= 4 && one.slice(0, length) === other.slice(0, length);
}

function stem(word: string): string {
  return word.replace(/ies$/, "y").replace(/(?<=[^s])s$/, "");
}
