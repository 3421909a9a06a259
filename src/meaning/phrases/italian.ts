import type { Language } from "../phrase.ts";

const classes = {
  bad: "non valid*|non è valid*|non sono valid*|non corrett*|errat*|mancante|mancanti|sbagliat*|invalid*",
  expired: "scadut*|revocato|assente|obbligatori*",
  credential: "token|credenziali|password|chiave api|api key|jwt|sessione|firma",
  right: "permess*|privilegi|diritt*|autorizzazioni|accesso",
  kind: "tipo di contenuto|tipo di media|tipo di file|tipo mime|formato del file|formato file|media type|content type",
  system: "servizio|server|sistema|database|applicazione",
};

/** The phrases of Italian. */
export const italian: Language = {
  table: {
    badRequest: "(richiesta|domanda) [è] <bad>",
    vague: `
      (errore|errori|fallit*|impossibile|errat*)
      non (può|possono|è possibile|è stato possibile|consentit*|permess*|supportat*)`,
    malformed: `
      (malformat*|mal formata|mal formato)
      errore di sintassi
      sintassi <bad>
      (json|xml) (<bad>|malformat*)`,
    parameter: `
      (parametr*|id|identificativo) [~] (<bad>|assente)
      parametr* (obbligatori*|richiest*)
      manca* ~ parametr*`,
    validation: `
      (errore|errori) (di|nella) [validazione]
      validazione ~ (fallita|non)
      (dati|dato|campo|campi|valor*|formato|contenuto|corpo) ~ <bad>
      (campo|campi|dati|dato) obbligatori*
      non (può|deve|possono|devono) essere (vuot*|null*|negativ*|maggiore|minore)
      deve essere (maggiore|minore|un|una|compres*)
      troppo (cort*|lung*)`,
    authentication: `
      non [è|sei] (autenticat*|loggato|identificato)
      autenticazione ~ (fallita|richiesta|necessaria|obbligatoria|<bad>)
      (errore|errori|mancata|senza|richiede) [di|nella|l'] autenticazione
      <credential> ~ (<bad>|<expired>)
      (senza|manca) [il|un] <credential>`,
    authorization: `
      non [è|sei] autorizzat*
      (errore di|senza|mancata|manca) autorizzazione`,
    permission: `
      accesso ~ (negat*|vietat*|non consentito|rifiutat*)
      <right> ~ (insufficient*|mancant*|negat*|necessari*)
      (senza|non ha|non hai|non possiede|privo di|privo dei) [i|il|gli|l'|sufficienti] [necessari] <right>
      (vietato|proibito)`,
    notFound: `
      non [è stat*|sono stat*] (trovat*|rinvenut*|reperibil*|presente)
      non (esiste|esistono)
      impossibile trovare
      inesistent*
      (nessun|nessuna|nessuno) ~ trovat*`,
    conflict: `
      già (esist*|present*|in uso|registrat*|utilizzat*|stat*|assegnat*|associat*|attiv*|creat*|elaborat*|annullat*|confermat*|pagat*|in corso)
      (è|sono|ha|esiste) già
      (conflitto|conflitti|duplicato|duplicata|duplicati)
      (in uso|modificat*) da
      transizione ~ (<bad>|non consentita|non ammessa)
      stato (<bad>|non consentito|non ammesso)
      non (è in uno|si trova in uno) stato
      (attivo|attiva|predefinit*) non può
      non può essere (eliminat*|modificat*|annullat*) [,] (perché|poiché|in quanto|finché|nello)
      ancora (in uso|utilizzat*|associat*)`,
    rateLimit: `
      troppe (richieste|chiamate)
      troppi tentativi
      limite [massimo] (di|delle) (richieste|chiamate|frequenza)`,
    tooLarge: `
      (file|corpo|contenuto|richiesta|immagine|documento|dimensione|allegato) ~ troppo (grand*|elevat*|pesante)
      (supera|superat*) ~ dimension*
      dimension* ~ superat*`,
    mediaType: "<kind> ~ (<bad>|non supportat*|non consentit*|non ammesso)",
    timeout: `
      tempo (scaduto|limite superato|di attesa)
      timeout (della|del)`,
    unavailable: `
      <system> ~ (non disponibile|non raggiungibile|indisponibile|sovraccaric*|non è disponibile)
      (temporaneamente|momentaneamente) (non disponibile|indisponibile)
      in manutenzione`,
    internal: `
      (errore|errori) (intern*|imprevist*|inaspettat*|inattes*|generico) [del|di] [server|sistema]
      (errore|errori|problema) (del|di|nel|sul|lato) <system>
      qualcosa è andato storto`,
    notImplemented: "non [è|ancora] [ancora] implementat*",
    failure: `
      ^ errore $
      ^ errore (durante|nella|nel|in fase)
      (fallita|fallito|non riuscita|non riuscito) $
      si è verificato un errore $
      (o|oppure|altrimenti) [un] [messaggio di] errore $`,
    created: `
      (creato|creata|creati) [correttamente|con successo] $
      registrat* (correttamente|con successo)`,
    accepted: `
      (accodat*|in coda)
      pres* in carico
      richiesta [è stata] accettata
      (accettat*|ricevut*) per (l'elaborazione|l'esecuzione|elaborazione)
      (verrà|sarà|verranno|saranno) elaborat*`,
    noContent: "(nessun|senza) contenuto",
    deleted: "(eliminat*|cancellato|cancellata|rimoss*) $",
    updated: "(aggiornat*|modificato|modificata|salvato|salvata) $",
    success: "(successo|correttamente)",
    nothing: `
      (senza|nessun) error*
      (lista|elenco|messaggi|codici|tipi|numero) (di|degli) error*`,
  },
  classes,
};
